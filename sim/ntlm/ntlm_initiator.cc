#include "sim/ntlm/ntlm_initiator.h"

#include <algorithm>
#include <string>

#include "sim/crypto/hmac.h"
#include "sim/ntlm/authenticate_message.h"
#include "sim/ntlm/flag_mapping.h"
#include "sim/ntlm/negotiate_message.h"
#include "sim/ntlm/ntlmv2_response.h"
#include "sim/ntlm/payload_field.h"
#include "sim/wire/utf16.h"
#include "sim/wire/writer.h"

namespace legwork::ntlm {
namespace {

// The initiator writes these pairs itself, whatever the challenge says.
bool IsOwnPair(std::uint16_t id) {
  const auto av_id = static_cast<AvId>(id);
  return av_id == AvId::kMsvAvEol || av_id == AvId::kMsvAvFlags || av_id == AvId::kMsvAvTargetName ||
         av_id == AvId::kMsvAvChannelBindings;
}

// CopyPairs repeats the acceptor's pairs, unknown ones too: it may look for them.
void CopyPairs(ByteView target_info, Writer& out) {
  Reader in(target_info);
  AvPair pair;
  while (GetAvPair(in, &pair)) {
    if (!IsOwnPair(pair.id)) PutAvPair(out, static_cast<AvId>(pair.id), pair.value);
  }
}

void PutFlagsPair(std::uint32_t flags, Writer& out) {
  std::array<std::uint8_t, 4> value;
  for (std::size_t i = 0; i < 4; ++i) value[i] = static_cast<std::uint8_t>(flags >> (8 * i));
  PutAvPair(out, AvId::kMsvAvFlags, value);
}

// ReadTargetInfo accepts a challenge without any.
bool ReadTargetInfo(const ChallengeMessage& challenge, AvPairs& pairs) {
  if (challenge.target_info.empty()) return true;
  Reader in(challenge.target_info);
  return GetAvPairs(in, &pairs) && in.empty();
}

// UnitsOf is empty for a name that is no UTF-8.
Bytes UnitsOf(std::string_view name) {
  const Result<Bytes> units = Utf16LeFromUtf8(name);
  return units ? *units : Bytes();
}

}  // namespace

void NtlmInitiator::Step(const LegRequest& request, LegReply& reply) {
  switch (phase_) {
    case Phase::kStart:
      return DoSendNegotiate(request, reply);
    case Phase::kExpectChallenge:
      return DoReadChallenge(request, reply);
    case Phase::kEstablished:
      return DoRestart(request, reply);
    case Phase::kFailed:
      return Fail(SecStatus::kInvalidHandle, reply);
  }
}

// A token on the first call is a hint that an acceptor sent before anybody asked; NTLM has no use for it.
void NtlmInitiator::DoSendNegotiate(const LegRequest& request, LegReply& reply) {
  Remember(request);
  const Identity& identity = credential().identity();
  anonymous_ = identity.anonymous || requested().Has(ContextFlag::kNullSession);
  if (!identity.present && !anonymous_) return Fail(SecStatus::kNoCredentials, reply);
  if (!anonymous_) set_names(identity.user, identity.domain);
  if (request.has_target) set_target(std::string(request.target));

  flags_ = FlagsToOffer(requested());
  early_key_.reset();
  if (requested().Has(ContextFlag::kDatagram)) return DoAwaitChallenge(reply);
  Writer out(reply.token);
  WriteNegotiateMessage({flags_, {}, {}, kOwnVersion}, out);
  std::ranges::copy(out.Written(), negotiate_message_.begin());
  phase_ = Phase::kExpectChallenge;
  Answer(SecStatus::kContinueNeeded, anonymous_ ? flags_ | kNegotiateAnonymous : flags_, reply);
}

// In connectionless mode there is no NEGOTIATE_MESSAGE: the server sends its challenge when the first datagram reaches
// it, which may be signed already with the key that the AUTHENTICATE_MESSAGE will carry (MS-NLMP 1.3.1.4, DGM-001).
void NtlmInitiator::DoAwaitChallenge(LegReply& reply) {
  flags_ |= kNegotiateDatagram;
  phase_ = Phase::kExpectChallenge;
  if (!anonymous_ && HasSessionSecurity(flags_)) {
    stream().Fill(early_key_.emplace());
    Provide(flags_, *early_key_);
  }
  Answer(SecStatus::kContinueNeeded, anonymous_ ? flags_ | kNegotiateAnonymous : flags_, reply);
}

void NtlmInitiator::DoReadChallenge(const LegRequest& request, LegReply& reply) {
  const Result<ChallengeMessage> challenge = ReadChallengeMessage(request.token);
  if (!challenge) return Fail(SecStatus::kInvalidToken, reply);
  Remember(request);
  if (request.has_target) set_target(std::string(request.target));

  flags_ &= challenge->negotiate_flags;
  if (requested().Has(ContextFlag::kDatagram) && (flags_ & kNegotiateDatagram) == 0) {
    return Fail(SecStatus::kInvalidToken, reply);  // what was signed before has no place on a connection
  }
  if ((flags_ & kNegotiateUnicode) == 0) return Fail(SecStatus::kInvalidToken, reply);
  if (HasSessionSecurity(flags_) && credential().policy().requires_128_bit && (flags_ & kNegotiate128) == 0) {
    return Fail(SecStatus::kUnsupportedFunction, reply);
  }
  if (anonymous_) return SendAnonymous(reply);
  SendAuthenticate(request.token, *challenge, reply);
}

void NtlmInitiator::DoRestart(const LegRequest& request, LegReply& reply) {
  Forget();
  phase_ = Phase::kStart;
  DoSendNegotiate(request, reply);
}

// MS-NLMP 3.1.5.1.2. An acceptor that gives a timestamp gets a MIC, and no LMv2 response.
void NtlmInitiator::SendAuthenticate(ByteView challenge_token, const ChallengeMessage& challenge, LegReply& reply) {
  AvPairs pairs;
  Challenge client_challenge;
  stream().Fill(client_challenge);
  Bytes response;
  if (!ReadTargetInfo(challenge, pairs) || !MakeNtResponse(challenge, pairs, client_challenge, response)) {
    return Fail(SecStatus::kInvalidToken, reply);
  }
  const bool has_mic = pairs.Timestamp().has_value();
  const ResponseKey& response_key = credential().response_key();
  const Key session_base_key = response_key.SessionBaseKey(ByteView(response).first(kNtProofStrSize));
  const bool is_datagram = (flags_ & kNegotiateDatagram) != 0;
  const bool exchanges_keys = (flags_ & kNegotiateKeyExch) != 0 && HasSessionSecurity(flags_);

  Key exported_session_key = session_base_key;
  Key encrypted_random_session_key = {};
  if (exchanges_keys) {
    if (early_key_) exported_session_key = *early_key_;
    if (!early_key_) stream().Fill(exported_session_key);
    encrypted_random_session_key = Rc4Key(session_base_key, exported_session_key);
  }
  std::array<std::uint8_t, kLmResponseSize> lm_response = {};
  if (!has_mic) lm_response = response_key.LmChallengeResponse(challenge.server_challenge, client_challenge);

  AuthenticateMessage message;
  message.lm_challenge_response = lm_response;
  message.nt_challenge_response = response;
  message.domain_name = credential().domain_name();
  message.user_name = credential().user_name();
  if (exchanges_keys) message.encrypted_random_session_key = encrypted_random_session_key;
  message.negotiate_flags = flags_ | (challenge.negotiate_flags & kNegotiateTargetInfo);
  message.version = kOwnVersion;
  if (has_mic) message.mic = Mic{};
  Writer out(reply.token);
  WriteAuthenticateMessage(message, out);
  if (has_mic) {
    const ByteView negotiate = is_datagram ? ByteView() : ByteView(negotiate_message_);
    out.PatchBytes(kMicOffset, HmacMd5(exported_session_key, {negotiate, challenge_token, out.Written()}));
  }
  phase_ = Phase::kEstablished;
  Finish(flags_, exported_session_key, reply);
}

// An anonymous logon has no user, no response, a single zero for the LM response, and no keys (MS-NLMP 3.1.5.1.2).
void NtlmInitiator::SendAnonymous(LegReply& reply) {
  constexpr std::array<std::uint8_t, 1> kLmResponse = {0};
  flags_ = (flags_ & ~kNegotiateKeyExch) | kNegotiateAnonymous;
  AuthenticateMessage message;
  message.lm_challenge_response = kLmResponse;
  message.negotiate_flags = flags_;
  message.version = kOwnVersion;
  Writer out(reply.token);
  WriteAuthenticateMessage(message, out);
  phase_ = Phase::kEstablished;
  Finish(flags_, Key{}, reply);
}

// MakeNtResponse is false if the result would not fit its payload field.
bool NtlmInitiator::MakeNtResponse(const ChallengeMessage& challenge, const AvPairs& pairs,
                                   const Challenge& client_challenge, Bytes& response) const {
  constexpr Key kNoBindings = {};
  constexpr std::size_t kFixedSize = 96;  // head, tail and own pairs without the target name, bytes
  const Bytes target_name = UnitsOf(target());
  if (kFixedSize + challenge.target_info.size() + target_name.size() > kPayloadSizeMax) return false;

  const std::optional<std::uint64_t> timestamp = pairs.Timestamp();
  response.reserve(kFixedSize + challenge.target_info.size() + target_name.size());
  Writer out(response);
  PutNtlmv2ResponseHead(out, timestamp.value_or(static_cast<std::uint64_t>(Now())), client_challenge);
  CopyPairs(challenge.target_info, out);
  std::uint32_t av_flags = pairs.Flags();
  if (timestamp) av_flags |= kAvFlagMicPresent;
  if (requested().Has(ContextFlag::kUnverifiedTargetName)) av_flags |= kAvFlagUntrustedSpn;
  if (av_flags != 0) PutFlagsPair(av_flags, out);
  PutAvPair(out, AvId::kMsvAvChannelBindings, bindings_hash().value_or(kNoBindings));
  PutAvPair(out, AvId::kMsvAvTargetName, target_name);
  PutAvEol(out);
  PutNtlmv2ResponseTail(out);
  const ByteView covered = out.Written(kNtProofStrSize);
  out.PatchBytes(0, credential().response_key().NtProofStr(challenge.server_challenge, covered));
  return true;
}

void NtlmInitiator::Fail(SecStatus status, LegReply& reply) {
  phase_ = Phase::kFailed;
  reply.token.clear();
  reply.status = status;
}

}  // namespace legwork::ntlm

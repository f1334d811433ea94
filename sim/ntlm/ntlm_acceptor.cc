#include "sim/ntlm/ntlm_acceptor.h"

#include <algorithm>
#include <utility>

#include "sim/crypto/constant_time.h"
#include "sim/crypto/hmac.h"
#include "sim/ntlm/flag_mapping.h"
#include "sim/wire/utf16.h"
#include "sim/wire/writer.h"

namespace legwork::ntlm {
namespace {

constexpr std::size_t kChallengeSizeTypical = 256;  // bytes

// Without a user, a response, or more of an LM response than one zero, nobody in particular logs on.
bool IsAnonymous(const AuthenticateMessage& message) {
  return message.user_name.empty() && message.nt_challenge_response.empty() &&
         message.lm_challenge_response.size() <= 1;
}

// WidenOem takes OEM characters for Latin-1: the code page is nowhere in the protocol.
Bytes WidenOem(ByteView text) {
  Bytes units;
  units.reserve(2 * text.size());
  for (const std::uint8_t c : text) {
    units.push_back(c);
    units.push_back(0);
  }
  return units;
}

bool IsZero(ByteView bytes) {
  return std::ranges::all_of(bytes, [](std::uint8_t byte) { return byte == 0; });
}

// ExportedSessionKeyOf is RC4K of the key that was sent, if one was. MS-NLMP 3.2.5.1.2 has one sent if KEY_EXCH goes
// with SIGN or SEAL; initiators are about that send it with KEY_EXCH alone and mean it.
bool ExportedSessionKeyOf(NegotiateFlags flags, const AuthenticateMessage& message, const Key& session_base_key,
                          Key& exported_session_key) {
  exported_session_key = session_base_key;
  if ((flags & kNegotiateKeyExch) == 0) return true;
  const ByteView encrypted = message.encrypted_random_session_key;
  if (encrypted.empty()) return !HasSessionSecurity(flags);
  if (encrypted.size() != exported_session_key.size()) return false;
  exported_session_key = Rc4Key(session_base_key, encrypted);
  return true;
}

}  // namespace

void NtlmAcceptor::Step(const LegRequest& request, LegReply& reply) {
  switch (phase_) {
    case Phase::kExpectNegotiate:
      return DoReadNegotiate(request, reply);
    case Phase::kExpectAuthenticate:
      return DoReadAuthenticate(request, reply);
    case Phase::kEstablished:
      return DoRestart(request, reply);
    case Phase::kFailed:
      return Fail(SecStatus::kInvalidHandle, reply);
  }
}

void NtlmAcceptor::DoReadNegotiate(const LegRequest& request, LegReply& reply) {
  if (request.requested.Has(ContextFlag::kDatagram) && request.token.empty()) {
    Remember(request);
    return DoOfferDatagrams(reply);
  }
  const Result<NegotiateMessage> message = ReadNegotiateMessage(request.token);
  if (!message) return Fail(SecStatus::kInvalidToken, reply);
  Remember(request);
  flags_ = FlagsToAnswer(message->negotiate_flags);
  if ((flags_ & (kNegotiateUnicode | kNegotiateOem)) == 0) return Fail(SecStatus::kInvalidToken, reply);
  if (const SecStatus status = CheckStrength(); IsFailure(status)) return Fail(status, reply);
  transcript_.reserve(request.token.size() + kChallengeSizeTypical);
  transcript_.assign(request.token.begin(), request.token.end());
  SendChallenge(reply);
  Append(transcript_, reply.token);
  phase_ = Phase::kExpectAuthenticate;
  Answer(SecStatus::kContinueNeeded, flags_, reply);
}

// In connectionless mode the acceptor speaks first, and offers all that it can (MS-NLMP 1.3.1.4).
void NtlmAcceptor::DoOfferDatagrams(LegReply& reply) {
  constexpr ContextFlags kEverything = ContextFlag::kConfidentiality | ContextFlag::kIdentify;
  flags_ = FlagsToAnswer(FlagsToOffer(kEverything)) | kNegotiateDatagram;
  SendChallenge(reply);
  transcript_ = reply.token;
  phase_ = Phase::kExpectAuthenticate;
  Answer(SecStatus::kContinueNeeded, flags_, reply);
}

void NtlmAcceptor::DoReadAuthenticate(const LegRequest& request, LegReply& reply) {
  const Result<AuthenticateMessage> message = ReadAuthenticateMessage(request.token);
  if (!message) return Fail(SecStatus::kInvalidToken, reply);
  Remember(request);
  flags_ &= message->negotiate_flags;
  if (IsAnonymous(*message)) return AcceptAnonymous(reply);
  AcceptUser(request.token, *message, reply);
}

void NtlmAcceptor::DoRestart(const LegRequest& request, LegReply& reply) {
  Forget();
  phase_ = Phase::kExpectNegotiate;
  DoReadNegotiate(request, reply);
}

void NtlmAcceptor::SendChallenge(LegReply& reply) {
  const AcceptorTarget& target = credential().target();
  stream().Fill(server_challenge_);
  Bytes target_info;
  target.InfoAt(static_cast<std::uint64_t>(Now()), target_info);

  ChallengeMessage message;
  message.negotiate_flags = flags_ | kNegotiateTargetInfo;
  if ((flags_ & kRequestTarget) != 0) {
    message.negotiate_flags |= target.type();
    message.target_name = (flags_ & kNegotiateUnicode) != 0 ? target.name_unicode() : target.name_oem();
  }
  message.server_challenge = server_challenge_;
  message.target_info = target_info;
  message.version = kOwnVersion;
  Writer out(reply.token);
  WriteChallengeMessage(message, out);
}

void NtlmAcceptor::AcceptAnonymous(LegReply& reply) {
  if (const SecStatus status = CheckBindings(AvPairs()); IsFailure(status)) return Fail(status, reply);
  transcript_ = Bytes();
  phase_ = Phase::kEstablished;
  Finish(flags_ | kNegotiateAnonymous, Key{}, reply);
}

void NtlmAcceptor::AcceptUser(ByteView token, const AuthenticateMessage& message, LegReply& reply) {
  if (message.nt_challenge_response.size() <= kNtlmv1ResponseSize) return Fail(SecStatus::kLogonDenied, reply);
  const Result<Ntlmv2Response> response = ReadNtlmv2Response(message.nt_challenge_response);
  if (!response) return Fail(SecStatus::kInvalidToken, reply);

  Key session_base_key;
  Key exported_session_key;
  SecStatus status = CheckUser(message, *response, session_base_key);
  if (!IsFailure(status)) status = CheckStrength();
  if (!IsFailure(status) && !ExportedSessionKeyOf(flags_, message, session_base_key, exported_session_key)) {
    status = SecStatus::kInvalidToken;
  }
  if (!IsFailure(status)) status = CheckMic(token, message, response->av_pairs, exported_session_key);
  if (!IsFailure(status)) status = CheckBindings(response->av_pairs);
  if (IsFailure(status)) return Fail(status, reply);

  const std::optional<ByteView> target_name = response->av_pairs.Find(AvId::kMsvAvTargetName);
  Result<std::string> target = Utf8FromUtf16Le(target_name.value_or(ByteView()));
  if (target) set_target(std::move(*target));
  transcript_ = Bytes();
  phase_ = Phase::kEstablished;
  Finish(flags_, exported_session_key, reply);
}

// CheckUser compares NTProofStr, whatever else the message has (MS-NLMP 3.2.5.1.2).
SecStatus NtlmAcceptor::CheckUser(const AuthenticateMessage& message, const Ntlmv2Response& response,
                                  Key& session_base_key) {
  const bool unicode = (flags_ & kNegotiateUnicode) != 0;
  AccountKeys& accounts = credential().accounts();
  const AccountKey* const account = unicode ? accounts.Find(message.user_name, message.domain_name)
                                            : accounts.Find(WidenOem(message.user_name), WidenOem(message.domain_name));
  if (account == nullptr) return SecStatus::kLogonDenied;
  const auto fits = [&](const ResponseKey& key) {
    return SameTag(key.NtProofStr(server_challenge_, response.client_challenge), response.nt_proof_str);
  };
  const ResponseKey* const key = fits(account->response_key)     ? &account->response_key
                                 : fits(account->domainless_key) ? &account->domainless_key
                                                                 : nullptr;
  if (key == nullptr || !IsTimely(response.timestamp)) return SecStatus::kLogonDenied;
  session_base_key = key->SessionBaseKey(response.nt_proof_str);
  set_names(account->user, account->domain);
  return SecStatus::kOk;
}

// NLM-006. The response itself says that there is a MIC, so nobody can take it away unnoticed.
SecStatus NtlmAcceptor::CheckMic(ByteView token, const AuthenticateMessage& message, const AvPairs& pairs,
                                 const Key& exported_session_key) const {
  if ((pairs.Flags() & kAvFlagMicPresent) == 0) return SecStatus::kOk;
  if (!message.mic) return SecStatus::kInvalidToken;
  constexpr Mic kZeros = {};
  const ByteView before = token.first(kMicOffset);
  const ByteView behind = token.subspan(kMicOffset + kZeros.size());
  const Mic mic = HmacMd5(exported_session_key, {transcript_, before, kZeros, behind});
  return SameTag(mic, *message.mic) ? SecStatus::kOk : SecStatus::kInvalidToken;
}

// EPA-003 to EPA-005. Zeros are what an initiator sends that knows of bindings and was given none; it gets no grace.
SecStatus NtlmAcceptor::CheckBindings(const AvPairs& pairs) const {
  const std::optional<ByteView> bindings = pairs.Find(AvId::kMsvAvChannelBindings);
  const bool is_bound = bindings && !IsZero(*bindings);
  if (!bindings_hash()) {
    return is_bound || !requested().Has(ContextFlag::kProxyBindings) ? SecStatus::kOk : SecStatus::kBadBindings;
  }
  if (!bindings && requested().Has(ContextFlag::kAllowMissingBindings)) return SecStatus::kOk;
  return is_bound && SameTag(*bindings, *bindings_hash()) ? SecStatus::kOk : SecStatus::kBadBindings;
}

SecStatus NtlmAcceptor::CheckStrength() const {
  const bool strong = (flags_ & kNegotiate128) != 0 || !HasSessionSecurity(flags_);
  return strong || !credential().policy().requires_128_bit ? SecStatus::kOk : SecStatus::kUnsupportedFunction;
}

bool NtlmAcceptor::IsTimely(std::uint64_t timestamp) const {
  const auto now = static_cast<std::uint64_t>(Now());
  return (timestamp > now ? timestamp - now : now - timestamp) <= std::uint64_t{kMaxLifetime};
}

void NtlmAcceptor::Fail(SecStatus status, LegReply& reply) {
  phase_ = Phase::kFailed;
  transcript_ = Bytes();
  reply.token.clear();
  reply.status = status;
}

}  // namespace legwork::ntlm

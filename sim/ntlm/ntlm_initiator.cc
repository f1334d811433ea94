#include "sim/ntlm/ntlm_initiator.h"

#include <algorithm>
#include <string>

#include "sim/crypto/hmac.h"
#include "sim/ntlm/challenge_response.h"
#include "sim/ntlm/flag_mapping.h"
#include "sim/ntlm/misbehaviour.h"
#include "sim/ntlm/negotiate_message.h"
#include "sim/wire/code_page.h"
#include "sim/wire/utf16.h"
#include "sim/wire/writer.h"

namespace legwork::ntlm {
namespace {

// NamesOf gives what MS-NLMP has as names: UTF-16LE, or OEM characters where Unicode was not negotiated; nothing if the
// code page lacks one of them.
std::optional<Bytes> NamesOf(NegotiateFlags flags, const CodePage& page, ByteView units) {
  return (flags & kNegotiateUnicode) != 0 ? ToBytes(units) : OemFromUtf16Le(page, units);
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

  if (habits().blocked) return Fail(SecStatus::kUnsupportedFunction, reply);  // MS-NLMP 3.1.5.1.1, ClientBlocked
  flags_ = FlagsToOffer(requested());
  if (habits().level == 0) flags_ &= ~kNegotiateExtendedSessionSecurity;
  flags_ = WithHabits(flags_, habits());
  early_key_.reset();
  if (requested().Has(ContextFlag::kDatagram)) return DoAwaitChallenge(reply);
  calls_locally_ = MayCallLocally();
  WriteNegotiate(reply.token);
  phase_ = Phase::kExpectChallenge;
  Answer(SecStatus::kContinueNeeded, anonymous_ ? flags_ | kNegotiateAnonymous : flags_, reply);
}

// Names in NEGOTIATE are OEM characters, and there so that old servers can choose by them, or that the acceptor knows
// its own computer; with other credentials Windows leaves them out (windows-observed H11). What was sent is kept for
// the MIC.
void NtlmInitiator::WriteNegotiate(Bytes& token) {
  NegotiateMessage message;
  std::optional<Bytes> domain, workstation;
  if (habits().supplies_names || calls_locally_) {
    domain = OemFromUtf16Le(credential().page(), credential().domain_name());
    workstation = OemFromUtf8(credential().page(), surroundings().host);
    if (domain) flags_ |= kNegotiateOemDomainSupplied;
    if (workstation) flags_ |= kNegotiateOemWorkstationSupplied;
  }
  message.negotiate_flags = flags_;
  if (domain) message.domain_name = *domain;
  if (workstation) message.workstation = *workstation;
  message.version = OwnVersion(habits());
  Misbehave(surroundings().misconduct, &NtlmMisbehaviour::alter_negotiate, message);
  Writer out(token);
  WriteNegotiateMessage(message, out);
  Misbehave(surroundings().misconduct, &NtlmMisbehaviour::alter_negotiate_octets, token);
  negotiate_size_ = token.size();
  if (negotiate_size_ > negotiate_message_.size()) {
    long_negotiate_message_ = token;
  } else {
    std::ranges::copy(token, negotiate_message_.begin());
  }
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
  if ((flags_ & (kNegotiateUnicode | kNegotiateOem)) == 0) return Fail(SecStatus::kInvalidToken, reply);
  if (HasSessionSecurity(flags_) && credential().policy().requires_128_bit && (flags_ & kNegotiate128) == 0) {
    return Fail(SecStatus::kUnsupportedFunction, reply);
  }
  if (anonymous_) return SendAnonymous(reply);
  if (Key key = {}; AnswerLocally(*challenge, key)) return SendLocalCall(key, reply);
  SendAuthenticate(request.token, *challenge, reply);
}

void NtlmInitiator::DoRestart(const LegRequest& request, LegReply& reply) {
  Forget();
  phase_ = Phase::kStart;
  DoSendNegotiate(request, reply);
}

// MS-NLMP 3.1.5.1.2.
void NtlmInitiator::SendAuthenticate(ByteView challenge_token, const ChallengeMessage& challenge, LegReply& reply) {
  Challenged challenged = {.credential = credential(), .habits = habits(), .challenge = challenge, .flags = flags_};
  stream().Fill(challenged.client_challenge);
  if (habits().sends_single_host) {
    for (Key& half : challenged.machine_id) stream().Fill(half);
  }
  challenged.now = static_cast<std::uint64_t>(Now());
  challenged.target = target();
  challenged.bindings_hash = bindings_hash();
  challenged.misconduct = surroundings().misconduct;
  challenged.target_is_unverified = requested().Has(ContextFlag::kUnverifiedTargetName);
  Responses responses;
  responses.nt.swap(credential().scratch());  // and back, below
  responses.nt.clear();
  if (!Respond(challenged, responses)) return Fail(SecStatus::kInvalidToken, reply);

  Key exported_session_key = responses.key_exchange_key;
  Key encrypted_random_session_key = {};
  const bool exchanges_keys = (flags_ & kNegotiateKeyExch) != 0 && HasSessionSecurity(flags_);
  if (exchanges_keys) {
    if (early_key_) exported_session_key = *early_key_;
    if (!early_key_) stream().Fill(exported_session_key);
    encrypted_random_session_key = Rc4Key(responses.key_exchange_key, exported_session_key);
  }

  AuthenticateMessage message;
  message.lm_challenge_response = responses.lm;
  message.nt_challenge_response = responses.nt;
  if (exchanges_keys) message.encrypted_random_session_key = encrypted_random_session_key;
  message.negotiate_flags = flags_ | (challenge.negotiate_flags & kNegotiateTargetInfo);
  message.version = OwnVersion(habits());
  if (responses.has_mic) {
    message.mic = Mic{};
    if (!message.version) message.version = Version();  // the MIC's place is behind it
  }
  if (!WriteAuthenticate(message, reply.token)) return Fail(SecStatus::kUnknownCredentials, reply);
  responses.nt.swap(credential().scratch());
  Misbehave(surroundings().misconduct, &NtlmMisbehaviour::alter_authenticate_octets, reply.token);
  const bool has_room = reply.token.size() >= kMicOffset + sizeof(Mic);  // whoever misbehaves may have left none
  if (message.mic && has_room) PutMic(exported_session_key, challenge_token, reply.token);
  phase_ = Phase::kEstablished;
  Finish(flags_, exported_session_key, reply);
}

// WriteAuthenticate adds the names, which are good until it returns; false if they cannot be written in OEM characters.
bool NtlmInitiator::WriteAuthenticate(AuthenticateMessage& message, Bytes& token) {
  const NtlmCredential& own = credential();
  const bool is_usual = (flags_ & kNegotiateUnicode) != 0 && !habits().names_workstation;
  if (is_usual) {
    message.domain_name = own.domain_name();
    message.user_name = own.user_name();
    Misbehave(surroundings().misconduct, &NtlmMisbehaviour::alter_authenticate, message);
    Writer out(token);
    WriteAuthenticateMessage(message, out);
    return true;
  }
  const Result<Bytes> host = Utf16LeFromUtf8(habits().names_workstation ? surroundings().host : "");
  const auto domain = NamesOf(flags_, own.page(), own.domain_name());
  const auto user = NamesOf(flags_, own.page(), own.user_name());
  const auto workstation = NamesOf(flags_, own.page(), host ? ByteView(*host) : ByteView());
  if (!domain || !user || !workstation) return false;
  message.domain_name = *domain;
  message.user_name = *user;
  message.workstation = *workstation;
  Misbehave(surroundings().misconduct, &NtlmMisbehaviour::alter_authenticate, message);
  Writer out(token);
  WriteAuthenticateMessage(message, out);
  return true;
}

void NtlmInitiator::PutMic(const Key& exported_session_key, ByteView challenge_token, Bytes& token) const {
  const bool is_datagram = (flags_ & kNegotiateDatagram) != 0;
  const ByteView sent = negotiate_size_ > negotiate_message_.size()
                            ? ByteView(long_negotiate_message_)
                            : ByteView(negotiate_message_).first(negotiate_size_);
  const ByteView negotiate = is_datagram ? ByteView() : sent;
  Mic mic = HmacMd5(exported_session_key, {negotiate, challenge_token, token});
  Misbehave(surroundings().misconduct, &NtlmMisbehaviour::alter_mic, mic);
  std::ranges::copy(mic, &token[kMicOffset]);
}

// An anonymous logon has no user, no response, a single zero for the LM response, and no keys (MS-NLMP 3.1.5.1.2).
void NtlmInitiator::SendAnonymous(LegReply& reply) {
  constexpr std::array<std::uint8_t, 1> kLmResponse = {0};
  flags_ = (flags_ & ~kNegotiateKeyExch) | kNegotiateAnonymous;
  AuthenticateMessage message;
  message.lm_challenge_response = kLmResponse;
  message.negotiate_flags = flags_;
  message.version = OwnVersion(habits());
  Writer out(reply.token);
  WriteAuthenticateMessage(message, out);
  phase_ = Phase::kEstablished;
  Finish(flags_, Key{}, reply);
}

bool NtlmInitiator::MayCallLocally() const {
  return surroundings().local_calls != nullptr && credential().identity().logged_on && !anonymous_ &&
         surroundings().profile.Answer(Question::kNtlmLocalCall) == SecStatus::kOk;
}

// AnswerLocally tells the computer's authority who calls, and is false if the challenge is not of this computer.
bool NtlmInitiator::AnswerLocally(const ChallengeMessage& challenge, Key& session_key) {
  if (!calls_locally_ || (challenge.negotiate_flags & kNegotiateLocalCall) == 0) return false;
  stream().Fill(session_key);
  const Identity& identity = credential().identity();
  return surroundings().local_calls->Answer(surroundings().host, challenge.reserved,
                                            {.user = identity.user,
                                             .domain = identity.domain,
                                             .target = std::string(target()),
                                             .bindings_hash = bindings_hash(),
                                             .session_key = session_key});
}

void NtlmInitiator::SendLocalCall(const Key& session_key, LegReply& reply) {
  AuthenticateMessage message;
  message.negotiate_flags = flags_ | kNegotiateLocalCall;
  message.version = OwnVersion(habits());
  Misbehave(surroundings().misconduct, &NtlmMisbehaviour::alter_authenticate, message);
  Writer out(reply.token);
  WriteAuthenticateMessage(message, out);
  Misbehave(surroundings().misconduct, &NtlmMisbehaviour::alter_authenticate_octets, reply.token);
  phase_ = Phase::kEstablished;
  Finish(flags_, session_key, reply);
}

void NtlmInitiator::Fail(SecStatus status, LegReply& reply) {
  phase_ = Phase::kFailed;
  reply.token.clear();
  reply.status = status;
}

}  // namespace legwork::ntlm

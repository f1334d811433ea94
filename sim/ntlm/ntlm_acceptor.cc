#include "sim/ntlm/ntlm_acceptor.h"

#include <algorithm>
#include <utility>

#include "sim/crypto/constant_time.h"
#include "sim/crypto/hmac.h"
#include "sim/ntlm/flag_mapping.h"
#include "sim/ntlm/misbehaviour.h"
#include "sim/ntlm/response_check.h"
#include "sim/wire/code_page.h"
#include "sim/wire/reader.h"
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

bool IsZero(ByteView bytes) {
  return std::ranges::all_of(bytes, [](std::uint8_t byte) { return byte == 0; });
}

// NamesAgree says whether the response repeats the names of the challenge, each that it had.
bool NamesAgree(const AcceptorTarget& target, const AvPairs& pairs) {
  Bytes info;
  target.InfoAt(0, info);
  Reader in(info);
  AvPairs own;
  if (info.empty() || !GetAvPairs(in, &own)) return true;
  for (const AvId id : {AvId::kMsvAvNbComputerName, AvId::kMsvAvNbDomainName, AvId::kMsvAvDnsComputerName,
                        AvId::kMsvAvDnsDomainName, AvId::kMsvAvDnsTreeName}) {
    const std::optional<ByteView> said = own.Find(id), repeated = pairs.Find(id);
    if (said && (!repeated || !SameBytes(*said, *repeated))) return false;
  }
  return true;
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
  if (habits().blocked) return Fail(SecStatus::kUnsupportedFunction, reply);  // MS-NLMP 3.2.5.1.1, ServerBlock
  Remember(request);
  flags_ = WithHabits(FlagsToAnswer(message->negotiate_flags), habits());
  if ((flags_ & (kNegotiateUnicode | kNegotiateOem)) == 0) return Fail(SecStatus::kInvalidToken, reply);
  if (const SecStatus status = CheckStrength(); IsFailure(status)) return Fail(status, reply);
  transcript_.reserve(request.token.size() + kChallengeSizeTypical);
  transcript_.assign(request.token.begin(), request.token.end());
  OfferLocalCall(*message);
  SendChallenge(reply);
  Append(transcript_, reply.token);
  phase_ = Phase::kExpectAuthenticate;
  Answer(SecStatus::kContinueNeeded, flags_, reply);
}

// In connectionless mode the acceptor speaks first, and offers all that it can (MS-NLMP 1.3.1.4).
void NtlmAcceptor::DoOfferDatagrams(LegReply& reply) {
  constexpr ContextFlags kEverything = ContextFlag::kConfidentiality | ContextFlag::kIdentify;
  flags_ = WithHabits(FlagsToAnswer(FlagsToOffer(kEverything)), habits()) | kNegotiateDatagram;
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
  if ((flags_ & kNegotiateLocalCall) != 0) return AcceptLocal(reply);
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
  Bytes& target_info = credential().scratch();
  target_info.clear();
  target.InfoAt(static_cast<std::uint64_t>(Now()), target_info);
  Misbehave(surroundings().misconduct, &NtlmMisbehaviour::alter_target_info, target_info);

  ChallengeMessage message;
  const bool has_info = !target_info.empty() && (habits().flags_off & kNegotiateTargetInfo) == 0;
  message.negotiate_flags = flags_ | (has_info ? kNegotiateTargetInfo : 0);
  if ((flags_ & kRequestTarget) != 0) {
    message.negotiate_flags |= target.type();
    message.target_name = (flags_ & kNegotiateUnicode) != 0 ? target.name_unicode() : target.name_oem();
  }
  message.server_challenge = server_challenge_;
  message.reserved = local_call_;
  if (has_info) message.target_info = target_info;
  message.version = OwnVersion(habits());
  Misbehave(surroundings().misconduct, &NtlmMisbehaviour::alter_challenge, message);
  Writer out(reply.token);
  WriteChallengeMessage(message, out);
  Misbehave(surroundings().misconduct, &NtlmMisbehaviour::alter_challenge_octets, reply.token);
}

void NtlmAcceptor::AcceptAnonymous(LegReply& reply) {
  if (habits().refuses_anonymous) return Fail(SecStatus::kLogonDenied, reply);
  if (const SecStatus status = CheckBindings(std::nullopt); IsFailure(status)) return Fail(status, reply);
  transcript_ = Bytes();
  phase_ = Phase::kEstablished;
  Finish(flags_ | kNegotiateAnonymous, Key{}, reply);
}

// Who names this computer as his own may be a process of it; whether he is, its authority will know.
void NtlmAcceptor::OfferLocalCall(const NegotiateMessage& message) {
  constexpr NegotiateFlags kNames = kNegotiateOemDomainSupplied | kNegotiateOemWorkstationSupplied;
  local_call_ = 0;
  if (surroundings().local_calls == nullptr || (message.negotiate_flags & kNames) != kNames) return;
  if (surroundings().profile.Answer(Question::kNtlmLocalCall) != SecStatus::kOk) return;
  const std::optional<Bytes> own = OemFromUtf8(credential().page(), surroundings().host);
  if (!own || !SameBytes(*own, message.workstation)) return;
  local_call_ = surroundings().local_calls->Offer(surroundings().host);
  flags_ |= kNegotiateLocalCall;
}

void NtlmAcceptor::AcceptLocal(LegReply& reply) {
  const std::optional<LocalCaller> caller = surroundings().local_calls->Take(std::exchange(local_call_, 0));
  if (!caller) return Fail(SecStatus::kLogonDenied, reply);
  const SecStatus status = CheckBindings(caller->bindings_hash);
  if (IsFailure(status)) return Fail(status, reply);
  set_names(caller->user, caller->domain);
  set_target(caller->target);
  transcript_ = Bytes();
  phase_ = Phase::kEstablished;
  Finish(flags_ & ~kNegotiateLocalCall, caller->session_key, reply);
}

void NtlmAcceptor::AcceptUser(ByteView token, const AuthenticateMessage& message, LegReply& reply) {
  const Answered answered = {.accounts = credential().accounts(),
                             .habits = habits(),
                             .page = credential().page(),
                             .message = message,
                             .flags = flags_,
                             .server_challenge = server_challenge_,
                             .now = static_cast<std::uint64_t>(Now())};
  Logon logon;
  SecStatus status = CheckResponse(answered, logon);
  if (!IsFailure(status)) status = CheckStrength();
  if (!IsFailure(status) && habits().checks_own_names && !NamesAgree(credential().target(), logon.pairs)) {
    status = SecStatus::kLogonDenied;
  }
  if (IsFailure(status)) return Fail(status, reply);
  if (logon.account == nullptr) return AcceptGuest(*logon.guest, logon.pairs, reply);

  Key exported_session_key;
  if (!ExportedSessionKeyOf(flags_, message, logon.key_exchange_key, exported_session_key)) {
    return Fail(SecStatus::kInvalidToken, reply);
  }
  status = CheckMic(token, message, logon.pairs, exported_session_key);
  if (!IsFailure(status)) status = CheckBindings(logon.pairs.Find(AvId::kMsvAvChannelBindings));
  if (IsFailure(status)) return Fail(status, reply);
  if (logon.guest != nullptr) return AcceptGuest(*logon.guest, logon.pairs, reply);

  set_names(logon.account->user, logon.account->domain);
  SetTarget(logon.pairs);
  transcript_ = Bytes();
  phase_ = Phase::kEstablished;
  Finish(flags_, exported_session_key, reply);
}

// A guest has no session security (NLM-010, CTX-009): who came by a name that nobody knows has no key in common with
// the acceptor, so that no MIC could be checked either (windows-observed G22, J22).
void NtlmAcceptor::AcceptGuest(const Account& guest, const AvPairs& pairs, LegReply& reply) {
  const SecStatus status = CheckBindings(pairs.Find(AvId::kMsvAvChannelBindings));
  if (IsFailure(status)) return Fail(status, reply);
  set_names(guest.name, guest.domain);
  SetTarget(pairs);
  transcript_ = Bytes();
  phase_ = Phase::kEstablished;
  Finish(flags_ & ~(kNegotiateSign | kNegotiateSeal), Key{}, reply);
}

void NtlmAcceptor::SetTarget(const AvPairs& pairs) {
  const std::optional<ByteView> target_name = pairs.Find(AvId::kMsvAvTargetName);
  Result<std::string> target = Utf8FromUtf16Le(target_name.value_or(ByteView()));
  if (target) set_target(std::move(*target));
}

// NLM-006. The response itself says that there is a MIC, so nobody can take it away unnoticed.
SecStatus NtlmAcceptor::CheckMic(ByteView token, const AuthenticateMessage& message, const AvPairs& pairs,
                                 const Key& exported_session_key) const {
  if ((pairs.Flags() & kAvFlagMicPresent) == 0) {
    return habits().requires_mic ? SecStatus::kInvalidToken : SecStatus::kOk;
  }
  if (!message.mic) return SecStatus::kInvalidToken;
  constexpr Mic kZeros = {};
  const ByteView before = token.first(kMicOffset);
  const ByteView behind = token.subspan(kMicOffset + kZeros.size());
  const Mic mic = HmacMd5(exported_session_key, {transcript_, before, kZeros, behind});
  return SameTag(mic, *message.mic) ? SecStatus::kOk : SecStatus::kInvalidToken;
}

// EPA-003 to EPA-005. Zeros are what an initiator sends that knows of bindings and was given none; it gets no grace.
SecStatus NtlmAcceptor::CheckBindings(std::optional<ByteView> bindings) const {
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

void NtlmAcceptor::Fail(SecStatus status, LegReply& reply) {
  phase_ = Phase::kFailed;
  transcript_ = Bytes();
  reply.token.clear();
  reply.status = status;
}

}  // namespace legwork::ntlm

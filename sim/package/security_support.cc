#include "sim/package/security_support.h"

#include <utility>

#include "model/credential_use.h"
#include "sim/package/attribute_answer.h"
#include "sim/package/message_shape.h"

namespace legwork {
namespace {

constexpr std::uint8_t kCredentialTag = 0xC1;
constexpr std::uint8_t kContextTag = 0xC7;

bool SamePackageName(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    if (lower(a[i]) != lower(b[i])) return false;
  }
  return true;
}

// UseOf is the bit of fCredentialUse that a role needs (ISC-N-006, ASC-N-002).
std::uint32_t UseOf(Role role) { return role == Role::kInitiator ? kUseOutbound : kUseInbound; }

}  // namespace

SecuritySupport::SecuritySupport(std::span<const Package* const> packages, const Surroundings& surroundings)
    : packages_(packages), surroundings_(surroundings), credentials_(kCredentialTag), contexts_(kContextTag) {}

SecStatus SecuritySupport::QueryPackage(std::string_view package, const Package*& found) const {
  for (const Package* row : packages_) {
    if (SamePackageName(row->text, package)) {
      found = row;
      return SecStatus::kOk;
    }
  }
  return SecStatus::kSecpkgNotFound;  // ACH-N-006
}

SecStatus SecuritySupport::Acquire(const AcquireArguments& arguments, SecHandle& handle, Ticks& expiry) {
  const Package* package = nullptr;
  if (arguments.handle_is_null) return SecStatus::kInvalidHandle;
  if (const SecStatus status = QueryPackage(arguments.package, package); IsFailure(status)) return status;
  const bool policy_only = (arguments.request.use & static_cast<std::uint32_t>(CredentialUse::kProcessPolicyOnly)) != 0;
  if (policy_only && package->name == PackageName::kNegotiate) return SecStatus::kNoCredentials;  // ACH-N-009
  SecStatus status = SecStatus::kOk;
  std::shared_ptr<Credential> credential = package->acquire(*package, surroundings_, arguments.request, status);
  if (credential == nullptr) return IsFailure(status) ? status : SecStatus::kInternalError;
  expiry = credential->Expiry();
  handle = credentials_.Add({std::move(credential), package, arguments.request.use});
  return SecStatus::kOk;
}

SecStatus SecuritySupport::Free(const HandleArgument& credential) {
  const bool freed = !credential.is_null && credentials_.Remove(credential.value);
  return freed ? SecStatus::kOk : SecStatus::kInvalidHandle;  // FCH-003
}

void SecuritySupport::Initialize(const HandshakeArguments& arguments, HandshakeResult& result) {
  Handshake(Role::kInitiator, arguments, result);
}

void SecuritySupport::Accept(const HandshakeArguments& arguments, HandshakeResult& result) {
  Handshake(Role::kAcceptor, arguments, result);
}

void SecuritySupport::Handshake(Role role, const HandshakeArguments& arguments, HandshakeResult& result) {
  result.reply.token.clear();
  result.reply.granted = {};
  result.reply.expiry = 0;
  result.context_written = result.results_written = result.allocated = false;
  result.granted = 0;
  if (arguments.context.is_null) return FirstLeg(role, arguments, result);
  HeldContext* held = FindContext(arguments.context);
  // ISC-N-056; LSA-001 needs no check of its own: without a context the credential decides.
  result.reply.status = held == nullptr ? SecStatus::kInvalidHandle : MayStep(*held, role, arguments.credential);
  if (IsFailure(result.reply.status)) return;
  LaterLeg(*held, arguments, result);
}

SecStatus SecuritySupport::CheckCredential(Role role, const HandleArgument& credential, HeldCredential*& held) {
  held = credential.is_null ? nullptr : credentials_.Find(credential.value);
  if (held == nullptr) return SecStatus::kInvalidHandle;
  if ((held->use & UseOf(role)) == 0) return surroundings_.profile.Answer(Question::kWrongDirection);
  return SecStatus::kOk;
}

void SecuritySupport::FirstLeg(Role role, const HandshakeArguments& arguments, HandshakeResult& result) {
  HeldCredential* credential = nullptr;
  result.reply.status = CheckCredential(role, arguments.credential, credential);
  if (IsFailure(result.reply.status)) return;
  if (arguments.new_context_is_null) {  // ISC-N-085, ASC-N-017: there is nowhere to put the handle
    result.reply.status = SecStatus::kInvalidHandle;
    return;
  }
  HeldContext held;
  held.credential = credential->credential;
  held.credential_handle = arguments.credential.value;
  held.package = credential->package;
  held.role = role;
  held.began = surroundings_.clock.Now();
  result.reply.status = TakeSupplied(arguments, credential->use, held);
  if (IsFailure(result.reply.status)) return;
  held.context = MakeContext(role, *held.package, *held.credential);
  Step(held, arguments, result);
  if (IsFailure(result.reply.status)) return;  // AMB-14: a first call that fails makes no handle
  result.context = contexts_.Add(std::move(held));
  result.context_written = true;
}

SecStatus SecuritySupport::MayStep(const HeldContext& held, Role role, const HandleArgument& credential) {
  if (held.role != role) return SecStatus::kInvalidHandle;  // ISC-N-001: each role has its own contexts
  // AMB-33: whether later legs need a credential; one that is named must be the context's (ISC-N-056, STC-002).
  if (credential.is_null) {
    const SecStatus answer = surroundings_.profile.Answer(Question::kLaterLegWithoutCredential);
    if (IsFailure(answer)) return answer;
  } else {
    if (credentials_.Find(credential.value) == nullptr) return SecStatus::kInvalidHandle;
    if (!(credential.value == held.credential_handle)) return SecStatus::kWrongCredentialHandle;
  }
  switch (held.progress) {
    case Progress::kExpectLeg:
      return SecStatus::kOk;
    case Progress::kExpectComplete:
    case Progress::kExpectCompleteThenLeg:
    case Progress::kFailed:
      return SecStatus::kOutOfSequence;  // windows-observed A06
    case Progress::kEstablished:
      if (held.credential == nullptr) return SecStatus::kNoCredentials;  // an imported context brings none
      return surroundings_.profile.Answer(role == Role::kInitiator ? Question::kReauthentication
                                                                   : Question::kAcceptEstablished);
  }
  return SecStatus::kInternalError;
}

void SecuritySupport::Restart(HeldContext& held) {
  // ISC-N-080: a call on an established context asks for reauthentication. The handle stays, the exchange is new.
  held.context = MakeContext(held.role, *held.package, *held.credential);
  held.progress = Progress::kExpectLeg;
  held.began = surroundings_.clock.Now();
}

void SecuritySupport::LaterLeg(HeldContext& held, const HandshakeArguments& arguments, HandshakeResult& result) {
  if (held.progress == Progress::kEstablished) {
    Restart(held);
    HandshakeArguments anew = arguments;
    anew.leg.has_token = false;  // the peer's last token belongs to the exchange that is over (AMB-04)
    anew.leg.token = {};
    Step(held, anew, result);
  } else {
    Step(held, arguments, result);
  }
  if (IsFailure(result.reply.status)) return;
  result.context = arguments.context.value;
  result.context_written = !arguments.new_context_is_null;
}

void SecuritySupport::Step(HeldContext& held, const HandshakeArguments& arguments, HandshakeResult& result) {
  LegRequest leg = arguments.leg;
  leg.requested = FlagsFromMask(arguments.requested, held.role, FlagDirection::kRequest);
  LegReply& reply = result.reply;
  if (leg.requested.Has(ContextFlag::kPromptForCreds)) {  // AMB-02
    reply.status = surroundings_.profile.Answer(Question::kPromptForCreds);
    if (IsFailure(reply.status)) return;
  }
  held.context->Step(leg, reply);
  const bool allocates = leg.requested.Has(ContextFlag::kAllocateMemory);
  const bool fits = allocates || (arguments.has_output && reply.token.size() <= arguments.output_capacity);
  if (!reply.token.empty() && !fits) {  // STC-009: nothing is truncated, and the leg cannot be taken back
    if (!IsFailure(reply.status)) reply.status = SecStatus::kBufferTooSmall;
    reply.token.clear();
  }
  result.allocated = allocates && !reply.token.empty();
  if (IsFailure(reply.status)) {
    held.progress = Progress::kFailed;
    return;
  }
  if (allocates) reply.granted |= ContextFlag::kAllocateMemory;
  if (held.acts_on_supplied) reply.granted |= ContextFlag::kUseSuppliedCreds;
  held.progress = reply.status == SecStatus::kContinueNeeded        ? Progress::kExpectLeg
                  : reply.status == SecStatus::kCompleteNeeded      ? Progress::kExpectComplete
                  : reply.status == SecStatus::kCompleteAndContinue ? Progress::kExpectCompleteThenLeg
                                                                    : Progress::kEstablished;
  held.granted = result.granted = MaskFromFlags(reply.granted, held.role, FlagDirection::kReturn);
  result.results_written = true;
}

std::unique_ptr<Context> SecuritySupport::MakeContext(Role role, const Package& package, Credential& credential) const {
  return role == Role::kInitiator ? package.make_initiator(package, surroundings_, credential)
                                  : package.make_acceptor(package, surroundings_, credential);
}

SecuritySupport::HeldContext* SecuritySupport::FindContext(const HandleArgument& context) {
  return context.is_null ? nullptr : contexts_.Find(context.value);
}

SecStatus SecuritySupport::Complete(const HandleArgument& context, std::span<MessageBuffer> message) {
  HeldContext* held = FindContext(context);
  if (held == nullptr) return SecStatus::kInvalidHandle;
  const bool owed = held->progress == Progress::kExpectComplete || held->progress == Progress::kExpectCompleteThenLeg;
  if (!owed) return surroundings_.profile.Answer(Question::kCompleteUnasked);  // AMB-12
  const SecStatus status = held->context->Complete(message);
  const Progress after = held->progress == Progress::kExpectComplete ? Progress::kEstablished : Progress::kExpectLeg;
  held->progress = IsFailure(status) ? Progress::kFailed : after;
  return status;
}

SecStatus SecuritySupport::Delete(const HandleArgument& context) {
  if (context.is_null) return SecStatus::kInvalidHandle;
  if (contexts_.Remove(context.value)) return SecStatus::kOk;
  // AMB-13: the page calls a second deletion a success, an unknown handle an error.
  return contexts_.WasIssued(context.value) ? surroundings_.profile.Answer(Question::kDoubleDelete)
                                            : SecStatus::kInvalidHandle;
}

SecStatus SecuritySupport::Query(const HandleArgument& context, std::uint32_t attribute, ContextFacts& facts,
                                 std::uint32_t& flags) {
  const HeldContext* held = FindContext(context);
  if (held == nullptr) return SecStatus::kInvalidHandle;
  const SecStatus known = AttributeStatus(attribute, held->role, surroundings_.profile);
  if (IsFailure(known)) return known;
  const bool established = held->progress == Progress::kEstablished;
  const SecStatus may = MayImpersonate(attribute, held->role, established, surroundings_.profile);
  if (IsFailure(may)) return may;
  const bool failed = held->progress == Progress::kFailed;  // ISC-N-071: after an error there is nothing to ask about
  if (failed || (!established && !AttributeIsKnownEarly(attribute))) {
    return surroundings_.profile.Answer(Question::kQueryIncomplete);  // AMB-23
  }
  ContextFacts all;
  all.start = held->began;
  held->context->Describe(all);
  if (all.package == PackageName::kNone) all.package = held->package->name;
  AddFactsOfTheApi({held->role, established, context.value}, surroundings_.profile, all);
  flags = held->granted;
  return KeepAttribute(attribute, std::move(all), facts);
}

void SecuritySupport::DescribeBindings(const SecHandle& context, ContextFacts& facts) {
  const HeldContext* held = contexts_.Find(context);
  if (held != nullptr && held->progress == Progress::kEstablished) held->context->Describe(facts);
}

SecuritySupport::HeldContext* SecuritySupport::FindProtecting(const HandleArgument& context, SecStatus& status) {
  HeldContext* held = FindContext(context);
  // The pages name no other code for a context that is not there yet than for one that never was (SIG-005, AMB-23).
  const bool usable = held != nullptr && (held->progress == Progress::kEstablished || ProtectsEarly(*held));
  status = usable ? SecStatus::kOk : SecStatus::kInvalidHandle;
  return usable ? held : nullptr;
}

// ProtectsEarly: a datagram context has its keys before the handshake is over (DGM-001).
bool SecuritySupport::ProtectsEarly(const HeldContext& held) {
  const std::uint32_t datagram = MaskFromFlags(ContextFlag::kDatagram, held.role, FlagDirection::kReturn);
  return held.progress == Progress::kExpectLeg && (held.granted & datagram) != 0 && held.context->ProtectsMessages();
}

SecStatus SecuritySupport::Sign(const HandleArgument& context, std::uint32_t qop, std::span<MessageBuffer> message,
                                std::uint32_t number) {
  SecStatus status = SecStatus::kOk;
  HeldContext* held = FindProtecting(context, status);
  if (held == nullptr) return status;
  status = CheckSignShape(message);
  return IsFailure(status) ? status : held->context->Sign(qop, message, number);
}

SecStatus SecuritySupport::Verify(const HandleArgument& context, std::span<MessageBuffer> message, std::uint32_t number,
                                  std::uint32_t* qop) {
  SecStatus status = SecStatus::kOk;
  HeldContext* held = FindProtecting(context, status);
  if (held == nullptr) return status;
  status = CheckVerifyShape(message);
  return IsFailure(status) ? status : held->context->Verify(message, number, qop);
}

SecStatus SecuritySupport::Encrypt(const HandleArgument& context, std::uint32_t qop, std::span<MessageBuffer> message,
                                   std::uint32_t number) {
  SecStatus status = SecStatus::kOk;
  HeldContext* held = FindProtecting(context, status);
  if (held == nullptr) return status;
  status = CheckEncryptShape(message);
  return IsFailure(status) ? status : held->context->Encrypt(qop, message, number);
}

SecStatus SecuritySupport::Decrypt(const HandleArgument& context, std::span<MessageBuffer> message,
                                   std::uint32_t number, std::uint32_t* qop) {
  SecStatus status = SecStatus::kOk;
  HeldContext* held = FindProtecting(context, status);
  if (held == nullptr) return status;
  status = CheckDecryptShape(message);
  return IsFailure(status) ? status : held->context->Decrypt(message, number, qop);
}

SecStatus SecuritySupport::ApplyControl(const HandleArgument& context) {
  return FindContext(context) == nullptr ? SecStatus::kInvalidHandle : SecStatus::kUnsupportedFunction;
}

SecStatus SecuritySupport::Impersonate(const HandleArgument& context) {
  HeldContext* held = FindContext(context);
  if (held == nullptr) return SecStatus::kInvalidHandle;
  const bool can = held->role == Role::kAcceptor && held->progress == Progress::kEstablished;
  if (!can) return SecStatus::kNoImpersonation;
  held->impersonating = true;
  return SecStatus::kOk;
}

SecStatus SecuritySupport::Revert(const HandleArgument& context) {
  HeldContext* held = FindContext(context);
  if (held == nullptr || !held->impersonating) return SecStatus::kInvalidHandle;  // REV-002 names no other code
  held->impersonating = false;
  return SecStatus::kOk;
}

SecStatus SecuritySupport::QueryToken(const HandleArgument& context) {
  const HeldContext* held = FindContext(context);
  if (held == nullptr) return SecStatus::kInvalidHandle;
  const bool can = held->role == Role::kAcceptor && held->progress == Progress::kEstablished;
  return can ? SecStatus::kOk : SecStatus::kNoImpersonation;
}

}  // namespace legwork

// What the page says of the requests in fContextReq and of the attributes that come back.
#include <array>

#include "model/clauses/pages.h"
#include "model/clauses/predicates.h"

namespace legwork {
namespace {

using enum Party;
using enum Level;

constexpr std::string_view kPage = "initializesecuritycontext--negotiate";
constexpr std::uint32_t kOnInitialize = On({Call::kInitialize});

bool UsesGranted(const Moment& m, ContextFlag flag) {
  return IsSsoPackage(m) && IsInitiatorMoment(m) && ContextIsEstablished(m) && m.context->granted_known &&
         m.context->granted.Has(flag);
}

bool ElementsFit(const Moment& m, std::uint32_t token_size_min) {
  const BufferFacts* token = m.record.input.Find(BufferType::kToken);
  const BufferFacts* data = m.record.input.Find(BufferType::kData);
  return MessageIsSound(m) && token != nullptr && data != nullptr && m.context->sizes_known &&
         token->size >= token_size_min;
}

bool EncryptsWithConfidentiality(const Moment& m) {
  return UsesGranted(m, ContextFlag::kConfidentiality) && ElementsFit(m, m.context->security_trailer) &&
         m.record.input.Find(BufferType::kPadding) != nullptr;
}
bool SignsWithIntegrity(const Moment& m) {
  return UsesGranted(m, ContextFlag::kIntegrity) && MessageIsSound(m) && m.record.qop == 0 &&
         ElementsFit(m, m.context->max_signature);
}
bool ReplaysToReplayDetection(const Moment& m) {
  return UsesGranted(m, ContextFlag::kReplayDetect) && m.record.message_origin == MessageOrigin::kReplayed;
}
bool SkipsAheadOfSequenceDetection(const Moment& m) {
  return UsesGranted(m, ContextFlag::kSequenceDetect) && m.record.message_origin == MessageOrigin::kEarly;
}
bool IsOutOfSequence(const Moment& m) { return IsStatus(m, SecStatus::kOutOfSequence); }

bool AsksForNoSemantics(const Moment& m) {
  return IsCatalogued(m) && FinalAttributesAreKnown(m) &&
         !m.requested.HasAny(ContextFlag::kDatagram | ContextFlag::kStream | ContextFlag::kConnection);
}
bool BehavesAsConnection(const Moment& m) { return !m.granted.HasAny(ContextFlag::kDatagram | ContextFlag::kStream); }

bool DelegatesWithoutMutual(const Moment& m) {
  return IsSsoPackage(m) && FinalAttributesAreKnown(m) && m.requested.Has(ContextFlag::kDelegate) &&
         !m.requested.Has(ContextFlag::kMutualAuth);
}
bool NegotiatedNtlm(const Moment& m) { return IsNegotiate(m) && NtlmIsSelected(m) && FinalAttributesAreKnown(m); }
bool GrantsNoDelegation(const Moment& m) { return !m.granted.Has(ContextFlag::kDelegate); }

bool FailsWithExtendedError(const Moment& m) {
  return IsNegotiate(m) && Failed(m) && m.requested.Has(ContextFlag::kExtendedError) && IsLaterLeg(m) &&
         HandlesAreSound(m) && ArgumentsAreSound(m) && HasInputToken(m) && !RoomMayBeShort(m) && !PeerHasLeft(m);
}
bool EmitsAToken(const Moment& m) { return m.record.output_token.size != 0; }

bool NeedsMutual(const Moment& m) {
  return IsInitiatorMoment(m) && ContextIsEstablished(m) && m.context->granted_known &&
         m.context->required.Has(ContextFlag::kMutualAuth) &&
         (m.record.call != Call::kSend || m.record.transmitted_application_data);
}
bool MutualIsGranted(const Moment& m) { return m.context->granted.Has(ContextFlag::kMutualAuth); }

bool FinalAttributesOfAStreamlessPackage(const Moment& m) { return IsCatalogued(m) && FinalAttributesAreKnown(m); }
bool GrantsNoStream(const Moment& m) { return !m.granted.Has(ContextFlag::kStream); }

bool SucceedsWithSsoPackage(const Moment& m) { return IsSsoPackage(m) && Succeeded(m); }
bool SucceedsWithAttributes(const Moment& m) { return SucceedsWithSsoPackage(m) && m.record.granted_written; }
bool AttributesAreOfThisFunction(const Moment& m) {
  return UnknownBits(m.record.granted, m.role, FlagDirection::kReturn) == 0 && !TakesBitsOfTheOtherFunction(m);
}

bool SendsApplicationDataFromInitiator(const Moment& m) {
  return m.record.transmitted_application_data && m.context != nullptr && IsInitiatorMoment(m) &&
         !m.context->requested.Has(
             ContextFlag::kDatagram);  // these may be signed before anybody has answered (DGM-001)
}
bool HandshakeWasOver(const Moment& m) { return m.context->was_established; }

bool ContinuesWithAllocatedToken(const Moment& m) {
  const BufferFacts* token = m.record.output.Find(BufferType::kToken);
  return SucceedsWithAttributes(m) && IsContinue(m) && m.requested.Has(ContextFlag::kAllocateMemory) &&
         token != nullptr && token->allocated_by_package;
}
bool ReportsAllocatedMemory(const Moment& m) { return m.granted.Has(ContextFlag::kAllocateMemory); }

bool SucceedsWithExpiryAsked(const Moment& m) { return SucceedsWithSsoPackage(m) && !m.record.expiry_is_null; }
bool ExpiryIsWritten(const Moment& m) { return m.record.expiry_written; }

bool MeetsConstrainedDelegation(const Moment& m) {
  return IsFirstLeg(m) && m.record.Is(Circumstance::kConstrainedDelegation);
}
bool RequestsNoDelegation(const Moment& m) { return !m.requested.Has(ContextFlag::kDelegate); }
bool AsksForAndAgainstIntegrity(const Moment& m) {
  const ContextFlags implying =
      ContextFlag::kReplayDetect | ContextFlag::kSequenceDetect | ContextFlag::kConfidentiality;
  return (IsNegotiate(m) || IsKerberos(m)) && FinalAttributesAreKnown(m) && HasNoTrouble(m) &&
         m.requested.HasAll(ContextFlag::kIntegrity | ContextFlag::kNoIntegrity) && !m.requested.HasAny(implying);
}
bool GrantsNoIntegrity(const Moment& m) { return !m.granted.Has(ContextFlag::kIntegrity); }

constexpr auto kRows = std::to_array<Clause>({
    {.id = "ISC-N-015",
     .page = kPage,
     .party = kPackage,
     .level = kShould,
     .rule = "Where the final attributes have CONFIDENTIALITY, EncryptMessage works.",
     .calls = On({Call::kEncrypt}),
     .applies = EncryptsWithConfidentiality,
     .holds = IsOk},
    {.id = "ISC-N-016",
     .page = kPage,
     .party = kPackage,
     .level = kShould,
     .rule = "Without a request for semantics the context behaves as a connection.",
     .calls = kOnInitialize,
     .applies = AsksForNoSemantics,
     .holds = BehavesAsConnection},
    {.id = "ISC-N-017",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "DELEGATE has effect only with MUTUAL_AUTH: alone it is not granted.",
     .calls = kOnInitialize,
     .applies = DelegatesWithoutMutual,
     .holds = GrantsNoDelegation,
     .fault = PackageIsAtFault},
    {.id = "ISC-N-018",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .inferred = true,
     .rule = "Delegation is Kerberos's alone: with NTLM negotiated it is not granted.",
     .calls = kOnInitialize,
     .applies = NegotiatedNtlm,
     .holds = GrantsNoDelegation},
    {.id = "ISC-N-019",
     .page = kPage,
     .party = kCaller,
     .level = kShould,
     .rule = "Under constrained delegation the DELEGATE request is not used.",
     .calls = kOnInitialize,
     .applies = MeetsConstrainedDelegation,
     .holds = RequestsNoDelegation},
    {.id = "ISC-N-020",
     .page = kPage,
     .party = kPackage,
     .level = kShould,
     .rule = "With EXTENDED_ERROR a failed exchange leaves an error token for the peer.",
     .calls = kOnInitialize,
     .applies = FailsWithExtendedError,
     .holds = EmitsAToken},
    {.id = "ISC-N-021",
     .page = kPage,
     .party = kPackage,
     .level = kShould,
     .rule = "Where the final attributes have INTEGRITY, MakeSignature works.",
     .calls = On({Call::kSign}),
     .applies = SignsWithIntegrity,
     .holds = IsOk},
    {.id = "ISC-N-022",
     .page = kPage,
     .party = kPackage,
     .level = kNote,
     .rule = "A request for MUTUAL_AUTH is met by the service's policy; success does not prove the server.",
     .unobservable = "a permission: no outcome contradicts it (AMB-15)"},
    {.id = "ISC-N-023",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "A caller that needs mutual authentication checks the final attributes and does not go on without it.",
     .calls = kOnMessage | On({Call::kSend}),
     .applies = NeedsMutual,
     .holds = MutualIsGranted},
    {.id = "ISC-N-024",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "With NO_INTEGRITY the INTEGRITY request is disregarded.",
     .calls = kOnInitialize,
     .applies = AsksForAndAgainstIntegrity,
     .holds = GrantsNoIntegrity,
     .tolerated = Always},
    {.id = "ISC-N-025",
     .page = kPage,
     .party = kPackage,
     .level = kShould,
     .rule = "With REPLAY_DETECT granted a message is refused the second time.",
     .calls = kOnUnprotect,
     .applies = ReplaysToReplayDetection,
     .holds = Failed},
    {.id = "ISC-N-026",
     .page = kPage,
     .party = kPackage,
     .level = kShould,
     .rule = "With SEQUENCE_DETECT granted a message ahead of its turn gives SEC_E_OUT_OF_SEQUENCE.",
     .calls = kOnUnprotect,
     .applies = SkipsAheadOfSequenceDetection,
     .holds = IsOutOfSequence},
    {.id = "ISC-N-027",
     .page = kPage,
     .party = kPackage,
     .level = kNote,
     .inferred = true,
     .rule = "Negotiate, Kerberos and NTLM have no stream semantics: STREAM is not granted.",
     .calls = kOnInitialize,
     .applies = FinalAttributesOfAStreamlessPackage,
     .holds = GrantsNoStream},
    {.id = "ISC-N-037",
     .page = kPage,
     .party = kPackage,
     .level = kShould,
     .rule = "A read/write input element is still there when the call returns.",
     .unobservable = "the constant that the page names does not exist (AMB-05)"},
    {.id = "ISC-N-038",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "*pfContextAttr receives the context's attributes on every successful return.",
     .calls = kOnInitialize,
     .applies = SucceedsWithSsoPackage,
     .holds = AttributesAreWritten},
    {.id = "ISC-N-039",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "The attributes are ISC_RET bits.",
     .calls = kOnInitialize,
     .applies = SucceedsWithAttributes,
     .holds = AttributesAreOfThisFunction},
    {.id = "ISC-N-040",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "No security attribute is relied on before the final success; data that relies on one was sent earlier.",
     .calls = On({Call::kSend}),
     .applies = SendsApplicationDataFromInitiator,
     .holds = HandshakeWasOver},
    {.id = "ISC-N-041",
     .page = kPage,
     .party = kPackage,
     .level = kMay,
     .rule = "ALLOCATED_MEMORY is valid on intermediate returns already.",
     .calls = kOnInitialize,
     .applies = ContinuesWithAllocatedToken,
     .holds = ReportsAllocatedMemory},
    {.id = "ISC-N-042",
     .page = kPage,
     .party = kPackage,
     .level = kMay,
     .rule = "Attributes may change from leg to leg; only the last are authoritative.",
     .unobservable = "a permission: no outcome contradicts it"},
    {.id = "ISC-N-043",
     .page = kPage,
     .party = kPackage,
     .level = kShould,
     .rule = "Where ptsExpiry is given it receives the context's expiry.",
     .calls = kOnInitialize,
     .applies = SucceedsWithExpiryAsked,
     .holds = ExpiryIsWritten},
});

}  // namespace

std::span<const Clause> IscNegotiateFlagClauses() { return kRows; }

}  // namespace legwork

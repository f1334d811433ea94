// What the pages on context requirements and on datagram and stream contexts say.
#include <array>

#include "model/clauses/pages.h"
#include "model/clauses/predicates.h"
#include "model/package_capability.h"

namespace legwork {
namespace {

using enum Party;
using enum Level;

constexpr std::string_view kPage = "context requirements";

bool Finishes(const Moment& m) { return IsCatalogued(m) && FinalAttributesAreKnown(m); }
bool RequestsAreOfThisFunction(const Moment& m) { return !PassesUndefinedFlags(m); }
bool MissesRequestedMutual(const Moment& m) {
  return IsInitiatorMoment(m) && ContextIsEstablished(m) && m.context->granted_known &&
         m.context->required.Has(ContextFlag::kMutualAuth) && m.context->requested.Has(ContextFlag::kMutualAuth) &&
         (m.record.call != Call::kSend || m.record.transmitted_application_data);
}
bool MutualWasGranted(const Moment& m) { return m.context->granted.Has(ContextFlag::kMutualAuth); }
bool FinishesWhatThePeerProved(const Moment& m) {
  return Finishes(m) && IsInitiatorMoment(m) && KerberosIsSelected(m) && m.requested.Has(ContextFlag::kMutualAuth) &&
         HasKind(m.record.input_token, TokenKind::kApRep) && HasNoTrouble(m);
}
bool ReportsMutual(const Moment& m) { return m.granted.Has(ContextFlag::kMutualAuth); }
// AcceptsAtOnceWithMutual: the server's only leg is its only chance to prove itself.
bool AcceptsAtOnceWithMutual(const Moment& m) {
  const bool accepts = m.record.call == Call::kAccept && IsFirstLeg(m) && IsOk(m) && KerberosIsSelected(m);
  return accepts && HasOutputElement(m) && m.granted.Has(ContextFlag::kMutualAuth);
}
bool FinishesWithMutual(const Moment& m) {
  if (AcceptsAtOnceWithMutual(m)) return true;
  return Finishes(m) && IsInitiatorMoment(m) && m.granted.Has(ContextFlag::kMutualAuth);
}
bool ServerHasSpoken(const Moment& m) {
  if (m.record.call == Call::kAccept) {
    return m.record.output_token.size != 0 || m.record.output.Find(BufferType::kToken)->size_after != 0;
  }
  return HasInputToken(m) && m.record.input_token.kind != TokenKind::kKrbError && !IsNtlm(m);
}
// One page has it that the three messages of NTLM authenticate both (AMB-15): who asks may be told so.
bool BelievesInNtlm(const Moment& m) { return IsNtlm(m) && m.requested.Has(ContextFlag::kMutualAuth); }
bool FinishesWithDelegation(const Moment& m) {
  if (!m.granted.Has(ContextFlag::kDelegate)) return false;
  if (IsInitiatorMoment(m)) return Finishes(m);
  return Finishes(m) && HasNoTrouble(m) && m.peer_context != nullptr && m.peer_context->role == Role::kInitiator;
}
// ClientCanHaveDelegated: it asked for anything that has to do with it, or its authenticator says so.
bool ClientCanHaveDelegated(const Moment& m) {
  constexpr std::uint32_t kGssDelegate = 1;
  return m.peer_context->requested.HasAny(ContextFlag::kDelegate | ContextFlag::kMutualAuth) ||
         (m.record.input_token.checksum_flags & kGssDelegate) != 0;
}
bool DelegationIsFounded(const Moment& m) {
  if (IsAcceptorMoment(m)) return !NtlmIsSelected(m) && ClientCanHaveDelegated(m);
  return m.granted.Has(ContextFlag::kMutualAuth) && !NtlmIsSelected(m) &&
         !m.record.Is(Circumstance::kNotTrustedForDelegation);
}
// SECQOP_WRAP_NO_ENCRYPT means nothing to MakeSignature, and the profile says what becomes of it.
constexpr std::uint32_t kNoEncrypt = 0x80000001;

bool SignsWith(const Moment& m, ContextFlag flag) {
  const BufferFacts* token = m.record.input.Find(BufferType::kToken);
  return IsCatalogued(m) && ContextIsEstablished(m) && m.context->granted_known && m.context->granted.Has(flag) &&
         MessageIsSound(m) && m.record.qop != kNoEncrypt && m.context->sizes_known && token != nullptr &&
         token->size >= m.context->max_signature && m.record.input.Find(BufferType::kData) != nullptr &&
         NothingIsArranged(m) && !IsRefusedAsExpired(m);
}
bool SignsWithReplayDetection(const Moment& m) { return SignsWith(m, ContextFlag::kReplayDetect); }
bool SignsWithSequenceDetection(const Moment& m) { return SignsWith(m, ContextFlag::kSequenceDetect); }
bool FinishesForAGuest(const Moment& m) { return Finishes(m) && m.record.Is(Circumstance::kGuest); }
bool GrantsNoConfidentiality(const Moment& m) { return !m.granted.Has(ContextFlag::kConfidentiality); }

bool FinishesInDceStyle(const Moment& m) {
  return Finishes(m) && IsInitiatorMoment(m) && KerberosIsSelected(m) && HasNoTrouble(m) &&
         m.requested.Has(ContextFlag::kUseDceStyle) && m.requested.Has(ContextFlag::kMutualAuth);
}
bool EmitsTheThirdLeg(const Moment& m) { return m.record.output_token.size != 0 && IsLaterLeg(m); }
bool FinishesWithSuppliedCredentials(const Moment& m) {
  return Finishes(m) && IsInitiatorMoment(m) && m.granted.Has(ContextFlag::kUseSuppliedCreds);
}
bool CredentialsWereSupplied(const Moment& m) { return m.context != nullptr || !m.record.input.is_null; }
bool FailsWithExtendedError(const Moment& m) {
  return IsNegotiate(m) && Failed(m) && m.requested.Has(ContextFlag::kExtendedError) && HandlesAreSound(m) &&
         ArgumentsAreSound(m) && HasInputToken(m) && m.allowed && m.phase != Phase::kEstablished &&
         !RoomMayBeShort(m) && !PeerHasLeft(m);
}
bool EmitsAToken(const Moment& m) { return m.record.output_token.size != 0; }
bool AllocatesAToken(const Moment& m) {
  return IsSsoPackage(m) && Succeeded(m) && m.requested.Has(ContextFlag::kAllocateMemory) &&
         (m.record.output_token.size != 0 || BeginsWithoutAToken(m)) && HasOutputElement(m);
}
// SaysItAllocated: the attributes tell the caller to free what lies in his own memory.
bool SaysItAllocated(const Moment& m) {
  return IsSsoPackage(m) && Succeeded(m) && !m.requested.Has(ContextFlag::kAllocateMemory) &&
         m.record.granted_written && m.granted.Has(ContextFlag::kAllocateMemory) &&
         m.record.output_token.size != 0 && HasOutputElement(m);
}
bool AllocatesOrSaysSo(const Moment& m) { return AllocatesAToken(m) || SaysItAllocated(m); }
bool IsAcceptorThatDoesNot(const Moment& m) { return IsAcceptorMoment(m) && !SaysItAllocated(m); }
bool PackageAllocatedIt(const Moment& m) { return m.record.output.Find(BufferType::kToken)->allocated_by_package; }
bool SemanticsAreOne(const Moment& m) {
  const int semantics = m.granted.Has(ContextFlag::kDatagram) + m.granted.Has(ContextFlag::kConnection) +
                        m.granted.Has(ContextFlag::kStream);
  return semantics <= 1;
}
bool BeginsADatagram(const Moment& m) {
  return IsCatalogued(m) && IsFirstLeg(m) && HasNoTrouble(m) && Succeeded(m) && IsInitiatorMoment(m) &&
         m.granted.Has(ContextFlag::kDatagram);
}
bool EmitsNoToken(const Moment& m) { return m.record.output_token.size == 0; }
bool MeetsAnIncompleteMessage(const Moment& m) {
  return IsStatus(m, SecStatus::kIncompleteMessage) && m.record.input.count != 0 &&
         m.record.input.count <= kBufferFactsMax;
}
bool SaysHowMuchIsMissing(const Moment& m) {
  for (std::uint32_t i = 0; i < m.record.input.count; ++i) {
    if (BufferTypeOf(m.record.input.buffers[i].type_after) == BufferType::kMissing) return true;
  }
  return false;
}

constexpr std::uint32_t kMechanismCircumstances = static_cast<std::uint32_t>(Circumstance::kNtlmSelected) |
                                                  static_cast<std::uint32_t>(Circumstance::kKerberosSelected);

bool EstablishesDatagramsAgain(const Moment& m) {
  return IsCatalogued(m) && m.record.call == Call::kInitialize && ContextIsEstablished(m) && IsDatagram(m) &&
         m.record.circumstances == (m.record.circumstances & kMechanismCircumstances);
}
bool ReadsADatagramUnderANumber(const Moment& m) {
  return IsCatalogued(m) && ContextIsEstablished(m) && IsDatagram(m) && ExpectsProtection(m) &&
         m.record.message_origin == MessageOrigin::kInOrder && m.record.protected_number_known &&
         m.context->failed_messages == 0;
}
bool OnlyItsOwnNumberReadsIt(const Moment& m) { return NumbersDiffer(m) ? Failed(m) : IsOk(m); }

bool AsksForAndAgainstIntegrity(const Moment& m) {
  const ContextFlags implying =
      ContextFlag::kReplayDetect | ContextFlag::kSequenceDetect | ContextFlag::kConfidentiality;
  return (IsNegotiate(m) || IsKerberos(m)) && FinalAttributesAreKnown(m) && HasNoTrouble(m) && IsInitiatorMoment(m) &&
         m.requested.HasAll(ContextFlag::kIntegrity | ContextFlag::kNoIntegrity) && !m.requested.HasAny(implying);
}
bool GrantsNoIntegrity(const Moment& m) { return !m.granted.Has(ContextFlag::kIntegrity); }
bool AsksForDatagramsUserToUser(const Moment& m) {
  return IsKerberos(m) && FinalAttributesAreKnown(m) &&
         m.requested.HasAll(ContextFlag::kDatagram | ContextFlag::kUseSessionKey);
}
bool GrantsNotBoth(const Moment& m) { return !m.granted.HasAll(ContextFlag::kDatagram | ContextFlag::kUseSessionKey); }
// Description is of the moment's package, which is a catalogued one.
bool LeavesAnErrorToken(const Moment& m) {
  return IsCatalogued(m) && Failed(m) && EmitsAToken(m) && Description(m).is_described;
}
bool AdvertisesExtendedError(const Moment& m) {
  return (Description(m).capabilities & static_cast<std::uint32_t>(PackageCapability::kExtendedError)) != 0;
}

constexpr auto kRows = std::to_array<Clause>({
    {.id = "CTX-001",
     .page = kPage,
     .party = kBoth,
     .level = kNote,
     .rule = "Requests have the REQ bits of the function they are passed to.",
     .calls = kOnHandshake,
     .applies = Always,
     .holds = RequestsAreOfThisFunction,
     .fault = CallerIsAtFault},
    {.id = "CTX-002",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "Where requested mutual authentication failed the caller decides; one that requires it stops.",
     .calls = kOnMessage | On({Call::kSend}),
     .applies = MissesRequestedMutual,
     .holds = MutualWasGranted},
    {.id = "CTX-003",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "Mutual authentication that was achieved is reported.",
     .calls = On({Call::kInitialize}),
     .applies = FinishesWhatThePeerProved,
     .holds = ReportsMutual},
    {.id = "CTX-004",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "Mutual authentication is reported only when the server has proved itself by a token, as never in NTLM.",
     .calls = kOnHandshake,
     .applies = FinishesWithMutual,
     .holds = ServerHasSpoken,
     .tolerated = BelievesInNtlm},
    {.id = "CTX-005",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "DELEGATE works only with MUTUAL_AUTH, with Kerberos, toward a server trusted for delegation.",
     .calls = kOnHandshake,
     .applies = FinishesWithDelegation,
     .holds = DelegationIsFounded},
    {.id = "CTX-006",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "REPLAY_DETECT implies INTEGRITY: signing works.",
     .calls = On({Call::kSign}),
     .applies = SignsWithReplayDetection,
     .holds = IsOk,
     .tolerated = RefusesMarkedData},
    {.id = "CTX-007",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "SEQUENCE_DETECT implies INTEGRITY: signing works.",
     .calls = On({Call::kSign}),
     .applies = SignsWithSequenceDetection,
     .holds = IsOk,
     .tolerated = RefusesMarkedData},
    {.id = "CTX-008",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "INTEGRITY alone enables neither sequencing nor replay detection.",
     .unobservable = "a package may grant more than was requested (AMB-18, AMB-26)"},
    {.id = "CTX-009",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "A guest's context has no CONFIDENTIALITY.",
     .calls = kOnHandshake,
     .applies = FinishesForAGuest,
     .holds = GrantsNoConfidentiality},
    {.id = "CTX-010",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "With NO_INTEGRITY the INTEGRITY request is ignored.",
     .calls = On({Call::kInitialize}),
     .applies = AsksForAndAgainstIntegrity,
     .holds = GrantsNoIntegrity,
     .tolerated = Always},
    {.id = "CTX-011",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "IDENTIFY limits impersonation to identification.",
     .unobservable = "the level of an operating system token is outside the interface's records"},
    {.id = "CTX-012",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "USE_DCE_STYLE makes three legs: the initiator finishes with a token.",
     .calls = On({Call::kInitialize}),
     .applies = FinishesInDceStyle,
     .holds = EmitsTheThirdLeg},
    {.id = "CTX-013",
     .page = kPage,
     .party = kPackage,
     .level = kNote,
     .rule = "PROMPT_FOR_CREDS asks an interactive user, if there is one.",
     .unobservable = "a user interface"},
    {.id = "CTX-014",
     .page = kPage,
     .party = kPackage,
     .level = kNote,
     .rule = "USED_SUPPLIED_CREDS is reported only where an input buffer could carry them.",
     .calls = On({Call::kInitialize}),
     .applies = FinishesWithSuppliedCredentials,
     .holds = CredentialsWereSupplied},
    {.id = "CTX-015",
     .page = kPage,
     .party = kPackage,
     .level = kShould,
     .rule = "With EXTENDED_ERROR a failing side leaves an error token for its peer.",
     .calls = kOnHandshake,
     .applies = FailsWithExtendedError,
     .holds = EmitsAToken},
    {.id = "CTX-016",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "With ALLOCATE_MEMORY the package allocates; ALLOCATED_MEMORY tells nothing else.",
     .calls = kOnHandshake,
     .applies = AllocatesOrSaysSo,
     .holds = PackageAllocatedIt,
     .tolerated = IsAcceptorThatDoesNot},
    {.id = "CTX-017",
     .page = kPage,
     .party = kBoth,
     .level = kMust,
     .inferred = true,
     .rule = "A context has one of datagram, connection and stream semantics.",
     .calls = kOnHandshake,
     .applies = Finishes,
     .holds = SemanticsAreOne,
     .fault = PackageIsAtFault},
    {.id = "DGM-001",
     .page = "datagram contexts",
     .party = kPackage,
     .level = kMust,
     .rule = "A datagram context's first call emits no token.",
     .calls = On({Call::kInitialize}),
     .applies = BeginsADatagram,
     .holds = EmitsNoToken},
    {.id = "STR-001",
     .page = "stream contexts",
     .party = kPackage,
     .level = kMust,
     .rule = "With INCOMPLETE_MESSAGE an element says how much is missing.",
     .calls = On({Call::kDecrypt}),
     .applies = MeetsAnIncompleteMessage,
     .holds = SaysHowMuchIsMissing,
     .tolerated = Always},
    {.id = "DGM-002",
     .page = "datagram contexts",
     .party = kPackage,
     .level = kMust,
     .rule = "A datagram context can be established again, and its keys be reset.",
     .calls = On({Call::kInitialize}),
     .applies = EstablishesDatagramsAgain,
     .holds = Succeeded},
    {.id = "DGM-003",
     .page = "datagram contexts",
     .party = kPackage,
     .level = kMust,
     .rule = "On datagram contexts the caller supplies sequence information, which must be the same at the other end.",
     .calls = On({Call::kVerify, Call::kDecrypt}),
     .applies = ReadsADatagramUnderANumber,
     .holds = OnlyItsOwnNumberReadsIt},
    {.id = "DGM-004",
     .page = "datagram contexts",
     .party = kPackage,
     .level = kNote,
     .rule = "Kerberos does not combine datagrams with user-to-user authentication.",
     .calls = kOnHandshake,
     .applies = AsksForDatagramsUserToUser,
     .holds = GrantsNotBoth},
    {.id = "STR-002",
     .page = "stream contexts",
     .party = kPackage,
     .level = kMay,
     .rule = "Bytes of the next record are reported in an EXTRA element.",
     .unobservable = "a permission: no outcome contradicts it"},
    {.id = "EXT-001",
     .page = "extended error information",
     .party = kPackage,
     .level = kMust,
     .rule = "A package that leaves error tokens says so by its EXTENDED_ERROR capability.",
     .calls = kOnHandshake,
     .applies = LeavesAnErrorToken,
     .holds = AdvertisesExtendedError},
    {.id = "EXT-002",
     .page = "extended error information",
     .party = kCaller,
     .level = kShould,
     .rule = "A client may act on an error token and begin again.",
     .unobservable = "a permission: no outcome contradicts it"},
});

}  // namespace

std::span<const Clause> ContextRequirementClauses() { return kRows; }

}  // namespace legwork

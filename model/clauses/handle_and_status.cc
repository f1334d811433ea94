// What the pages on handles, time stamps, status codes and the LSA mode functions say.
#include <array>

#include "model/clauses/pages.h"
#include "model/clauses/predicates.h"

namespace legwork {
namespace {

using enum Party;
using enum Level;

constexpr std::string_view kStatusPage = "sspi status codes";
constexpr std::string_view kLsaPage = "spinitlsamodecontext";
constexpr std::uint32_t kOnHandles = kOnContext | On({Call::kDelete, Call::kFree, Call::kQueryCredential});

// FILETIME ticks: 1980 is older than the interface, and two days cover any time zone.
constexpr std::int64_t kTicksPerDay = 864'000'000'000;
constexpr std::int64_t k1980 = 119'600'064'000'000'000;

constexpr auto kNoTgtReply = static_cast<SecStatus>(0x80090334);    // SEC_E_NO_TGT_REPLY
constexpr auto kNoLsaContext = static_cast<SecStatus>(0x00090323);  // SEC_I_NO_LSA_CONTEXT
constexpr auto kLocalLogon = static_cast<SecStatus>(0x00090315);    // SEC_I_LOCAL_LOGON

bool PassesAHandle(const Moment& m) {
  return m.context_state != HandleState::kNull || m.credential_state != HandleState::kNull;
}
bool HandlesWereIssued(const Moment& m) {
  return m.context_state != HandleState::kUnknown && m.credential_state != HandleState::kUnknown;
}
bool HandlesAreNotInvalidated(const Moment& m) {
  return m.context_state != HandleState::kInvalidated && m.credential_state != HandleState::kInvalidated;
}
bool WritesExpiry(const Moment& m) { return Succeeded(m) && m.record.expiry_written && m.record.expiry != 0; }
// A handshake may last longer than what it asks for: on a later leg the expiry can be long past.
bool ExpiryIsFiletime(const Moment& m) {
  const bool may_be_past = IsLaterLeg(m) || m.record.began_at < k1980;
  return m.record.expiry >= k1980 && (may_be_past || m.record.expiry >= m.record.began_at - 2 * kTicksPerDay);
}

bool ContinuedByInformation(const Moment& m) { return IsLaterLeg(m) && m.context->last_status != SecStatus::kOk; }
bool InformationWasNoFailure(const Moment& m) { return !IsFailure(m.context->last_status); }
bool SaysWrongCredential(const Moment& m) { return IsSsoPackage(m) && IsStatus(m, SecStatus::kWrongCredentialHandle); }
bool CredentialIsAnother(const Moment& m) {
  if (m.context == nullptr || m.context->credential == kNowhere || m.credential == nullptr) return false;
  return m.credential != &m.session.credentials[m.context->credential];
}
bool FailsForItsClock(const Moment& m) {
  return KerberosIsSelected(m) && Failed(m) && IsOnlyTrouble(m, Circumstance::kClockSkew);
}
bool IsTimeSkew(const Moment& m) { return IsStatus(m, SecStatus::kTimeSkew); }
bool FailsForQuality(const Moment& m) { return IsSsoPackage(m) && IsStatus(m, SecStatus::kSecurityQosFailed); }
bool QualityWasAsked(const Moment& m) {
  const ContextFlags asked = m.context != nullptr ? m.context->requested | m.requested : m.requested;
  return asked.HasAny(ContextFlag::kMutualAuth | ContextFlag::kDelegate);
}
bool SaysDowngrade(const Moment& m) { return IsSsoPackage(m) && IsStatus(m, SecStatus::kDowngradeDetected); }
bool IsNotAQuietHandshake(const Moment& m) { return !HasNoTrouble(m); }
bool ContinuesALeg(const Moment& m) { return ContextIsLive(m) && m.phase != Phase::kEstablished; }
bool SameFunctionIsCalledAgain(const Moment& m) { return m.allowed; }
bool HasRoomForItsToken(const Moment& m) {
  const BufferFacts* token = m.record.output.Find(BufferType::kToken);
  return IsSsoPackage(m) && token != nullptr && !token->allocated_by_package &&
         !m.requested.Has(ContextFlag::kAllocateMemory);
}
bool IsCutWhereItsRoomEnds(const Moment& m) {
  const BufferFacts& token = *m.record.output.Find(BufferType::kToken);
  return TokenIsCut(m) && token.size_after == token.size;
}
bool StaysInsideAndWhole(const Moment& m) {
  const BufferFacts& token = *m.record.output.Find(BufferType::kToken);
  const bool is_whole = m.record.output_token.size <= token.size && !IsCutWhereItsRoomEnds(m);
  return token.guards_intact && (Failed(m) || is_whole);
}
bool EmitsNothingIntoNoRoom(const Moment& m) {
  return IsCatalogued(m) && HasNoTrouble(m) && IsFirstLeg(m) && IsInitiatorMoment(m) && HasOutputElement(m) &&
         !m.requested.HasAny(ContextFlag::kAllocateMemory | ContextFlag::kDatagram) &&
         m.record.output.Find(BufferType::kToken)->size == 0;
}
// An element of a message whose size the caller did not overstate, so that what lies around it is not the package's.
bool IsOverrun(const BufferFacts& b) { return !b.guards_intact && !(b.memory_known && b.size > b.memory); }
// CountsMoreThanItsRoom: whoever sends or reads what the element counts goes past the caller's memory. A MISSING
// element counts what is not there, and a refusal may tell what would be needed.
bool CountsMoreThanItsRoom(const BufferFacts& b) {
  return !b.is_null && b.size_after > b.size && !b.allocated_by_package && b.type_after == b.type;
}
bool MessageStaysInside(const Moment& m) {
  const DescriptorFacts& message = m.record.input;
  const bool is_stream = message.Find(BufferType::kStream) != nullptr;  // elements are made to point into it
  for (std::uint32_t i = 0; i < message.count && i < kBufferFactsMax; ++i) {
    if (IsOverrun(message.buffers[i])) return false;
    if (IsOk(m) && !is_stream && CountsMoreThanItsRoom(message.buffers[i])) return false;
  }
  return true;
}
bool HandlesAMessage(const Moment& m) {
  return IsSsoPackage(m) && (On({m.record.call}) & kOnMessage) != 0 && !m.record.input.is_null;
}
bool StaysInRoom(const Moment& m) {
  return HandlesAMessage(m) || m.record.structure_overrun || HasRoomForItsToken(m) || EmitsNothingIntoNoRoom(m);
}
// Memory that was written is seen, and so is a token that ends too early; only by what name the lack of room is refused
// is inferred.
bool WroteOutsideOrCut(const Moment& m) {
  if (HandlesAMessage(m) || m.record.structure_overrun) return true;
  return (Succeeded(m) && IsCutWhereItsRoomEnds(m)) || IsOverrun(*m.record.output.Find(BufferType::kToken));
}
bool WritesWithinItsRoom(const Moment& m) {
  if (m.record.structure_overrun) return false;
  if (HandlesAMessage(m)) return MessageStaysInside(m);
  return StaysInsideAndWhole(m) && !(EmitsNothingIntoNoRoom(m) && Succeeded(m));
}

bool SaysNoTgtReply(const Moment& m) { return IsSsoPackage(m) && IsStatus(m, kNoTgtReply); }
bool HasHeardItsServer(const Moment& m) {
  return IsInitiatorMoment(m) && IsLaterLeg(m) && HasInputToken(m) && !NtlmIsSelected(m);
}
bool InformsOfItsPlace(const Moment& m) {
  return IsSsoPackage(m) && (IsStatus(m, kNoLsaContext) || IsStatus(m, kLocalLogon));
}
bool HasAContext(const Moment& m) { return IsLaterLeg(m) || m.record.new_handle_written; }

bool PassesAnyHandle(const Moment& m) { return !(m.record.credential.is_null && m.record.context.is_null); }
bool SucceedsWithSsoPackage(const Moment& m) { return IsSsoPackage(m) && Succeeded(m); }
bool IsDoneOrContinues(const Moment& m) { return IsOk(m) || IsContinue(m) || IsStatus(m, SecStatus::kCompleteNeeded); }
bool DecidesOnAttributes(const Moment& m) {
  return ContextIsEstablished(m) && m.context->granted_known && !m.context->required.empty();
}
bool AttributesAreSufficient(const Moment& m) { return !AttributesAreInsufficient(m); }

constexpr auto kRows = std::to_array<Clause>({
    {.id = "HND-001",
     .page = "sspi handles",
     .party = kCaller,
     .level = kMust,
     .inferred = true,
     .rule = "A handle that is passed was issued, as a credential or as a context, to this caller.",
     .calls = kOnHandles,
     .applies = PassesAHandle,
     .holds = HandlesWereIssued},
    {.id = "HND-002",
     .page = "sspi handles",
     .party = kCaller,
     .level = kMust,
     .inferred = true,
     .rule = "The all-ones value marks an invalidated handle and is passed to no call.",
     .calls = kOnHandles,
     .applies = PassesAHandle,
     .holds = HandlesAreNotInvalidated},
    {.id = "TSP-001",
     .page = "timestamp",
     .party = kPackage,
     .level = kMust,
     .rule = "A TimeStamp is a FILETIME: ticks of 100 ns since 1601.",
     .calls = kOnHandshake | On({Call::kAcquire}),
     .applies = WritesExpiry,
     .holds = ExpiryIsFiletime},
    {.id = "STC-001",
     .page = kStatusPage,
     .party = kCaller,
     .level = kMust,
     .rule = "SEC_I values are successes and SEC_E values failures: no handshake goes on after a failure.",
     .calls = kOnHandshake,
     .applies = ContinuedByInformation,
     .holds = InformationWasNoFailure},
    {.id = "STC-002",
     .page = kStatusPage,
     .party = kPackage,
     .level = kMust,
     .rule = "WRONG_CREDENTIAL_HANDLE means another credential than the context's.",
     .calls = kOnHandshake,
     .applies = SaysWrongCredential,
     .holds = CredentialIsAnother},
    {.id = "STC-003",
     .page = kStatusPage,
     .party = kPackage,
     .level = kMust,
     .rule = "Clocks that do not match give SEC_E_TIME_SKEW.",
     .calls = kOnHandshake,
     .applies = FailsForItsClock,
     .holds = IsTimeSkew,
     .tolerated = StatusIsRegistered},
    {.id = "STC-004",
     .page = kStatusPage,
     .party = kPackage,
     .level = kMust,
     .rule = "SECURITY_QOS_FAILED means that a quality that was asked for could not be had.",
     .calls = kOnHandshake,
     .applies = FailsForQuality,
     .holds = QualityWasAsked},
    {.id = "STC-005",
     .page = kStatusPage,
     .party = kPackage,
     .level = kMust,
     .rule = "DOWNGRADE_DETECTED means an attempt to weaken security, or contact lost.",
     .calls = kOnHandshake,
     .applies = SaysDowngrade,
     .holds = IsNotAQuietHandshake,
     .tolerated = Always},
    {.id = "STC-006",
     .page = kStatusPage,
     .party = kPackage,
     .level = kMust,
     .rule = "CONTINUE_NEEDED asks for the same function again, COMPLETE codes for CompleteAuthToken first.",
     .calls = kOnHandshake | On({Call::kComplete}),
     .applies = ContinuesALeg,
     .holds = SameFunctionIsCalledAgain,
     .fault = CallerIsAtFault},
    {.id = "STC-007",
     .page = kStatusPage,
     .party = kPackage,
     .level = kNote,
     .rule = "NO_TGT_REPLY: the server wants user-to-user authentication but sent no TGT; so a client says it, of a "
             "reply.",
     .calls = kOnHandshake,
     .applies = SaysNoTgtReply,
     .holds = HasHeardItsServer},
    {.id = "STC-008",
     .page = kStatusPage,
     .party = kPackage,
     .level = kNote,
     .rule = "NO_LSA_CONTEXT and LOCAL_LOGON inform of where a context lives: there is one.",
     .calls = kOnHandshake,
     .applies = InformsOfItsPlace,
     .holds = HasAContext},
    {.id = "STC-009",
     .page = kStatusPage,
     .party = kPackage,
     .level = kMust,
     .inferred = true,
     .rule = "A buffer too small gives SEC_E_BUFFER_TOO_SMALL; nothing is written past it or cut off.",
     .calls = kOnHandshake | kOnMessage | On({Call::kQuery}),
     .applies = StaysInRoom,
     .holds = WritesWithinItsRoom,
     .certain = WroteOutsideOrCut},
    {.id = "LSA-001",
     .page = kLsaPage,
     .party = kCaller,
     .level = kMust,
     .rule = "Credential and context are not both NULL.",
     .calls = kOnHandshake,
     .applies = Always,
     .holds = PassesAnyHandle},
    {.id = "LSA-002",
     .page = kLsaPage,
     .party = kPackage,
     .level = kMust,
     .rule = "A package signals completion by success and further legs by CONTINUE_NEEDED.",
     .calls = kOnHandshake,
     .applies = SucceedsWithSsoPackage,
     .holds = IsDoneOrContinues},
    {.id = "LSA-003",
     .page = kLsaPage,
     .party = kCaller,
     .level = kMust,
     .rule = "Where attributes do not match what is required the caller does not protect messages.",
     .calls = kOnProtect,
     .applies = DecidesOnAttributes,
     .holds = AttributesAreSufficient},
    {.id = "LSA-004",
     .page = kLsaPage,
     .party = kPackage,
     .level = kNote,
     .rule = "These pages word DELEGATE and MUTUAL_AUTH differently.",
     .unobservable = "wording"},
});

}  // namespace

std::span<const Clause> HandleAndStatusClauses() { return kRows; }

}  // namespace legwork

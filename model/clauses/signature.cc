// What the pages on MakeSignature and VerifySignature say.
#include <algorithm>
#include <array>
#include <span>

#include "model/clauses/pages.h"
#include "model/clauses/predicates.h"

namespace legwork {
namespace {

using enum Party;
using enum Level;

constexpr std::string_view kSignPage = "makesignature";
constexpr std::string_view kVerifyPage = "verifysignature";
constexpr std::uint32_t kOnSign = On({Call::kSign});
constexpr std::uint32_t kOnVerify = On({Call::kVerify});

bool UsesLiveContext(const Moment& m) { return ContextIsLive(m); }
bool HandshakeIsOver(const Moment& m) {
  return m.phase == Phase::kEstablished || m.context->requested.Has(ContextFlag::kDatagram);
}
bool DescribesAMessage(const Moment& m) { return ContextIsEstablished(m) && m.record.input.count <= kBufferFactsMax; }
bool HasDataAndToken(const Moment& m) {
  return m.record.input.Find(BufferType::kData) != nullptr && m.record.input.Find(BufferType::kToken) != nullptr;
}
bool HasOneToken(const Moment& m) {
  const auto buffers = std::span(m.record.input.buffers).first(m.record.input.count);
  return std::ranges::count(buffers, BufferType::kToken, [](const auto& one) { return BufferTypeOf(one.type); }) == 1;
}
// A caller that never asked for cbMaxSignature guesses, and learns of it from the status.
bool HasDataAndRoomForSignature(const Moment& m) {
  if (!HasDataAndToken(m) || !HasOneToken(m)) return false;
  if (!m.context->sizes_known) return !IsStatus(m, SecStatus::kBufferTooSmall);
  return m.record.input.Find(BufferType::kToken)->size >= m.context->max_signature;
}
bool OnEstablishedCatalogued(const Moment& m) { return IsCatalogued(m) && ContextIsEstablished(m); }
bool LacksToken(const Moment& m) {
  return OnEstablishedCatalogued(m) && ExpectsIntegrity(m) && m.record.input.count <= kBufferFactsMax &&
         m.record.input.Find(BufferType::kToken) == nullptr;
}
bool RefusesInAnotherReading(const Moment& m) { return RefusesUnknownProtection(m) || RefusesAMalformedMessage(m); }
bool IsInvalidToken(const Moment& m) { return IsStatus(m, SecStatus::kInvalidToken); }
bool LacksIntegrity(const Moment& m) {
  return OnEstablishedCatalogued(m) && m.context->granted_known && !GrantsProtection(*m.context) &&
         !m.context->requested.HasAny(ContextFlag::kIntegrity | ContextFlag::kReplayDetect |
                                      ContextFlag::kSequenceDetect | ContextFlag::kConfidentiality) &&
         HasDataAndToken(m);
}
bool IsRefusedOrDummy(const Moment& m) {
  if (IsRefusedAsExpired(m)) return true;
  return IsStatus(m, NtlmIsSelected(m) ? m.profile.Answer(Question::kDummySignature) : SecStatus::kQopNotSupported);
}
bool IsAReadingOfNtlm(const Moment& m) {  // AMB-18
  return NtlmIsSelected(m) && (IsOk(m) || IsStatus(m, SecStatus::kQopNotSupported));
}
bool PassesABadContext(const Moment& m) {
  return IsCatalogued(m) && m.actor.handles_issued != 0 && HasDataAndToken(m) &&
         (m.context_state == HandleState::kUnknown || m.context_state == HandleState::kInvalidated ||
          m.context_state == HandleState::kClosed);
}
bool IsInvalidHandle(const Moment& m) { return IsStatus(m, SecStatus::kInvalidHandle); }
bool SignsSoundly(const Moment& m) { return IsSsoPackage(m) && IsOk(m) && ContextIsEstablished(m); }
bool DataIsUnchanged(const Moment& m) {
  for (std::uint32_t i = 0; i < m.record.input.count && i < kBufferFactsMax; ++i) {
    const BufferFacts& buffer = m.record.input.buffers[i];
    if (BufferTypeOf(buffer.type) == BufferType::kData && buffer.changed) return false;
  }
  return true;
}
bool AnswersWithoutDigest(const Moment& m) { return OnEstablishedCatalogued(m) && HasDataAndToken(m); }
bool IsNoDigestOutcome(const Moment& m) {
  return !IsStatus(m, static_cast<SecStatus>(0x00090321)) && !IsStatus(m, SecStatus::kNoAuthenticatingAuthority);
}
bool SupportsSigning(const Moment& m) { return !IsStatus(m, SecStatus::kUnsupportedFunction); }
bool SignsWithIntegrity(const Moment& m) {
  return OnEstablishedCatalogued(m) && ExpectsIntegrity(m) && HasDataAndToken(m);
}

bool VerifiesWithIntegrity(const Moment& m) {
  return OnEstablishedCatalogued(m) && ExpectsIntegrity(m) && HasDataAndToken(m);
}
bool VerifiesInOrder(const Moment& m) {
  return VerifiesWithIntegrity(m) && m.record.message_origin == MessageOrigin::kInOrder && !NumbersDiffer(m) &&
         m.context->failed_messages == 0 && NothingIsArranged(m) && IsPeersNextMessage(m) && !IsRefusedAsExpired(m);
}
// CountsByItself: NTLM counts the messages of a connection (NLM-007), and one that passes MessageSeqNo over finds
// another number in what a peer signed that does not (E12).
bool CountsByItself(const Moment& m) {
  const bool has_number = NtlmIsSelected(m) && !IsDatagram(m) && m.record.message_number != 0;
  return has_number && (IsStatus(m, SecStatus::kOutOfSequence) || IsStatus(m, SecStatus::kMessageAltered));
}
bool RefusesUnknownProtectionOrNumber(const Moment& m) {
  return RefusesUnknownProtection(m) || CountsByItself(m) || RefusesMarkedData(m);
}
bool VerifiesAltered(const Moment& m) {
  return VerifiesWithIntegrity(m) && m.record.message_origin == MessageOrigin::kAltered;
}
bool IsMessageAltered(const Moment& m) { return IsStatus(m, SecStatus::kMessageAltered); }
bool VerifiesOutOfOrder(const Moment& m) {
  const bool early = m.record.message_origin == MessageOrigin::kEarly;
  const bool replayed = m.record.message_origin == MessageOrigin::kReplayed;
  return VerifiesWithIntegrity(m) && (early || replayed) && m.context->granted.Has(ContextFlag::kSequenceDetect);
}
bool IsOutOfSequenceByProfile(const Moment& m) {
  return IsStatus(m, NtlmIsSelected(m) ? m.profile.Answer(Question::kNtlmEarlyMessage) : SecStatus::kOutOfSequence);
}
bool VerifiesWithoutToken(const Moment& m) { return LacksToken(m) || PassesABadContext(m); }
bool LacksTokenInAnotherReading(const Moment& m) { return LacksToken(m) && RefusesInAnotherReading(m); }
bool IsInvalidTokenOrHandle(const Moment& m) {
  return IsStatus(m, LacksToken(m) ? SecStatus::kInvalidToken : SecStatus::kInvalidHandle);
}

bool NumbersAreKnown(const Moment& m) { return ContextIsLive(m) && NumberIsKnown(m); }
bool FailsWithKnownConsequence(const Moment& m) { return Failed(m) && ConsequenceIsKnown(m); }
bool WasDropped(const Moment& m) { return m.record.consequence == Consequence::kDropped; }

constexpr auto kRows = std::to_array<Clause>({
    {.id = "SIG-001",
     .page = "using message support",
     .party = kCaller,
     .level = kMust,
     .inferred = true,
     .rule = "Message functions are used after the handshake is over, datagram contexts excepted.",
     .calls = kOnMessage,
     .applies = UsesLiveContext,
     .holds = HandshakeIsOver},
    {.id = "SIG-002",
     .page = kSignPage,
     .party = kCaller,
     .level = kMust,
     .rule = "pMessage has the data and one TOKEN element of at least cbMaxSignature bytes.",
     .calls = kOnSign,
     .applies = DescribesAMessage,
     .holds = HasDataAndRoomForSignature},
    {.id = "SIG-003",
     .page = kSignPage,
     .party = kPackage,
     .level = kMust,
     .rule = "Without a TOKEN element, or with too few elements, the call gives SEC_E_INVALID_TOKEN.",
     .calls = kOnSign,
     .applies = LacksToken,
     .holds = IsInvalidToken,
     .tolerated = RefusesInAnotherReading},
    {.id = "SIG-004",
     .page = kSignPage,
     .party = kPackage,
     .level = kMust,
     .rule = "Without integrity the call gives SEC_E_QOP_NOT_SUPPORTED; NTLM answers as the profile says (AMB-18).",
     .calls = kOnSign,
     .applies = LacksIntegrity,
     .holds = IsRefusedOrDummy,
     .tolerated = IsAReadingOfNtlm},
    {.id = "SIG-005",
     .page = kSignPage,
     .party = kPackage,
     .level = kMust,
     .rule = "A context handle that is not valid gives SEC_E_INVALID_HANDLE.",
     .calls = kOnSign,
     .applies = PassesABadContext,
     .holds = IsInvalidHandle},
    {.id = "SIG-006",
     .page = kSignPage,
     .party = kCaller,
     .level = kMust,
     .rule = "MessageSeqNo is the number that the transport keeps, or 0 if it keeps none.",
     .calls = kOnSign,
     .applies = NumbersAreKnown,
     .holds = NumberIsTheTransports},
    {.id = "SIG-007",
     .page = kSignPage,
     .party = kPackage,
     .level = kMust,
     .rule = "With sequence detection the number is part of the signature: another one does not verify.",
     .calls = kOnVerify,
     .applies = ReadsUnderAnotherNumber,
     .holds = Failed,
     .tolerated = NumberIsIgnoredAsSeen},
    {.id = "SIG-008",
     .page = kSignPage,
     .party = kPackage,
     .level = kMust,
     .rule = "Signing does not change the data (AMB-17).",
     .calls = kOnSign,
     .applies = SignsSoundly,
     .holds = DataIsUnchanged},
    {.id = "SIG-009",
     .page = kSignPage,
     .party = kPackage,
     .level = kNote,
     .rule = "Schannel alone does not support signing.",
     .calls = kOnSign,
     .applies = SignsWithIntegrity,
     .holds = SupportsSigning},
    {.id = "SIG-010",
     .page = kSignPage,
     .party = kPackage,
     .level = kNote,
     .rule = "RENEGOTIATE and revalidation are Digest's and Schannel's outcomes.",
     .calls = kOnSign,
     .applies = AnswersWithoutDigest,
     .holds = IsNoDigestOutcome},
    {.id = "VER-001",
     .page = kVerifyPage,
     .party = kPackage,
     .level = kMust,
     .rule = "The peer's next signed message, unchanged, verifies with SEC_E_OK.",
     .calls = kOnVerify,
     .applies = VerifiesInOrder,
     .holds = IsOk,
     .tolerated = RefusesUnknownProtectionOrNumber},
    {.id = "VER-002",
     .page = kVerifyPage,
     .party = kPackage,
     .level = kMust,
     .rule = "A changed message gives SEC_E_MESSAGE_ALTERED, and never a success.",
     .calls = kOnVerify,
     .applies = VerifiesAltered,
     .holds = IsMessageAltered,
     .tolerated = FailedWithRegisteredStatus},
    {.id = "VER-003",
     .page = kVerifyPage,
     .party = kPackage,
     .level = kMust,
     .rule = "A message out of its order gives SEC_E_OUT_OF_SEQUENCE; NTLM answers as the profile says.",
     .calls = kOnVerify,
     .applies = VerifiesOutOfOrder,
     .holds = IsOutOfSequenceByProfile,
     .tolerated = FailedWithRegisteredStatus},
    {.id = "VER-004",
     .page = kVerifyPage,
     .party = kPackage,
     .level = kMust,
     .rule = "No TOKEN element gives SEC_E_INVALID_TOKEN, a bad context SEC_E_INVALID_HANDLE.",
     .calls = kOnVerify,
     .applies = VerifiesWithoutToken,
     .holds = IsInvalidTokenOrHandle,
     .tolerated = LacksTokenInAnotherReading},
    {.id = "VER-005",
     .page = kVerifyPage,
     .party = kCaller,
     .level = kMust,
     .rule = "MessageSeqNo is the number that the transport expects, or 0 if it keeps none: the signer's.",
     .calls = kOnVerify,
     .applies = ExpectedNumberIsKnown,
     .holds = NumberIsTheExpected},
    {.id = "VER-006",
     .page = kVerifyPage,
     .party = kPackage,
     .level = kMay,
     .rule = "A package may leave *pfQOP alone.",
     .unobservable = "a permission: no outcome contradicts it"},
    {.id = "VER-007",
     .page = kVerifyPage,
     .party = kCaller,
     .level = kMust,
     .inferred = true,
     .rule = "Data that failed to verify is not taken for authentic.",
     .calls = kOnVerify,
     .applies = FailsWithKnownConsequence,
     .holds = WasDropped},
});

}  // namespace

std::span<const Clause> SignatureClauses() { return kRows; }

}  // namespace legwork

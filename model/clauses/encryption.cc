// What the pages on EncryptMessage and DecryptMessage say.
#include <array>

#include "model/clauses/pages.h"
#include "model/clauses/predicates.h"

namespace legwork {
namespace {

using enum Party;
using enum Level;

constexpr std::string_view kEncryptPage = "encryptmessage--negotiate";
constexpr std::string_view kDecryptPage = "decryptmessage--negotiate";
constexpr std::uint32_t kOnEncrypt = On({Call::kEncrypt});
constexpr std::uint32_t kOnDecrypt = On({Call::kDecrypt});
constexpr std::uint32_t kNoEncrypt = 0x80000001;  // SECQOP_WRAP_NO_ENCRYPT

const BufferFacts* Token(const Moment& m) { return m.record.input.Find(BufferType::kToken); }
const BufferFacts* Data(const Moment& m) { return m.record.input.Find(BufferType::kData); }

bool FollowsTheSameCipherCall(const Moment& m) { return ContextIsLive(m); }
bool BeginsAfterTheSameCall(const Moment& m) {
  return m.record.began_at >= m.context->last_cipher_ended_at[m.record.call == Call::kDecrypt ? 1 : 0];
}
bool OnEstablishedCatalogued(const Moment& m) {
  return IsCatalogued(m) && ContextIsEstablished(m) && m.record.input.count <= kBufferFactsMax;
}
bool Protects(const Moment& m) { return OnEstablishedCatalogued(m) && ExpectsProtection(m); }
bool EncryptsData(const Moment& m) {
  return IsOk(m) && Protects(m) && m.context->granted.Has(ContextFlag::kConfidentiality) && Data(m) != nullptr &&
         Data(m)->size >= 16 && m.record.qop != kNoEncrypt && (Data(m)->type & kBufferAttributeMask) == 0;
}
// A text that was only moved, by what stands before it, is in the clear all the same.
bool DataWasReplacedInPlace(const Moment& m) {
  return Data(m)->changed && !Data(m)->is_null_after && m.record.visibility != Visibility::kReadable;
}
constexpr std::uint32_t kBufferAnyReadOnly = kBufferReadOnly | kBufferReadOnlyWithChecksum;
bool PassesReadOnly(const Moment& m) {
  for (std::uint32_t i = 0; i < m.record.input.count && i < kBufferFactsMax; ++i) {
    if ((m.record.input.buffers[i].type & kBufferAnyReadOnly) != 0) return true;
  }
  return false;
}
bool ReadOnlyIsUntouched(const Moment& m) {
  for (std::uint32_t i = 0; i < m.record.input.count && i < kBufferFactsMax; ++i) {
    const BufferFacts& buffer = m.record.input.buffers[i];
    if ((buffer.type & kBufferAnyReadOnly) != 0 && buffer.changed) return false;
  }
  return true;
}
bool DescribesAMessage(const Moment& m) { return ContextIsEstablished(m) && m.record.input.count <= kBufferFactsMax; }
// A caller that never asked for cbSecurityTrailer guesses, and learns of it from the status.
bool DescribesAMessageOfKnownRoom(const Moment& m) {
  const bool is_known = DescribesAMessage(m) && (m.context->sizes_known || IsStatus(m, SecStatus::kBufferTooSmall));
  return is_known && Token(m) != nullptr;
}
bool EncryptsInBlocks(const Moment& m) {
  return DescribesAMessage(m) && m.context->sizes_known && m.context->block_size > 1;
}
bool HasPadding(const Moment& m) { return m.record.input.Find(BufferType::kPadding) != nullptr; }
bool HasRoomTooSmall(const Moment& m) {
  return Protects(m) && Data(m) != nullptr && HasPadding(m) && Token(m) != nullptr && m.context->sizes_known &&
         Token(m)->size < m.context->security_trailer;
}
bool IsBufferTooSmall(const Moment& m) { return IsStatus(m, SecStatus::kBufferTooSmall); }
bool IsRegisteredFailureWithin(const Moment& m) {
  return FailedWithRegisteredStatus(m) ||
         (IsOk(m) && Token(m)->size_after <= Token(m)->size && Token(m)->guards_intact);
}
bool ContextHasExpired(const Moment& m) {
  return IsCatalogued(m) && ContextIsEstablished(m) && m.record.Is(Circumstance::kContextExpired);
}
bool IsContextExpired(const Moment& m) { return IsStatus(m, SecStatus::kContextExpired); }
bool LacksData(const Moment& m) { return Protects(m) && Data(m) == nullptr && Token(m) != nullptr; }
bool IsInvalidToken(const Moment& m) { return IsStatus(m, SecStatus::kInvalidToken); }
bool LacksProtection(const Moment& m) {
  return OnEstablishedCatalogued(m) && m.context->granted_known && !GrantsProtection(*m.context) &&
         !m.context->requested.HasAny(ContextFlag::kIntegrity | ContextFlag::kReplayDetect |
                                      ContextFlag::kSequenceDetect | ContextFlag::kConfidentiality) &&
         Data(m) != nullptr && Token(m) != nullptr;
}
bool IsRefusedByProfile(const Moment& m) {
  // A session that is over is refused for that (ENC-009); the pages put the two refusals in no order.
  const bool lasts = m.context->expiry_known && m.record.began_at < m.context->expiry;
  if (IsStatus(m, SecStatus::kContextExpired) && (!lasts || m.record.Is(Circumstance::kContextExpired))) return true;
  return IsStatus(m, m.profile.Answer(Question::kEncryptUnprotected));
}
bool IsAReadingOfUnprotected(const Moment& m) {
  return IsStatus(m, SecStatus::kQopNotSupported) || IsStatus(m, SecStatus::kUnsupportedFunction);
}
bool TokenHasRoom(const Moment& m) {
  return m.context->sizes_known && Token(m)->size >= m.context->security_trailer;
}
bool HasData(const Moment& m) { return Data(m) != nullptr; }

bool DecryptsSoundly(const Moment& m) { return Protects(m) && Data(m) != nullptr; }
bool DecryptsSomething(const Moment& m) {
  return DecryptsSoundly(m) && m.record.message_origin != MessageOrigin::kUnknown && IsOk(m);
}
bool MessageWasNextOrUnsequenced(const Moment& m) {
  return m.record.message_origin == MessageOrigin::kInOrder ||
         (m.record.message_origin != MessageOrigin::kAltered && !m.context->granted.Has(ContextFlag::kSequenceDetect));
}
bool DecryptsOutOfOrder(const Moment& m) {
  const bool early = m.record.message_origin == MessageOrigin::kEarly;
  const bool replayed = m.record.message_origin == MessageOrigin::kReplayed;
  return DecryptsSoundly(m) && (early || replayed) && m.context->granted.Has(ContextFlag::kSequenceDetect);
}
bool IsOutOfSequenceByProfile(const Moment& m) {
  return IsStatus(m, NtlmIsSelected(m) ? m.profile.Answer(Question::kNtlmEarlyMessage) : SecStatus::kOutOfSequence);
}
bool DecryptsAltered(const Moment& m) {
  return DecryptsSoundly(m) && m.record.message_origin == MessageOrigin::kAltered;
}
bool DecryptsInOrder(const Moment& m) {
  return DecryptsSoundly(m) && m.record.message_origin == MessageOrigin::kInOrder && m.context->failed_messages == 0 &&
         NothingIsArranged(m) && IsPeersNextMessage(m) && !IsRefusedAsExpired(m) &&
         m.context->granted.Has(ContextFlag::kConfidentiality);
}
bool QualityIsPrivacyOrUnwritten(const Moment& m) {
  return !IsOk(m) || !m.record.qop_written || m.record.qop_out == 0 || m.record.qop_out == kNoEncrypt;
}

bool NumbersAreKnown(const Moment& m) { return ContextIsLive(m) && NumberIsKnown(m); }
bool WrapsUnencrypted(const Moment& m) {
  return IsOk(m) && Protects(m) && m.record.qop == kNoEncrypt && m.record.visibility != Visibility::kUnknown;
}
bool TextStaysReadable(const Moment& m) { return m.record.visibility == Visibility::kReadable; }
bool DecryptsToNothing(const Moment& m) {
  return IsOk(m) && ConsequenceIsKnown(m) && Data(m) != nullptr && Data(m)->size_after == 0;
}
bool WasTakenAsSuccess(const Moment& m) { return m.record.consequence == Consequence::kTrusted; }
bool DecryptsAStream(const Moment& m) {
  return DecryptsInOrder(m) && !NumbersDiffer(m) && m.record.input.Find(BufferType::kStream) != nullptr &&
         Token(m) == nullptr && Data(m)->is_null && Data(m)->size == 0;
}
bool LayoutIsTaken(const Moment& m) { return !IsInvalidToken(m); }

constexpr auto kRows = std::to_array<Clause>({
    {.id = "ENC-001",
     .page = kEncryptPage,
     .party = kCaller,
     .level = kMust,
     .rule = "Two encryptions, or two decryptions, on one context do not overlap; one of each may.",
     .calls = kOnEncrypt | kOnDecrypt,
     .applies = FollowsTheSameCipherCall,
     .holds = BeginsAfterTheSameCall},
    {.id = "ENC-002",
     .page = kEncryptPage,
     .party = kPackage,
     .level = kMust,
     .rule = "The DATA element is encrypted in place.",
     .calls = kOnEncrypt,
     .applies = EncryptsData,
     .holds = DataWasReplacedInPlace},
    {.id = "ENC-003",
     .page = kEncryptPage,
     .party = kPackage,
     .level = kMust,
     .rule = "READONLY elements are left as they are.",
     .calls = kOnEncrypt,
     .applies = PassesReadOnly,
     .holds = ReadOnlyIsUntouched},
    {.id = "ENC-004",
     .page = kEncryptPage,
     .party = kCaller,
     .level = kMust,
     .rule = "A message is no longer than STREAM_SIZES allows.",
     .unobservable = "the attribute is Schannel's alone (AMB-19)"},
    {.id = "ENC-005",
     .page = kEncryptPage,
     .party = kCaller,
     .level = kMust,
     .rule = "Where messages come in blocks a PADDING element is passed (AMB-20).",
     .calls = kOnEncrypt,
     .applies = EncryptsInBlocks,
     .holds = HasPadding,
     .tolerated = Always},
    {.id = "ENC-006",
     .page = kEncryptPage,
     .party = kCaller,
     .level = kMust,
     .rule = "MessageSeqNo is the number that the transport keeps, or 0 if it keeps none.",
     .calls = kOnEncrypt,
     .applies = NumbersAreKnown,
     .holds = NumberIsTheTransports},
    {.id = "ENC-007",
     .page = kEncryptPage,
     .party = kPackage,
     .level = kShould,
     .rule = "With SECQOP_WRAP_NO_ENCRYPT the data stays readable; NTLM was seen to seal all the same (E18).",
     .calls = kOnEncrypt,
     .applies = WrapsUnencrypted,
     .holds = TextStaysReadable,
     .tolerated = NtlmIsSelected},
    {.id = "ENC-008",
     .page = kEncryptPage,
     .party = kPackage,
     .level = kMust,
     .rule = "A TOKEN element that is too small gives SEC_E_BUFFER_TOO_SMALL.",
     .calls = kOnEncrypt,
     .applies = HasRoomTooSmall,
     .holds = IsBufferTooSmall,
     .tolerated = IsRegisteredFailureWithin},
    {.id = "ENC-009",
     .page = kEncryptPage,
     .party = kPackage,
     .level = kMust,
     .rule = "A context that has expired gives SEC_E_CONTEXT_EXPIRED.",
     .calls = kOnEncrypt,
     .applies = ContextHasExpired,
     .holds = IsContextExpired},
    {.id = "ENC-010",
     .page = kEncryptPage,
     .party = kPackage,
     .level = kMust,
     .rule = "Without a DATA element the call gives SEC_E_INVALID_TOKEN.",
     .calls = kOnEncrypt,
     .applies = LacksData,
     .holds = IsInvalidToken,
     .tolerated = RefusesUnknownProtection},
    {.id = "ENC-011",
     .page = kEncryptPage,
     .party = kPackage,
     .level = kMust,
     .rule = "With neither confidentiality nor integrity the call is refused as the profile says.",
     .calls = kOnEncrypt,
     .applies = LacksProtection,
     .holds = IsRefusedByProfile,
     .tolerated = IsAReadingOfUnprotected},
    {.id = "ENC-012",
     .page = kEncryptPage,
     .party = kPackage,
     .level = kMust,
     .rule = "With sequence detection the number is part of the protected message: another one does not open it.",
     .calls = kOnDecrypt,
     .applies = ReadsUnderAnotherNumber,
     .holds = Failed,
     .tolerated = NumberIsIgnoredAsSeen},
    {.id = "ENC-013",
     .page = "sspi kerberos interoperability with gssapi",
     .party = kCaller,
     .level = kNote,
     .rule = "Outside Schannel a message has TOKEN, DATA and PADDING elements, in any order (AMB-19).",
     .calls = kOnEncrypt,
     .applies = DescribesAMessage,
     .holds = HasData},
    {.id = "ENC-014",
     .page = kEncryptPage,
     .party = kCaller,
     .level = kMust,
     .rule = "The TOKEN element has at least cbSecurityTrailer bytes.",
     .calls = kOnEncrypt,
     .applies = DescribesAMessageOfKnownRoom,
     .holds = TokenHasRoom},
    {.id = "DEC-001",
     .page = kDecryptPage,
     .party = kCaller,
     .level = kMust,
     .rule = "At least one DATA element is passed.",
     .calls = kOnDecrypt,
     .applies = DescribesAMessage,
     .holds = HasData},
    {.id = "DEC-002",
     .page = kDecryptPage,
     .party = kPackage,
     .level = kMust,
     .rule = "SEC_E_OK means that the message came in its order.",
     .calls = kOnDecrypt,
     .applies = DecryptsSomething,
     .holds = MessageWasNextOrUnsequenced},
    {.id = "DEC-003",
     .page = kDecryptPage,
     .party = kPackage,
     .level = kMust,
     .rule = "A message out of its order gives SEC_E_OUT_OF_SEQUENCE; NTLM answers as the profile says.",
     .calls = kOnDecrypt,
     .applies = DecryptsOutOfOrder,
     .holds = IsOutOfSequenceByProfile,
     .tolerated = FailedWithRegisteredStatus},
    {.id = "DEC-004",
     .page = kDecryptPage,
     .party = kPackage,
     .level = kMust,
     .rule = "An incomplete message gives SEC_E_INCOMPLETE_MESSAGE; a whole one does not.",
     .calls = kOnDecrypt,
     .applies = DecryptsInOrder,
     .holds = [](const Moment& m) { return !IsStatus(m, SecStatus::kIncompleteMessage); }},
    {.id = "DEC-005",
     .page = kDecryptPage,
     .party = kPackage,
     .level = kShould,
     .rule = "A changed message is refused.",
     .calls = kOnDecrypt,
     .applies = DecryptsAltered,
     .holds = Failed},
    {.id = "DEC-006",
     .page = kDecryptPage,
     .party = kPackage,
     .level = kMust,
     .rule = "*pfQOP, where written, says SECQOP_WRAP_NO_ENCRYPT or nothing.",
     .calls = kOnDecrypt,
     .applies = DecryptsSoundly,
     .holds = QualityIsPrivacyOrUnwritten,
     .tolerated = Always},
    {.id = "DEC-007",
     .page = kDecryptPage,
     .party = kCaller,
     .level = kMust,
     .rule = "Success may leave the output empty, which the caller takes for a success.",
     .calls = kOnDecrypt,
     .applies = DecryptsToNothing,
     .holds = WasTakenAsSuccess},
    {.id = "DEC-008",
     .page = "sspi kerberos interoperability with gssapi",
     .party = kCaller,
     .level = kMay,
     .rule = "A wrapped message may be passed whole as STREAM, with an empty DATA element: that is no invalid token.",
     .calls = kOnDecrypt,
     .applies = DecryptsAStream,
     .holds = LayoutIsTaken,
     .fault = PackageIsAtFault},
    {.id = "DEC-009",
     .page = kDecryptPage,
     .party = kCaller,
     .level = kMust,
     .rule = "MessageSeqNo is the number that the transport expects, or 0 if it keeps none.",
     .calls = kOnDecrypt,
     .applies = ExpectedNumberIsKnown,
     .holds = NumberIsTheExpected},
});

}  // namespace

std::span<const Clause> EncryptionClauses() { return kRows; }

}  // namespace legwork

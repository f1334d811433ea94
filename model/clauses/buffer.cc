// What the pages on SecBuffer and SecBufferDesc say.
#include <array>

#include "model/clauses/pages.h"
#include "model/clauses/predicates.h"

namespace legwork {
namespace {

using enum Party;
using enum Level;

constexpr std::string_view kPage = "secbuffer";
constexpr std::string_view kDescriptorPage = "secbufferdesc";
constexpr std::uint32_t kOnBuffers = kOnHandshake | kOnMessage | On({Call::kComplete, Call::kApplyControl});

// AnyBuffer says whether some described element of the descriptor satisfies the test.
template <typename Test>
bool AnyBuffer(const DescriptorFacts& descriptor, Test test) {
  if (descriptor.is_null) return false;
  for (std::uint32_t i = 0; i < descriptor.count && i < kBufferFactsMax; ++i) {
    if (test(descriptor.buffers[i])) return true;
  }
  return false;
}
template <typename Test>
bool AnyBufferOfBoth(const Moment& m, Test test) {
  return AnyBuffer(m.record.input, test) || AnyBuffer(m.record.output, test);
}

bool EmitsIntoCallersMemory(const Moment& m) {
  const BufferFacts* token = m.record.output.Find(BufferType::kToken);
  return IsSsoPackage(m) && Succeeded(m) && token != nullptr && token->guards_intact &&
         !(token->is_null && token->allocated_by_package) &&
         !m.requested.Has(ContextFlag::kAllocateMemory);
}
bool IsPutElsewhere(const BufferFacts& token) {
  return token.allocated_by_package || BufferTypeOf(token.type_after) != BufferType::kToken;
}
// Where the room ends it was cut for lack of it (STC-009).
bool IsCutBeforeItsRoomEnds(const Moment& m) {
  const BufferFacts& token = *m.record.output.Find(BufferType::kToken);
  return TokenIsCut(m) && token.size_after < token.size;
}
bool LengthIsTheTokens(const Moment& m) {
  const BufferFacts& token = *m.record.output.Find(BufferType::kToken);
  return !IsPutElsewhere(token) && token.unwritten == 0 && !IsCutBeforeItsRoomEnds(m) &&
         token.size_after <= token.size && token.size_after == m.record.output_token.size;
}
// Whoever sends what cbBuffer counts sends memory that is no token, or none of the token.
bool CountsWhatIsNoToken(const Moment& m) {
  const BufferFacts& token = *m.record.output.Find(BufferType::kToken);
  return (IsPutElsewhere(token) && token.size_after != 0) || token.unwritten != 0 || IsCutBeforeItsRoomEnds(m) ||
         token.size_after > token.size;
}
bool PassesReadOnly(const Moment& m) {
  return AnyBufferOfBoth(m, [](const BufferFacts& b) { return (b.type & kBufferReadOnly) != 0; });
}
bool ReadOnlyIsUntouched(const Moment& m) {
  return !AnyBufferOfBoth(m, [](const BufferFacts& b) { return (b.type & kBufferReadOnly) != 0 && b.changed; });
}
bool PassesInputToken(const Moment& m) {
  return IsSsoPackage(m) && m.record.input.Find(BufferType::kToken) != nullptr &&
         !m.record.input.Find(BufferType::kToken)->is_null;
}
bool InputTokenIsUntouched(const Moment& m) { return !m.record.input.Find(BufferType::kToken)->changed; }
bool HasBuffers(const Moment& m) { return !m.record.input.is_null || !m.record.output.is_null; }
bool UsesNoReservedType(const Moment& m) {
  return !AnyBufferOfBoth(m, [](const BufferFacts& b) { return BufferTypeOf(b.type) == BufferType::kTarget; });
}
bool PassesBindingsFirst(const Moment& m) {
  return IsCatalogued(m) && HandshakeIsSound(m) && HasInputToken(m) && NothingIsArranged(m) &&
         m.record.input.count > 1 && BufferTypeOf(m.record.input.buffers[0].type) != BufferType::kToken;
}
bool TokenIsFound(const Moment& m) { return !IsStatus(m, SecStatus::kInvalidToken); }
bool ElementsAreInitialised(const Moment& m) {
  return !AnyBufferOfBoth(m, [](const BufferFacts& b) {
    return BufferTypeOf(b.type) > static_cast<BufferType>(32) || (b.is_null && b.size > 0x7FFFFFFF);
  });
}
// There is no memory at NULL, but where the package is asked to put its own, or a count alone is meant (BUF-007).
bool CountsNoMemory(const Moment& m, const BufferFacts& buffer) {
  const BufferType type = BufferTypeOf(buffer.type);
  const bool is_content = type == BufferType::kToken || type == BufferType::kData;
  return is_content && buffer.is_null && buffer.size != 0 && !m.requested.Has(ContextFlag::kAllocateMemory);
}
bool SizesAreTheMemorys(const Moment& m) {
  return !AnyBufferOfBoth(m, [&m](const BufferFacts& b) {
    return b.memory_known && (b.is_null ? CountsNoMemory(m, b) : b.size > b.memory);
  });
}
// A token whose type bears attribute bits is a token all the same.
bool PassesTokenWithAttributes(const Moment& m) {
  const BufferFacts* token = m.record.input.Find(BufferType::kToken);
  return IsCatalogued(m) && HasNoTrouble(m) && HasInputToken(m) && token != nullptr &&
         (token->type & kBufferAttributeMask) != 0;
}
bool PassesMissing(const Moment& m) {
  return AnyBufferOfBoth(m, [](const BufferFacts& b) { return BufferTypeOf(b.type) == BufferType::kMissing; });
}
bool MissingIsLeftAlone(const Moment& m) {
  return !AnyBufferOfBoth(m, [](const BufferFacts& b) {
    return BufferTypeOf(b.type) == BufferType::kMissing && (b.changed || !b.guards_intact);
  });
}
bool PutsATokenOnTheWire(const Moment& m) { return m.record.transmission != Transmission::kUnknown; }
bool SendsContent(const Moment& m) { return m.record.transmission != Transmission::kStructures; }
bool VersionsAreZero(const Moment& m) {
  return (m.record.input.is_null || m.record.input.version == 0) &&
         (m.record.output.is_null || m.record.output.version == 0);
}
bool CountIsTheArrays(const DescriptorFacts& descriptor) {
  if (descriptor.is_null) return true;
  return descriptor.count <= 64 && (!descriptor.elements_known || descriptor.count <= descriptor.elements);
}
bool CountsAreTheArrays(const Moment& m) {
  return CountIsTheArrays(m.record.input) && CountIsTheArrays(m.record.output);
}

constexpr auto kRows = std::to_array<Clause>({
    {.id = "BUF-001",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "cbBuffer is the size of the memory at pvBuffer, and no more than that.",
     .calls = kOnBuffers,
     .applies = HasBuffers,
     .holds = SizesAreTheMemorys},
    {.id = "BUF-002",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .inferred = true,
     .rule = "On return cbBuffer of the TOKEN element is the length of the token there, no more than its room.",
     .calls = kOnHandshake,
     .applies = EmitsIntoCallersMemory,
     .holds = LengthIsTheTokens,
     .certain = CountsWhatIsNoToken},
    {.id = "BUF-003",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "Types are compared without their attribute bits: a READONLY token is found.",
     .calls = kOnHandshake,
     .applies = PassesTokenWithAttributes,
     .holds = TokenIsFound,
     .fault = PackageIsAtFault},
    {.id = "BUF-004",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "A READONLY element is not modified.",
     .calls = kOnBuffers,
     .applies = PassesReadOnly,
     .holds = ReadOnlyIsUntouched},
    {.id = "BUF-005",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "A TOKEN element of pInput is not modified.",
     .calls = kOnHandshake,
     .applies = PassesInputToken,
     .holds = InputTokenIsUntouched},
    {.id = "BUF-006",
     .page = kPage,
     .party = kPackage,
     .level = kMay,
     .rule = "EMPTY elements are placeholders that a package may retype and fill.",
     .unobservable = "a permission: no outcome contradicts it"},
    {.id = "BUF-007",
     .page = kPage,
     .party = kPackage,
     .level = kNote,
     .rule = "MISSING carries a count only; its pointer is ignored, and what it points to left alone.",
     .calls = kOnBuffers,
     .applies = PassesMissing,
     .holds = MissingIsLeftAlone},
    {.id = "BUF-008",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "SECBUFFER_TARGET (13) is reserved and not used.",
     .calls = kOnBuffers,
     .applies = HasBuffers,
     .holds = UsesNoReservedType},
    {.id = "BUF-009",
     .page = kPage,
     .party = kCaller,
     .level = kNote,
     .rule = "The order of elements does not matter: a token behind another element is found.",
     .calls = kOnHandshake,
     .applies = PassesBindingsFirst,
     .holds = TokenIsFound,
     .fault = PackageIsAtFault},
    {.id = "BUF-010",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "Every element has a type, size and pointer before each call.",
     .calls = kOnBuffers,
     .applies = HasBuffers,
     .holds = ElementsAreInitialised},
    {.id = "BUF-011",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "The content of buffers is sent, never the structures.",
     .calls = On({Call::kSend}),
     .applies = PutsATokenOnTheWire,
     .holds = SendsContent},
    {.id = "BFD-001",
     .page = kDescriptorPage,
     .party = kCaller,
     .level = kMust,
     .rule = "ulVersion is SECBUFFER_VERSION (0).",
     .calls = kOnBuffers,
     .applies = HasBuffers,
     .holds = VersionsAreZero},
    {.id = "BFD-002",
     .page = kDescriptorPage,
     .party = kCaller,
     .level = kMust,
     .inferred = true,
     .rule = "cBuffers is the number of elements: no more than there are, and not beyond any descriptor.",
     .calls = kOnBuffers,
     .applies = HasBuffers,
     .holds = CountsAreTheArrays},
});

}  // namespace

std::span<const Clause> BufferClauses() { return kRows; }

}  // namespace legwork

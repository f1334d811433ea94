// What the pages on DeleteSecurityContext, FreeCredentialsHandle and FreeContextBuffer say.
#include <array>

#include "model/clauses/pages.h"
#include "model/clauses/predicates.h"

namespace legwork {
namespace {

using enum Party;
using enum Level;

constexpr std::string_view kDeletePage = "deletesecuritycontext";
constexpr std::string_view kFreePage = "freecredentialshandle";
constexpr std::string_view kBufferPage = "freecontextbuffer";
constexpr std::uint32_t kOnDelete = On({Call::kDelete});
constexpr auto kUnfinishedContextDeleted = static_cast<SecStatus>(0x80090333);  // SEC_E_UNFINISHED_CONTEXT_DELETED
constexpr std::uint32_t kOnFree = On({Call::kFree});

bool IsEndOfContext(const Moment& m) { return m.context != nullptr; }
bool ContextWasDeleted(const Moment& m) { return m.context->deleted_by != 0; }
bool DeletesLiveContext(const Moment& m) {
  return IsSsoPackage(m) && m.context_state == HandleState::kLive && !m.context->spoiled;
}
bool DeletesDeletedContext(const Moment& m) {
  return IsCatalogued(m) && m.context_state == HandleState::kClosed && !m.context->spoiled;
}
bool DeletesEither(const Moment& m) { return DeletesLiveContext(m) || DeletesDeletedContext(m); }
bool DeleteSucceedsOrIsAnsweredByProfile(const Moment& m) {
  return IsStatus(m, DeletesLiveContext(m) ? SecStatus::kOk : m.profile.Answer(Question::kDoubleDelete));
}
// The second delete has two readings (AMB-13); the first has one.
bool IsAReadingOfDoubleDelete(const Moment& m) {
  return DeletesDeletedContext(m) && (IsOk(m) || IsStatus(m, SecStatus::kInvalidHandle));
}
bool IssuedNothingLikeIt(HandleState state) {
  return state == HandleState::kUnknown || state == HandleState::kInvalidated;
}
bool DeletesGarbage(const Moment& m) {
  return IsCatalogued(m) && IssuedNothingLikeIt(m.context_state) && m.actor.handles_issued != 0;
}
bool IsInvalidHandle(const Moment& m) { return IsStatus(m, SecStatus::kInvalidHandle); }
bool HandleWasIssued(const Moment& m) { return m.context != nullptr; }
bool ContextIsNotDeleted(const Moment& m) { return m.context_state != HandleState::kClosed; }
Party PackageIfItServedADeletedContext(const Moment& m) {
  return Succeeded(m) && m.record.call != Call::kDelete ? kPackage : kCaller;
}
bool DeletesWhatWasUsed(const Moment& m) { return ContextIsLive(m) && m.context->last_ended_at != 0; }
bool BeginsAfterTheLastCall(const Moment& m) { return m.record.began_at >= m.context->last_ended_at; }

bool DeletesAfterItsPeer(const Moment& m) {
  return DeletesLiveContext(m) && m.peer_context != nullptr && m.peer_context->deleted_by != 0;
}
bool SaysUnfinishedContext(const Moment& m) {
  return IsSsoPackage(m) && m.context != nullptr && IsStatus(m, kUnfinishedContextDeleted);
}
bool SomeSideWasUnfinished(const Moment& m) {
  const bool peer_too = m.peer_context == nullptr || m.peer_context->was_established;
  return !m.context->was_established || !peer_too;
}

bool FreesLiveCredential(const Moment& m) { return m.credential_state == HandleState::kLive; }
bool NoContextIsLeft(const Moment& m) { return m.credential->live_contexts == 0; }
bool IsEndOfCredential(const Moment& m) { return m.credential != nullptr; }
bool CredentialWasFreed(const Moment& m) { return m.credential->freed_by != 0; }
bool FreesWithCertainState(const Moment& m) {
  if (!IsSsoPackage(m)) return false;
  if (m.credential_state == HandleState::kLive) return m.credential->live_contexts == 0;
  return IssuedNothingLikeIt(m.credential_state) && IsCatalogued(m) && m.actor.handles_issued != 0;
}
bool FreeIsAnsweredByState(const Moment& m) {
  return IsStatus(m, FreesLiveCredential(m) ? SecStatus::kOk : SecStatus::kInvalidHandle);
}
bool ContinuesWithoutItsCredential(const Moment& m) {
  return IsCatalogued(m) && !IsRefusedAsExpired(m) && m.context != nullptr && m.context->credential != kNowhere &&
         m.session.credentials[m.context->credential].freed_by != 0 && ContextIsEstablished(m) &&
         m.context->sizes_known && m.record.input.Find(BufferType::kToken) != nullptr &&
         m.record.input.Find(BufferType::kData) != nullptr && GrantsIntegrity(*m.context) &&
         m.record.input.Find(BufferType::kToken)->size >= m.context->max_signature;
}
bool FreesWhatItReceived(const Moment& m) { return m.actor.buffers_received > m.actor.buffers_freed; }
bool IsNoInformation(const Moment& m) { return IsOk(m) || Failed(m); }

bool FreesABlockThatIsOut(const Moment& m) {
  return m.block != nullptr && m.block->freed_by == 0 && !m.record.memory.inside;
}
bool FreesABlockOfADeletedContext(const Moment& m) {
  return FreesABlockThatIsOut(m) && m.block->context != kNowhere &&
         m.session.contexts[m.block->context].deleted_by != 0;
}
bool FreesWhatItReceivedOrABlock(const Moment& m) {
  return m.record.memory.block != 0 ? FreesABlockThatIsOut(m) : FreesWhatItReceived(m);
}
// The host frees by itself what a call hands out that no step frees.
bool FreesAsCallerOrHost(const Moment& m) {
  return m.record.call == Call::kFreeBuffer ? FreesWhatItReceivedOrABlock(m) : m.record.refused_frees != 0;
}
bool IsFreed(const Moment& m) { return m.record.refused_frees == 0 && IsOk(m); }
// Without a block's number nobody knows which piece of memory it was.
bool FreesNobodyKnowsWhat(const Moment& m) {
  return m.record.call == Call::kFreeBuffer && m.record.memory.block == 0;
}
bool PassesAPointer(const Moment& m) { return !m.record.memory.is_null; }
bool SendsFromABlock(const Moment& m) { return m.block != nullptr; }
bool BlockIsOut(const Moment& m) { return m.block->freed_by == 0; }

constexpr auto kRows = std::to_array<Clause>({
    {.id = "DSC-001",
     .page = kDeletePage,
     .party = kCaller,
     .level = kMust,
     .rule = "Every context is deleted when it is no longer needed, a partial or failed one too.",
     .calls = On({Call::kEnd}),
     .applies = IsEndOfContext,
     .holds = ContextWasDeleted},
    {.id = "DSC-002",
     .page = kDeletePage,
     .party = kPackage,
     .level = kMust,
     .rule = "Deleting gives SEC_E_OK; deleting again is answered as the profile says (AMB-13).",
     .calls = kOnDelete,
     .applies = DeletesEither,
     .holds = DeleteSucceedsOrIsAnsweredByProfile,
     .tolerated = IsAReadingOfDoubleDelete},
    {.id = "DSC-003",
     .page = kDeletePage,
     .party = kPackage,
     .level = kMust,
     .rule = "A handle that was never issued gives SEC_E_INVALID_HANDLE.",
     .calls = kOnDelete,
     .applies = DeletesGarbage,
     .holds = IsInvalidHandle},
    {.id = "DSC-004",
     .page = kDeletePage,
     .party = kCaller,
     .level = kMust,
     .inferred = true,
     .rule = "A deleted context is not used again, and no call serves it.",
     .calls = kOnContext | kOnDelete,
     .applies = HandleWasIssued,
     .holds = ContextIsNotDeleted,
     .fault = PackageIfItServedADeletedContext},
    {.id = "DSC-005",
     .page = kDeletePage,
     .party = kPackage,
     .level = kMust,
     .rule = "Deleting a context releases no buffer that was handed out: the caller can still free it.",
     .calls = On({Call::kFreeBuffer}),
     .applies = FreesABlockOfADeletedContext,
     .holds = IsOk},
    {.id = "DSC-006",
     .page = kDeletePage,
     .party = kCaller,
     .level = kMust,
     .rule = "A context is not deleted while another call uses it.",
     .calls = kOnDelete,
     .applies = DeletesWhatWasUsed,
     .holds = BeginsAfterTheLastCall},
    {.id = "DSC-007",
     .page = "ending an sspi session",
     .party = kBoth,
     .level = kNote,
     .rule = "Client and server each delete their own context; the peer is not told, so its own is still there.",
     .calls = kOnDelete,
     .applies = DeletesAfterItsPeer,
     .holds = IsOk,
     .fault = PackageIsAtFault},
    {.id = "DSC-008",
     .page = "sspi status codes",
     .party = kPackage,
     .level = kNote,
     .rule = "Deleting a context before completion counts as a failed logon: UNFINISHED_CONTEXT_DELETED tells of that.",
     .calls = kOnContext | kOnDelete,
     .applies = SaysUnfinishedContext,
     .holds = SomeSideWasUnfinished},
    {.id = "FCH-001",
     .page = kFreePage,
     .party = kCaller,
     .level = kMust,
     .rule = "A credential is freed after the contexts that it made are deleted.",
     .calls = kOnFree,
     .applies = FreesLiveCredential,
     .holds = NoContextIsLeft},
    {.id = "FCH-002",
     .page = kFreePage,
     .party = kCaller,
     .level = kMust,
     .rule = "Every credential is freed, or memory leaks.",
     .calls = On({Call::kEnd}),
     .applies = IsEndOfCredential,
     .holds = CredentialWasFreed},
    {.id = "FCH-003",
     .page = kFreePage,
     .party = kPackage,
     .level = kMust,
     .rule = "A live credential gives SEC_E_OK, one that was never issued SEC_E_INVALID_HANDLE.",
     .calls = kOnFree,
     .applies = FreesWithCertainState,
     .holds = FreeIsAnsweredByState},
    {.id = "FCH-004",
     .page = kFreePage,
     .party = kPackage,
     .level = kNote,
     .rule = "The underlying credentials stay while a context refers to them: it still signs.",
     .calls = On({Call::kSign}),
     .applies = ContinuesWithoutItsCredential,
     .holds = IsOk},
    {.id = "FCB-001",
     .page = kBufferPage,
     .party = kPackage,
     .level = kMust,
     .rule = "It frees any memory that a package allocated for the caller.",
     .calls = kOnHandshake | On({Call::kFreeBuffer, Call::kQuery, Call::kExport}),
     .applies = FreesAsCallerOrHost,
     .holds = IsFreed,
     .tolerated = FreesNobodyKnowsWhat},
    {.id = "FCB-002",
     .page = kBufferPage,
     .party = kCaller,
     .level = kMust,
     .inferred = true,
     .rule = "Only pointers that a package returned are passed.",
     .calls = On({Call::kFreeBuffer}),
     .applies = PassesAPointer,
     .holds = FreesABlockThatIsOut},
    {.id = "FCB-003",
     .page = kBufferPage,
     .party = kPackage,
     .level = kMust,
     .rule = "The status is SEC_E_OK or an error, never an informational one.",
     .calls = On({Call::kFreeBuffer}),
     .applies = Always,
     .holds = IsNoInformation},
    {.id = "FCB-004",
     .page = kBufferPage,
     .party = kCaller,
     .level = kMust,
     .inferred = true,
     .rule = "A buffer is not read after it was freed.",
     .calls = On({Call::kSend}),
     .applies = SendsFromABlock,
     .holds = BlockIsOut},
});

}  // namespace

std::span<const Clause> DeleteAndFreeClauses() { return kRows; }

}  // namespace legwork

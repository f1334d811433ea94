// What the pages on extended protection and channel bindings say.
#include <array>

#include "model/clauses/pages.h"
#include "model/clauses/predicates.h"

namespace legwork {
namespace {

using enum Party;
using enum Level;

constexpr std::string_view kPage = "extended protection";
constexpr std::string_view kStructurePage = "sec_channel_bindings";
constexpr std::uint32_t kOnAccept = On({Call::kAccept});

bool HasBindings(const Moment& m) { return m.record.input.Find(BufferType::kChannelBindings) != nullptr; }
bool TakesTheClientsProof(const Moment& m) {
  return HasKind(m.record.input_token, TokenKind::kNtlmAuthenticate) ||
         HasKind(m.record.input_token, TokenKind::kApReq);
}
bool AcceptsWithMismatch(const Moment& m) {
  return IsCatalogued(m) && HasBindings(m) && TakesTheClientsProof(m) &&
         IsOnlyTrouble(m, Circumstance::kBindingsMismatch);
}
bool AcceptsWithMissing(const Moment& m) {
  return IsCatalogued(m) && TakesTheClientsProof(m) && IsOnlyTrouble(m, Circumstance::kBindingsMissing) &&
         !m.requested.Has(ContextFlag::kAllowMissingBindings);
}
bool AcceptsBoundClients(const Moment& m) { return AcceptsWithMissing(m) && HasBindings(m); }
bool AcceptsForAProxy(const Moment& m) { return AcceptsWithMissing(m) && m.requested.Has(ContextFlag::kProxyBindings); }
bool IsBadBindings(const Moment& m) { return IsStatus(m, SecStatus::kBadBindings); }

bool IsInsideAChannel(const Moment& m) { return m.record.Is(Circumstance::kOuterChannel); }
bool BeginsInsideAChannel(const Moment& m) { return IsFirstLeg(m) && IsInsideAChannel(m); }
bool AuditsBindings(const Moment& m) { return m.record.bindings_result_written; }
bool ResultIsOfOneGroup(const Moment& m) {
  const bool valid = (m.record.bindings_result & kBindingsValid) != 0;
  return valid != ((m.record.bindings_result & kBindingsNotValid) != 0);
}
bool SendsDataThroughAChannel(const Moment& m) {
  return m.record.transmitted_application_data && m.context != nullptr && m.context->Is(Circumstance::kOuterChannel);
}
bool DataIsProtectedOrBound(const Moment& m) {
  return !m.record.transmitted_in_the_clear || m.context->bindings.kind != BindingsKind::kAbsent;
}
bool BindingsFit(const Moment& m) { return m.record.bindings.fits; }
bool BothAreBound(const Moment& m) {
  return IsAcceptorMoment(m) && m.record.bindings.kind != BindingsKind::kAbsent && m.peer_context != nullptr &&
         m.peer_context->bindings.kind != BindingsKind::kAbsent;
}
bool BindingsAreOfOneKind(const Moment& m) { return m.record.bindings.kind == m.peer_context->bindings.kind; }

constexpr auto kRows = std::to_array<Clause>({
    {.id = "EPA-001",
     .page = kPage,
     .party = kCaller,
     .level = kShould,
     .rule = "A client on TLS passes its bindings in a CHANNEL_BINDINGS element.",
     .calls = On({Call::kInitialize}),
     .applies = BeginsInsideAChannel,
     .holds = HasBindings},
    {.id = "EPA-002",
     .page = kPage,
     .party = kCaller,
     .level = kShould,
     .inferred = true,
     .rule = "So does the server, from its own TLS context.",
     .calls = kOnAccept,
     .applies = BeginsInsideAChannel,
     .holds = HasBindings},
    {.id = "EPA-003",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "Bindings that differ make the acceptor fail with SEC_E_BAD_BINDINGS.",
     .calls = kOnAccept,
     .applies = AcceptsWithMismatch,
     .holds = IsBadBindings,
     .tolerated = FailedWithRegisteredStatus},
    {.id = "EPA-004",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "A client that sends no bindings is refused where the server has some.",
     .calls = kOnAccept,
     .applies = AcceptsBoundClients,
     .holds = IsBadBindings,
     .tolerated = FailedWithRegisteredStatus},
    {.id = "EPA-005",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "With PROXY_BINDINGS a client without bindings is refused.",
     .calls = kOnAccept,
     .applies = AcceptsForAProxy,
     .holds = Failed},
    {.id = "EPA-006",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "An audit result has a bit of the valid or of the not valid group.",
     .calls = kOnAccept,
     .applies = AuditsBindings,
     .holds = ResultIsOfOneGroup},
    {.id = "EPA-007",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "Authentication protects its tokens alone: traffic is protected, or the channel bound.",
     .calls = On({Call::kSend}),
     .applies = SendsDataThroughAChannel,
     .holds = DataIsProtectedOrBound},
    {.id = "EPA-008",
     .page = kPage,
     .party = kCaller,
     .level = kMay,
     .rule = "A server may compare CLIENT_SPECIFIED_TARGET with its own name.",
     .unobservable = "a permission: no outcome contradicts it"},
    {.id = "EPA-009",
     .page = kPage,
     .party = kCaller,
     .level = kMay,
     .rule = "A server may ask for the audit result, and mark its bindings as audited only.",
     .unobservable = "a permission: no outcome contradicts it"},
    {.id = "SCB-001",
     .page = kStructurePage,
     .party = kCaller,
     .level = kMust,
     .rule = "Offsets count from the start of the structure and stay inside the buffer.",
     .calls = kOnHandshake,
     .applies = HasBindings,
     .holds = BindingsFit},
    {.id = "SCB-002",
     .page = kStructurePage,
     .party = kBoth,
     .level = kNote,
     .rule = "Binding data begins with the kind of binding; both sides use the same kind.",
     .calls = kOnAccept,
     .applies = BothAreBound,
     .holds = BindingsAreOfOneKind,
     .fault = CallerIsAtFault},
});

}  // namespace

std::span<const Clause> ChannelBindingClauses() { return kRows; }

}  // namespace legwork

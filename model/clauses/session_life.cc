// What the pages on the life of a session say, and the one row of our own for a record that has no place in one.
#include <array>

#include "model/clauses/pages.h"
#include "model/clauses/predicates.h"

namespace legwork {
namespace {

using enum Party;
using enum Level;

constexpr std::string_view kPage = "client and server context initialization and continuation";

bool GoesOnAfterAnError(const Moment& m) { return ContextIsLive(m) && IsAcceptorMoment(m); }
bool HandshakeHasNotFailed(const Moment& m) { return m.phase != Phase::kMustDelete; }
bool FeedsATokenOfKnownOrigin(const Moment& m) {
  return HasInputToken(m) && m.record.input_token.origin != TokenOrigin::kUnknown;
}
bool TokenIsOfThisSession(const Moment& m) { return m.record.input_token.origin != TokenOrigin::kStray; }
bool FreesACredential(const Moment& m) { return m.credential_state == HandleState::kLive; }
bool ItsContextsAreDeleted(const Moment& m) { return m.credential->live_contexts == 0; }
bool SendsApplicationData(const Moment& m) {  // datagrams may be signed before anybody has answered (DGM-001)
  return m.record.transmitted_application_data && m.context != nullptr &&
         !m.context->requested.Has(ContextFlag::kDatagram);
}
bool LocalSideWasDone(const Moment& m) { return m.context->was_established; }
bool PutsATokenOnTheWire(const Moment& m) { return m.record.transmission != Transmission::kUnknown; }
bool TokenCanBeDelimited(const Moment& m) { return m.record.transmission != Transmission::kUnframed; }
bool HasAPlace(const Moment& m) { return m.allowed && static_cast<int>(m.record.call) < kCallCount; }

constexpr auto kRows = std::to_array<Clause>({
    {.id = "LIF-001",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "Framing tokens is the application protocol's business: the receiver can tell where one ends.",
     .calls = On({Call::kSend}),
     .applies = PutsATokenOnTheWire,
     .holds = TokenCanBeDelimited},
    {.id = "LIF-002",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "The server checks the status and does not use a context after an error.",
     .calls = kOnMessage | On({Call::kAccept, Call::kImpersonate, Call::kQueryToken}),
     .applies = GoesOnAfterAnError,
     .holds = HandshakeHasNotFailed},
    {.id = "LIF-003",
     .page = kPage,
     .party = kCaller,
     .level = kMay,
     .rule = "The server may acquire its credential before listening or when a client connects.",
     .unobservable = "a permission: no outcome contradicts it"},
    {.id = "LIF-004",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .inferred = true,
     .rule = "Tokens of parallel handshakes are not mixed.",
     .calls = kOnHandshake,
     .applies = FeedsATokenOfKnownOrigin,
     .holds = TokenIsOfThisSession},
    {.id = "LIF-005",
     .page = "ending an sspi session",
     .party = kBoth,
     .level = kNote,
     .rule = "Contexts are deleted first, then the credential is freed.",
     .calls = On({Call::kFree}),
     .applies = FreesACredential,
     .holds = ItsContextsAreDeleted,
     .fault = CallerIsAtFault},
    {.id = "LIF-006",
     .page = "using message support",
     .party = kCaller,
     .level = kMust,
     .inferred = true,
     .rule = "Nothing that relies on the context is sent before the local side has succeeded.",
     .calls = On({Call::kSend}),
     .applies = SendsApplicationData,
     .holds = LocalSideWasDone},

    // Our own row: the oracle looks at it itself, at every record in which no other clause found a violation.
    {.id = "REC-001",
     .page = "the record itself",
     .party = kCaller,
     .level = kMust,
     .inferred = true,
     .rule = "Every record has a place: a known call, on handles it can act on, in a phase that allows it.",
     .applies = Always,
     .holds = HasAPlace},
});

}  // namespace

std::span<const Clause> SessionLifeClauses() { return kRows; }

}  // namespace legwork

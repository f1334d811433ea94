#include "cases/script/check_statements.h"

#include <utility>

#include "cases/script/account_name.h"
#include "cases/script/call_request.h"
#include "cases/script/message_statements.h"
#include "cases/script/status_pattern.h"
#include "cases/script/value_shape.h"
#include "model/attribute.h"
#include "model/context_flags.h"

namespace legwork::script {
namespace {

// The clauses that checks rest on. What no clause of theirs says in so many words is a warning on a foreign package;
// the calls that a check makes are judged one by one in any case.
constexpr std::string_view kScenarioClauses = "";
constexpr std::string_view kNamesClause = "QCA-007";
constexpr std::string_view kSessionKeyClause = "QCA-013";
constexpr std::string_view kSelectedClause = "QCA-011";
constexpr std::string_view kMessagesClause = "QSP-005";  // what INTEGRITY and PRIVACY in the capabilities promise

// Fail reports a check that did not hold, with what was found in place of its result.
void Fail(Run& run, const StatementReader& statement, std::string found, std::string_view clause) {
  run.result().leg = "check " + std::string(statement.subject());
  Statement actual = statement.statement();
  actual.result = Word{std::move(found), {}};
  bool own = clause != kScenarioClauses;
  run.Differ({.expected = statement.statement(),
              .actual = std::move(actual),
              .basis = own ? Mismatch::Basis::kOwnClause : Mismatch::Basis::kScenario,
              .own_clause = clause});
}

// Pair is the initiator and the acceptor that a check speaks of: the first of each role.
struct Pair {
  Actor* initiator = nullptr;
  Actor* acceptor = nullptr;
};

Pair PairOf(Run& run) {
  Pair pair;
  for (const std::unique_ptr<Actor>& actor : run.actors()) {
    Actor*& place = actor->setup.role == Role::kInitiator ? pair.initiator : pair.acceptor;
    if (place == nullptr) place = actor.get();
  }
  return pair;
}

std::string_view SlotName(StatementReader& statement) { return statement.TakeOr("context", kMainSlot); }

// Ask queries one attribute of an actor's context; nullptr and a report if the answer is not SEC_E_OK.
const ContextFacts* Ask(Run& run, const StatementReader& statement, Actor& actor, std::string_view slot,
                        legwork::Attribute attribute, std::string_view clause) {
  const ContextSlot& context = run.SlotOf(actor, slot);
  run.last().request = HandleRequest(Call::kQuery, actor, {!context.live, context.handle});
  run.last().request.attribute = static_cast<std::uint32_t>(attribute);
  if (!run.Perform(actor, {}, nullptr)) return nullptr;
  if (run.last().reply.status == SecStatus::kOk) return &run.last().reply.facts;
  Fail(run, statement, actor.setup.name + "_query_answers_" + StatusWord(run.last().reply.status), clause);
  return nullptr;
}

bool HasBoth(Run& run, const StatementReader& statement, const Pair& pair) {
  if (pair.initiator != nullptr && pair.acceptor != nullptr) return true;
  run.Refuse(statement.statement(), "this check needs an initiator and an acceptor");
  return false;
}

}  // namespace

void CheckNamesAgree(Run& run, StatementReader& statement) {
  Pair pair = PairOf(run);
  std::string_view slot = SlotName(statement);
  if (!HasBoth(run, statement, pair)) return;
  const ContextFacts* facts = Ask(run, statement, *pair.initiator, slot, legwork::Attribute::kNames, kNamesClause);
  if (facts == nullptr) return;
  std::string mine = facts->user;
  facts = Ask(run, statement, *pair.acceptor, slot, legwork::Attribute::kNames, kNamesClause);
  if (facts == nullptr) return;
  const bool agree = run.input().foreign ? NameOneAccount(mine, facts->user) : !mine.empty() && mine == facts->user;
  if (!agree) Fail(run, statement, mine + "|" + facts->user, kNamesClause);
}

void CheckSessionKeysAgree(Run& run, StatementReader& statement) {
  Pair pair = PairOf(run);
  std::string_view slot = SlotName(statement);
  if (!HasBoth(run, statement, pair)) return;
  const ContextFacts* facts =
      Ask(run, statement, *pair.initiator, slot, legwork::Attribute::kSessionKey, kSessionKeyClause);
  if (facts == nullptr) return;
  Bytes mine = facts->session_key;
  facts = Ask(run, statement, *pair.acceptor, slot, legwork::Attribute::kSessionKey, kSessionKeyClause);
  if (facts == nullptr) return;
  if (mine.empty()) return Fail(run, statement, "no_key", kSessionKeyClause);
  if (mine != facts->session_key) Fail(run, statement, "different_keys", kSessionKeyClause);
}

void CheckMessagesFlow(Run& run, StatementReader& statement) {
  Pair pair = PairOf(run);
  std::string_view slot = SlotName(statement);
  if (!HasBoth(run, statement, pair)) return;
  bool signed_only = statement.Has("signed");
  for (bool sealed : {false, true}) {
    if (sealed && signed_only) return;
    for (Actor* from : {pair.initiator, pair.acceptor}) {
      std::string problem = MessageTrip(run, *from, slot, sealed);
      if (run.stopped()) return;
      if (!problem.empty()) return Fail(run, statement, problem, kMessagesClause);
    }
  }
}

void CheckSelected(Run& run, StatementReader& statement) {
  Pair pair = PairOf(run);
  std::string_view slot = SlotName(statement);
  for (Actor* actor : {pair.initiator, pair.acceptor}) {
    if (actor == nullptr || !run.SlotOf(*actor, slot).live) continue;
    const ContextFacts* facts =
        Ask(run, statement, *actor, slot, legwork::Attribute::kNegotiationInfo, kSelectedClause);
    if (facts == nullptr) return;
    std::string_view found = PackageText(facts->package);
    if (found != statement.result()) return Fail(run, statement, std::string(found), kSelectedClause);
  }
}

void CheckDelegated(Run& run, StatementReader& statement) {
  Pair pair = PairOf(run);
  std::string_view slot = SlotName(statement);
  if (!HasBoth(run, statement, pair)) return;
  for (Actor* actor : {pair.initiator, pair.acceptor}) {
    std::uint32_t granted = run.SlotOf(*actor, slot).granted;
    bool delegated = FlagsFromMask(granted, actor->setup.role, FlagDirection::kReturn).Has(ContextFlag::kDelegate);
    std::string_view found = delegated ? "yes" : "no";
    if (found != statement.result()) return Fail(run, statement, std::string(found), kScenarioClauses);
  }
}

void CheckEstablished(Run& run, StatementReader& statement) {
  std::string_view slot = SlotName(statement);
  std::string_view only = statement.TakeOr("actor", "");
  for (const std::unique_ptr<Actor>& actor : run.actors()) {
    if (!only.empty() && actor->setup.name != only) continue;
    const ContextSlot& context = run.SlotOf(*actor, slot);
    std::string_view found = context.live && context.established ? "yes" : "no";
    if (found != statement.result()) return Fail(run, statement, std::string(found), kScenarioClauses);
  }
}

void CheckCalls(Run& run, StatementReader& statement) {
  std::string_view slot = SlotName(statement);
  Actor* actor = run.FindActor(statement.TakeOr("actor", "client"));
  if (actor == nullptr) return run.Refuse(statement.statement(), "no such actor");
  std::string found = std::to_string(run.SlotOf(*actor, slot).handshake_calls);
  if (found != statement.result()) Fail(run, statement, found, kScenarioClauses);
}

void CheckClause(Run& run, StatementReader& statement) {
  DeclaredClause declared;
  declared.id = statement.TakeOr("id", "");
  declared.party = statement.TakeOr("party", "package");
  declared.violated = statement.result() == "violated";
  declared.statement = &statement.statement();
  run.declared().push_back(declared);
}

}  // namespace legwork::script

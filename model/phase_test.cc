#include "model/phase.h"

#include <gtest/gtest.h>

#include <set>
#include <vector>

namespace legwork {
namespace {

constexpr SecStatus kStatuses[] = {
    SecStatus::kOk,           SecStatus::kContinueNeeded, SecStatus::kCompleteNeeded, SecStatus::kCompleteAndContinue,
    SecStatus::kInvalidToken, static_cast<SecStatus>(7),
};

// Automaton says the same as the table in other words: what exists, what is owed, and whether messages may flow.
struct Automaton {
  bool called = false;  // the first call was made
  bool handle = false;
  bool owes_completion = false;
  bool owes_reply = false;
  bool usable = false;
  bool deleted = false;
  friend bool operator==(const Automaton&, const Automaton&) = default;

  // Takes one call and says whether it was allowed and its answer known.
  bool Take(Role role, Call call, SecStatus status) {
    switch (call) {
      case Call::kInitialize:
        return role == Role::kInitiator && Shake(status, usable);
      case Call::kAccept:
        return role == Role::kAcceptor && Shake(status, false);
      case Call::kImport:
        return !called && Begin(status);
      case Call::kComplete:
        return handle && owes_completion && Completed(status);
      case Call::kDelete:
        return handle && Delete(status);
      case Call::kQuery:
        return handle && (usable || owes_reply || owes_completion);
      case Call::kSetAttributes:
      case Call::kApplyControl:
        return handle && !owes_completion && (usable || owes_reply);
      case Call::kSend:
        return called && !owes_completion;
      case Call::kEnd:
        return !handle;
      case Call::kImpersonate:
      case Call::kRevert:
        return handle && usable && role == Role::kAcceptor;
      case Call::kSign:
      case Call::kVerify:
      case Call::kEncrypt:
      case Call::kDecrypt:
      case Call::kExport:
      case Call::kQueryToken:
        return handle && usable;
      default:
        return false;
    }
  }

 private:
  bool Shake(SecStatus status, bool again) {
    const bool first = !called;
    if (!first && !(handle && ((owes_reply && !owes_completion) || again))) return false;
    const bool failed = IsFailure(status);
    const bool go_on = status == SecStatus::kContinueNeeded || status == SecStatus::kCompleteAndContinue;
    const bool complete = status == SecStatus::kCompleteNeeded || status == SecStatus::kCompleteAndContinue;
    if (!failed && !go_on && !complete && status != SecStatus::kOk) return false;
    called = true;
    handle = first ? !failed : true;
    owes_reply = go_on;
    owes_completion = complete;
    usable = status == SecStatus::kOk;
    return true;
  }
  bool Begin(SecStatus status) {
    if (status != SecStatus::kOk && !IsFailure(status)) return false;
    called = true;
    handle = usable = status == SecStatus::kOk;
    return true;
  }
  bool Completed(SecStatus status) {
    if (status != SecStatus::kOk && !IsFailure(status)) return false;
    owes_completion = false;
    usable = status == SecStatus::kOk && !owes_reply;
    if (IsFailure(status)) owes_reply = false;
    return true;
  }
  bool Delete(SecStatus status) {
    if (IsFailure(status)) return true;
    if (status != SecStatus::kOk) return false;
    *this = Automaton{.called = true, .deleted = true};
    return true;
  }
};

Automaton Of(Phase phase) {
  switch (phase) {
    case Phase::kFresh:
      return {};
    case Phase::kNoContext:
      return {.called = true};
    case Phase::kAwaitsReply:
      return {.called = true, .handle = true, .owes_reply = true};
    case Phase::kMustComplete:
      return {.called = true, .handle = true, .owes_completion = true};
    case Phase::kMustCompleteThenAwait:
      return {.called = true, .handle = true, .owes_completion = true, .owes_reply = true};
    case Phase::kEstablished:
      return {.called = true, .handle = true, .usable = true};
    case Phase::kMustDelete:
      return {.called = true, .handle = true};
    case Phase::kDeleted:
      return {.called = true, .deleted = true};
  }
  return {};
}

TEST(PhaseTable, AgreesWithAnAutomatonWrittenDifferently) {
  for (const Role role : {Role::kInitiator, Role::kAcceptor}) {
    for (int p = 0; p < kPhaseCount; ++p) {
      for (int c = 0; c < kCallCount; ++c) {
        for (const SecStatus status : kStatuses) {
          const Phase phase = static_cast<Phase>(p);
          const Call call = static_cast<Call>(c);
          Automaton automaton = Of(phase);
          const bool allowed = automaton.Take(role, call, status);
          const std::optional<Phase> next = NextPhase(role, phase, call, status);
          ASSERT_EQ(next.has_value(), allowed)
              << PhaseName(phase) << " " << CallWord(call) << " " << SecStatusText(status);
          if (next) {
            ASSERT_EQ(Of(*next), automaton)
                << PhaseName(phase) << " " << CallWord(call) << " " << SecStatusText(status);
          }
        }
      }
    }
  }
}

TEST(PhaseTable, HasNoRowTwice) {
  std::set<std::vector<int>> seen;
  for (const PhaseRow& row : PhaseRows()) {
    EXPECT_TRUE(seen.insert({int(row.phase), int(row.call), int(row.answer)}).second)
        << PhaseName(row.phase) << " " << CallWord(row.call);
  }
}

TEST(PhaseTable, EveryPhaseIsReachedFromFresh) {
  std::set<Phase> reached = {Phase::kFresh};
  for (int round = 0; round < kPhaseCount; ++round) {
    for (const PhaseRow& row : PhaseRows()) {
      if (reached.contains(row.phase)) reached.insert(row.next);
    }
  }
  EXPECT_EQ(reached.size(), static_cast<std::size_t>(kPhaseCount));
}

TEST(PhaseTable, TakesNumbersOutsideItsRange) {
  EXPECT_FALSE(PhaseAllows(Role::kInitiator, static_cast<Phase>(99), Call::kInitialize));
  EXPECT_EQ(NextPhase(Role::kInitiator, Phase::kFresh, static_cast<Call>(99), SecStatus::kOk), std::nullopt);
}

TEST(PhaseGraph, NamesTheRolesOwnHandshakeFunctionAlone) {
  const std::string graph = PhaseGraph(Role::kInitiator);
  EXPECT_NE(graph.find("Fresh -> AwaitsReply [label=\"initialize = CONTINUE\"];"), std::string::npos);
  EXPECT_EQ(graph.find("accept"), std::string::npos);
}

}  // namespace
}  // namespace legwork

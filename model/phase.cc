#include "model/phase.h"

#include <array>

namespace legwork {
namespace {

using enum Phase;
using enum Call;
using enum PhaseAnswer;

// clang-format off
// kTable is the documented order of calls: what may be called in a phase, and where each answer leads.
constexpr auto kTable = std::to_array<PhaseRow>({
    // phase                 call           answer                next
    {kFresh,                 kInitialize,   kOk,                  kEstablished},
    {kFresh,                 kInitialize,   kContinue,            kAwaitsReply},
    {kFresh,                 kInitialize,   kCompletion,          kMustComplete},
    {kFresh,                 kInitialize,   kCompleteAndContinue, kMustCompleteThenAwait},
    {kFresh,                 kInitialize,   kFailure,             kNoContext},
    {kFresh,                 kAccept,       kOk,                  kEstablished},
    {kFresh,                 kAccept,       kContinue,            kAwaitsReply},
    {kFresh,                 kAccept,       kCompletion,          kMustComplete},
    {kFresh,                 kAccept,       kCompleteAndContinue, kMustCompleteThenAwait},
    {kFresh,                 kAccept,       kFailure,             kNoContext},
    {kFresh,                 kImport,       kOk,                  kEstablished},
    {kFresh,                 kImport,       kFailure,             kNoContext},
    {kFresh,                 kEnd,          kAny,                 kFresh},

    {kNoContext,             kSend,         kAny,                 kNoContext},  // the error token
    {kNoContext,             kEnd,          kAny,                 kNoContext},

    {kAwaitsReply,           kInitialize,   kOk,                  kEstablished},
    {kAwaitsReply,           kInitialize,   kContinue,            kAwaitsReply},
    {kAwaitsReply,           kInitialize,   kCompletion,          kMustComplete},
    {kAwaitsReply,           kInitialize,   kCompleteAndContinue, kMustCompleteThenAwait},
    {kAwaitsReply,           kInitialize,   kFailure,             kMustDelete},
    {kAwaitsReply,           kAccept,       kOk,                  kEstablished},
    {kAwaitsReply,           kAccept,       kContinue,            kAwaitsReply},
    {kAwaitsReply,           kAccept,       kCompletion,          kMustComplete},
    {kAwaitsReply,           kAccept,       kCompleteAndContinue, kMustCompleteThenAwait},
    {kAwaitsReply,           kAccept,       kFailure,             kMustDelete},
    {kAwaitsReply,           kSend,         kAny,                 kAwaitsReply},
    {kAwaitsReply,           kQuery,        kAny,                 kAwaitsReply},
    {kAwaitsReply,           kSetAttributes, kAny,                kAwaitsReply},
    {kAwaitsReply,           kApplyControl, kAny,                 kAwaitsReply},
    {kAwaitsReply,           kDelete,       kOk,                  kDeleted},
    {kAwaitsReply,           kDelete,       kFailure,             kAwaitsReply},

    {kMustComplete,          kComplete,     kOk,                  kEstablished},
    {kMustComplete,          kComplete,     kFailure,             kMustDelete},
    {kMustComplete,          kQuery,        kAny,                 kMustComplete},
    {kMustComplete,          kDelete,       kOk,                  kDeleted},
    {kMustComplete,          kDelete,       kFailure,             kMustComplete},
    {kMustCompleteThenAwait, kComplete,     kOk,                  kAwaitsReply},
    {kMustCompleteThenAwait, kComplete,     kFailure,             kMustDelete},
    {kMustCompleteThenAwait, kQuery,        kAny,                 kMustCompleteThenAwait},
    {kMustCompleteThenAwait, kDelete,       kOk,                  kDeleted},
    {kMustCompleteThenAwait, kDelete,       kFailure,             kMustCompleteThenAwait},

    {kEstablished,           kInitialize,   kOk,                  kEstablished},  // reauthentication (ISC-N-080)
    {kEstablished,           kInitialize,   kContinue,            kAwaitsReply},
    {kEstablished,           kInitialize,   kCompletion,          kMustComplete},
    {kEstablished,           kInitialize,   kCompleteAndContinue, kMustCompleteThenAwait},
    {kEstablished,           kInitialize,   kFailure,             kMustDelete},
    {kEstablished,           kSend,         kAny,                 kEstablished},
    {kEstablished,           kQuery,        kAny,                 kEstablished},
    {kEstablished,           kSetAttributes, kAny,                kEstablished},
    {kEstablished,           kApplyControl, kAny,                 kEstablished},
    {kEstablished,           kSign,         kAny,                 kEstablished},
    {kEstablished,           kVerify,       kAny,                 kEstablished},
    {kEstablished,           kEncrypt,      kAny,                 kEstablished},
    {kEstablished,           kDecrypt,      kAny,                 kEstablished},
    {kEstablished,           kExport,       kAny,                 kEstablished},
    {kEstablished,           kImpersonate,  kAny,                 kEstablished},
    {kEstablished,           kRevert,       kAny,                 kEstablished},
    {kEstablished,           kQueryToken,   kAny,                 kEstablished},
    {kEstablished,           kDelete,       kOk,                  kDeleted},
    {kEstablished,           kDelete,       kFailure,             kEstablished},

    {kMustDelete,            kSend,         kAny,                 kMustDelete},  // the error token
    {kMustDelete,            kDelete,       kOk,                  kDeleted},
    {kMustDelete,            kDelete,       kFailure,             kMustDelete},

    {kDeleted,               kSend,         kAny,                 kDeleted},  // the last token, still under way
    {kDeleted,               kEnd,          kAny,                 kDeleted},
});
// clang-format on

constexpr std::string_view kNames[] = {
    "Fresh",       "NoContext",  "AwaitsReply", "MustComplete", "MustCompleteThenAwait",
    "Established", "MustDelete", "Deleted",
};
static_assert(std::size(kNames) == kPhaseCount);

constexpr std::string_view kAnswerNames[] = {"OK", "CONTINUE", "COMPLETE", "COMPLETE_AND_CONTINUE", "failure", "any"};

// kNoRow marks a missing row in kNext.
constexpr std::uint8_t kNoRow = 0xFF;
using NextTable = std::array<std::array<std::array<std::uint8_t, 5>, kCallCount>, kPhaseCount>;

// MakeNext spreads the rows over an index, so that a look-up is a load.
constexpr NextTable MakeNext() {
  NextTable next;
  for (auto& calls : next) {
    for (auto& answers : calls) answers.fill(kNoRow);
  }
  for (const PhaseRow& row : kTable) {
    auto& answers = next[static_cast<int>(row.phase)][static_cast<int>(row.call)];
    for (int answer = 0; answer < 5; ++answer) {
      if (row.answer == kAny || static_cast<int>(row.answer) == answer) {
        answers[answer] = static_cast<std::uint8_t>(row.next);
      }
    }
  }
  return next;
}
constexpr NextTable kNext = MakeNext();

// AnswerOf gives nullopt for a success that no page knows (ISC-N-045).
std::optional<PhaseAnswer> AnswerOf(SecStatus status) {
  if (IsFailure(status)) return kFailure;
  switch (status) {
    case SecStatus::kOk:
      return kOk;
    case SecStatus::kContinueNeeded:
      return kContinue;
    case SecStatus::kCompleteNeeded:
      return kCompletion;
    case SecStatus::kCompleteAndContinue:
      return kCompleteAndContinue;
    default:
      return std::nullopt;
  }
}

bool BelongsToOtherRole(Role role, Call call) {
  if (call == kInitialize) return role == Role::kAcceptor;
  if (call == kAccept || call == kImpersonate || call == kRevert) return role == Role::kInitiator;
  return false;
}

bool AnyAnswer(Phase phase, Call call) {
  for (const PhaseRow& row : kTable) {
    if (row.phase == phase && row.call == call) return row.answer == kAny;
  }
  return false;
}

}  // namespace

std::string_view PhaseName(Phase phase) {
  const auto index = static_cast<std::size_t>(phase);
  return index < std::size(kNames) ? kNames[index] : "unknown";
}

std::span<const PhaseRow> PhaseRows() { return kTable; }

bool PhaseAllows(Role role, Phase phase, Call call) {
  if (BelongsToOtherRole(role, call)) return false;
  if (static_cast<int>(call) >= kCallCount || static_cast<int>(phase) >= kPhaseCount) return false;
  const auto& answers = kNext[static_cast<int>(phase)][static_cast<int>(call)];
  for (const std::uint8_t next : answers) {
    if (next != kNoRow) return true;
  }
  return false;
}

std::optional<Phase> NextPhase(Role role, Phase phase, Call call, SecStatus status) {
  if (!PhaseAllows(role, phase, call)) return std::nullopt;
  const std::optional<PhaseAnswer> answer = AnswerOf(status);
  if (!answer) return AnyAnswer(phase, call) ? std::optional(phase) : std::nullopt;
  const std::uint8_t next = kNext[static_cast<int>(phase)][static_cast<int>(call)][static_cast<int>(*answer)];
  if (next == kNoRow) return std::nullopt;
  return static_cast<Phase>(next);
}

std::string PhaseGraph(Role role) {
  std::string graph = "digraph phases {\n";
  for (const PhaseRow& row : kTable) {
    if (BelongsToOtherRole(role, row.call)) continue;
    graph.append("  ").append(PhaseName(row.phase)).append(" -> ").append(PhaseName(row.next));
    graph.append(" [label=\"").append(CallWord(row.call)).append(" = ");
    graph.append(kAnswerNames[static_cast<int>(row.answer)]).append("\"];\n");
  }
  return graph + "}\n";
}

}  // namespace legwork

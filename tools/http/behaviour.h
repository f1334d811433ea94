#ifndef LEGWORK_TOOLS_HTTP_BEHAVIOUR_H_
#define LEGWORK_TOOLS_HTTP_BEHAVIOUR_H_

#include <cstdint>
#include <span>
#include <string_view>

namespace legwork::http {

// BehaviourId is how a server that is ours behaves.
enum class BehaviourId : std::uint8_t {
  kCorrect,
  kFinalRedirect,
  kFinalNotFound,
  kNtlmFirst,
  kNegotiateOnly,
  kNtlmOnly,
  kOneField,
  kChallengeTwice,
  kLowerCase,
  kClosesAfterChallenge,
  kClosesBetweenLegs,
  kPerRequest,
  kFinalMissing,
  kFinalTruncated,
  kFinalGarbage,
  kFinalBare,
  kFinalEmpty,
  kFinalTwice,
  kFinalFolded,
  kFinalNoToken,
  kAsksForMore,
  kRejectsEveryLeg,
  kDiesBetweenLegs,
  kFaultOnRawNtlm,
  kFaultOnBadToken,
  kSharedIdentity,
  kStickyIdentity,
  kSharedExchanges,
  kTakesReplays,
  kTakesStrayResponses,
  kChallengeWithData,
  kNoChallenge,
  kAnyPassword,
  kOneCase,
  kAsksNobody,
  kContinuesWith200,
};

// ClientOutcome is what a client that does as it should comes to.
enum class ClientOutcome : std::uint8_t { kReaches, kFails, kFailsIfMutual, kAny };

// Behaviour is a row of what may be chosen. `evidence` are reports of the same in the field.
struct Behaviour {
  BehaviourId number;
  std::string_view name;  // "final_token_missing"
  std::string_view summary;
  ClientOutcome client;  // who meets it
  bool is_wrong;         // some rule for servers is broken
  std::string_view evidence;
};

std::span<const Behaviour> BehaviourRows();
const Behaviour* FindBehaviour(std::string_view name);

}  // namespace legwork::http

#endif  // LEGWORK_TOOLS_HTTP_BEHAVIOUR_H_

#ifndef LEGWORK_TOOLS_HTTP_RULE_H_
#define LEGWORK_TOOLS_HTTP_RULE_H_

#include <cstdint>
#include <span>
#include <string_view>

namespace legwork::http {

// RuleId numbers what binds those who authenticate over HTTP or over frames. A client's begin with kClient, a server's
// with kServer.
enum class RuleId : std::uint8_t {
  kClientToken68,
  kClientOneField,
  kClientUnfolded,
  kClientHost,
  kClientHasToken,
  kClientBeginsWithInit,
  kClientNtlmMessages,
  kClientSameConnection,
  kClientGivesUp,
  kClientRightField,
  kClientChecksFinalToken,
  kClientKeepsBody,
  kClientGoesOn,
  kClientReaches,
  kClientOfferedScheme,
  kClientRightUser,
  kClientWellFormed,
  kClientFreshToken,
  kClientBeginsAnew,
  kClientRetriesOnce,
  kClientEnds,
  kClientNtlmVersion2,
  kServerChallenges,
  kServerBareChallenge,
  kServerFinalToken,
  kServerRightToken,
  kServerOneToken,
  kServerNoEmptyToken,
  kServerUnfolded,
  kServerPerConnection,
  kServerSecondUser,
  kServerSplitLegs,
  kServerRefusesBadToken,
  kServerRefusesReplay,
  kServerRefusesNoBase64,
  kServerRawNtlm,
  kServerNoContext,
  kServerManyLegs,
  kServerFinalTokenAnywhere,
  kServerTakesPost,
  kServerRefusesPassword,
  kServerLetsIn,
  kServerRefusesCleanly,
  kServerAnyCase,
  kServerOffers,
};

// Rule is a sentence that a client or a server keeps, with its source. Only a must can fail a subject.
struct Rule {
  RuleId number;
  std::string_view id;      // "HTTP-C-001"
  std::string_view source;  // "RFC 4559 section 4.2"
  std::string_view party;   // "client" or "server"
  bool is_must;
  std::string_view sentence;
};

// RuleRows are in the order of their numbers.
std::span<const Rule> RuleRows();
const Rule& RuleOf(RuleId id);

}  // namespace legwork::http

#endif  // LEGWORK_TOOLS_HTTP_RULE_H_

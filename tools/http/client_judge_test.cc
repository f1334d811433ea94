#include "tools/http/client_judge.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace legwork::http {
namespace {

const Behaviour& Row(std::string_view name) { return *FindBehaviour(name); }

Message Get(const std::string& target = "/") {
  Message request;
  request.method = "GET";
  request.target = target;
  request.fields = {{"Host", "web"}};
  return request;
}

Seen With(TokenKind kind, std::uint64_t id, const std::string& scheme = "Negotiate") {
  Seen seen;
  seen.connection = 1;
  seen.offered = {"Negotiate", "NTLM"};
  seen.credentials = {{scheme, "YQ==", {'a'}, ""}};
  seen.token.kind = kind;
  seen.token.id = id;
  return seen;
}

Seen Without() {
  Seen seen;
  seen.connection = 1;
  seen.offered = {"Negotiate", "NTLM"};
  return seen;
}

// Step is a request and what the server made of it.
struct Step {
  Message request;
  Seen seen;
  int status;
  bool goes_on;
  std::string user;
};

ClientJudge Judged(const std::vector<Step>& steps, std::string_view behaviour = "correct") {
  ClientJudge judge(Row(behaviour));
  for (const Step& step : steps) {
    judge.Request(step.request, step.seen);
    judge.Answered(step.request, step.seen, step.status, step.goes_on, step.user);
  }
  return judge;
}

void End(ClientJudge& judge, int status, bool reachable) {
  ClientControl control;
  judge.Ended({status, reachable}, control);
}

bool Breaks(const ClientJudge& judge, RuleId rule) { return judge.sheet().IsBroken(rule); }

std::string Verdict(const ClientJudge& judge) { return judge.sheet().Result("a", "", "").message; }

TEST(ClientJudge, AWholeExchangeBreaksNothing) {
  Seen second = With(TokenKind::kNtlmAuthenticate, 2, "NTLM");
  ClientJudge judge = Judged({{Get(), Without(), 401, false, ""},
                              {Get(), With(TokenKind::kNtlmNegotiate, 1, "NTLM"), 401, true, ""},
                              {Get(), second, 200, false, "alice"},
                              {Get(), Without(), 200, false, "alice"}});
  End(judge, 0, true);
  EXPECT_EQ(Verdict(judge), "");
}

TEST(ClientJudge, ARedirectionMayBeLeftUnfollowed) {
  const std::vector<Step> redirected = {{Get(), Without(), 401, false, ""},
                                        {Get(), With(TokenKind::kNegTokenInit, 1), 302, false, "alice"}};
  ClientJudge stays = Judged(redirected, "final_redirect");
  End(stays, 1, true);
  EXPECT_EQ(Verdict(stays), "");

  std::vector<Step> followed = redirected;
  followed.push_back({Get("/there"), Without(), 200, false, "alice"});
  ClientJudge stumbles = Judged(followed, "final_redirect");
  End(stumbles, 1, true);
  EXPECT_TRUE(Breaks(stumbles, RuleId::kClientReaches));
}

TEST(ClientJudge, FieldsHaveTheirRules) {
  Message folded = Get();
  folded.is_folded = true;
  Message hostless = Get();
  hostless.fields.clear();
  Seen twice = With(TokenKind::kNegTokenInit, 1);
  twice.credentials.push_back(twice.credentials.front());
  Seen spaced = With(TokenKind::kUnreadable, 1);
  spaced.credentials.front().problem = "no base64 at character 5";
  const std::pair<RuleId, Step> rows[] = {
      {RuleId::kClientUnfolded, {folded, Without(), 401, false, ""}},
      {RuleId::kClientHost, {hostless, Without(), 401, false, ""}},
      {RuleId::kClientOneField, {Get(), twice, 200, false, "alice"}},
      {RuleId::kClientToken68, {Get(), spaced, 401, false, ""}},
      {RuleId::kClientHasToken, {Get(), With(TokenKind::kNone, 0), 401, false, ""}},
      {RuleId::kClientBeginsWithInit, {Get(), With(TokenKind::kNtlmNegotiate, 1), 401, false, ""}},
      {RuleId::kClientNtlmMessages, {Get(), With(TokenKind::kNegTokenInit, 1, "NTLM"), 401, false, ""}},
      {RuleId::kClientNtlmMessages, {Get(), With(TokenKind::kNtlmChallenge, 1, "NTLM"), 401, false, ""}},
      {RuleId::kClientSameConnection, {Get(), With(TokenKind::kNtlmAuthenticate, 1, "NTLM"), 401, false, ""}},
      {RuleId::kClientRightUser, {Get("/as/bob"), Without(), 200, false, "alice"}},
  };
  for (const auto& [rule, step] : rows) EXPECT_TRUE(Breaks(Judged({step}), rule)) << RuleOf(rule).id;
  Seen offered = Without();
  offered.offered = {"Negotiate"};
  const Step ntlm = {Get(), With(TokenKind::kNtlmNegotiate, 1, "Digest"), 401, true, ""};
  EXPECT_TRUE(Breaks(Judged({{Get(), offered, 401, false, ""}, ntlm}), RuleId::kClientOfferedScheme));
  EXPECT_FALSE(Breaks(Judged({ntlm}), RuleId::kClientOfferedScheme)) << "nobody has challenged it";
}

// An exchange may be left, and another begun: a client that asks somebody else for credentials has to.
TEST(ClientJudge, AnExchangeIsNotLeftTimeAndAgain) {
  const Step asked = {Get(), With(TokenKind::kNegTokenInit, 1), 401, true, ""};
  const Step anew = {Get(), With(TokenKind::kNegTokenInit, 2), 401, true, ""};
  const Step without = {Get(), Without(), 401, false, ""};
  EXPECT_FALSE(Breaks(Judged({asked, anew}), RuleId::kClientGoesOn));
  EXPECT_TRUE(Breaks(Judged({asked, anew, anew}), RuleId::kClientGoesOn));
  EXPECT_FALSE(Breaks(Judged({asked, without}), RuleId::kClientGoesOn));
  EXPECT_TRUE(Breaks(Judged({asked, without, asked, without}), RuleId::kClientGoesOn));
  EXPECT_FALSE(Breaks(Judged({asked, anew, anew}, "asks_for_more"), RuleId::kClientGoesOn)) << "it has no other way";
  const Seen next = With(TokenKind::kNegTokenResp, 2);
  const ClientJudge judge = Judged({asked, {Get(), next, 200, false, "alice"}});
  EXPECT_EQ(Verdict(judge), "");
  EXPECT_FALSE(Breaks(judge, RuleId::kClientGoesOn));
}

TEST(ClientJudge, CredentialsInTheFieldOfTheOther) {
  Seen other = Without();
  other.is_proxy = true;
  other.misplaced = With(TokenKind::kNegTokenInit, 1).credentials;
  Seen nothing = Without();
  nothing.is_proxy = true;
  const Step asked = {Get(), nothing, 407, false, ""};
  const Step answer = {Get(), other, 407, false, ""};
  ClientJudge judge = Judged({asked, answer});
  EXPECT_TRUE(Breaks(judge, RuleId::kClientRightField)) << "it came when the proxy had asked";
  End(judge, 22, true);
  EXPECT_NE(Verdict(judge).find("with its credentials in the wrong field"), std::string::npos) << Verdict(judge);
  EXPECT_FALSE(Breaks(Judged({answer, answer}), RuleId::kClientRightField)) << "it is for the origin";
  Seen both = other;
  both.credentials = With(TokenKind::kNegTokenInit, 2).credentials;
  EXPECT_TRUE(Breaks(Judged({asked, {Get(), both, 200, false, "alice"}}), RuleId::kClientRightField)) << "one token";
  both.misplaced.front().text = "Yg==";
  EXPECT_FALSE(Breaks(Judged({asked, {Get(), both, 200, false, "alice"}}), RuleId::kClientRightField));

  Message connect = Get("web:80");
  connect.method = "CONNECT";
  EXPECT_TRUE(Breaks(Judged({{connect, both, 200, false, "alice"}}), RuleId::kClientRightField));
  both.is_proxy = false;
  both.in_tunnel = true;
  EXPECT_TRUE(Breaks(Judged({{Get(), both, 200, false, "alice"}}), RuleId::kClientRightField));
  both.misplaced.front().scheme = "Basic";
  EXPECT_FALSE(Breaks(Judged({{Get(), both, 200, false, "alice"}}), RuleId::kClientRightField));
}

TEST(ClientJudge, OtherSchemesHaveNoTokens) {
  Seen basic = With(TokenKind::kUnreadable, 1, "Basic");
  basic.credentials.front().problem = "no base64 at character 5";
  const ClientJudge judge = Judged({{Get(), Without(), 401, false, ""}, {Get(), basic, 401, false, ""}});
  EXPECT_EQ(Verdict(judge), "");
  EXPECT_TRUE(Breaks(judge, RuleId::kClientOfferedScheme));
}

TEST(ClientJudge, ATokenThatWasAcceptedIsSpent) {
  const Step taken = {Get(), With(TokenKind::kNegTokenInit, 1), 302, false, "alice"};
  EXPECT_TRUE(Breaks(Judged({taken, {Get("/moved"), With(TokenKind::kNegTokenInit, 1), 401, false, ""}}),
                     RuleId::kClientFreshToken));
  EXPECT_FALSE(Breaks(Judged({taken, {Get("/moved"), With(TokenKind::kNegTokenInit, 2), 200, false, "alice"}}),
                      RuleId::kClientFreshToken));
  const Step lost = {Get(), With(TokenKind::kNegTokenInit, 1), 0, false, ""};
  EXPECT_FALSE(Breaks(Judged({lost, lost}, "dies_between_legs"), RuleId::kClientFreshToken)) << "nobody took it";
}

TEST(ClientJudge, WhereTheServerClosedTheConnectionTheClientBeginsAnew) {
  const Step asked = {Get(), With(TokenKind::kNtlmNegotiate, 1, "NTLM"), 401, true, ""};
  Seen goes_on = With(TokenKind::kNtlmAuthenticate, 2, "NTLM");
  goes_on.connection = 2;
  Seen anew = With(TokenKind::kNtlmNegotiate, 1, "NTLM");
  anew.connection = 2;
  const ClientJudge stumbles = Judged({asked, {Get(), goes_on, 401, false, ""}}, "closes_between_legs");
  EXPECT_TRUE(Breaks(stumbles, RuleId::kClientBeginsAnew));
  EXPECT_FALSE(Breaks(stumbles, RuleId::kClientSameConnection));
  const ClientJudge begins = Judged({asked, {Get(), anew, 401, true, ""}}, "closes_between_legs");
  EXPECT_FALSE(Breaks(begins, RuleId::kClientBeginsAnew));
  EXPECT_TRUE(Breaks(Judged({asked, {Get(), goes_on, 401, false, ""}}), RuleId::kClientSameConnection));
}

TEST(ClientJudge, WhoGoesOnWhereHeWasRefusedHasNotChangedTheConnection) {
  const Step refused = {Get(), With(TokenKind::kNegTokenInit, 1), 401, false, ""};
  const Step goes_on = {Get(), With(TokenKind::kNegTokenResp, 2), 401, false, ""};
  EXPECT_FALSE(Breaks(Judged({refused, goes_on}), RuleId::kClientSameConnection));
  EXPECT_TRUE(Breaks(Judged({goes_on}), RuleId::kClientSameConnection));
}

TEST(ClientJudge, AConnectionThatClosesIsNotTriedForEver) {
  const Step dead = {Get(), With(TokenKind::kNegTokenInit, 1), 0, false, ""};
  EXPECT_FALSE(Breaks(Judged(std::vector<Step>(6, dead), "dies_between_legs"), RuleId::kClientRetriesOnce));
  EXPECT_TRUE(Breaks(Judged(std::vector<Step>(7, dead), "dies_between_legs"), RuleId::kClientRetriesOnce));
}

TEST(ClientJudge, AResponseOfVersion1IsTold) {
  Seen seen = With(TokenKind::kNtlmAuthenticate, 2, "NTLM");
  const Step asked = {Get(), With(TokenKind::kNtlmNegotiate, 1, "NTLM"), 401, true, ""};
  EXPECT_FALSE(Breaks(Judged({asked, {Get(), seen, 200, false, "alice"}}), RuleId::kClientNtlmVersion2));
  seen.is_ntlm_version_1 = true;
  EXPECT_TRUE(Breaks(Judged({asked, {Get(), seen, 200, false, "alice"}}), RuleId::kClientNtlmVersion2));
}

TEST(ClientJudge, WhatIsNoRequestIsToldAsSuch) {
  ClientJudge judge = Judged({});
  judge.BadRequest(1, "bad method");
  EXPECT_TRUE(Breaks(judge, RuleId::kClientWellFormed));
  EXPECT_FALSE(Breaks(Judged({{Get(), Without(), 401, false, ""}}), RuleId::kClientWellFormed));
}

TEST(ClientJudge, WhatIsRefusedIsNotTriedForEver) {
  std::vector<Step> steps;
  for (std::uint64_t i = 0; i < 6; ++i) steps.push_back({Get(), With(TokenKind::kNegTokenInit, i + 1), 401, false, ""});
  EXPECT_FALSE(Breaks(Judged(steps), RuleId::kClientGivesUp));
  steps.push_back({Get(), With(TokenKind::kNegTokenInit, 9), 401, false, ""});
  EXPECT_TRUE(Breaks(Judged(steps), RuleId::kClientGivesUp));
  const std::vector<Step> same(3, {Get(), With(TokenKind::kNegTokenInit, 1), 401, false, ""});
  EXPECT_TRUE(Breaks(Judged(same), RuleId::kClientGivesUp));
  const std::vector<Step> first(3, {Get(), With(TokenKind::kNtlmNegotiate, 1, "NTLM"), 401, false, ""});
  EXPECT_FALSE(Breaks(Judged(first), RuleId::kClientGivesUp)) << "it is the same every time, and proves nothing";
}

TEST(ClientJudge, TheLastRequestBringsTheContent) {
  Message post = Get();
  post.method = "POST";
  post.body = "abc";
  Message empty = post;
  empty.body.clear();
  const Step asked = {post, Without(), 401, false, ""};
  const Seen token = With(TokenKind::kNegTokenInit, 1);
  EXPECT_TRUE(Breaks(Judged({asked, {empty, token, 200, false, "alice"}}), RuleId::kClientKeepsBody));
  const Step whole = {post, token, 200, false, "alice"};
  EXPECT_FALSE(Breaks(Judged({asked, whole}), RuleId::kClientKeepsBody));
  const Step next = {empty, Without(), 200, false, "alice"};
  EXPECT_FALSE(Breaks(Judged({asked, whole, next}), RuleId::kClientKeepsBody)) << "another request";
}

TEST(ClientJudge, ContentThatIsNeverSentAgainIsLost) {
  Message post = Get();
  post.method = "POST";
  post.body = "abc";
  const Step refused = {post, Without(), 401, false, ""};
  const Step as_get = {Get(), With(TokenKind::kNegTokenInit, 1), 200, false, "alice"};
  ClientJudge loses = Judged({refused, as_get});
  End(loses, 0, true);
  EXPECT_TRUE(Breaks(loses, RuleId::kClientKeepsBody));
  ClientJudge tells = Judged({refused, as_get});
  End(tells, 1, true);
  EXPECT_FALSE(Breaks(tells, RuleId::kClientKeepsBody));
  ClientJudge brings = Judged({refused, as_get, {post, Without(), 200, false, "alice"}});
  End(brings, 0, true);
  EXPECT_EQ(Verdict(brings), "");
  EXPECT_FALSE(Breaks(brings, RuleId::kClientKeepsBody)) << "it has authenticated first";
}

TEST(ClientJudge, WhomAWrongServerTakesARequestForIsNotTheClientsDoing) {
  const Step mistaken = {Get("/as/bob"), Without(), 200, false, "alice"};
  EXPECT_TRUE(Breaks(Judged({mistaken}), RuleId::kClientRightUser));
  EXPECT_FALSE(Breaks(Judged({mistaken}, "shared_identity"), RuleId::kClientRightUser));
}

TEST(ClientJudge, NothingComesBetweenTheLegs) {
  const Step asked = {Get(), With(TokenKind::kNtlmNegotiate, 1, "NTLM"), 401, true, ""};
  const Step between = {Get("/icon"), Without(), 401, false, ""};
  const Step goes_on = {Get(), With(TokenKind::kNtlmAuthenticate, 2, "NTLM"), 200, false, "alice"};
  EXPECT_TRUE(Breaks(Judged({asked, between, goes_on}), RuleId::kClientGoesOn));
  EXPECT_FALSE(Breaks(Judged({asked, goes_on, between}), RuleId::kClientGoesOn));
}

TEST(ClientJudge, ABalancerIsNoFaultOfTheClient) {
  ClientJudge judge = Judged({{Get(), With(TokenKind::kNtlmNegotiate, 1, "NTLM"), 401, true, ""},
                              {Get(), With(TokenKind::kNtlmAuthenticate, 2, "NTLM"), 401, false, ""}});
  End(judge, 22, false);
  EXPECT_EQ(Verdict(judge), "");
}

TEST(ClientJudge, HowAClientEndsTellsWhatItChecked) {
  Seen mutual = With(TokenKind::kNegTokenInit, 1);
  mutual.asks_mutual = true;
  const std::vector<Step> steps = {{Get(), mutual, 200, false, "alice"}};
  ClientJudge careless = Judged(steps, "final_token_missing");
  End(careless, 0, true);
  EXPECT_TRUE(Breaks(careless, RuleId::kClientChecksFinalToken));
  ClientJudge careful = Judged(steps, "final_token_missing");
  End(careful, 1, true);
  EXPECT_FALSE(Breaks(careful, RuleId::kClientChecksFinalToken));
  ClientJudge lost = Judged({{Get(), Without(), 401, false, ""}});
  lost.Refused("AUTHENTICATE was refused as SEC_E_LOGON_DENIED");
  End(lost, 22, true);
  EXPECT_NE(Verdict(lost).find("with status 22, after its AUTHENTICATE was refused as SEC_E_LOGON_DENIED"),
            std::string::npos)
      << Verdict(lost);
  EXPECT_TRUE(Breaks(lost, RuleId::kClientReaches));
  ClientJudge endless = Judged({});
  End(endless, -1, true);
  EXPECT_TRUE(Breaks(endless, RuleId::kClientEnds));
  EXPECT_FALSE(Breaks(lost, RuleId::kClientEnds));
}

// Shown is what a client is known to do where nothing depends on how it authenticates.
class Shown : public ClientControl {
 public:
  Shown(bool success, bool failure, std::string scheme = "negotiate")
      : success_(success), failure_(failure), scheme_(std::move(scheme)) {}
  bool ShowsSuccess() override { return success_; }
  bool ShowsFailure() override { return failure_; }
  bool Takes(const std::set<std::string>& schemes) override { return schemes.contains(scheme_); }

 private:
  bool success_, failure_;
  std::string scheme_;
};

TEST(ClientJudge, AStatusThatNeverChangesTellsNothing) {
  Seen mutual = With(TokenKind::kNegTokenInit, 1);
  mutual.asks_mutual = true;
  const std::vector<Step> steps = {{Get(), mutual, 200, false, "alice"}};
  const auto breaks = [&](std::string_view behaviour, int status, Shown control, RuleId rule) {
    ClientJudge judge = Judged(steps, behaviour);
    judge.Ended({status, true}, control);
    return Breaks(judge, rule);
  };
  EXPECT_TRUE(breaks("correct", 128, Shown(true, true), RuleId::kClientReaches));
  EXPECT_FALSE(breaks("correct", 128, Shown(false, true), RuleId::kClientReaches)) << "it fails everywhere";
  EXPECT_TRUE(breaks("final_token_missing", 0, Shown(true, true), RuleId::kClientChecksFinalToken));
  EXPECT_FALSE(breaks("final_token_missing", 0, Shown(true, false), RuleId::kClientChecksFinalToken));
  ClientJudge blind = Judged(steps, "final_token_missing");
  Shown fails_everywhere(false, true);
  blind.Ended({128, true}, fails_everywhere);
  for (const report::ClauseResult& one : blind.sheet().Result("a", "", "").clauses) EXPECT_NE(one.id, "HTTP-C-011");
}

TEST(ClientJudge, WhoTakesNoSchemeThatIsOfferedIsSkipped) {
  const std::vector<Step> steps = {{Get(), Without(), 401, false, ""}};
  ClientJudge stranger = Judged(steps);
  Shown knows_neither(true, true, "digest");
  stranger.Ended({1, true}, knows_neither);
  EXPECT_EQ(stranger.sheet().Result("a", "", "").verdict, report::CaseVerdict::kSkip);
  ClientJudge blind = Judged(steps, "lower_case");
  Shown knows_it(true, true);
  blind.Ended({1, true}, knows_it);
  EXPECT_TRUE(Breaks(blind, RuleId::kClientReaches));
}

}  // namespace
}  // namespace legwork::http

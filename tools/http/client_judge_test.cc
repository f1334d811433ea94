#include "tools/http/client_judge.h"

#include <gtest/gtest.h>

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

bool Breaks(const ClientJudge& judge, RuleId rule) { return judge.sheet().IsBroken(rule); }

std::string Verdict(const ClientJudge& judge) { return judge.sheet().Result("a", "", "").message; }

TEST(ClientJudge, AWholeExchangeBreaksNothing) {
  Seen second = With(TokenKind::kNtlmAuthenticate, 2, "NTLM");
  ClientJudge judge = Judged({{Get(), Without(), 401, false, ""},
                              {Get(), With(TokenKind::kNtlmNegotiate, 1, "NTLM"), 401, true, ""},
                              {Get(), second, 200, false, "alice"},
                              {Get(), Without(), 200, false, "alice"}});
  judge.Ended(0, true);
  EXPECT_EQ(Verdict(judge), "");
}

TEST(ClientJudge, ARedirectionMayBeLeftUnfollowed) {
  const std::vector<Step> redirected = {{Get(), Without(), 401, false, ""},
                                        {Get(), With(TokenKind::kNegTokenInit, 1), 302, false, "alice"}};
  ClientJudge stays = Judged(redirected, "final_redirect");
  stays.Ended(1, true);
  EXPECT_EQ(Verdict(stays), "");

  std::vector<Step> followed = redirected;
  followed.push_back({Get("/there"), Without(), 200, false, "alice"});
  ClientJudge stumbles = Judged(followed, "final_redirect");
  stumbles.Ended(1, true);
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
  Seen misplaced = Without();
  misplaced.misplaced = With(TokenKind::kNegTokenInit, 1).credentials;
  const std::pair<RuleId, Step> rows[] = {
      {RuleId::kClientUnfolded, {folded, Without(), 401, false, ""}},
      {RuleId::kClientHost, {hostless, Without(), 401, false, ""}},
      {RuleId::kClientOneField, {Get(), twice, 200, false, "alice"}},
      {RuleId::kClientToken68, {Get(), spaced, 401, false, ""}},
      {RuleId::kClientHasToken, {Get(), With(TokenKind::kNone, 0), 401, false, ""}},
      {RuleId::kClientBeginsWithInit, {Get(), With(TokenKind::kNtlmNegotiate, 1), 401, false, ""}},
      {RuleId::kClientNtlmMessages, {Get(), With(TokenKind::kNegTokenInit, 1, "NTLM"), 401, false, ""}},
      {RuleId::kClientSameConnection, {Get(), With(TokenKind::kNtlmAuthenticate, 1, "NTLM"), 401, false, ""}},
      {RuleId::kClientRightUser, {Get("/as/bob"), Without(), 200, false, "alice"}},
  };
  for (const auto& [rule, step] : rows) EXPECT_TRUE(Breaks(Judged({step}), rule)) << RuleOf(rule).id;
  Seen offered = Without();
  offered.offered = {"Negotiate"};
  const Step ntlm = {Get(), With(TokenKind::kNtlmNegotiate, 1, "Digest"), 401, true, ""};
  EXPECT_TRUE(Breaks(Judged({{Get(), offered, 401, false, ""}, ntlm}), RuleId::kClientOfferedScheme));
  EXPECT_FALSE(Breaks(Judged({ntlm}), RuleId::kClientOfferedScheme)) << "nobody has challenged it";
  const Step asked = {Get(), With(TokenKind::kNtlmNegotiate, 1, "NTLM"), 407, true, ""};
  EXPECT_TRUE(Breaks(Judged({asked, {Get(), misplaced, 407, false, ""}}), RuleId::kClientRightField));
}

TEST(ClientJudge, AnExchangeGoesOnOrIsGivenUp) {
  const Step asked = {Get(), With(TokenKind::kNegTokenInit, 1), 401, true, ""};
  EXPECT_TRUE(
      Breaks(Judged({asked, {Get(), With(TokenKind::kNegTokenInit, 2), 401, true, ""}}), RuleId::kClientGoesOn));
  EXPECT_TRUE(Breaks(Judged({asked, {Get(), Without(), 401, false, ""}}), RuleId::kClientGoesOn));
  Seen next = With(TokenKind::kNegTokenResp, 2);
  EXPECT_FALSE(Breaks(Judged({asked, {Get(), next, 200, false, "alice"}}), RuleId::kClientGoesOn));
}

TEST(ClientJudge, WhatIsRefusedIsNotTriedForEver) {
  std::vector<Step> steps;
  for (std::uint64_t i = 0; i < 6; ++i) steps.push_back({Get(), With(TokenKind::kNegTokenInit, i + 1), 401, false, ""});
  EXPECT_FALSE(Breaks(Judged(steps), RuleId::kClientGivesUp));
  steps.push_back({Get(), With(TokenKind::kNegTokenInit, 9), 401, false, ""});
  EXPECT_TRUE(Breaks(Judged(steps), RuleId::kClientGivesUp));
  const std::vector<Step> same(3, {Get(), With(TokenKind::kNegTokenInit, 1), 401, false, ""});
  EXPECT_TRUE(Breaks(Judged(same), RuleId::kClientGivesUp));
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
  EXPECT_FALSE(Breaks(Judged({asked, {post, token, 200, false, "alice"}}), RuleId::kClientKeepsBody));
}

TEST(ClientJudge, ABalancerIsNoFaultOfTheClient) {
  ClientJudge judge = Judged({{Get(), With(TokenKind::kNtlmNegotiate, 1, "NTLM"), 401, true, ""},
                              {Get(), With(TokenKind::kNtlmAuthenticate, 2, "NTLM"), 401, false, ""}});
  judge.Ended(22, false);
  EXPECT_EQ(Verdict(judge), "");
}

TEST(ClientJudge, HowAClientEndsTellsWhatItChecked) {
  Seen mutual = With(TokenKind::kNegTokenInit, 1);
  mutual.asks_mutual = true;
  const std::vector<Step> steps = {{Get(), mutual, 200, false, "alice"}};
  ClientJudge careless = Judged(steps, "final_token_missing");
  careless.Ended(0, true);
  EXPECT_TRUE(Breaks(careless, RuleId::kClientChecksFinalToken));
  ClientJudge careful = Judged(steps, "final_token_missing");
  careful.Ended(1, true);
  EXPECT_FALSE(Breaks(careful, RuleId::kClientChecksFinalToken));
  ClientJudge lost = Judged({{Get(), Without(), 401, false, ""}});
  lost.Refused("AUTHENTICATE was refused as SEC_E_LOGON_DENIED");
  lost.Ended(22, true);
  EXPECT_NE(Verdict(lost).find("with status 22, after its AUTHENTICATE was refused as SEC_E_LOGON_DENIED"),
            std::string::npos)
      << Verdict(lost);
  EXPECT_TRUE(Breaks(lost, RuleId::kClientReaches));
  ClientJudge endless = Judged({});
  endless.Ended(-1, true);
  EXPECT_TRUE(Breaks(endless, RuleId::kClientGivesUp));
}

}  // namespace
}  // namespace legwork::http

#include "tools/http/rule.h"

#include <gtest/gtest.h>

#include "tools/http/sheet.h"

namespace legwork::http {
namespace {

TEST(Rule, EveryRowIsWholeAndStandsAtItsNumber) {
  for (std::size_t i = 0; i < RuleRows().size(); ++i) {
    const Rule& rule = RuleRows()[i];
    EXPECT_EQ(static_cast<std::size_t>(rule.number), i);
    EXPECT_EQ(rule.party, rule.id.starts_with("HTTP-C") ? "client" : "server") << rule.id;
    EXPECT_TRUE(rule.sentence.ends_with('.')) << rule.id;
    EXPECT_FALSE(rule.source.empty()) << rule.id;
  }
}

TEST(Sheet, ABrokenMustFailsAndASoftRuleWarns) {
  Sheet sheet;
  sheet.Note(RuleId::kClientToken68, true, "request 1");
  sheet.Note(RuleId::kClientBeginsWithInit, false, "request 1");
  EXPECT_EQ(sheet.Result("a", "", "").verdict, report::CaseVerdict::kPass);
  sheet.Note(RuleId::kClientToken68, false, "request 2");
  sheet.Note(RuleId::kClientToken68, true, "request 3");
  const report::CaseResult result = sheet.Result("a", "Negotiate", "again");
  EXPECT_EQ(result.verdict, report::CaseVerdict::kFail);
  ASSERT_EQ(result.clauses.size(), 2u);
  EXPECT_EQ(result.clauses[0].where, "request 2");
  EXPECT_EQ(result.clauses[1].verdict, "warning");
  EXPECT_EQ(result.message.substr(0, 45), "client: violated HTTP-C-001 request 2: Creden");
  EXPECT_TRUE(sheet.IsBroken(RuleId::kClientToken68));
}

TEST(Sheet, WhatWasNotTriedIsSkipped) {
  Sheet sheet;
  sheet.Skip("no NTLM here");
  EXPECT_EQ(sheet.Result("a", "", "").verdict, report::CaseVerdict::kSkip);
}

}  // namespace
}  // namespace legwork::http

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "tools/cli/testing/program.h"

// The control of every matrix: what is simulated has nothing to fail, as itself and behind the SSPI's own functions.
namespace legwork::cli {
namespace {

std::string Provider() { return std::string(getenv("TEST_SRCDIR")) + "/legwork/tools/provider/liblegwork_sspi.so"; }

TEST(MatrixProgram, TheControlHasNoFailureAtAll) {
  const std::string json = InTemp("matrix.json");
  const Ran ran = Legwork("matrix --subject sim --subject sspi:" + Provider() + " --markdown " + InTemp("matrix.md") +
                          " --html " + InTemp("matrix.html") + " --json " + json);
  EXPECT_EQ(ran.status, 0) << ran.output;
  const auto matrix = nlohmann::json::parse(ReadText(json));
  ASSERT_EQ(matrix["implementations"].size(), 2u);
  for (int i = 0; i < 2; ++i) {
    const auto& control = matrix["implementations"][i];
    EXPECT_FALSE(control.contains("missing")) << control;
    EXPECT_EQ(control["unexpected"], 0) << control;
    EXPECT_GT(control["summary"]["pass"], 200) << control;
    for (const char* word : {"fail", "crash", "timeout", "xfail", "xpass"}) EXPECT_EQ(control["summary"][word], 0);
    for (const auto& clause : matrix["clauses"]) EXPECT_NE(clause["marks"][i]["mark"], "violated") << clause;
  }
  EXPECT_NE(ReadText(InTemp("matrix.md")).find("| ISC-N-047 | holds | holds |"), std::string::npos);
}

// One scenario is enough to see that every implementation that is looked for gets a column, or the reason why not.
TEST(MatrixProgram, LooksForEveryImplementationThatIsKnown) {
  setenv("LEGWORK_PROVIDER", Provider().c_str(), 1);
  const std::string json = InTemp("all.json");
  const Ran ran = Legwork("matrix --filter 'ntlm/three*' --json " + json);
  EXPECT_TRUE(ran.status == 0 || ran.status == 1) << ran.output;
  const auto matrix = nlohmann::json::parse(ReadText(json));
  EXPECT_GE(matrix["implementations"].size(), 6u);
  for (const auto& column : matrix["implementations"]) {
    EXPECT_TRUE(!column.value("missing", "").empty() || column.contains("summary")) << column;
  }
}

TEST(MatrixProgram, WhatIsMissingIsAColumnWithItsReason) {
  const Ran ran = Legwork("matrix --subject sim --subject sspi:/nowhere.so --filter 'ntlm/three*'");
  EXPECT_EQ(ran.status, 0) << ran.output;
  EXPECT_NE(ran.output.find("missing: "), std::string::npos) << ran.output;
  EXPECT_NE(ran.output.find("/nowhere.so"), std::string::npos) << ran.output;
}

TEST(MatrixProgram, AFindingEndsWithOneAndTellsHowToSeeIt) {
  const Ran ran = Legwork("matrix --subject mutant:attributes_not_written --package NTLM");
  EXPECT_EQ(ran.status, 1) << ran.output;
  EXPECT_NE(ran.output.find("findings  legwork check --subject mutant:attributes_not_written --tier smoke"),
            std::string::npos)
      << ran.output;
}

}  // namespace
}  // namespace legwork::cli

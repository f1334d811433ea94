// Shims at the command line: check-shim, and what every command does with a shim that lies.
#include <gtest/gtest.h>

#include <string>

#include "tools/cli/testing/program.h"

namespace legwork::cli {
namespace {

constexpr char kShim[] = "tools/shim/testing/simulated_shim";

TEST(ShimProgram, CheckShimTellsGoodFromBad) {
  const Ran good = Legwork("check-shim " + std::string(kShim));
  EXPECT_EQ(good.status, 0) << good.output;
  EXPECT_NE(good.output.find("22 rules hold, 0 are broken, 0 could not be seen"), std::string::npos) << good.output;
  const Ran bad = Legwork("check-shim '" + std::string(kShim) + " one_answer'");
  EXPECT_EQ(bad.status, 1);
  EXPECT_NE(bad.output.find("BROKEN    one_answer"), std::string::npos) << bad.output;
  EXPECT_NE(bad.output.find("by the way"), std::string::npos) << bad.output;
  EXPECT_EQ(Legwork("check-shim tools/shim/template/shim.py").status, 0);
}

TEST(ShimProgram, CheckShimSaysWhatIsNoShimAtAll) {
  const struct {
    const char* arguments;
    int status;
    const char* says;
  } rows[] = {
      {"check-shim", 2, "command is required"},
      {"check-shim ' '", 2, "check-shim needs a command"},
      {"check-shim /no/such/program", 1, "it died while it was being loaded: exited with status 127"},
      {"check-shim 'read x; echo hello'", 1, "it does not speak the protocol: not JSON, in the line: hello"},
  };
  for (const auto& row : rows) {
    const Ran ran = Legwork(row.arguments);
    EXPECT_EQ(ran.status, row.status) << row.arguments << "\n" << ran.output;
    EXPECT_NE(ran.output.find(row.says), std::string::npos) << row.arguments << "\n" << ran.output;
  }
}

TEST(ShimProgram, NothingIsJudgedByALiar) {
  for (const char* const lie : {"unknown_operation", "absent_calls", "absent_packages", "absent_abilities"}) {
    for (const std::string command : {"check --filter ntlm/three_messages", "run ntlm/three_messages"}) {
      const Ran ran = Legwork(command + " --subject 'exec:" + kShim + " " + lie + "'");
      EXPECT_EQ(ran.status, 2) << ran.output;
      EXPECT_NE(ran.output.find("no result of it would count: "), std::string::npos) << ran.output;
    }
  }
}

TEST(ShimProgram, WhoTakesAlteredMessagesFailsByTheirClause) {
  const std::string subject = " --subject 'exec:" + std::string(kShim) + " altered_message'";
  const Ran ran = Legwork("check --filter 'ntlm/altered_*'" + subject);
  EXPECT_EQ(ran.status, 1) << ran.output;
  EXPECT_NE(ran.output.find("violated  VER-002"), std::string::npos) << ran.output;
  EXPECT_NE(ran.output.find("ntlm/altered_reply@initiator"), std::string::npos) << ran.output;
  EXPECT_EQ(ran.output.find("no pass counts"), std::string::npos) << ran.output;
  const Ran elsewhere = Legwork("check --filter ntlm/three_messages" + subject);
  EXPECT_EQ(elsewhere.status, 1) << elsewhere.output;
  EXPECT_NE(elsewhere.output.find("no pass counts for much: as initiator of NTLM it verifies a message"),
            std::string::npos)
      << elsewhere.output;
}

TEST(ShimProgram, TheSimulationBehindTheLineHasNothingToFail) {
  const Ran ran = Legwork("check --tier smoke --package NTLM --subject exec:" + std::string(kShim));
  EXPECT_EQ(ran.status, 0) << ran.output;
  EXPECT_EQ(ran.output.find("violated"), std::string::npos) << ran.output;
}

}  // namespace
}  // namespace legwork::cli

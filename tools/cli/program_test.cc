#include "tools/cli/testing/program.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

// The command line as its users and their scripts meet it: words, exit status, and that what it prints can be used.
namespace legwork::cli {
namespace {

nlohmann::json Load(const std::string& path) { return nlohmann::json::parse(ReadText(path)); }

bool MissingIsAnError() { return std::getenv("CI") != nullptr; }

TEST(Program, ChecksTheSimulatedPackagesClean) {
  const Ran ran = Legwork("check");
  EXPECT_EQ(ran.status, 0) << ran.output;
  EXPECT_NE(ran.output.find(" passed, 0 failed"), std::string::npos) << ran.output;
  EXPECT_NE(ran.output.find("ISC-N-047"), std::string::npos) << "a report by clause";
}

class PlantedBug : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Program, PlantedBug, testing::Values("mutant:", "stranger:"));

TEST_P(PlantedBug, IsFoundAndItsReplayLineShowsIt) {
  const std::string json = InTemp("mutant.json");
  const Ran ran = Legwork("check --subject " + GetParam() + "attributes_not_written --package NTLM --json " + json);
  EXPECT_EQ(ran.status, 1) << ran.output;
  bool replayed = false;
  const nlohmann::json report = Load(json);
  for (const auto& result : report["results"]) {
    const std::string replay = result["replay"];
    if (result["verdict"] != "fail" || replay.find(" run ") == std::string::npos || replayed) continue;
    EXPECT_EQ(Legwork(replay.substr(replay.find(" run ") + 1)).status, 1) << replay;
    replayed = true;
  }
  EXPECT_TRUE(replayed);
}

TEST(Program, JudgesWinprAndItsReplayLinesReproduce) {
  const std::string json = InTemp("winpr.json");
  const Ran ran = Legwork("check --subject sspi:libwinpr2.so.2 --package NTLM --json " + json);
  if (ran.status == 2 && !MissingIsAnError()) GTEST_SKIP() << ran.output;
  ASSERT_EQ(ran.status, 1) << ran.output;
  int replays = 0;
  const nlohmann::json report = Load(json);
  for (const auto& result : report["results"]) {
    const std::string replay = result["replay"];
    if (result["verdict"] != "fail" || replay.find(" run ") == std::string::npos || ++replays > 5) continue;
    EXPECT_EQ(Legwork(replay.substr(replay.find(" run ") + 1)).status, 1) << replay;
  }
  EXPECT_GT(replays, 0);
}

TEST(Program, KnownResultsOfWinprAreAsExpected) {
  const Ran ran = Legwork(
      "check --subject sspi:libwinpr2.so.2 --package NTLM --tier smoke --expectations "
      "tools/shim/adapters/winpr2.expectations");
  if (ran.status == 2 && !MissingIsAnError()) GTEST_SKIP() << ran.output;
  EXPECT_EQ(ran.status, 0) << ran.output;
}

TEST(Program, RewritesKnownResultsAndShowsWhatChanged) {
  const std::string check = "check --subject mutant:attributes_not_written --filter 'ntlm/*' --expectations ";
  const std::string file = WriteText("known.expectations", "# ours\nntlm/three* NLM-004 fail # gone\n");
  EXPECT_EQ(Legwork(check + file).status, 1);
  const Ran ran = Legwork(check + file + " --update-expectations");
  EXPECT_EQ(ran.status, 0) << ran.output;
  EXPECT_NE(ran.output.find("+ ntlm/"), std::string::npos) << ran.output;
  EXPECT_NE(ran.output.find("\nknown  not explained yet: "), std::string::npos) << ran.output;
  EXPECT_EQ(ReadText(file).substr(0, 7), "# ours\n");
  EXPECT_EQ(Legwork(check + file).status, 0);
  const std::string old = WriteText("old.expectations", "ntlm/* * fail until=2001-01-01 # see\n");
  const Ran expired = Legwork(check + old);
  EXPECT_EQ(expired.status, 1);
  EXPECT_NE(expired.output.find("expired on 2001-01-01"), std::string::npos) << expired.output;
}

TEST(Program, TheSameSeedGivesTheSameJson) {
  const std::string first = InTemp("first.json");
  const std::string second = InTemp("second.json");
  EXPECT_EQ(Legwork("check --seed 7 --jobs 1 --json " + first).status, 0);
  EXPECT_EQ(Legwork("check --seed 7 --jobs 4 --json " + second).status, 0);
  EXPECT_EQ(Load(first), Load(second));
}

TEST(Program, RepeatsACheckAndSaysThatAllRunsGaveTheSame) {
  const Ran ran = Legwork("check --tier smoke --filter 'ntlm/t*' --repeat 3");
  EXPECT_EQ(ran.status, 0) << ran.output;
  EXPECT_EQ(Legwork("check --repeat 0").status, 2);
}

TEST(Program, SavesCounterexamplesThatRunReplays) {
  const std::string folder = InTemp("found");
  const Ran ran =
      Legwork("explore --seeds 1..20 --package NTLM --subject mutant:attributes_not_written --save " + folder);
  EXPECT_EQ(ran.status, 1) << ran.output;
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    ++files;
    const std::string path = entry.path();
    EXPECT_EQ(Legwork("run " + path + " --subject mutant:attributes_not_written").status, 1) << path;
    EXPECT_EQ(Legwork("run " + path).status, 0) << path << " on the packages without the bug";
    EXPECT_EQ(Legwork("fmt --check " + path).status, 0) << path;
  }
  EXPECT_GT(files, 0);
}

TEST(Program, ExploresTheSimulatedPackagesClean) { EXPECT_EQ(Legwork("explore --seeds 1..60").status, 0); }

TEST(Program, AnswersMistakesWithOneLineAndTheDocumentedStatus) {
  const struct {
    const char* arguments;
    int status;
    const char* says;
  } rows[] = {
      {"", 2, "a command is missing"},
      {"chekc", 2, "did you mean `check`?"},
      {"check --teir quick", 2, "unknown option --teir; did you mean --tier?\nSee legwork check --help"},
      {"judge t.jsonl --htlm=x", 2, "unknown option --htlm; did you mean --html?"},
      {"kdc --port 80x", 2, "--port"},
      {"kdc --port 99999", 2, "65535"},
      {"dump --at x oQcwBaADCgEA", 2, "Could not convert: --at = x; expected a number"},
      {"kdc --frobnicate", 2, "unknown option --frobnicate\n"},
      {"check --tier slow", 2, "--tier"},
      {"run kerberos/mutual_aut", 2, "no built-in scenario is called so; did you mean `kerberos/mutual_auth`?"},
      {"check --subject nope", 2, "no subject is called `nope`"},
      {"check --subject mutant:nope", 2, "list mutants"},
      {"check --subject sspi:libm.so.6", 2, "no SSPI function table"},
      {"check --subject 'sspi:A={acounts} libm.so.6'", 2, "{acounts} stands for nothing: there are {accounts}"},
      {"check --subject sspi:A=1", 2, "a library must follow"},
      {"check --subject sspi:/nowhere.so", 2, "cannot be loaded"},
      {"check --profile nope", 2, "documented, windows"},
      {"check --package nope", 2, "no package is called `nope`"},
      {"check --filter nothing/*", 4, "no scenario fits"},
      {"check --json /nowhere/x.json --filter 'ntlm/three*'", 3, "cannot write /nowhere/x.json"},
      {"run /nowhere.scn", 2, "cannot read /nowhere.scn"},
      {"explore --seeds 5..1", 2, "expected A..B"},
      {"dump '!'", 2, "neither hexadecimal nor base64"},
      {"dump a1073005a0030a0100 --at 9", 2, "the token has 9 octets"},
      {"dump a1073005a0030a0100 --key x", 2, "a key is hexadecimal digits"},
      {"dump --make 'x: intger 5'", 2, ":1:4: \"intger\" is no form"},
  };
  for (const auto& row : rows) {
    const Ran ran = Legwork(row.arguments);
    EXPECT_EQ(ran.status, row.status) << row.arguments << "\n" << ran.output;
    EXPECT_NE(ran.output.find(row.says), std::string::npos) << row.arguments << "\n" << ran.output;
  }
}

TEST(Program, MakesOfADumpTheTokenItCameFrom) {
  const std::string token = "a1073005a0030a0100";
  const std::string text = WriteText("token.dump", Legwork("dump " + token).output);
  EXPECT_EQ(Legwork("dump --make @" + text).output, token + "\n");
  EXPECT_EQ(Legwork("dump --make --as base64 @" + text).output, "oQcwBaADCgEA\n");
}

TEST(Program, ListsWhatThereIs) {
  for (const char* what : {"scenarios", "subjects", "faults", "peers", "packages", "profiles", "mutants"}) {
    const Ran ran = Legwork(std::string("list ") + what);
    EXPECT_EQ(ran.status, 0) << what;
    EXPECT_GT(ran.output.size(), 20u) << what;
  }
  EXPECT_EQ(Legwork("clauses --coverage").status, 0);
  EXPECT_EQ(Legwork("dump a1073005a0030a0100").status, 0);
  EXPECT_EQ(Legwork("dump a1073005a0030a0100 --at 8").status, 0);
  EXPECT_EQ(Legwork("bench --seconds 0.05").status, 0);
}

}  // namespace
}  // namespace legwork::cli

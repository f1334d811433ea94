// One foreign implementation against the simulation, in both roles and with itself: `legwork check` over every
// scenario, where what is listed is expected and nothing else. BUILD.bazel has a target for each pair:
//
//   pair_test SUBJECT EXPECTATIONS CASE...
//
// The cases must not only be as expected, but pass: what a pair can do, nothing may silently take away.
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tools/cli/testing/program.h"

namespace legwork::cli {
namespace {

struct Pair {
  std::string subject;
  std::string expectations;
  std::vector<std::string> cases;
};

Pair& ThePair() {
  static Pair pair;
  return pair;
}

bool MissingIsAnError() { return std::getenv("CI") != nullptr; }

TEST(Pair, IsAsExpected) {
  const Pair& pair = ThePair();
  const std::string json = InTemp("pair.json");
  const Ran ran = Legwork("check --tier smoke --subject '" + pair.subject + "' --expectations " + pair.expectations +
                          " --json " + json);
  if (ran.status == 2 && !MissingIsAnError()) GTEST_SKIP() << ran.output;
  ASSERT_EQ(ran.status, 0) << ran.output;
  const nlohmann::json report = nlohmann::json::parse(ReadText(json));
  std::map<std::string, std::string> verdicts;
  for (const auto& result : report["results"]) verdicts[result["id"]] = result["verdict"];
  for (const std::string& name : pair.cases) EXPECT_EQ(verdicts[name], "pass") << name;
}

// Unpacked puts the folder of packages that cannot be installed for "UNPACKED" in a subject.
std::string Unpacked(std::string subject) {
  constexpr std::string_view kWord = "UNPACKED";
  const std::size_t at = subject.find(kWord);
  const char* const root = std::getenv("LEGWORK_UNPACKED");
  return at == std::string::npos ? subject : subject.replace(at, kWord.size(), root == nullptr ? "/nowhere" : root);
}

}  // namespace
}  // namespace legwork::cli

int main(int count, char** arguments) {
  testing::InitGoogleTest(&count, arguments);
  if (count < 3) return 2;
  legwork::cli::Pair& pair = legwork::cli::ThePair();
  pair = {legwork::cli::Unpacked(arguments[1]), arguments[2], {arguments + 3, arguments + count}};
  return RUN_ALL_TESTS();
}

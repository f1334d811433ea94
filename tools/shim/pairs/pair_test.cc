// One foreign implementation against the simulation, in both roles. BUILD.bazel has a target for each pair:
//
//   pair_test SUBJECT EXPECTATIONS CASE... --findings CASE... --unsaid CASE...
//
// The cases must not only be as expected. Each goes through as it is written, unless it is one of the findings, which
// fail as EXPECTATIONS says, or of the unsaid, which are skipped: what a pair can do, nothing silently takes away.
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "tools/cli/testing/program.h"

namespace legwork::cli {
namespace {

struct Pair {
  std::string subject;
  std::string expectations;
  std::vector<std::string> cases;
  std::vector<std::string> findings;
  std::vector<std::string> unsaid;
};

Pair& ThePair() {
  static Pair pair;
  return pair;
}

// Outcome is what became of a case: it went through, failed as is known, was skipped, or what the report calls it.
struct Outcome {
  std::string word;
  std::string message;
};

// OutcomeOf: a known case may have gone through, its only faults being in what a call leaves unwritten; and one that
// passes may have ended early where nothing binds the implementation. The words tell the step or check that ended it.
Outcome OutcomeOf(const nlohmann::json& result) {
  const std::string verdict = result["verdict"];
  std::vector<std::string> told = result.value("warnings", std::vector<std::string>());
  told.push_back(result.value("message", ""));
  if (verdict == "skip") return {"unsaid", told.back()};
  if (verdict != "pass" && verdict != "xfail") return {verdict, told.back()};
  for (const std::string& text : told) {
    for (const char* const sign : {"expected of ", "the process died", "could not be acquired"}) {
      if (text.find(sign) != std::string::npos) return {"finding", text};
    }
  }
  return {"goes through", ""};
}

std::string FilterOf(const std::vector<std::string>& cases) {
  std::string filter;
  for (const std::string& name : cases) {
    const std::string scenario = name.substr(0, name.find('@'));
    if (filter.find(scenario + ",") == std::string::npos) filter += scenario + ",";
  }
  filter.pop_back();
  return filter;
}

TEST(Pair, IsAsExpected) {
  const Pair& pair = ThePair();
  const std::string json = InTemp("pair.json");
  const Ran ran = Legwork("check --tier smoke --jobs 1 --subject '" + pair.subject + "' --filter '" +
                          FilterOf(pair.cases) + "' --expectations " + pair.expectations + " --json " + json);
  if (ran.status == 2 && std::getenv("CI") == nullptr) GTEST_SKIP() << ran.output;
  ASSERT_EQ(ran.status, 0) << ran.output;
  const nlohmann::json report = nlohmann::json::parse(ReadText(json));
  std::map<std::string, Outcome> outcomes;
  for (const auto& result : report["results"]) outcomes[result["id"]] = OutcomeOf(result);
  std::map<std::string, std::string> expected;
  for (const std::string& name : pair.cases) expected[name] = "goes through";
  for (const std::string& name : pair.findings) expected[name] = "finding";
  for (const std::string& name : pair.unsaid) expected[name] = "unsaid";
  EXPECT_EQ(expected.size(), pair.cases.size()) << "a finding or an unsaid is none of the cases";
  for (const auto& [name, word] : expected) {
    EXPECT_EQ(outcomes[name].word, word) << name << "\n" << outcomes[name].message;
  }
}

Pair ReadPair(const std::vector<std::string_view>& words) {
  Pair pair = {std::string(words[0]), std::string(words[1]), {}, {}, {}};
  std::vector<std::string>* list = &pair.cases;
  for (std::size_t i = 2; i < words.size(); ++i) {
    if (words[i] == "--findings") {
      list = &pair.findings;
    } else if (words[i] == "--unsaid") {
      list = &pair.unsaid;
    } else {
      list->emplace_back(words[i]);
    }
  }
  return pair;
}

}  // namespace
}  // namespace legwork::cli

int main(int count, char** arguments) {
  testing::InitGoogleTest(&count, arguments);
  if (count < 4) return 2;
  legwork::cli::ThePair() = legwork::cli::ReadPair({arguments + 1, arguments + count});
  return RUN_ALL_TESTS();
}

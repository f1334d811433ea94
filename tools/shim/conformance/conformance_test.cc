#include "tools/shim/conformance/conformance.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

namespace legwork::host {
namespace {

using Kind = Finding::Kind;

std::string Command(const std::string& lie) {
  return "exec:tools/shim/testing/simulated_shim" + (lie.empty() ? "" : " " + lie);
}

std::unique_ptr<ProcessFactory> Open(const std::string& subject) {
  std::string error;
  std::unique_ptr<ProcessFactory> factory = MakeProcessFactory(subject, error, std::chrono::seconds(20));
  EXPECT_NE(factory, nullptr) << error;
  return factory;
}

TEST(Conformance, AShimThatKeepsTheRulesPasses) {
  const auto factory = Open(Command(""));
  ASSERT_NE(factory, nullptr);
  for (const RuleResult& result : CheckShim(*factory)) {
    EXPECT_EQ(result.finding.kind, Kind::kHolds) << result.rule.name << ": " << result.finding.text;
  }
  EXPECT_EQ(WhyDishonest(*factory), "");
}

// A template is told apart from a broken shim only by what it cannot do. It is what tools/docs/porting.md shows, and of
// the length that is promised there.
void ExpectTemplateHolds(const std::string& path) {
  const auto factory = Open("exec:" + path);
  ASSERT_NE(factory, nullptr);
  for (const RuleResult& result : CheckShim(*factory)) {
    EXPECT_NE(result.finding.kind, Kind::kBroken) << result.rule.name << ": " << result.finding.text;
  }
  EXPECT_EQ(WhyDishonest(*factory), "");
  std::ifstream file(path);
  EXPECT_LE(std::count(std::istreambuf_iterator<char>(file), {}, '\n'), 40) << path;
}

TEST(Conformance, ThePythonTemplatePasses) { ExpectTemplateHolds("tools/shim/template/shim.py"); }
TEST(Conformance, ThePerlTemplatePasses) { ExpectTemplateHolds("tools/shim/template/shim.pl"); }

// A row is a lie of simulated_shim, the rule that it breaks, and a part of what is said of it.
struct Lie {
  const char* lie;
  const char* rule;
  const char* says;
};

const Rule* FindRule(std::string_view name) {
  for (const std::span<const Rule> rules : {LineRules(), SessionRules(), HonestyRules()}) {
    for (const Rule& rule : rules) {
      if (rule.name == name) return &rule;
    }
  }
  return nullptr;
}

std::string Broken(const Lie& row) {
  const auto factory = Open(Command(row.lie));
  const Rule* const rule = FindRule(row.rule);
  if (factory == nullptr || rule == nullptr) return "there is no such rule";
  const Finding finding = CheckRule(*factory, *rule);
  return finding.kind == Kind::kBroken ? finding.text : "it holds";
}

TEST(Conformance, EachRuleIsSeenToBeBroken) {
  const Lie rows[] = {
      {"control", "hello", "its hello has no `control`"},
      {"packages", "packages", "the first is `NTML`"},
      {"calls", "calls", "no call is called `shout`"},
      {"abilities", "abilities", "no ability is called `teleport`"},
      {"arguments", "arguments", "no argument is called `mood`"},
      {"fields", "fields", "no field is called `mood`"},
      {"named_arguments", "named_arguments", "it names `principal` and says: "},
      {"sequence", "sequence", "the reply to request 65537 where 65536 was asked"},
      {"one_answer", "one_answer", "by the way"},
      {"not_json", "not_json", "it answers a line that is not JSON with no answer, it exited with status 0"},
      {"no_sentence", "not_json", "without a sentence"},
      {"unknown_field", "unknown_field", "it answers a field that does not exist with status 0x00000000"},
      {"wrong_kind", "wrong_kind", "it answers a word where a number belongs with status 0x00000000"},
      {"long_line", "long_line", "to a line of a mebibyte: no answer, it exited with status 0"},
      {"ends", "ends", "it did not end by itself: killed by SIGKILL"},
      {"ends_badly", "ends", "exited with status 1"},
      {"session", "session", "it answers `end` with a reply to another operation"},
      {"fresh_session", "fresh_session", "a credential of an ended session can be freed in the next one"},
      {"unknown_handle", "unknown_handle", "it frees a credential that it never gave"},
  };
  for (const Lie& row : rows)
    EXPECT_NE(Broken(row).find(row.says), std::string::npos) << row.lie << ": " << Broken(row);
}

TEST(Conformance, NoLieIsBelieved) {
  const Lie rows[] = {
      {"unknown_operation", "unknown_operation",
       "it answers the operation `levitate`, which does not exist, with status 0x00000000"},
      {"absent_calls", "absent_calls", "its hello does not name `apply_control`, and it answers it with status"},
      {"reasons", "absent_calls", "unsupported: without a reason"},
      {"absent_packages", "absent_packages", "its hello does not name Negotiate, and it acquires a credential of it"},
      {"absent_abilities", "absent_abilities", "it cannot do `bench`, and answers it with"},
      {"altered_message", "altered_message", "as initiator of NTLM it verifies a message of which one bit was turned"},
  };
  for (const Lie& row : rows) {
    const std::string broken = Broken(row);
    EXPECT_NE(broken.find(row.says), std::string::npos) << row.lie << ": " << broken;
    const auto factory = Open(Command(row.lie));
    ASSERT_NE(factory, nullptr);
    const bool is_doubtful = std::string_view(row.rule) == "altered_message";
    const std::string why = is_doubtful ? WhyDoubtful(*factory) : WhyDishonest(*factory);
    EXPECT_NE(why.find(row.says), std::string::npos) << row.lie;
    EXPECT_TRUE(FindRule(row.rule)->honesty);
  }
}

TEST(Conformance, EveryRuleIsDocumented) {
  std::ifstream file("tools/shim/protocol.md");
  std::stringstream text;
  text << file.rdbuf();
  for (const Rule& rule : AllRules()) {
    const std::string row = "| `" + std::string(rule.name) + "` | " + std::string(rule.sentence) + " |";
    EXPECT_NE(text.str().find(row), std::string::npos) << "tools/shim/protocol.md lacks the line\n" << row;
  }
}

}  // namespace
}  // namespace legwork::host

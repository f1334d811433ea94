#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tools/cli/testing/program.h"

// `clauses` as its users and their scripts meet it.
namespace legwork::cli {
namespace {

TEST(ClausesProgram, TellsOfEachClauseWhatExercisesAndWhatViolatesIt) {
  const Ran ran = Legwork("clauses --coverage --json");
  ASSERT_EQ(ran.status, 0) << ran.output;
  const auto json = nlohmann::json::parse(ran.output);
  EXPECT_EQ(json.size(), 400u);
  for (const auto& clause : json) {
    const std::string id = clause["id"];
    EXPECT_FALSE(clause["open"].get<bool>()) << id;
    EXPECT_TRUE(clause.contains("reason") || clause["covered"].get<bool>()) << id;
    EXPECT_TRUE(!clause["covered"].get<bool>() || !clause["violated_by"].empty()) << id;
    EXPECT_TRUE(clause["subjects"].is_array()) << id;
  }
}

TEST(ClausesProgram, NamesTheSubjectsThatWereSeenToBreakAClause) {
  const auto json = nlohmann::json::parse(Legwork("clauses ISC-N-038 --coverage --json").output);
  ASSERT_EQ(json.size(), 1u);
  std::vector<std::string> seen;
  for (const auto& subject : json[0]["subjects"]) seen.push_back(subject["subject"]);
  EXPECT_EQ(seen, (std::vector<std::string>{"wine", "winpr2", "winpr3"}));
}

TEST(ClausesProgram, TakesPatternsOverIdsAndPages) {
  const std::string by_id = Legwork("clauses 'DSC-*'").output;
  EXPECT_NE(by_id.find("DSC-002  package must"), std::string::npos) << by_id;
  EXPECT_EQ(by_id.find("ISC-"), std::string::npos) << by_id;
  EXPECT_NE(Legwork("clauses deletesecuritycontext").output.find("DSC-002"), std::string::npos);
  EXPECT_EQ(Legwork("clauses nothing").status, 4);
}

TEST(ClausesProgram, PrintsAPageAndWritesThemAll) {
  EXPECT_TRUE(Legwork("clauses --show DSC-002").output.starts_with("# DSC-002\n"));
  EXPECT_EQ(Legwork("clauses --show DSC-999").status, 4);
  const std::string folder = InTemp("pages");
  EXPECT_EQ(Legwork("clauses --pages " + folder).status, 0);
  EXPECT_TRUE(std::filesystem::exists(folder + "/README.md"));
  EXPECT_TRUE(std::filesystem::exists(folder + "/DSC-002.md"));
  EXPECT_EQ(Legwork("clauses --pages /dev/null/pages").status, 3);
}

TEST(ListProgram, TellsWhatEachProfileAnswersAndWhy) {
  const Ran ran = Legwork("list profiles");
  EXPECT_NE(ran.output.find("`double_delete`"), std::string::npos);
  EXPECT_NE(ran.output.find("windows: SEC_E_INVALID_HANDLE (windows-observed A33, D15, W)"), std::string::npos)
      << ran.output;
}

}  // namespace
}  // namespace legwork::cli

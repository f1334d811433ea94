// Each question that the profiles answer is shown by a scenario: cases/profiles/NAME.scn, and where the profiles differ
// by NAME_windows.scn as well.

#include <gtest/gtest.h>

#include <string>

#include "cases/coverage/scenario_set.h"
#include "model/question.h"
#include "model/sec_status.h"
#include "sim/peer/simulated_factory.h"

namespace legwork::coverage {
namespace {

// kStillUnshown lists the questions whose scenario is still to be written.
constexpr std::string_view kStillUnshown[] = {
    "add_credential",          "bad_supplied_credentials", "credential_attribute", "descriptor_version",
    "foreign_session",         "free_null_buffer",         "free_unknown_buffer",  "import_damaged",
    "import_other_computer",   "import_other_package",     "malformed_identity",   "null_result",
    "other_message_number",    "overlong_identity",        "password_arguments",   "password_refused",
    "query_null_buffer",       "restricted_autologon",     "server_access_token",  "set_attributes",
    "sign_without_encryption", "supplied_credentials",     "unencodable_identity",
};

bool IsListed(std::string_view name) {
  for (const std::string_view one : kStillUnshown) {
    if (one == name) return true;
  }
  return false;
}

bool Expects(const script::Script& script, SecStatus status) {
  for (const script::Event& event : script.events) {
    if (event.statement.result && event.statement.result->text == SecStatusName(status)) return true;
  }
  return false;
}

class ProfileScenarioTest : public testing::Test {
 protected:
  // ExpectShown runs the scenario under the profile; its header names the profile if the other answers otherwise.
  void ExpectShown(const std::string& id, const Profile& profile, SecStatus answer, bool is_alone) {
    const script::Script* script = scenarios_.Find(id);
    ASSERT_NE(script, nullptr) << "cases/" << id << ".scn is missing";
    const script::Statement* header = script->Header("profile");
    EXPECT_EQ(header == nullptr ? "" : header->subject.text, is_alone ? std::string(profile.name) : "") << id;
    EXPECT_TRUE(Expects(*script, answer) || (answer == SecStatus::kOk && Expects(*script, SecStatus::kContinueNeeded)))
        << id << " does not expect " << SecStatusName(answer) << ", which " << profile.name << " answers";
    const script::RunResult result = scenarios_.Run(*script, sound_, &profile);
    EXPECT_EQ(result.outcome, script::Outcome::kPass) << id << " under " << profile.name << "\n" << result.message;
  }

  ScenarioSet scenarios_;
  SimulatedFactory sound_;
};

TEST_F(ProfileScenarioTest, ShowsWhatEachProfileAnswersToEachQuestion) {
  const Profile& documented = DocumentedProfile();
  const Profile& windows = *FindProfile("windows");
  for (const QuestionRow& row : QuestionRows()) {
    const std::string id = "profiles/" + std::string(row.name);
    EXPECT_EQ(scenarios_.Find(id) == nullptr, IsListed(row.name))
        << "kStillUnshown and cases/" << id << ".scn disagree";
    if (IsListed(row.name)) continue;
    const bool differ = documented.Answer(row.question) != windows.Answer(row.question);
    ExpectShown(id, documented, documented.Answer(row.question), differ);
    ExpectShown(differ ? id + "_windows" : id, windows, windows.Answer(row.question), differ);
  }
}

TEST_F(ProfileScenarioTest, EveryScenarioThatBindsNoProfilePassesUnderEach) {
  for (const script::Script& script : scenarios_.scripts()) {
    if (script.Header("profile") != nullptr) continue;
    for (const Profile& profile : ProfileRows()) {
      const script::RunResult result = scenarios_.Run(script, sound_, &profile);
      EXPECT_EQ(result.outcome, script::Outcome::kPass) << script.Id() << " under " << profile.name << "\n"
                                                        << result.message;
    }
  }
}

}  // namespace
}  // namespace legwork::coverage

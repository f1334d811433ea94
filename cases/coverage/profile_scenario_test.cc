// Each question that the profiles answer is shown by a scenario: cases/profiles/NAME.scn, and where the profiles differ
// by NAME_windows.scn as well.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "cases/coverage/scenario_set.h"
#include "model/question.h"
#include "model/sec_status.h"
#include "sim/peer/simulated_factory.h"

namespace legwork::coverage {
namespace {

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
    const bool differ = documented.Answer(row.question) != windows.Answer(row.question);
    ExpectShown(id, documented, documented.Answer(row.question), differ);
    ExpectShown(differ ? id + "_windows" : id, windows, windows.Answer(row.question), differ);
  }
}

// ChangedProfile is `documented` with another answer to one question.
struct ChangedProfile {
  std::vector<AnswerRow> answers{DocumentedProfile().answers.begin(), DocumentedProfile().answers.end()};
  Profile profile;

  ChangedProfile(Question question, SecStatus answer) {
    answers[static_cast<std::size_t>(question)].answer = answer;
    profile = {"changed", "one answer is another", answers};
  }
};

TEST_F(ProfileScenarioTest, ThePackagesHeedEveryAllowedAnswer) {
  for (const QuestionRow& row : QuestionRows()) {
    const script::Script* script = scenarios_.Find("profiles/" + std::string(row.name));
    if (script == nullptr || script->Header("profile") != nullptr) continue;  // those with a header differ visibly
    const std::uint64_t documented = scenarios_.Run(*script, sound_, &DocumentedProfile()).trace_hash;
    bool is_heeded = true;
    for (const SecStatus answer : row.allowed) {
      if (answer == DocumentedProfile().Answer(row.question)) continue;
      const ChangedProfile changed(row.question, answer);
      is_heeded = is_heeded && scenarios_.Run(*script, sound_, &changed.profile).trace_hash != documented;
    }
    EXPECT_TRUE(is_heeded) << row.name << " is not heeded: some answer changes nothing";
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

#include "model/profile.h"

#include <gtest/gtest.h>

namespace legwork {
namespace {

TEST(Profile, EachAnswersEveryQuestionOnceInOrder) {
  ASSERT_EQ(ProfileRows().size(), 2u);
  for (const Profile& profile : ProfileRows()) {
    ASSERT_EQ(profile.answers.size(), static_cast<std::size_t>(kQuestionCount)) << profile.name;
    for (int i = 0; i < kQuestionCount; ++i) {
      EXPECT_EQ(profile.answers[i].question, static_cast<Question>(i)) << profile.name;
      EXPECT_FALSE(profile.answers[i].evidence.empty()) << profile.name << " " << i;
      EXPECT_FALSE(profile.answers[i].confidence.empty()) << profile.name << " " << i;
      EXPECT_FALSE(SecStatusName(profile.answers[i].answer).empty()) << profile.name << " " << i;
    }
    EXPECT_EQ(FindProfile(profile.name), &profile);
  }
  EXPECT_EQ(FindProfile("Windows"), nullptr);
}

TEST(Profile, DocumentedStandsFirst) {
  EXPECT_EQ(&DocumentedProfile(), &ProfileRows()[0]);
  EXPECT_EQ(DocumentedProfile().name, "documented");
  EXPECT_EQ(DocumentedProfile().Answer(Question::kEncryptUnprotected), SecStatus::kQopNotSupported);
}

TEST(Profile, WindowsDepartsWhereItWasSeenToDepart) {
  const Profile& windows = *FindProfile("windows");
  EXPECT_EQ(windows.Answer(Question::kDummySignature), SecStatus::kOk);
  EXPECT_EQ(windows.Answer(Question::kEncryptUnprotected), SecStatus::kUnsupportedFunction);
  EXPECT_EQ(windows.Answer(Question::kNtlmEarlyMessage), SecStatus::kMessageAltered);
}

}  // namespace
}  // namespace legwork

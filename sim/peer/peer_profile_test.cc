#include "sim/peer/peer_profile.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace legwork {
namespace {

TEST(PeerProfileTest, RowsAreSortedNamedAndDescribed) {
  EXPECT_TRUE(std::ranges::is_sorted(PeerProfiles(), {}, &PeerProfile::name));
  for (const PeerProfile& profile : PeerProfiles()) {
    EXPECT_EQ(FindPeerProfile(profile.name), &profile);
    EXPECT_EQ(profile.summary.back(), '.') << profile.name;
  }
  EXPECT_EQ(FindPeerProfile("nobody"), nullptr);
}

TEST(PeerProfileTest, EveryQuirkSaysWhoSawIt) {
  for (const PeerProfile& profile : PeerProfiles()) {
    for (const Quirk& quirk : profile.quirks) {
      EXPECT_EQ(quirk.summary.back(), '.') << profile.name << ": " << quirk.summary;
      EXPECT_FALSE(quirk.evidence.empty()) << profile.name << ": " << quirk.summary;
    }
  }
}

TEST(PeerProfileTest, EveryProfileButTheStrictOneDiffersFromTheUsualHabits) {
  for (const PeerProfile& profile : PeerProfiles()) {
    EXPECT_EQ(HabitsOf(profile) == Habits(), profile.quirks.empty()) << profile.name;
  }
}

TEST(PeerProfileTest, EveryQuirkChangesAHabit) {
  for (const PeerProfile& profile : PeerProfiles()) {
    for (const Quirk& quirk : profile.quirks) {
      Habits habits;
      quirk.set(habits);
      EXPECT_NE(habits, Habits()) << profile.name << ": " << quirk.summary;
    }
  }
}

}  // namespace
}  // namespace legwork

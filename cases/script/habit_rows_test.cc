#include "cases/script/habit_rows.h"

#include <gtest/gtest.h>

#include <map>

namespace legwork::script {
namespace {

const HabitRow& Row(std::string_view name) {
  for (const HabitRow& row : HabitRows()) {
    if (row.attribute.name == name) return row;
  }
  ADD_FAILURE() << "no habit " << name;
  return HabitRows().front();
}

Habits With(std::string_view name, std::string_view value = "") {
  Habits habits;
  Row(name).set(habits, value);
  return habits;
}

TEST(HabitRowsTest, ReadWhatTheySet) {
  EXPECT_EQ(With("ntlm_level", "2").ntlm.level, 2);
  EXPECT_EQ(With("flags_off", "NEGOTIATE_128|NEGOTIATE_56").ntlm.flags_off, 0xA0000000u);
  EXPECT_EQ(With("version", "zeros").ntlm.version, VersionHabit::kZeros);
  EXPECT_EQ(With("av_pairs", "Flags|Timestamp").ntlm.av_pairs, AvBit(6) | AvBit(7));
  EXPECT_EQ(With("av_pairs", "none").ntlm.av_pairs, 0u);
  EXPECT_EQ(With("hints", "bare").spnego.hints, HintsHabit::kBare);
  EXPECT_EQ(With("offers", "negoex|ntlm").spnego.offers, (OfferedMechs{OfferedMech::kNegoEx, OfferedMech::kNtlm}));
  EXPECT_FALSE(With("weak").ntlm.requires_128_bit);
}

// Each has a name of its own, changes something, and only takes values of its shape.
TEST(HabitRowsTest, EveryHabitIsOne) {
  std::map<std::string_view, std::string_view> values = {
      {"ntlm_level", "0"},   {"oem_code_page", "850"}, {"flags_on", "NEGOTIATE_OEM"}, {"flags_off", "NEGOTIATE_56"},
      {"version", "absent"}, {"ntlm_mic", "never"},    {"av_pairs", "Flags"},         {"av_flags", "0x2"},
      {"negoex", "ntlm"},
      {"unknown_av", "77"},  {"fragment_size", "100"}, {"offers", "ms_kerberos"},     {"initiator_mic", "always"},
      {"hints", "refused"},  {"acceptor_mic", "never"}};
  std::map<std::string_view, int> names;
  for (const HabitRow& row : HabitRows()) {
    EXPECT_EQ(++names[row.attribute.name], 1) << row.attribute.name;
    EXPECT_EQ(row.attribute.shape != nullptr, values.contains(row.attribute.name)) << row.attribute.name;
    EXPECT_FALSE(With(row.attribute.name, values[row.attribute.name]) == Habits()) << row.attribute.name;
    if (row.attribute.shape == nullptr) continue;
    EXPECT_FALSE(row.attribute.shape->bad_part(values[row.attribute.name])) << row.attribute.name;
    EXPECT_TRUE(row.attribute.shape->bad_part("nonsense")) << row.attribute.name;
  }
}

}  // namespace
}  // namespace legwork::script

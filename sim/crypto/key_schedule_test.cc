#include "sim/crypto/key_schedule.h"

#include <gtest/gtest.h>

#include <utility>

namespace legwork {
namespace {

const Key kKey = {.type = EncryptionType::kAes256CtsHmacSha1, .size = 32, .bytes = {1, 2, 3}};

TEST(KeyScheduleTest, DerivesEachUsageAndPurposeOnce) {
  KeySchedule schedule(kKey);
  const DerivedKeys* const first = &schedule.ForEncrypt(24);
  EXPECT_EQ(&schedule.ForEncrypt(24), first);
  EXPECT_NE(&schedule.ForDecrypt(24), first);
  EXPECT_NE(&schedule.ForChecksum(24), first);
  EXPECT_NE(&schedule.ForEncrypt(22), first);
  EXPECT_EQ(schedule.ForDecrypt(24).purpose(), KeyPurpose::kDecrypt);
}

TEST(KeyScheduleTest, MovingKeepsReferences) {
  KeySchedule schedule(kKey);
  const DerivedKeys* const before = &schedule.ForEncrypt(24);
  KeySchedule moved = std::move(schedule);
  EXPECT_EQ(&moved.ForEncrypt(24), before);
  EXPECT_EQ(moved.key(), kKey);
}

TEST(KeyScheduleTest, DefaultIsEmpty) {
  EXPECT_TRUE(KeySchedule().empty());
  EXPECT_FALSE(KeySchedule(kKey).empty());
}

}  // namespace
}  // namespace legwork

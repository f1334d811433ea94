#include "tools/provider/ledger.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace legwork::provider {
namespace {

TEST(LedgerTest, KnowsWhatIsOutAndTakesItBackOnce) {
  Ledger ledger;
  void* const memory = ledger.Allocate(10, 2, 7);
  ASSERT_NE(memory, nullptr);
  EXPECT_EQ(ledger.out(), 1u);
  const Ledger::Found found = ledger.Find(memory);
  EXPECT_EQ(found.actor, 2);
  EXPECT_EQ(found.block, 7u);
  EXPECT_TRUE(found.is_out);
  EXPECT_FALSE(found.inside);
  EXPECT_TRUE(ledger.TakeBack(memory));
  EXPECT_FALSE(ledger.TakeBack(memory));
  EXPECT_EQ(ledger.out(), 0u);
  EXPECT_EQ(ledger.Find(memory).block, 7u) << "what is given back is remembered";
  EXPECT_FALSE(ledger.Find(memory).is_out);
}

TEST(LedgerTest, TellsTheInsideOfABlockFromItsBeginning) {
  Ledger ledger;
  auto* const memory = static_cast<char*>(ledger.Allocate(10, 1, 1));
  EXPECT_TRUE(ledger.Find(memory + 9).inside);
  EXPECT_EQ(ledger.Find(memory + 10).actor, 0);
  EXPECT_FALSE(ledger.TakeBack(memory + 1));
  EXPECT_TRUE(ledger.TakeBack(memory));
}

TEST(LedgerTest, KnowsNothingOfOtherMemory) {
  Ledger ledger;
  int local = 0;
  EXPECT_EQ(ledger.Find(&local).actor, 0);
  EXPECT_EQ(ledger.Find(nullptr).actor, 0);
  EXPECT_FALSE(ledger.TakeBack(&local));
  EXPECT_FALSE(ledger.TakeBack(nullptr));
}

TEST(LedgerTest, MemoryThatWasFreedBehindItsBackMayBeHandedOutAgain) {
  Ledger ledger;
  for (std::uint32_t block = 1; block <= 1000; ++block) {
    void* const memory = ledger.Allocate(block % 64, 1, block);
    EXPECT_EQ(ledger.Find(memory).block, block);
    std::free(memory);
  }
}

}  // namespace
}  // namespace legwork::provider

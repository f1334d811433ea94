#include "sim/package/handle_table.h"

#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <utility>

namespace legwork {
namespace {

TEST(HandleTableTest, FindsWhatWasAdded) {
  HandleTable<int> table(1);
  const SecHandle seven = table.Add(7);
  const SecHandle eight = table.Add(8);
  EXPECT_EQ(*table.Find(seven), 7);
  EXPECT_EQ(*table.Find(eight), 8);
  EXPECT_EQ(table.live(), 2u);
}

TEST(HandleTableTest, KnowsNoHandleItDidNotIssue) {
  HandleTable<int> table(0xC1);
  const SecHandle issued = table.Add(7);
  for (SecHandle handle : {SecHandle{}, kInvalidatedHandle, SecHandle{0xC1, 1}, SecHandle{0x2C1, 1},
                           SecHandle{issued.lower, 0}, SecHandle{issued.lower, issued.upper + 1}}) {
    EXPECT_EQ(table.Find(handle), nullptr) << handle.lower << " " << handle.upper;
    EXPECT_FALSE(table.Remove(handle));
    EXPECT_FALSE(table.WasIssued(handle));
  }
  EXPECT_EQ(table.live(), 1u);
}

TEST(HandleTableTest, TakesNoHandleOfAnotherTable) {
  HandleTable<int> credentials(0xC1);
  HandleTable<int> contexts(0xC7);
  const SecHandle credential = credentials.Add(1);
  contexts.Add(2);
  EXPECT_EQ(contexts.Find(credential), nullptr);
  EXPECT_FALSE(contexts.Remove(credential));
  EXPECT_FALSE(contexts.WasIssued(credential));
}

TEST(HandleTableTest, NeverIssuesAHandleTwiceAlthoughSlotsAreUsedAgain) {
  HandleTable<int> table(1);
  std::set<std::pair<std::uint64_t, std::uint64_t>> issued;
  for (int i = 0; i < 100; ++i) {
    const SecHandle handle = table.Add(i);
    EXPECT_TRUE(issued.insert({handle.lower, handle.upper}).second);
    EXPECT_EQ(handle.lower, issued.begin()->first) << "the slot is free again";
    EXPECT_TRUE(table.Remove(handle));
  }
  EXPECT_EQ(table.live(), 0u);
}

TEST(HandleTableTest, RemembersHandlesThatWereRemoved) {
  HandleTable<int> table(1);
  const SecHandle first = table.Add(7);
  EXPECT_FALSE(table.WasIssued(first)) << "it still lives";
  EXPECT_TRUE(table.Remove(first));
  EXPECT_FALSE(table.Remove(first));
  EXPECT_TRUE(table.WasIssued(first));
  const SecHandle second = table.Add(8);
  EXPECT_TRUE(table.WasIssued(first));
  EXPECT_EQ(table.Find(first), nullptr);
  EXPECT_EQ(*table.Find(second), 8);
}

TEST(HandleTableTest, DestroysAValueWhenItIsRemoved) {
  HandleTable<std::shared_ptr<int>> table(1);
  const auto value = std::make_shared<int>(7);
  table.Remove(table.Add(value));
  EXPECT_EQ(value.use_count(), 1);
}

}  // namespace
}  // namespace legwork

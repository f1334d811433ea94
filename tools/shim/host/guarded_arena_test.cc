#include "tools/shim/host/guarded_arena.h"

#include <gtest/gtest.h>

namespace legwork::host {
namespace {

TEST(GuardedArena, LendsPatternedMemoryWithIntactGuards) {
  GuardedArena arena;
  const GuardedBlock block = arena.Lend(10, false);
  ASSERT_NE(block.data, nullptr);
  for (std::uint32_t i = 0; i < block.size; ++i) EXPECT_EQ(block.data[i], GuardedArena::kPattern);
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(block.data) % 16, 0u);
  EXPECT_TRUE(arena.GuardsIntact(block));
  EXPECT_TRUE(arena.Contains(block.data));
  EXPECT_FALSE(arena.Contains(&arena));
}

TEST(GuardedArena, NoticesOneByteOnEitherSide) {
  GuardedArena arena;
  const GuardedBlock first = arena.Lend(7, false), second = arena.Lend(32, false);
  first.data[7] = 0;
  EXPECT_FALSE(arena.GuardsIntact(first));
  EXPECT_TRUE(arena.GuardsIntact(second));
  second.data[-1] = 0;
  EXPECT_FALSE(arena.GuardsIntact(second));
}

TEST(GuardedArena, ReusesItsMemoryAndGrowsForLargeBlocks) {
  GuardedArena arena;
  const GuardedBlock first = arena.Lend(100, true);
  first.data[0] = 1;
  arena.TakeBack();
  EXPECT_EQ(arena.Lend(100, true).data, first.data);
  EXPECT_EQ(first.data[0], GuardedArena::kPattern);
  arena.TakeBack();
  const GuardedBlock large = arena.Lend(1 << 20, false);
  ASSERT_NE(large.data, nullptr);
  large.data[large.size - 1] = 1;
  EXPECT_TRUE(arena.GuardsIntact(large));
  EXPECT_EQ(arena.Lend(0xFFFFFFFF, false).data, nullptr);
}

TEST(GuardedArenaDeathTest, ReadingPastAReadOnlyBlockIsACrash) {
  GuardedArena arena;
  const GuardedBlock block = arena.Lend(3, true);
  const volatile std::uint8_t* const data = block.data;
  EXPECT_DEATH({ [[maybe_unused]] const int past = data[3]; }, "");
}

}  // namespace
}  // namespace legwork::host

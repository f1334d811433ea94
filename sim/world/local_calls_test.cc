#include "sim/world/local_calls.h"

#include <gtest/gtest.h>

namespace legwork {
namespace {

TEST(LocalCalls, AnAnswerReachesTheAcceptorOnce) {
  LocalCalls calls;
  const std::uint64_t handle = calls.Offer("WEB");
  EXPECT_NE(handle, 0u);
  EXPECT_TRUE(calls.Answer("WEB", handle, {.user = "alice"}));
  EXPECT_FALSE(calls.Answer("WEB", handle, {.user = "mallory"}));
  const std::optional<LocalCaller> caller = calls.Take(handle);
  ASSERT_TRUE(caller.has_value());
  EXPECT_EQ(caller->user, "alice");
  EXPECT_FALSE(calls.Take(handle).has_value());
  EXPECT_FALSE(calls.Answer("WEB", handle, {})) << "what was taken is no longer offered";
}

TEST(LocalCalls, OnlyTheComputerOfTheOfferCanAnswer) {
  LocalCalls calls;
  const std::uint64_t handle = calls.Offer("WEB");
  EXPECT_FALSE(calls.Answer("MAIL", handle, {}));
  EXPECT_FALSE(calls.Answer("WEB", handle + 1, {}));
  EXPECT_FALSE(calls.Take(handle).has_value()) << "nobody answered";
}

TEST(LocalCalls, TheOldestOffersAreForgotten) {
  LocalCalls calls;
  const std::uint64_t first = calls.Offer("WEB");
  std::uint64_t last = first;
  for (int i = 0; i < 64; ++i) last = calls.Offer("WEB");
  EXPECT_FALSE(calls.Answer("WEB", first, {}));
  EXPECT_TRUE(calls.Answer("WEB", last, {}));
}

}  // namespace
}  // namespace legwork

#include "sim/kerberos/replay_cache.h"

#include <gtest/gtest.h>

namespace legwork::kerberos {
namespace {

constexpr Ticks kLifetime = 600 * kTicksPerSecond;

Bytes Cipher(std::uint32_t number) {
  Bytes cipher(40, 0x11);
  for (int i = 0; i < 4; ++i) cipher[36 + i] = static_cast<std::uint8_t>(number >> (8 * i));
  return cipher;
}

TEST(ReplayCache, TakesAnAuthenticatorOnce) {
  ReplayCache cache(kLifetime);
  EXPECT_TRUE(cache.Insert(Cipher(1), kWorldStart));
  EXPECT_FALSE(cache.Insert(Cipher(1), kWorldStart));
  EXPECT_TRUE(cache.Insert(Cipher(2), kWorldStart));
  EXPECT_FALSE(cache.Insert(Cipher(1), kWorldStart + 1));
}

TEST(ReplayCache, LooksAtTheTagAlone) {
  ReplayCache cache(kLifetime);
  Bytes longer(8, 0x77);
  Append(longer, Cipher(1));
  EXPECT_TRUE(cache.Insert(Cipher(1), kWorldStart));
  EXPECT_FALSE(cache.Insert(longer, kWorldStart));
}

TEST(ReplayCache, RemembersForTheLifetimeAtLeast) {
  for (Ticks step = 0; step < kLifetime; step += kLifetime / 7) {
    ReplayCache cache(kLifetime);
    EXPECT_TRUE(cache.Insert(Cipher(0), kWorldStart));
    EXPECT_TRUE(cache.Insert(Cipher(1), kWorldStart + step));
    EXPECT_FALSE(cache.Insert(Cipher(1), kWorldStart + step + kLifetime - 1)) << step;
  }
}

TEST(ReplayCache, ForgetsInTheEnd) {
  ReplayCache cache(kLifetime);
  EXPECT_TRUE(cache.Insert(Cipher(1), kWorldStart));
  EXPECT_TRUE(cache.Insert(Cipher(1), kWorldStart + 2 * kLifetime));
}

TEST(ReplayCache, DoesNotGrowWithTime) {
  ReplayCache cache(kLifetime);
  for (std::uint32_t i = 0; i < 1000; ++i) EXPECT_TRUE(cache.Insert(Cipher(i), kWorldStart + i * (kLifetime / 10)));
  EXPECT_LE(cache.size(), 20u);
}

TEST(ReplayCache, HoldsMany) {
  ReplayCache cache(kLifetime);
  for (std::uint32_t i = 0; i < 5000; ++i) EXPECT_TRUE(cache.Insert(Cipher(i), kWorldStart));
  for (std::uint32_t i = 0; i < 5000; ++i) EXPECT_FALSE(cache.Insert(Cipher(i), kWorldStart)) << i;
}

TEST(ReplayCache, ATagOfZerosIsATag) {
  ReplayCache cache(kLifetime);
  const Bytes zeros(16);
  EXPECT_TRUE(cache.Insert(zeros, kWorldStart));
  EXPECT_FALSE(cache.Insert(zeros, kWorldStart));
}

}  // namespace
}  // namespace legwork::kerberos

#include "sim/world/random_streams.h"

#include <array>
#include <cstdint>
#include <string_view>

#include <gtest/gtest.h>

namespace legwork {
namespace {

// Every seed that anybody wrote down means these values: they never change.
TEST(RandomStreamsTest, FirstValuesNeverChange) {
  struct Golden {
    std::uint64_t seed;
    std::string_view name;
    std::array<std::uint64_t, 3> values;
  };
  constexpr Golden kGolden[] = {
      {1, "kdc.nonce", {0x51567DC6F8EA6650, 0x3A58AD98FF03BA8E, 0x399F8F07AB817BA4}},
      {1, "ntlm.challenge", {0x693FDD1A90AEADC9, 0x5644D5F2692742B9, 0xCD56025489826612}},
      {2, "kdc.nonce", {0xCC2BDB5FE945D159, 0x03AF84C789D07A6C, 0xD85BA3FE2DAE2121}},
      {0, "", {0x1E28178EEDBF0F30, 0x32DADB1A9E4A4D08, 0x4EF49088479A6D5C}},
  };
  for (const Golden& golden : kGolden) {
    RandomStream stream = RandomStreams(golden.seed).Stream(golden.name);
    for (const std::uint64_t value : golden.values) EXPECT_EQ(stream.Next(), value) << golden.name;
  }
}

TEST(RandomStreamsTest, ChildHasStreamsOfItsOwn) {
  const RandomStreams child = RandomStreams(1).Child("client");
  EXPECT_EQ(child.seed(), 0xAED2EB625ED044AC);
  EXPECT_EQ(child.Stream("kdc.nonce").Next(), 0xE618EFAF527B324A);
}

TEST(RandomStreamsTest, DrawFromOneStreamShiftsNoOther) {
  const RandomStreams streams(9);
  RandomStream busy = streams.Stream("busy");
  for (int i = 0; i < 100; ++i) busy.Next();
  EXPECT_EQ(streams.Stream("quiet").Next(), RandomStreams(9).Stream("quiet").Next());
}

TEST(RandomStreamsTest, FillWritesLowestOctetFirstAndAnyLength) {
  std::array<std::uint8_t, 11> octets = {};
  RandomStream(1, "kdc.nonce").Fill(octets);
  constexpr std::array<std::uint8_t, 11> kGolden = {0x50, 0x66, 0xEA, 0xF8, 0xC6, 0x7D, 0x56, 0x51, 0x8E, 0xBA, 0x03};
  EXPECT_EQ(octets, kGolden);
}

TEST(RandomStreamsTest, BelowReachesEveryValueAndNothingElse) {
  RandomStream stream(1, "dice");
  std::array<int, 6> counts = {};
  for (int i = 0; i < 6000; ++i) ++counts.at(stream.Below(6));
  for (const int count : counts) EXPECT_NEAR(count, 1000, 150);
}

TEST(RandomStreamsTest, BelowOneIsAlwaysZero) { EXPECT_EQ(RandomStream(1, "dice").Below(1), 0u); }

}  // namespace
}  // namespace legwork

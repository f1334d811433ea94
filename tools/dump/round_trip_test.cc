// Whatever a token is, its dump makes the same octets again.

#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>

#include "sim/base/text.h"
#include "sim/world/random_streams.h"
#include "tools/dump/find_part.h"
#include "tools/dump/part_reader.h"
#include "tools/dump/part_text.h"
#include "tools/dump/part_writer.h"
#include "tools/dump/testing/scenario_tokens.h"
#include "tools/dump/token_reader.h"

namespace legwork::dump {
namespace {

const testing::ScenarioTokens& Scenarios() {
  static const testing::ScenarioTokens tokens = testing::RunAllScenarios();
  return tokens;
}

// MadeOf is what the dump of a token makes, or what is wrong with the text.
std::string MadeOf(ByteView token, const std::vector<Key>& keys) {
  const std::string text = PartText(TokenReader(keys).Read(token));
  const PartsRead read = ReadParts(text, {});
  if (!read.error.empty()) return ErrorText("dump", text, read);
  const Written written = WriteParts(read.parts);
  return written.error.empty() ? ToHex(written.token) : written.error;
}

// ShapeOf is a tree without its values.
std::string ShapeOf(const std::vector<Part>& parts) {
  std::string shape;
  for (const Part& part : parts) {
    shape += std::to_string(static_cast<int>(part.form)) + part.label;
    if (!part.parts.empty()) shape += "(" + ShapeOf(part.parts) + ")";
  }
  return shape;
}

// OnePerShape are tokens that differ in more than their values, at most `limit` of them.
std::vector<Bytes> OnePerShape(std::size_t limit) {
  std::vector<Bytes> tokens;
  std::set<std::string> shapes;
  for (const Bytes& token : Scenarios().tokens) {
    const bool is_new = token.size() <= 800 && shapes.insert(ShapeOf(TokenReader({}).Read(token))).second;
    if (is_new && tokens.size() < limit) tokens.push_back(token);
  }
  return tokens;
}

constexpr std::size_t kShapesMax = 16;

TEST(RoundTrip, EveryTokenOfEveryScenario) {
  ASSERT_GT(Scenarios().tokens.size(), 200u);
  for (const Bytes& token : Scenarios().tokens) EXPECT_EQ(MadeOf(token, {}), ToHex(token));
}

TEST(RoundTrip, EveryTokenOfEveryScenarioWithItsKeys) {
  std::size_t opened = 0;
  for (const Bytes& token : Scenarios().tokens) {
    EXPECT_EQ(MadeOf(token, Scenarios().keys), ToHex(token));
    opened += PartText(TokenReader(Scenarios().keys).Read(token)).find("sealed") != std::string::npos ? 1 : 0;
  }
  EXPECT_GT(opened, 50u);
}

// What octet N is, is told of every one, by a field that it lies in.
TEST(Octets, EveryOneOfEveryShapeIsTold) {
  std::size_t told = 0;
  for (const Bytes& token : OnePerShape(SIZE_MAX)) {
    const std::vector<Part> parts = TokenReader(Scenarios().keys).Read(token);
    for (std::size_t at = 0; at < token.size(); ++at) {
      const std::string text = DescribeOctet(token, parts, at);
      ASSERT_EQ(text.find("in  no field"), std::string::npos) << ToHex(token) << "\n" << text;
      const std::size_t octets = text.find(", octets ");
      ASSERT_NE(octets, std::string::npos) << text;
      char* rest = nullptr;
      const std::size_t first = std::strtoull(text.c_str() + octets + 9, &rest, 10);
      ASSERT_TRUE(first <= at && at <= std::strtoull(rest + 4, nullptr, 10)) << text;
      ++told;
    }
  }
  EXPECT_GT(told, 10'000u);
}

TEST(RoundTrip, EveryTruncation) {
  for (const Bytes& token : OnePerShape(kShapesMax)) {
    for (std::size_t size = 0; size < token.size(); ++size) {
      const ByteView part = ByteView(token).first(size);
      ASSERT_EQ(MadeOf(part, {}), ToHex(part));
    }
  }
}

TEST(RoundTrip, EveryChangedOctet) {
  std::uint8_t mask = 1;
  for (const Bytes& token : OnePerShape(kShapesMax)) {
    for (std::size_t at = 0; at < token.size(); ++at) {
      Bytes changed = token;
      mask = static_cast<std::uint8_t>(mask * 167 + 13);
      changed[at] ^= mask == 0 ? 0x80 : mask;
      ASSERT_EQ(MadeOf(changed, {}), ToHex(changed));
    }
  }
}

TEST(RoundTrip, RandomOctets) {
  constexpr std::uint8_t kFirst[] = {0x60, 0xA0, 0xA1, 0x6E, 0x6F, 0x7E, 0x05, 0x04, 0x01, 'N', 0x30};
  RandomStream random(1, "round_trip");
  for (int i = 0; i < 1000; ++i) {
    Bytes token(1 + random.Below(80));
    random.Fill(token);
    token[0] = kFirst[random.Below(std::size(kFirst))];
    if (i % 3 == 0)
      token.insert(token.begin(), {'N', 'T', 'L', 'M', 'S', 'S', 'P', 0, static_cast<std::uint8_t>(i % 4), 0, 0, 0});
    ASSERT_EQ(MadeOf(token, {}), ToHex(token));
  }
}

TEST(RoundTrip, LargeAndDeepTokens) {
  Bytes flat(256 * 1024, 0x05);
  for (std::size_t i = 1; i < flat.size(); i += 2) flat[i] = 0;
  flat[0] = 0x60;
  flat[1] = 0x84;
  flat[2] = 0;
  flat[3] = 3;
  flat[4] = 0xFF;
  flat[5] = 0xFA;
  EXPECT_EQ(MadeOf(flat, {}), ToHex(flat));
  Bytes deep(256 * 1024, 0x30);
  for (std::size_t i = 1; i < deep.size(); i += 2) deep[i] = 0x80;
  EXPECT_EQ(MadeOf(deep, {}), ToHex(deep));
  Bytes nested(2000, 0x30);
  for (std::size_t i = 1; i < nested.size(); i += 2) nested[i] = 0x7F;
  nested[0] = 0x60;
  EXPECT_EQ(MadeOf(nested, {}), ToHex(nested));
}

}  // namespace
}  // namespace legwork::dump

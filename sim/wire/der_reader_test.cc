#include "sim/wire/der_reader.h"

#include <gtest/gtest.h>

#include <limits>
#include <string_view>

#include "sim/base/text.h"
#include "sim/wire/file_time.h"

namespace legwork {
namespace {

// What a getter answers to these octets, and that it takes all of them or none.
template <typename T>
std::optional<T> Got(bool (DerReader::*get)(T*), std::string_view hex) {
  const Bytes bytes = *FromHex(hex);
  DerReader reader(bytes);
  T value{};
  const bool is_read = (reader.*get)(&value);
  EXPECT_EQ(reader.remaining(), is_read ? 0 : bytes.size()) << hex;
  if (!is_read) return std::nullopt;
  return value;
}

std::optional<std::int64_t> Integer(std::string_view hex) { return Got<std::int64_t>(&DerReader::GetInteger, hex); }

TEST(DerReaderTest, IntegersAreOfShortestForm) {
  EXPECT_EQ(Integer("020100"), 0);
  EXPECT_EQ(Integer("02017f"), 127);
  EXPECT_EQ(Integer("02020080"), 128);
  EXPECT_EQ(Integer("0201ff"), -1);
  EXPECT_EQ(Integer("020180"), -128);
  EXPECT_EQ(Integer("0202ff7f"), -129);
  EXPECT_EQ(Integer("02087fffffffffffffff"), std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(Integer("02088000000000000000"), std::numeric_limits<std::int64_t>::min());
  EXPECT_FALSE(Integer("0200"));
  EXPECT_FALSE(Integer("0202007f"));
  EXPECT_FALSE(Integer("0202ff80"));
  EXPECT_FALSE(Integer("0209008000000000000000"));
  EXPECT_FALSE(Integer("0a0100"));
}

TEST(DerReaderTest, IntegersFitTheirOutput) {
  EXPECT_EQ(Got<std::uint32_t>(&DerReader::GetInteger, "020500ffffffff"), 0xFFFFFFFFu);
  EXPECT_FALSE(Got<std::uint32_t>(&DerReader::GetInteger, "02050100000000"));
  EXPECT_FALSE(Got<std::uint32_t>(&DerReader::GetInteger, "0201ff"));
  EXPECT_EQ(Got<std::int32_t>(&DerReader::GetInteger, "020480000000"), std::numeric_limits<std::int32_t>::min());
  EXPECT_FALSE(Got<std::int32_t>(&DerReader::GetInteger, "02050080000000"));
  EXPECT_EQ(Got<std::int32_t>(&DerReader::GetEnumerated, "0a0103"), 3);
}

TEST(DerReaderTest, LengthsAreDefiniteAndShortest) {
  const auto octets = [](std::string_view hex) { return Got<ByteView>(&DerReader::GetOctetString, hex); };
  EXPECT_TRUE(octets("0400"));
  EXPECT_FALSE(octets("0480"));        // indefinite
  EXPECT_FALSE(octets("04800000"));    // indefinite, with its end
  EXPECT_FALSE(octets("04810100"));    // one octet would do
  EXPECT_FALSE(octets("0482000100"));  // leading zero
  EXPECT_FALSE(octets("048500000000"));
  EXPECT_FALSE(octets("04ff"));
  EXPECT_FALSE(octets("0402aa"));        // cut off
  EXPECT_FALSE(octets("0484ffffffff"));  // far beyond the input
  EXPECT_FALSE(octets("1f0400"));        // tag number above 30
  Bytes longest = {0x04, 0x7F};
  longest.resize(2 + 127);
  EXPECT_TRUE(octets(ToHex(longest)));
  Bytes shortest = {0x04, 0x81, 0x80};
  shortest.resize(3 + 128);
  EXPECT_TRUE(octets(ToHex(shortest)));
  shortest = {0x04, 0x82, 0x00, 0xFF};
  shortest.resize(4 + 255);
  EXPECT_FALSE(octets(ToHex(shortest)));
}

TEST(DerReaderTest, BooleansAreZeroOrAllOnes) {
  EXPECT_EQ(Got<bool>(&DerReader::GetBoolean, "010100"), false);
  EXPECT_EQ(Got<bool>(&DerReader::GetBoolean, "0101ff"), true);
  EXPECT_FALSE(Got<bool>(&DerReader::GetBoolean, "010101"));
  EXPECT_FALSE(Got<bool>(&DerReader::GetBoolean, "0100"));
  EXPECT_FALSE(Got<bool>(&DerReader::GetBoolean, "0102ffff"));
}

TEST(DerReaderTest, BitStringsBeginAtTheMostSignificantBit) {
  const auto bits = [](std::string_view hex) { return Got<std::uint32_t>(&DerReader::GetBitString32, hex); };
  EXPECT_EQ(bits("03050040800000"), 0x40800000u);
  EXPECT_EQ(bits("030100"), 0u);
  EXPECT_EQ(bits("03020780"), 0x80000000u);
  EXPECT_EQ(bits("0306004080000001"), 0x40800000u);  // a 33rd to 40th bit
  EXPECT_FALSE(bits("0300"));
  EXPECT_FALSE(bits("030101"));
  EXPECT_FALSE(bits("03020880"));
  EXPECT_FALSE(bits("03020781"));  // an unused bit is set
}

TEST(DerReaderTest, TimesAreKerberosTimes) {
  const auto time = [](std::string_view text) {
    Bytes bytes = {kDerGeneralizedTime, static_cast<std::uint8_t>(text.size())};
    Append(bytes, AsBytes(text));
    return Got<std::int64_t>(&DerReader::GetGeneralizedTime, ToHex(bytes));
  };
  EXPECT_EQ(time("19700101000000Z"), kFileTimeOfUnixEpoch);
  EXPECT_FALSE(time("19700101000000"));
  EXPECT_FALSE(time("19700101000000.5Z"));
  EXPECT_FALSE(time("19700132000000Z"));
}

TEST(DerReaderTest, ObjectIdentifiersAreWellFormed) {
  const auto oid = [](std::string_view hex) { return Got<ByteView>(&DerReader::GetObjectIdentifier, hex); };
  EXPECT_TRUE(oid("06062b0601050502").has_value());
  EXPECT_FALSE(oid("0600"));
  EXPECT_FALSE(oid("06022b81"));
  EXPECT_FALSE(oid("06032b8001"));
}

TEST(DerReaderTest, ExplicitTagHoldsOneElement) {
  const Bytes good = *FromHex("a103020105"), bad = *FromHex("a1040201050a"), empty = *FromHex("a100");
  std::int32_t value = 0;
  DerReader reader(good);
  EXPECT_FALSE(reader.GetExplicitInteger(2, &value));
  EXPECT_TRUE(reader.GetExplicitInteger(1, &value));
  EXPECT_EQ(value, 5);
  EXPECT_TRUE(reader.ExpectEmpty());
  DerReader trailing(bad);
  EXPECT_FALSE(trailing.GetExplicitInteger(1, &value));
  EXPECT_EQ(trailing.FailedAt(), 5u);
  EXPECT_EQ(trailing.remaining(), bad.size());
  EXPECT_FALSE(DerReader(empty).GetExplicitInteger(1, &value));
}

TEST(DerReaderTest, OptionalElementIsAbsentOrWellFormed) {
  const Bytes bytes = *FromHex("a1030201ff");
  DerReader reader(bytes);
  std::optional<std::uint32_t> value = 7;
  EXPECT_TRUE(reader.TryExplicitInteger(0, &value));
  EXPECT_FALSE(value.has_value());
  value = 7;
  EXPECT_FALSE(reader.TryExplicitInteger(1, &value));  // there, but negative
  EXPECT_EQ(value, 7u);
  std::optional<std::int32_t> signed_value;
  EXPECT_TRUE(reader.TryExplicitInteger(1, &signed_value));
  EXPECT_EQ(signed_value, -1);
  EXPECT_TRUE(reader.TryExplicitInteger(2, &signed_value));
  EXPECT_FALSE(signed_value.has_value());
  std::optional<DerReader> contents;
  EXPECT_TRUE(reader.TryContext(3, &contents));
  EXPECT_FALSE(contents.has_value());
}

TEST(DerReaderTest, ElementsCanBeTakenUnseen) {
  const Bytes bytes = *FromHex(
      "3003020105"
      "0401aa");
  DerReader reader(bytes);
  ByteView whole;
  EXPECT_TRUE(reader.GetEncoding(&whole));
  EXPECT_EQ(ToHex(whole), "3003020105");
  DerTag tag = 0;
  DerReader contents;
  EXPECT_TRUE(reader.GetAnyElement(&tag, &contents));
  EXPECT_EQ(tag, kDerOctetString);
  EXPECT_EQ(contents.remaining(), 1u);
  EXPECT_FALSE(reader.SkipElement());
}

}  // namespace
}  // namespace legwork

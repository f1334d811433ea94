#include "sim/wire/reader.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "sim/wire/writer.h"

namespace legwork {
namespace {

const Bytes kCounting = {1, 2, 3, 4, 5, 6, 7, 8};

TEST(ReaderTest, ReadsBothByteOrders) {
  std::uint16_t u16 = 0;
  std::uint32_t u32 = 0;
  std::uint64_t u64 = 0;
  EXPECT_TRUE(Reader(kCounting).GetU16Le(&u16));
  EXPECT_EQ(u16, 0x0201);
  EXPECT_TRUE(Reader(kCounting).GetU16Be(&u16));
  EXPECT_EQ(u16, 0x0102);
  EXPECT_TRUE(Reader(kCounting).GetU32Le(&u32));
  EXPECT_EQ(u32, 0x04030201u);
  EXPECT_TRUE(Reader(kCounting).GetU32Be(&u32));
  EXPECT_EQ(u32, 0x01020304u);
  EXPECT_TRUE(Reader(kCounting).GetU64Le(&u64));
  EXPECT_EQ(u64, 0x0807060504030201u);
  EXPECT_TRUE(Reader(kCounting).GetU64Be(&u64));
  EXPECT_EQ(u64, 0x0102030405060708u);
}

TEST(ReaderTest, FailedGetterChangesNothing) {
  Reader reader(ByteView(kCounting).first(3));
  std::uint32_t u32 = 99;
  ByteView bytes;
  Reader part;
  EXPECT_FALSE(reader.GetU32Le(&u32));
  EXPECT_FALSE(reader.GetBytes(4, &bytes));
  EXPECT_FALSE(reader.GetReader(4, &part));
  EXPECT_FALSE(reader.Skip(4));
  EXPECT_FALSE(reader.ExpectBytes(Bytes{1, 9}));
  EXPECT_FALSE(reader.ExpectEmpty());
  EXPECT_EQ(u32, 99u);
  EXPECT_TRUE(bytes.empty());
  EXPECT_EQ(reader.remaining(), 3u);
  EXPECT_TRUE(reader.ExpectBytes(Bytes{1, 2, 3}));
  EXPECT_TRUE(reader.ExpectEmpty());
}

TEST(ReaderTest, FailureBelowIsKnownAboveByItsOffset) {
  Reader outer(kCounting);
  Reader middle, inner;
  std::uint8_t octet = 0;
  ASSERT_TRUE(outer.Skip(2) && outer.GetReader(5, &middle) && middle.GetU8(&octet) && middle.GetReader(3, &inner));
  EXPECT_EQ(inner.Offset(), 3u);
  EXPECT_TRUE(inner.Skip(3));
  EXPECT_FALSE(inner.GetU8(&octet));
  EXPECT_EQ(outer.FailedAt(), 6u);
  EXPECT_FALSE(middle.ExpectEmpty());
  EXPECT_EQ(outer.Failure("thing").at, 6u);
  EXPECT_EQ(outer.Failure("thing").what, "thing");
}

TEST(ReaderTest, EmptyReaderHasNothing) {
  Reader reader;
  std::uint8_t octet = 0;
  EXPECT_FALSE(reader.Peek(&octet));
  EXPECT_FALSE(reader.GetU8(&octet));
  EXPECT_TRUE(reader.Skip(0));
  EXPECT_TRUE(reader.GetRest().empty());
  EXPECT_TRUE(reader.ExpectEmpty());
}

RC_GTEST_PROP(ReaderTest, ReadsWhatWriterWrote,
              (std::uint8_t u8, std::uint16_t u16, std::uint32_t u32, std::uint64_t u64, const Bytes& bytes)) {
  Bytes out = {0xEE};
  Writer writer(out);
  writer.PutU8(u8);
  writer.PutU16Le(u16);
  writer.PutU16Be(u16);
  writer.PutU32Le(u32);
  writer.PutU32Be(u32);
  writer.PutU64Le(u64);
  writer.PutU64Be(u64);
  writer.PutBytes(bytes);
  Reader reader(writer.Written());
  std::uint8_t got8 = 0;
  std::uint16_t got16le = 0, got16be = 0;
  std::uint32_t got32le = 0, got32be = 0;
  std::uint64_t got64le = 0, got64be = 0;
  RC_ASSERT(reader.GetU8(&got8) && reader.GetU16Le(&got16le) && reader.GetU16Be(&got16be) &&
            reader.GetU32Le(&got32le) && reader.GetU32Be(&got32be) && reader.GetU64Le(&got64le) &&
            reader.GetU64Be(&got64be));
  RC_ASSERT(got8 == u8 && got16le == u16 && got16be == u16 && got32le == u32 && got32be == u32 && got64le == u64 &&
            got64be == u64);
  RC_ASSERT(SameBytes(reader.GetRest(), bytes));
}

}  // namespace
}  // namespace legwork

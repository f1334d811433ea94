#include "sim/wire/writer.h"

#include <gtest/gtest.h>

#include "sim/base/text.h"

namespace legwork {
namespace {

TEST(WriterTest, AppendsAndPatchesBehindWhatWasThere) {
  Bytes out = {0xAA};
  Writer writer(out);
  writer.PutU8(1);
  const std::size_t later = writer.Position();
  writer.PutZeros(7);
  writer.PutBytes(AsBytes("end"));
  writer.PatchU16Le(later, 0x0302);
  writer.PatchU32Le(later + 2, 0x07060504);
  writer.PatchU8(later + 6, 8);
  writer.PatchBytes(later + 7, AsBytes("END"));
  EXPECT_EQ(ToHex(out), "aa0102030405060708454e44");
  EXPECT_EQ(writer.Position(), 11u);
  EXPECT_EQ(ToHex(writer.Written(8)), "454e44");
}

TEST(WriterTest, RoomIsZeroUntilItIsFilled) {
  Bytes out;
  Writer writer(out);
  const ByteSpan room = writer.PutRoom(3);
  EXPECT_EQ(out, Bytes(3));
  room[1] = 7;
  EXPECT_EQ(out, (Bytes{0, 7, 0}));
}

}  // namespace
}  // namespace legwork

#include "sim/wire/gss_frame.h"

#include <gtest/gtest.h>

#include "sim/base/text.h"
#include "sim/wire/oid.h"

namespace legwork {
namespace {

Bytes Frame(ByteView mechanism, ByteView inner) {
  Bytes out;
  DerWriter writer(out);
  {
    const DerScope frame = OpenGssFrame(writer, mechanism);
    writer.PutBytes(inner);
  }
  return out;
}

TEST(GssFrameTest, HoldsMechanismAndInnerOctets) {
  const Bytes bytes = Frame(kOidKerberos, AsBytes("\x01\x02token"));
  EXPECT_EQ(ToHex(ByteView(bytes).first(2)), "6012");
  DerReader in(bytes), inner;
  ByteView mechanism;
  ASSERT_TRUE(ReadGssFrame(in, &mechanism, &inner) && in.ExpectEmpty());
  EXPECT_TRUE(SameBytes(mechanism, kOidKerberos));
  EXPECT_EQ(AsText(inner.GetRest()), "\x01\x02token");
}

TEST(GssFrameTest, OtherMechanismAndTruncationsTakeNothing) {
  const Bytes bytes = Frame(kOidKerberos, Bytes(300));
  DerReader in(bytes), inner;
  EXPECT_FALSE(ExpectGssFrame(in, kOidSpnego, &inner));
  EXPECT_EQ(in.remaining(), bytes.size());
  EXPECT_TRUE(ExpectGssFrame(in, kOidKerberos, &inner));
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    DerReader cut(ByteView(bytes).first(size));
    EXPECT_FALSE(ExpectGssFrame(cut, kOidKerberos, &inner)) << size;
    EXPECT_EQ(cut.remaining(), size);
  }
}

TEST(GssFrameTest, FrameWithoutMechanismFailsInside) {
  const Bytes bytes = *FromHex("60020400");
  DerReader in(bytes), inner;
  ByteView mechanism;
  EXPECT_FALSE(ReadGssFrame(in, &mechanism, &inner));
  EXPECT_EQ(in.FailedAt(), 2u);
  EXPECT_EQ(in.remaining(), bytes.size());
}

}  // namespace
}  // namespace legwork

#include "sim/ntlm/av_pair.h"

#include <gtest/gtest.h>

#include "sim/ntlm/nlmp_examples.h"

namespace legwork::ntlm {
namespace {

bool Accepts(std::string_view hex) {
  const Bytes bytes = Unhex(hex);
  Reader in(bytes);
  AvPairs pairs;
  return GetAvPairs(in, &pairs) && in.ExpectEmpty();
}

TEST(AvPair, EveryDocumentedIdRoundTrips) {
  for (std::uint16_t id = 1; id < kAvIdCount; ++id) {
    const std::size_t size = id == 6 ? 4 : id == 7 ? 8 : id == 8 ? 48 : 16;
    const Bytes value(size, static_cast<std::uint8_t>(id));
    Bytes bytes;
    Writer out(bytes);
    PutAvPair(out, static_cast<AvId>(id), value);
    PutAvEol(out);
    Reader in(bytes);
    AvPairs pairs;
    ASSERT_TRUE(GetAvPairs(in, &pairs)) << AvIdName(id);
    EXPECT_TRUE(in.empty());
    EXPECT_TRUE(SameBytes(*pairs.Find(static_cast<AvId>(id)), value)) << AvIdName(id);
  }
}

TEST(AvPair, ReadsNumbers) {
  const Bytes bytes = Unhex("0600 0400 02000000  0700 0800 0807060504030201  0000 0000");
  Reader in(bytes);
  AvPairs pairs;
  ASSERT_TRUE(GetAvPairs(in, &pairs));
  EXPECT_EQ(pairs.Flags(), kAvFlagMicPresent);
  EXPECT_EQ(pairs.Timestamp(), 0x0102030405060708u);
}

TEST(AvPair, TakesTheFirstOfTwoAndSkipsUnknownIds) {
  const Bytes bytes = Unhex("7777 0100 09  0900 0100 01  0900 0100 02  0000 0000");
  Reader in(bytes);
  AvPairs pairs;
  ASSERT_TRUE(GetAvPairs(in, &pairs));
  EXPECT_EQ(pairs.Find(AvId::kMsvAvTargetName)->front(), 1);
  EXPECT_FALSE(pairs.Find(AvId::kMsvAvNbDomainName));
  EXPECT_EQ(pairs.Flags(), 0u);
  EXPECT_FALSE(pairs.Timestamp());
}

TEST(AvPair, RefusesMissingEndsWrongSizesAndTruncations) {
  EXPECT_FALSE(Accepts(""));
  EXPECT_FALSE(Accepts("0100 0200 4100"));
  EXPECT_FALSE(Accepts("0000 0100 00"));
  EXPECT_FALSE(Accepts("0600 0300 020000  0000 0000"));
  EXPECT_FALSE(Accepts("0700 0900 080706050403020100  0000 0000"));
  EXPECT_FALSE(Accepts("0a00 0000  0000 0000"));
  EXPECT_FALSE(Accepts("0000 0000 00"));
  const Bytes whole = Unhex("0100 0200 4100  0600 0400 02000000  0000 0000");
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(Accepts(ToHex(ByteView(whole).first(size)))) << size;
  }
}

TEST(AvPair, NamesDocumentedIdsOnly) {
  EXPECT_EQ(AvIdName(7), "MsvAvTimestamp");
  EXPECT_EQ(AvIdName(11), "");
}

}  // namespace
}  // namespace legwork::ntlm

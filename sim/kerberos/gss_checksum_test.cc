#include "sim/kerberos/gss_checksum.h"

#include <gtest/gtest.h>

#include "sim/base/text.h"
#include "sim/kerberos/gss_flags.h"

namespace legwork::kerberos {
namespace {

Bytes Written(const GssChecksum& checksum) {
  Bytes out;
  WriteGssChecksum(checksum, out);
  EXPECT_EQ(out.size(), GssChecksumSize(checksum));
  return out;
}

TEST(GssChecksum, WithoutBindingsHasItsPublishedLayout) {
  const GssChecksum checksum = {.flags = kGssMutual | kGssReplay | kGssSequence | kGssConfidentiality | kGssIntegrity};
  EXPECT_EQ(ToHex(Written(checksum)),
            "10000000"
            "00000000000000000000000000000000"
            "3e000000");
}

TEST(GssChecksum, DelegationHasItsPublishedLayout) {
  const Bytes credential = {0x76, 0x00};
  const GssChecksum checksum = {.flags = kGssDelegate | kGssMutual, .delegation = credential};
  EXPECT_EQ(ToHex(Written(checksum)),
            "10000000"
            "00000000000000000000000000000000"
            "03000000"
            "0100"
            "0200"
            "7600");
}

TEST(GssChecksum, RoundTrips) {
  const Bytes credential(300, 0x5A), extensions = {1, 2, 3};
  const GssChecksum checksum = {.bindings = HashChannelBindings(AsBytes("tls-server-end-point:x")),
                                .flags = kGssDelegate | kGssMutual,
                                .delegation = credential,
                                .extensions = extensions};
  const Bytes bytes = Written(checksum);
  const auto read = ReadGssChecksum(bytes);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->bindings, checksum.bindings);
  EXPECT_EQ(read->flags, checksum.flags);
  EXPECT_TRUE(SameBytes(read->delegation, credential));
  EXPECT_TRUE(SameBytes(read->extensions, extensions));
  EXPECT_TRUE(read->HasBindings());
}

TEST(GssChecksum, EveryTruncationIsRejected) {
  const Bytes credential(9, 1);
  const Bytes bytes = Written({.flags = kGssDelegate, .delegation = credential});
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(ReadGssChecksum(ByteView(bytes).first(size)).ok()) << size;
  }
}

TEST(GssChecksum, OtherSizeOfBindingsAndOtherOptionAreRejected) {
  const Bytes credential(9, 1);
  Bytes bytes = Written({.flags = kGssDelegate, .delegation = credential});
  bytes[0] = 15;
  EXPECT_EQ(ReadGssChecksum(bytes).error().at, 4u);
  bytes[0] = 16;
  bytes[24] = 2;
  EXPECT_EQ(ReadGssChecksum(bytes).error().at, 26u);
}

TEST(GssChecksum, ExtensionsMayFollow) {
  Bytes bytes = Written({.flags = kGssMutual});
  bytes.push_back(7);
  const auto read = ReadGssChecksum(bytes);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->extensions.size(), 1u);
  EXPECT_FALSE(read->HasBindings());
}

// MD5 over sixteen zero octets, 05 00 00 00 and "hello".
TEST(GssChecksum, BindingsAreHashedWithEmptyAddresses) {
  EXPECT_EQ(ToHex(HashChannelBindings(AsBytes("hello"))), "50f40d34cd26c144fc662ed1ec783a94");
}

}  // namespace
}  // namespace legwork::kerberos

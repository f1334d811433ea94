#include "tools/pcap/pcap.h"

#include <gtest/gtest.h>

namespace legwork::pcap {
namespace {

TEST(WriteCapture, LaysOutHeaderTagsAndToken) {
  const Bytes token = {0x60, 0x00};
  const Bytes capture = WriteCapture({{kWorldStart, "gssapi", token, Role::kAcceptor, 2}});
  ASSERT_EQ(capture.size(), 24u + 16 + 4 + 8 + 24 + 4 + 2);
  EXPECT_EQ(capture[0], 0xD4);
  EXPECT_EQ(capture[20], 252);
  EXPECT_EQ(capture[24 + 8], 4 + 8 + 24 + 4 + 2);
  EXPECT_EQ(AsText(ByteView(capture).subspan(44, 8)), std::string_view("gssapi\0\0", 8));
  EXPECT_EQ(ToBytes(ByteView(capture).subspan(52, 24)), (Bytes{0, 24, 0, 4, 0, 0, 0,    2,     // TCP
                                                               0, 25, 0, 4, 0, 0, 0,    80,    // from the acceptor
                                                               0, 26, 0, 4, 0, 0, 0xC0, 2}));  // to 49154
  EXPECT_EQ(capture[80], 0x60);
}

TEST(DissectorOf, GoesByTheFirstBytes) {
  EXPECT_EQ(DissectorOf(AsBytes("NTLMSSP\1")), "ntlmssp");
  EXPECT_EQ(DissectorOf(Bytes{0x60, 0}), "gssapi");
  EXPECT_EQ(DissectorOf(Bytes{0xA1, 0}), "spnego");
  EXPECT_EQ(DissectorOf(Bytes{0x6E, 0}), "kerberos");
  EXPECT_EQ(DissectorOf(Bytes{0x00}), "");
  EXPECT_EQ(DissectorOf({}), "");
}

}  // namespace
}  // namespace legwork::pcap

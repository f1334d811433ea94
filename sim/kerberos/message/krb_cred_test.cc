#include "sim/kerberos/message/krb_cred.h"

#include <gtest/gtest.h>

#include "sim/kerberos/message/codec_check.h"

namespace legwork::kerberos {
namespace {

// Assembled by hand from the ASN.1 of RFC 4120.
constexpr std::string_view kCred =
    "76633061a003020105a103020116a247304561433041a003020105a10d1b0b4558414d504c452e434f4da2163014a0030201"
    "02a10d300b1b04485454501b03776562a3133011a003020112a103020101a2050403010203a30c300aa003020112a2030401"
    "0a";

constexpr std::string_view kPart =
    "7d8199308196a0819330819030818da01b3019a003020111a112041000000000000000000000000000000000a10d1b0b4558"
    "414d504c452e434f4da2123010a003020101a10930071b05616c696365a30703050060000000a611180f3230323630313031"
    "3030303030305aa80d1b0b4558414d504c452e434f4da920301ea003020102a11730151b066b72627467741b0b4558414d50"
    "4c452e434f4d";

constexpr std::string_view kFullPart =
    "7d81b13081aea06d306b3069a01b3019a003020111a112041000000000000000000000000000000000a411180f3230323630"
    "3130313030303030305aa511180f32303236303130313030303030305aa711180f32303236303130313030303030305aaa11"
    "300f300da003020102a10604047f000001a103020109a211180f32303236303130313030303030305aa303020101a40f300d"
    "a003020102a10604047f000001a50f300da003020102a10604047f000001";

TEST(KrbCredTest, IsStrict) {
  ExpectSameBack(ReadKrbCred, WriteKrbCred, kCred);
  ExpectSameBack(ReadEncKrbCredPart, WriteEncKrbCredPart, kPart);
  ExpectSameBack(ReadEncKrbCredPart, WriteEncKrbCredPart, kFullPart);
}

TEST(KrbCredTest, FieldsAreRead) {
  const Bytes bytes = *FromHex(kCred);
  const auto cred = ReadKrbCred(bytes);
  ASSERT_TRUE(cred.ok());
  ASSERT_EQ(cred->tickets.size(), 1u);
  EXPECT_TRUE(NameIs(cred->tickets[0].sname, "HTTP/web"));
  const Bytes part_bytes = *FromHex(kPart);
  const auto part = ReadEncKrbCredPart(part_bytes);
  ASSERT_TRUE(part.ok());
  ASSERT_EQ(part->ticket_info.size(), 1u);
  const KrbCredInfo& info = part->ticket_info[0];
  EXPECT_EQ(info.key.keytype, 17);
  EXPECT_EQ(info.prealm, "EXAMPLE.COM");
  EXPECT_TRUE(info.pname && NameIs(*info.pname, "alice"));
  EXPECT_EQ(info.flags, 0x60000000u);
  EXPECT_EQ(info.endtime, kNewYear);
  EXPECT_TRUE(info.sname && NameIs(*info.sname, "krbtgt/EXAMPLE.COM"));
  EXPECT_FALSE(part->nonce);
}

}  // namespace
}  // namespace legwork::kerberos

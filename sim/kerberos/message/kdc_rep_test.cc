#include "sim/kerberos/message/kdc_rep.h"

#include <gtest/gtest.h>

#include "sim/kerberos/message/codec_check.h"
#include "sim/wire/der_tag.h"

namespace legwork::kerberos {
namespace {

// Assembled by hand from the ASN.1 of RFC 4120.
constexpr std::string_view kAsRep =
    "6b818a308187a003020105a10302010ba30d1b0b4558414d504c452e434f4da4123010a003020101a10930071b05616c6963"
    "65a54561433041a003020105a10d1b0b4558414d504c452e434f4da2163014a003020102a10d300b1b04485454501b037765"
    "62a3133011a003020112a103020101a2050403010203a611300fa003020112a103020102a203040109";

constexpr std::string_view kTgsRep =
    "6d8187308184a003020105a10302010da20e300c300aa103020102a203040178a3031b0152a40e300ca003020101a1053003"
    "1b0161a54561433041a003020105a10d1b0b4558414d504c452e434f4da2163014a003020102a10d300b1b04485454501b03"
    "776562a3133011a003020112a103020101a2050403010203a60c300aa003020112a203040109";

constexpr std::string_view kPart =
    "798199308196a01b3019a003020111a112041000000000000000000000000000000000a11c301a3018a003020100a111180f"
    "32303236303130313030303030305aa20302012aa40703050040000000a511180f32303236303130313030303030305aa711"
    "180f32303236303130313130303030305aa90d1b0b4558414d504c452e434f4daa163014a003020102a10d300b1b04485454"
    "501b03776562";

constexpr std::string_view kFullPart =
    "7a81d53081d2a01b3019a003020111a112041000000000000000000000000000000000a1023000a207020500ffffffffa311"
    "180f32303236303130313030303030305aa40703050000000000a511180f32303236303130313030303030305aa611180f32"
    "303236303130313030303030305aa711180f32303236303130313030303030305aa811180f32303236303130313030303030"
    "305aa9031b0152aa163014a003020102a10d300b1b04485454501b03776562ab11300f300da003020102a10604047f000001"
    "ac0e300c300aa10402020095a2020400";

TEST(KdcRepTest, IsStrict) {
  ExpectSameBack(ReadKdcRep, WriteKdcRep, kAsRep);
  ExpectSameBack(ReadKdcRep, WriteKdcRep, kTgsRep);
  ExpectSameBack(ReadEncKdcRepPart, WriteEncKdcRepPart, kPart);
  ExpectSameBack(ReadEncKdcRepPart, WriteEncKdcRepPart, kFullPart);
}

TEST(KdcRepTest, FieldsAreRead) {
  const Bytes bytes = *FromHex(kAsRep);
  const auto reply = ReadKdcRep(bytes);
  ASSERT_TRUE(reply.ok());
  EXPECT_EQ(reply->msg_type, MessageType::kAsRep);
  EXPECT_EQ(reply->crealm, "EXAMPLE.COM");
  EXPECT_TRUE(NameIs(reply->cname, "alice"));
  EXPECT_TRUE(NameIs(reply->ticket.sname, "HTTP/web"));
  EXPECT_EQ(reply->enc_part.kvno, 2u);
}

TEST(KdcRepTest, PartIsRead) {
  const Bytes bytes = *FromHex(kPart);
  const auto part = ReadEncKdcRepPart(bytes);
  ASSERT_TRUE(part.ok());
  EXPECT_EQ(part->application, kEncAsRepPart);
  EXPECT_EQ(part->nonce, 42);
  ASSERT_EQ(part->last_req.size(), 1u);
  EXPECT_EQ(part->last_req[0].lr_value, kNewYear);
  EXPECT_FALSE(part->starttime || part->renew_till);
  EXPECT_EQ(part->srealm, "EXAMPLE.COM");
}

TEST(KdcRepTest, TagAndTypeAgree) {
  Bytes bytes = *FromHex(kAsRep);
  bytes[0] = DerApplication(13);
  EXPECT_FALSE(ReadKdcRep(bytes).ok());
}

}  // namespace
}  // namespace legwork::kerberos

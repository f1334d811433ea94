#include "sim/kerberos/message/ap_req.h"

#include <gtest/gtest.h>

#include "sim/kerberos/message/codec_check.h"

namespace legwork::kerberos {
namespace {

// Assembled by hand from the ASN.1 of RFC 4120.
constexpr std::string_view kApReq =
    "6e6b3069a003020105a10302010ea20703050020000000a34561433041a003020105a10d1b0b4558414d504c452e434f4da2"
    "163014a003020102a10d300b1b04485454501b03776562a3133011a003020112a103020101a2050403010203a40d300ba003"
    "020112a20404020405";

TEST(ApReqTest, IsStrict) { ExpectSameBack(ReadApReq, WriteApReq, kApReq); }

TEST(ApReqTest, FieldsAreRead) {
  const Bytes bytes = *FromHex(kApReq);
  const auto ap_req = ReadApReq(bytes);
  ASSERT_TRUE(ap_req.ok());
  EXPECT_EQ(ap_req->pvno, 5);
  EXPECT_EQ(ap_req->msg_type, 14);
  EXPECT_EQ(ap_req->ap_options, kApMutualRequired);
  EXPECT_TRUE(NameIs(ap_req->ticket.sname, "HTTP/web"));
  EXPECT_EQ(ap_req->authenticator.etype, 18);
  EXPECT_FALSE(ap_req->authenticator.kvno);
  EXPECT_EQ(ToHex(ap_req->authenticator.cipher), "0405");
}

TEST(ApReqTest, OtherVersionsAreReadForTheReceiverToJudge) {
  const Bytes bytes = *FromHex(kApReq);
  ApReq ap_req = *ReadApReq(bytes);
  ap_req.pvno = 4;
  ap_req.msg_type = 10;
  const Bytes other = *FromHex(WrittenHex(WriteApReq, ap_req));
  const auto read = ReadApReq(other);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->pvno, 4);
  EXPECT_EQ(read->msg_type, 10);
}

TEST(ApReqTest, ErrorSaysWhere) {
  Bytes bytes = *FromHex(kApReq);
  bytes[6] = 0x04;  // pvno becomes an OCTET STRING
  const auto read = ReadApReq(bytes);
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().what, "ApReq");
  EXPECT_EQ(read.error().at, 6u);
}

}  // namespace
}  // namespace legwork::kerberos

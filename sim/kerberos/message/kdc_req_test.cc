#include "sim/kerberos/message/kdc_req.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "sim/kerberos/message/codec_check.h"
#include "sim/kerberos/message/nonce.h"
#include "sim/wire/der_tag.h"

namespace legwork::kerberos {
namespace {

// Assembled by hand from the ASN.1 of RFC 4120.
constexpr std::string_view kAsReq =
    "6a8198308195a103020105a20302010aa30e300c300aa10402020095a2020400a4793077a00703050040000010a1123010a0"
    "03020101a10930071b05616c696365a20d1b0b4558414d504c452e434f4da320301ea003020102a11730151b066b72627467"
    "741b0b4558414d504c452e434f4da511180f32303337303931333032343830355aa70602047fffffffa80c300a0201120201"
    "110202ff7b";

constexpr std::string_view kTgsReq =
    "6c81cc3081c9a103020105a20302010ca481bc3081b9a00703050060000000a2031b0152a411180f32303236303130313030"
    "303030305aa511180f32303236303130313030303030305aa611180f32303236303130313030303030305aa703020100a802"
    "3000a911300f300da003020102a10604047f000001aa0b3009a003020112a2020400ab47304561433041a003020105a10d1b"
    "0b4558414d504c452e434f4da2163014a003020102a10d300b1b04485454501b03776562a3133011a003020112a103020101"
    "a2050403010203";

TEST(KdcReqTest, IsStrict) {
  ExpectSameBack(ReadKdcReq, WriteKdcReq, kAsReq);
  ExpectSameBack(ReadKdcReq, WriteKdcReq, kTgsReq);
}

TEST(KdcReqTest, FieldsAreRead) {
  const Bytes bytes = *FromHex(kAsReq);
  const auto request = ReadKdcReq(bytes);
  ASSERT_TRUE(request.ok());
  EXPECT_EQ(request->msg_type, MessageType::kAsReq);
  ASSERT_EQ(request->padata.size(), 1u);
  EXPECT_EQ(request->padata[0].padata_type, 149);
  const KdcReqBody& body = request->req_body;
  EXPECT_EQ(body.kdc_options, kOptionForwardable | kOptionRenewableOk);
  EXPECT_TRUE(body.cname && NameIs(*body.cname, "alice"));
  EXPECT_EQ(body.realm, "EXAMPLE.COM");
  EXPECT_TRUE(body.sname && NameIs(*body.sname, "krbtgt/EXAMPLE.COM"));
  EXPECT_EQ(body.nonce, 0x7FFFFFFF);
  ASSERT_EQ(body.etype.size(), 3u);
  EXPECT_EQ(body.etype[2], -133);
  EXPECT_EQ(WrittenHex(WriteKdcReqBody, body), ToHex(body.encoding));
}

// Heimdal's kgetcred writes a nonce of 32 bits as a signed number.
TEST(KdcReqTest, NonceIsKeptAsItCame) {
  Bytes bytes = *FromHex(kAsReq);
  const Bytes nonce = {0x02, 0x04, 0x7F, 0xFF, 0xFF, 0xFF};
  const auto at = std::search(bytes.begin(), bytes.end(), nonce.begin(), nonce.end());
  ASSERT_NE(at, bytes.end());
  at[2] = 0xA7;
  ExpectSameBack(ReadKdcReq, WriteKdcReq, ToHex(bytes));
  const auto request = ReadKdcReq(bytes);
  ASSERT_TRUE(request.ok());
  EXPECT_EQ(request->req_body.nonce, std::int64_t{0xA7FFFFFF} - 0x100000000);
}

TEST(KdcReqTest, NonceHas32Bits) {
  EXPECT_TRUE(IsNonce(UINT32_MAX) && IsNonce(INT32_MIN) && IsNonce(0));
  EXPECT_FALSE(IsNonce(std::int64_t{UINT32_MAX} + 1));
  EXPECT_FALSE(IsNonce(std::int64_t{INT32_MIN} - 1));
  Bytes octets;
  DerWriter(octets).PutExplicitInteger(7, std::int64_t{1} << 32);
  DerReader in(octets);
  Nonce nonce = 5;
  EXPECT_FALSE(ReadNonce(in, 7, &nonce));
  EXPECT_EQ(nonce, 5);
}

TEST(KdcReqTest, OptionalFieldsAreRead) {
  const Bytes bytes = *FromHex(kTgsReq);
  const auto request = ReadKdcReq(bytes);
  ASSERT_TRUE(request.ok());
  EXPECT_EQ(request->msg_type, MessageType::kTgsReq);
  EXPECT_TRUE(request->padata.empty());
  EXPECT_FALSE(request->req_body.cname || request->req_body.sname);
  EXPECT_EQ(request->req_body.rtime, kNewYear);
  EXPECT_TRUE(request->req_body.addresses && request->req_body.enc_authorization_data);
  EXPECT_EQ(request->req_body.additional_tickets.size(), 1u);
}

TEST(KdcReqTest, TagAndTypeAgree) {
  Bytes bytes = *FromHex(kAsReq);
  bytes[0] = DerApplication(12);
  EXPECT_FALSE(ReadKdcReq(bytes).ok());
}

}  // namespace
}  // namespace legwork::kerberos

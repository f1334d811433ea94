#include "sim/kerberos/message/authenticator.h"

#include <gtest/gtest.h>

#include "sim/kerberos/message/codec_check.h"

namespace legwork::kerberos {
namespace {

// Assembled by hand from the ASN.1 of RFC 4120.
constexpr std::string_view kFull =
    "628187308184a003020105a10d1b0b4558414d504c452e434f4da2123010a003020101a10930071b05616c696365a30e300c"
    "a0050203008003a103040110a403020107a511180f32303236303130313030303030305aa61b3019a003020111a112041000"
    "000000000000000000000000000000a70402020080a80f300d300ba003020101a10404026164";

constexpr std::string_view kBare =
    "62343032a003020105a1031b0152a20e300ca003020101a10530031b0161a403020100a511180f3230323630313031303030"
    "3030305a";

TEST(AuthenticatorTest, IsStrict) {
  ExpectSameBack(ReadAuthenticator, WriteAuthenticator, kFull);
  ExpectSameBack(ReadAuthenticator, WriteAuthenticator, kBare);
}

TEST(AuthenticatorTest, FieldsAreRead) {
  const Bytes bytes = *FromHex(kFull);
  const auto read = ReadAuthenticator(bytes);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->authenticator_vno, 5);
  EXPECT_EQ(read->crealm, "EXAMPLE.COM");
  EXPECT_TRUE(NameIs(read->cname, "alice"));
  ASSERT_TRUE(read->cksum);
  EXPECT_EQ(read->cksum->cksumtype, kChecksumGss);
  EXPECT_EQ(read->cusec, 7);
  EXPECT_EQ(read->ctime, kNewYear);
  ASSERT_TRUE(read->subkey);
  EXPECT_EQ(read->subkey->keytype, 17);
  EXPECT_EQ(read->seq_number, 128u);
  EXPECT_TRUE(read->authorization_data);
}

TEST(AuthenticatorTest, MicrosecondsStayBelowOneSecond) {
  const Bytes bytes = *FromHex(kBare);
  Authenticator authenticator = *ReadAuthenticator(bytes);
  authenticator.cusec = 1'000'000;
  EXPECT_FALSE(ReadAuthenticator(*FromHex(WrittenHex(WriteAuthenticator, authenticator))).ok());
  authenticator.cusec = -1;
  EXPECT_FALSE(ReadAuthenticator(*FromHex(WrittenHex(WriteAuthenticator, authenticator))).ok());
}

}  // namespace
}  // namespace legwork::kerberos

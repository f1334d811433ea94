#include "sim/kerberos/message/krb_error.h"

#include <gtest/gtest.h>

#include "sim/kerberos/message/codec_check.h"

namespace legwork::kerberos {
namespace {

// Assembled by hand from the ASN.1 of RFC 4120.
constexpr std::string_view kError =
    "7e50304ea003020105a10302011ea411180f32303236303130313030303030305aa503020100a603020129a90d1b0b455841"
    "4d504c452e434f4daa163014a003020102a10d300b1b04485454501b03776562";

constexpr std::string_view kFullError =
    "7e819a308197a003020105a10302011ea211180f32303236303130313030303030305aa30502030f423fa411180f32303236"
    "303130313030303030305aa503020100a603020119a70d1b0b4558414d504c452e434f4da8123010a003020101a10930071b"
    "05616c696365a90d1b0b4558414d504c452e434f4daa163014a003020102a10d300b1b04485454501b03776562ab041b026e"
    "6fac0404023000";

TEST(KrbErrorTest, IsStrict) {
  ExpectSameBack(ReadKrbError, WriteKrbError, kError);
  ExpectSameBack(ReadKrbError, WriteKrbError, kFullError);
}

TEST(KrbErrorTest, FieldsAreRead) {
  const Bytes bytes = *FromHex(kFullError);
  const auto error = ReadKrbError(bytes);
  ASSERT_TRUE(error.ok());
  EXPECT_EQ(error->error_code, NumberOf(KrbErrorCode::kPreauthRequired));
  EXPECT_EQ(error->ctime, kNewYear);
  EXPECT_EQ(error->cusec, 999'999);
  EXPECT_EQ(error->stime, kNewYear);
  EXPECT_EQ(error->susec, 0);
  EXPECT_EQ(error->crealm, "EXAMPLE.COM");
  EXPECT_TRUE(error->cname && NameIs(*error->cname, "alice"));
  EXPECT_TRUE(NameIs(error->sname, "HTTP/web"));
  EXPECT_EQ(error->e_text, "no");
  EXPECT_EQ(ToHex(*error->e_data), "3000");
}

}  // namespace
}  // namespace legwork::kerberos

#include "sim/kerberos/message/pa_data.h"

#include <gtest/gtest.h>

#include "sim/kerberos/message/codec_check.h"

namespace legwork::kerberos {
namespace {

// Assembled by hand from the ASN.1 of RFC 4120.
constexpr std::string_view kMethodData = "30183009a103020102a2020400300ba103020113a20404023000";

constexpr std::string_view kEtypeInfo2 =
    "302a3021a003020112a1121b104558414d504c452e434f4d616c696365a2060404000010003005a003020111";

constexpr std::string_view kTimestamp = "3018a011180f32303236303130313030303030305aa103020105";

TEST(PaDataTest, IsStrict) {
  ExpectSameBack(ReadMethodData, WriteMethodData, kMethodData);
  ExpectSameBack(ReadEtypeInfo2, WriteEtypeInfo2, kEtypeInfo2);
  ExpectSameBack(ReadPaEncTsEnc, WritePaEncTsEnc, kTimestamp);
}

TEST(PaDataTest, FieldsAreRead) {
  const Bytes method_bytes = *FromHex(kMethodData);
  const auto list = ReadMethodData(method_bytes);
  ASSERT_TRUE(list.ok());
  ASSERT_NE(FindPaData(*list, kPaEtypeInfo2), nullptr);
  EXPECT_EQ(ToHex(FindPaData(*list, kPaEtypeInfo2)->padata_value), "3000");
  EXPECT_EQ(FindPaData(*list, kPaTgsReq), nullptr);
  const Bytes info_bytes = *FromHex(kEtypeInfo2);
  const auto info = ReadEtypeInfo2(info_bytes);
  ASSERT_TRUE(info.ok());
  ASSERT_EQ(info->size(), 2u);
  EXPECT_EQ((*info)[0].salt, "EXAMPLE.COMalice");
  EXPECT_EQ(ToHex(*(*info)[0].s2kparams), "00001000");
  EXPECT_FALSE((*info)[1].salt || (*info)[1].s2kparams);
  const Bytes timestamp_bytes = *FromHex(kTimestamp);
  const auto timestamp = ReadPaEncTsEnc(timestamp_bytes);
  ASSERT_TRUE(timestamp.ok());
  EXPECT_EQ(timestamp->patimestamp, kNewYear);
  EXPECT_EQ(timestamp->pausec, 5);
}

TEST(PaDataTest, EtypeInfo2IsNeverEmpty) { EXPECT_FALSE(ReadEtypeInfo2(*FromHex("3000")).ok()); }

}  // namespace
}  // namespace legwork::kerberos

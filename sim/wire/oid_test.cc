#include "sim/wire/oid.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "sim/base/text.h"

namespace legwork {
namespace {

TEST(OidTest, KnownOnesPrintAsDocumented) {
  EXPECT_EQ(OidText(kOidSpnego), "1.3.6.1.5.5.2");
  EXPECT_EQ(OidText(kOidKerberos), "1.2.840.113554.1.2.2");
  EXPECT_EQ(OidText(kOidMsKerberos), "1.2.840.48018.1.2.2");
  EXPECT_EQ(OidText(kOidKerberosUserToUser), "1.2.840.113554.1.2.2.3");
  EXPECT_EQ(OidText(kOidNtlmssp), "1.3.6.1.4.1.311.2.2.10");
  EXPECT_EQ(OidText(kOidNegoEx), "1.3.6.1.4.1.311.2.2.30");
}

TEST(OidTest, TextComesBack) {
  for (const std::string_view text :
       {"0.0", "0.39", "1.39.4294967295", "2.0", "2.999", "2.4294967295", "1.2.840.48018.1.2.2"}) {
    EXPECT_EQ(OidText(*FromHex(ToHex(*OidFromText(text)))), text);
  }
}

TEST(OidTest, MalformedTextIsRefusedWhereItIsWrong) {
  EXPECT_EQ(OidFromText("").error().at, 0u);
  EXPECT_EQ(OidFromText("1").error().at, 1u);
  EXPECT_EQ(OidFromText("1.").error().at, 2u);
  EXPECT_EQ(OidFromText("1.2.x").error().at, 4u);
  EXPECT_EQ(OidFromText("1.2-3").error().at, 3u);
  EXPECT_EQ(OidFromText("1.2.03").error().at, 4u);
  EXPECT_EQ(OidFromText("1.2.4294967296").error().at, 4u);
  EXPECT_FALSE(OidFromText("3.1").ok());
  EXPECT_FALSE(OidFromText("1.40").ok());
}

TEST(OidTest, MalformedContentsPrintAsHex) {
  EXPECT_EQ(OidText({}), "?");
  EXPECT_EQ(OidText(Bytes{0x2B, 0x80, 0x01}), "?2b8001");
  EXPECT_EQ(OidText(Bytes{0x2B, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F}), "?2bffffffffff7f");
}

RC_GTEST_PROP(OidTest, AnyContentsPrintWithoutCrash, (const Bytes& contents)) {
  const std::string text = OidText(contents);
  if (!text.starts_with("?")) RC_ASSERT(*OidFromText(text) == contents);
}

}  // namespace
}  // namespace legwork

#include "sim/kerberos/message/principal_name.h"

#include <gtest/gtest.h>

#include "sim/kerberos/message/codec_check.h"
#include "sim/wire/der_reader.h"

namespace legwork::kerberos {
namespace {

// Assembled by hand from the ASN.1 of RFC 4120.
constexpr std::string_view kName = "3014a003020102a10d300b1b04485454501b03776562";

// The reader of this type as one of whole octets.
Result<PrincipalName> ReadWhole(ByteView bytes) {
  DerReader in(bytes);
  PrincipalName value;
  if (!ReadPrincipalName(in, &value) || !in.ExpectEmpty()) return in.Failure("PrincipalName");
  return value;
}

TEST(PrincipalNameTest, IsStrict) { ExpectSameBack(ReadWhole, WritePrincipalName, kName); }

TEST(PrincipalNameTest, TextAndNameAreTheSame) {
  for (const std::string_view text : {"alice", "HTTP/web", "krbtgt/EXAMPLE.COM", "a/b/c/d/e/f", "", "/", "a//b"}) {
    const PrincipalName name = ServiceName(text);
    EXPECT_EQ(NameText(name), text);
    EXPECT_TRUE(NameIs(name, text));
    EXPECT_FALSE(NameIs(name, std::string(text) + "x"));
  }
  EXPECT_EQ(WrittenHex(WritePrincipalName, ServiceName("HTTP/web")), kName);
}

TEST(PrincipalNameTest, ComponentsBeyondTheBoundStayTogether) {
  const PrincipalName name = ServiceName("1/2/3/4/5/6/7/8");
  ASSERT_EQ(name.components.size(), kNameComponentsMax);
  EXPECT_EQ(name.components[5], "6/7/8");
}

TEST(PrincipalNameTest, ComparesComponentsAlone) {
  EXPECT_TRUE(SameName(ServiceName("HTTP/web"), UserName("HTTP/web")));
  EXPECT_FALSE(SameName(ServiceName("HTTP/web"), ServiceName("HTTP/Web")));
  EXPECT_FALSE(SameName(ServiceName("HTTP/web"), ServiceName("HTTP")));
}

TEST(PrincipalNameTest, TicketGrantingServiceNamesItsRealm) {
  EXPECT_EQ(TicketGrantingRealm(ServiceName("krbtgt/EXAMPLE.COM")), "EXAMPLE.COM");
  EXPECT_EQ(TicketGrantingRealm(ServiceName("HTTP/web")), "");
  EXPECT_EQ(TicketGrantingRealm(ServiceName("krbtgt/A/B")), "");
}

}  // namespace
}  // namespace legwork::kerberos

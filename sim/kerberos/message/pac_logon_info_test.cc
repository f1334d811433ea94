#include "sim/kerberos/message/pac_logon_info.h"

#include <gtest/gtest.h>

#include "sim/base/text.h"

namespace legwork::kerberos {
namespace {

Sid DomainSid() { return {.authority = 5, .sub_authorities = {21, 1, 2, 3}}; }

LogonInfo Alice() {
  LogonInfo info;
  info.logon_time = 134'116'992'000'000'000;
  info.effective_name = "alice";
  info.full_name = "Alice";
  info.logon_count = 7;
  info.user_id = 1104;
  info.group_ids = {{513}, {1105}};
  info.logon_server = "KDC";
  info.logon_domain_name = "EXAMPLE";
  info.logon_domain_id = DomainSid();
  info.extra_sids = {{{.authority = 18, .sub_authorities = {1}}}};
  return info;
}

// Laid out by hand from MS-DTYP section 2.4.2.2.
TEST(SidTest, HasItsPublishedLayout) {
  Bytes octets;
  WriteSid(DomainSid(), octets);
  EXPECT_EQ(ToHex(octets), "010400000000000515000000010000000200000003000000");
  EXPECT_EQ(*ReadSid(octets), DomainSid());
  for (std::size_t size = 0; size < octets.size(); ++size) EXPECT_FALSE(ReadSid(ByteView(octets).first(size)).ok());
  octets.push_back(0);
  EXPECT_FALSE(ReadSid(octets).ok());
}

TEST(LogonInfoTest, ComesBack) {
  for (const LogonInfo& info : {Alice(), LogonInfo()}) {
    const Bytes data = WriteLogonInfo(info);
    EXPECT_EQ(data.size() % 8, 0u);
    const auto read = ReadLogonInfo(data);
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(*read, info);
  }
}

// The headers, the first referent and the first time, by hand from MS-RPCE section 2.2.6 and MS-PAC section 2.5.
TEST(LogonInfoTest, BeginsAsPublished) {
  const Bytes data = WriteLogonInfo(Alice());
  EXPECT_EQ(ToHex(ByteView(data).first(8)), "01100800cccccccc");
  EXPECT_EQ(data[8] | data[9] << 8, static_cast<int>(data.size()) - 16);
  EXPECT_EQ(ToHex(ByteView(data).subspan(12, 8)), "0000000000000200");
  EXPECT_EQ(ToHex(ByteView(data).subspan(20, 8)), "00008192b17adc01");
  EXPECT_EQ(ToHex(ByteView(data).subspan(68, 8)), "0a000a0004000200") << "effective name: lengths and referent";
}

TEST(LogonInfoTest, EveryGroupTakesEightOctets) {
  LogonInfo info = Alice();
  const std::size_t size = WriteLogonInfo(info).size();
  for (int i = 0; i < 1000; ++i) info.group_ids.push_back({static_cast<std::uint32_t>(2000 + i)});
  EXPECT_EQ(WriteLogonInfo(info).size(), size + 8000);
}

TEST(LogonInfoTest, SurvivesEveryTruncationAndEveryChange) {
  const Bytes data = WriteLogonInfo(Alice());
  for (std::size_t size = 0; size < data.size(); ++size) EXPECT_FALSE(ReadLogonInfo(ByteView(data).first(size)).ok());
  for (std::size_t at = 0; at < data.size(); ++at) {
    for (const std::uint8_t change : {0x01, 0x80, 0xFF}) {
      Bytes changed = data;
      changed[at] ^= change;
      (void)ReadLogonInfo(changed);
    }
  }
}

}  // namespace
}  // namespace legwork::kerberos

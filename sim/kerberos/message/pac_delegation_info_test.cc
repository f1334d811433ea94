#include "sim/kerberos/message/pac_delegation_info.h"

#include "sim/kerberos/message/codec_check.h"

namespace legwork::kerberos {
namespace {

DelegationInfo TwoServices() {
  return {.proxy_target = "HTTP/rear", .transited_services = {"HTTP/a@X", "HTTP/b\xC3\xA4@X"}};
}

// Laid out by hand from MS-PAC section 2.9, MS-RPCE section 2.2.6 and C706 chapter 14: an array of structures comes
// before what its elements point to.
TEST(DelegationInfoTest, HasItsPublishedLayout) {
  const Bytes data = WriteDelegationInfo({.proxy_target = "b/2", .transited_services = {"a/1@R"}});
  EXPECT_EQ(ToHex(data),
            "01100800cccccccc5000000000000000"  // headers, 80 octets follow
            "00000200"                          // the structure
            "0600060004000200"                  // S4U2proxyTarget
            "0100000008000200"                  // TransitedListSize, S4UTransitedServices
            "030000000000000003000000" "62002f003200" "0000"
            "01000000" "0a000a000c000200"
            "050000000000000005000000" "61002f00310040005200" "0000"
            "00000000");
  const auto read = ReadDelegationInfo(data);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->proxy_target, "b/2");
  EXPECT_EQ(read->transited_services, std::vector<std::string>{"a/1@R"});
}

TEST(DelegationInfoTest, ComesBackAndIsStrict) {
  for (const DelegationInfo& info : {DelegationInfo(), DelegationInfo{"x", {}}, TwoServices()}) {
    const Bytes data = WriteDelegationInfo(info);
    EXPECT_EQ(data.size() % 8, 0u);
    ExpectStrict(ReadDelegationInfo, data);
    const auto read = ReadDelegationInfo(data);
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(*read, info);
  }
}

TEST(DelegationInfoTest, RefusesCountsThatDisagree) {
  const Bytes data = WriteDelegationInfo(TwoServices());
  for (const std::size_t at : {28, 68}) {  // the structure's number of services, the array's
    ASSERT_EQ(data[at], 2) << at;
    for (const int count : {0, 1, 3, 255}) {
      Bytes changed = data;
      changed[at] = static_cast<std::uint8_t>(count);
      EXPECT_FALSE(ReadDelegationInfo(changed).ok()) << at << " " << count;
    }
  }
  Bytes longer = data;
  longer.insert(longer.end(), 8, 0);
  longer[8] = static_cast<std::uint8_t>(longer[8] + 8);
  EXPECT_FALSE(ReadDelegationInfo(longer).ok()) << "zeros that fill nothing up";
}

}  // namespace
}  // namespace legwork::kerberos

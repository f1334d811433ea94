#include <gtest/gtest.h>

#include <string>

#include "tools/kdc/testing/running_kdc.h"

// Heimdal's programs log on to the simulated KDC. Its package cannot be installed beside MIT krb5's; it is unpacked.
namespace legwork::kdc {
namespace {

class HeimdalTest : public testing::Test {
 protected:
  void SetUp() override {
    if (HasProgram(kinit_)) return;
    if (!MissingIsAnError()) GTEST_SKIP() << "heimdal-clients is neither installed nor unpacked";
    FAIL() << "heimdal-clients is neither installed nor unpacked";
  }

  Ran Logon(const std::string& user, const std::string& password, const std::string& options = "") {
    return kdc_.Client(kinit_ + " --password-file=STDIN " + options + " " + user, password + "\n");
  }

  static bool Says(const Ran& ran, std::string_view words) { return ran.output.find(words) != std::string::npos; }

  const std::string kinit_ = UnpackedProgram("kinit.heimdal");
  const std::string klist_ = UnpackedProgram("heimtools") + " klist";
  const std::string kgetcred_ = UnpackedProgram("kgetcred");
  RunningKdc kdc_;
};

TEST_F(HeimdalTest, LogsOnWithPasswordAndGetsTickets) {
  ASSERT_EQ(kdc_.Start(), "");
  Ran ran = Logon("alice", "alice-pw");
  ASSERT_EQ(ran.status, 0) << ran.output;
  ran = kdc_.Client(kgetcred_ + " HTTP/web.example.com");
  EXPECT_EQ(ran.status, 0) << ran.output;
  ran = kdc_.Client(klist_ + " -v");
  EXPECT_TRUE(Says(ran, "Server: HTTP/web.example.com@EXAMPLE.COM")) << ran.output;
  EXPECT_TRUE(Says(ran, "Client: alice@EXAMPLE.COM")) << ran.output;
  EXPECT_TRUE(Says(ran, "aes256-cts-hmac-sha1-96, kvno 1")) << ran.output;
}

TEST_F(HeimdalTest, LogsOnWithKeytab) {
  ASSERT_EQ(kdc_.Start(), "");
  const Ran ran = kdc_.Client(kinit_ + " -k -t users.keytab bob");
  EXPECT_EQ(ran.status, 0) << ran.output;
}

TEST_F(HeimdalTest, IsRefusedForWhatItSays) {
  ASSERT_EQ(kdc_.Start(), "");
  EXPECT_TRUE(Says(Logon("alice", "wrong"), "Password incorrect"));
  EXPECT_TRUE(Says(Logon("nobody", "x"), "unknown"));
  EXPECT_NE(Logon("carol", "carol-pw").status, 0) << "an expired password";
  EXPECT_TRUE(Says(Logon("dave", "dave-pw"), "revoked"));
  EXPECT_EQ(Logon("erin", "erin-pw").status, 0) << "who need not prove the password";
}

TEST_F(HeimdalTest, GetsTheFlagsItAsksFor) {
  ASSERT_EQ(kdc_.Start(), "");
  ASSERT_EQ(Logon("alice", "alice-pw", "--forwardable --renewable-life=2d --lifetime=1h").status, 0);
  const Ran ran = kdc_.Client(klist_ + " -v");
  EXPECT_TRUE(Says(ran, "forwardable")) << ran.output;
  EXPECT_TRUE(Says(ran, "renewable")) << ran.output;
  EXPECT_EQ(kdc_.Client(kinit_ + " --renew").status, 0);
}

TEST_F(HeimdalTest, FollowsSaltIterationsAndTcp) {
  ASSERT_EQ(kdc_.Start("realm EXAMPLE.COM\n"
                       "principal zoe password=zoe-pw salt=pepper iterations=77\n"
                       "kdc policy datagram=100\n"),
            "");
  const Ran ran = Logon("zoe", "zoe-pw");
  EXPECT_EQ(ran.status, 0) << ran.output;
}

TEST_F(HeimdalTest, UsesKeysOfOtherTypes) {
  for (const std::string key : {"aes128-sha2", "aes256-sha2", "rc4"}) {
    RunningKdc kdc;
    ASSERT_EQ(kdc.Start("realm EXAMPLE.COM\nprincipal zoe password=zoe-pw key=" + key +
                        "\nprincipal HTTP/web.example.com password=web-pw key=" + key + "\n"),
              "");
    Ran ran = kdc.Client(kinit_ + " --password-file=STDIN zoe", "zoe-pw\n");
    EXPECT_EQ(ran.status, 0) << key << "\n" << ran.output;
    ran = kdc.Client(kgetcred_ + " HTTP/web.example.com");
    EXPECT_EQ(ran.status, 0) << key << "\n" << ran.output;
  }
}

TEST_F(HeimdalTest, ActsForUsers) {
  ASSERT_EQ(kdc_.Start("realm EXAMPLE.COM\nprincipal alice password=alice-pw\n"
                       "principal HTTP/front.example.com password=front-pw\n"),
            "");
  Ran ran = kdc_.Client(kinit_ + " -k -t HTTP_front.example.com.keytab HTTP/front.example.com");
  ASSERT_EQ(ran.status, 0) << ran.output;
  ran = kdc_.Client(kgetcred_ + " --impersonate=alice@EXAMPLE.COM HTTP/front.example.com");
  EXPECT_EQ(ran.status, 0) << ran.output;
  ran = kdc_.Client(kgetcred_ + " --impersonate=nobody@EXAMPLE.COM HTTP/front.example.com");
  EXPECT_NE(ran.status, 0) << "who does not exist";
}

}  // namespace
}  // namespace legwork::kdc

#include <gtest/gtest.h>

#include <csignal>
#include <string>

#include "tools/kdc/testing/running_kdc.h"

// MIT krb5's programs log on to the simulated KDC as they would to any other.
namespace legwork::kdc {
namespace {

using testing::AssertionFailure;
using testing::AssertionResult;
using testing::AssertionSuccess;

constexpr std::string_view kPrincipals =
    "realm EXAMPLE.COM\n"
    "principal alice password=alice-pw\n"
    "principal HTTP/web.example.com password=web-pw\n";

AssertionResult Says(const Ran& ran, std::string_view words) {
  if (ran.output.find(words) != std::string::npos) return AssertionSuccess();
  return AssertionFailure() << "no `" << words << "` in\n" << ran.output;
}

class MitTest : public testing::Test {
 protected:
  void SetUp() override {
    if (HasProgram("kinit") && HasProgram("kvno")) return;
    if (!MissingIsAnError()) GTEST_SKIP() << "krb5-user is not installed";
    FAIL() << "krb5-user is not installed";
  }

  // Serve starts a KDC for the world of a realm with one more line.
  void Serve(std::string_view line) { ASSERT_EQ(kdc_.Start(std::string(kPrincipals) + std::string(line) + "\n"), ""); }

  // ExpectLogonFails tries a right password against the world's KDC.
  void ExpectLogonFails(std::string_view line, std::string_view words) {
    RunningKdc kdc;
    ASSERT_EQ(kdc.Start(std::string(kPrincipals) + std::string(line) + "\n"), "");
    const Ran ran = kdc.Client("kinit alice", "alice-pw\n");
    EXPECT_NE(ran.status, 0) << line;
    EXPECT_TRUE(Says(ran, words)) << line;
  }

  RunningKdc kdc_;
};

TEST_F(MitTest, LogsOnWithPasswordAndGetsTickets) {
  ASSERT_EQ(kdc_.Start(), "");
  ASSERT_EQ(kdc_.Client("kinit alice", "alice-pw\n").status, 0);
  EXPECT_TRUE(Says(kdc_.Client("kvno HTTP/web.example.com"), "HTTP/web.example.com@EXAMPLE.COM: kvno = 1"));
  const Ran list = kdc_.Client("klist -e -f");
  EXPECT_EQ(list.status, 0);
  EXPECT_TRUE(Says(list, "Default principal: alice@EXAMPLE.COM"));
  EXPECT_TRUE(Says(list, "krbtgt/EXAMPLE.COM@EXAMPLE.COM"));
  EXPECT_TRUE(Says(list, "HTTP/web.example.com@EXAMPLE.COM"));
  EXPECT_TRUE(Says(list, "Etype (skey, tkt): aes256-cts-hmac-sha1-96, aes256-cts-hmac-sha1-96"));
}

TEST_F(MitTest, LogsOnWithKeytab) {
  ASSERT_EQ(kdc_.Start(), "");
  EXPECT_EQ(kdc_.Client("kinit -k -t users.keytab bob").status, 0);
  EXPECT_EQ(kdc_.Client("kinit -k -i alice").status, 0) << "the client keytab of the environment";
  const Ran ran = kdc_.Client("kvno -k HTTP_web.example.com.keytab HTTP/web.example.com");
  EXPECT_TRUE(Says(ran, "keytab entry valid"));
}

TEST_F(MitTest, IsRefusedForWhatItSays) {
  ASSERT_EQ(kdc_.Start(), "");
  EXPECT_TRUE(Says(kdc_.Client("kinit alice", "wrong\n"), "Password incorrect"));
  EXPECT_TRUE(Says(kdc_.Client("kinit nobody"), "not found in Kerberos database"));
  EXPECT_TRUE(Says(kdc_.Client("kinit carol", "carol-pw\n"), "Password expired.  You must change it now."));
  EXPECT_TRUE(Says(kdc_.Client("kinit dave", "dave-pw\n"), "credentials have been revoked"));
  EXPECT_EQ(kdc_.Client("kinit erin", "erin-pw\n").status, 0) << "who need not prove the password";
  EXPECT_TRUE(Says(kdc_.Client("kvno HTTP/nowhere.example.com"), "not found in Kerberos database"));
}

TEST_F(MitTest, GetsTheFlagsItAsksFor) {
  ASSERT_EQ(kdc_.Start(), "");
  ASSERT_EQ(kdc_.Client("kinit -f -p -r 2d -l 1h alice", "alice-pw\n").status, 0);
  EXPECT_TRUE(Says(kdc_.Client("klist -f"), "Flags: FPRIA"));
  EXPECT_EQ(kdc_.Client("kinit -R").status, 0) << "renewed";
  EXPECT_TRUE(Says(kdc_.Client("klist -f"), "Flags: FPRA"));
  ASSERT_EQ(kdc_.Client("kvno HTTP/other.example.com").status, 0);
  EXPECT_TRUE(Says(kdc_.Client("klist -f"), "Flags: FPRAO")) << "OK-AS-DELEGATE";
  ASSERT_EQ(kdc_.Client("kinit -f bob", "bob-pw\n").status, 0);
  EXPECT_TRUE(Says(kdc_.Client("klist -f"), "Flags: RIA")) << "an account that is not to be delegated";
}

TEST_F(MitTest, FollowsSaltAndIterations) {
  Serve("principal zoe password=zoe-pw salt=pepper iterations=5000");
  EXPECT_EQ(kdc_.Client("kinit zoe", "zoe-pw\n").status, 0);
  EXPECT_EQ(kdc_.Client("kinit -k -t users.keytab zoe").status, 0);
}

TEST_F(MitTest, GoesOnOverTcp) {
  Serve("kdc AS_REQ over=udp = KRB_ERR_RESPONSE_TOO_BIG");
  EXPECT_EQ(kdc_.Client("kinit alice", "alice-pw\n").status, 0);
}

TEST_F(MitTest, GoesOnOverTcpIfTheReplyIsTooBig) {
  Serve("kdc policy datagram=100");
  EXPECT_EQ(kdc_.Client("kinit alice && kvno HTTP/web.example.com", "alice-pw\n").status, 0);
}

TEST_F(MitTest, FollowsTheKdcsClock) {
  Serve("kdc policy clock=-1h");
  EXPECT_EQ(kdc_.Client("kinit alice && kvno HTTP/web.example.com", "alice-pw\n").status, 0);
}

TEST_F(MitTest, WaitsForASlowKdc) {
  Serve("kdc AS_REQ by=1200ms times=2 = slow");
  EXPECT_EQ(kdc_.Client("kinit alice", "alice-pw\n").status, 0);
}

TEST_F(MitTest, NoticesWhatAKdcDoesWrong) {
  ExpectLogonFails("kdc AS_REQ = KDC_ERR_POLICY", "KDC policy rejects request");
  ExpectLogonFails("kdc AS_REQ = wrong_nonce", "KDC reply did not match expectations");
  ExpectLogonFails("kdc AS_REQ = other_client", "KDC reply did not match expectations");
  ExpectLogonFails("kdc AS_REQ = other_server", "KDC reply did not match expectations");
  ExpectLogonFails("kdc AS_REQ = other_realm_inside", "KDC reply did not match expectations");
  ExpectLogonFails("kdc AS_REQ = altered_reply_part", "Password incorrect");
  ExpectLogonFails("kdc AS_REQ = other_etype", "kinit:");
  ExpectLogonFails("kdc AS_REQ = truncated_reply", "kinit:");
  ExpectLogonFails("kdc AS_REQ = wrong_salt", "Password incorrect");
  ExpectLogonFails("kdc AS_REQ = wrong_iterations", "Invalid key generation parameters");
  ExpectLogonFails("kdc AS_REQ = KRB_AP_ERR_SKEW", "Clock skew too great");
}

TEST_F(MitTest, EndsOnEitherSignal) {
  for (const int signal : {SIGINT, SIGTERM}) {
    RunningKdc kdc;
    ASSERT_EQ(kdc.Start(), "");
    EXPECT_EQ(kdc.Stop(signal), "exited with status 0");
  }
}

}  // namespace
}  // namespace legwork::kdc

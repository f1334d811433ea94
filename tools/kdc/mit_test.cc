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

TEST_F(MitTest, UsesKeysOfEveryType) {
  for (const auto& [alias, name] : {std::pair{"aes128-cts", "aes128-cts-hmac-sha1-96"},
                                    std::pair{"aes128-sha2", "aes128-cts-hmac-sha256-128"},
                                    std::pair{"aes256-sha2", "aes256-cts-hmac-sha384-192"},
                                    std::pair{"rc4", "arcfour-hmac"},
                                    std::pair{"camellia128", "camellia128-cts-cmac"},
                                    std::pair{"camellia256", "camellia256-cts-cmac"}}) {
    RunningKdc kdc;
    const std::string key = std::string("key=") + alias;
    ASSERT_EQ(kdc.Start("realm EXAMPLE.COM\nprincipal zoe password=zoe-pw " + key +
                        "\nprincipal HTTP/web.example.com password=web-pw " + key + "\n"),
              "");
    EXPECT_EQ(kdc.Client("kinit zoe", "zoe-pw\n").status, 0) << alias;
    EXPECT_EQ(kdc.Client("kinit -k -t users.keytab zoe").status, 0) << alias;
    const Ran ran = kdc.Client("kvno -k services.keytab HTTP/web.example.com && klist -e");
    EXPECT_TRUE(Says(ran, "keytab entry valid")) << alias;
    EXPECT_TRUE(Says(ran, name)) << alias;
  }
}

TEST_F(MitTest, IsRefusedTripleDes) {
  Serve("principal HTTP/old.example.com password=old-pw key=des3");
  EXPECT_TRUE(Says(kdc_.Client("kinit alice && kvno HTTP/old.example.com", "alice-pw\n"),
                   "KDC has no support for encryption type"));
}

TEST_F(MitTest, HasKeytabsOfSeveralVersions) {
  Serve("principal HTTP/changed.example.com password=new kvno=3 old_password=middle|old key=aes256-cts");
  const Ran list = kdc_.Client("klist -k HTTP_changed.example.com.keytab");
  for (const char* line : {"   3 HTTP/changed", "   2 HTTP/changed", "   1 HTTP/changed"}) {
    EXPECT_TRUE(Says(list, line));
  }
  EXPECT_TRUE(Says(kdc_.Client("kinit alice && kvno -k HTTP_changed.example.com.keytab HTTP/changed.example.com",
                               "alice-pw\n"),
                   "kvno = 3, keytab entry valid"));
}

TEST_F(MitTest, ActsForUsersWhereTheAccountsLetIt) {
  Serve("principal HTTP/front.example.com password=front-pw protocol_transition delegates_to=HTTP/back.example.com\n"
        "principal HTTP/back.example.com password=back-pw\n"
        "principal HTTP/rear.example.com password=rear-pw accepts_from=HTTP/front.example.com\n"
        "principal bob password=bob-pw not_delegated");
  ASSERT_EQ(kdc_.Client("kinit -f -k -t HTTP_front.example.com.keytab HTTP/front.example.com").status, 0);
  EXPECT_TRUE(Says(kdc_.Client("kvno -U alice HTTP/front.example.com && klist"), "for client alice@EXAMPLE.COM"));
  EXPECT_EQ(kdc_.Client("kvno -U alice -P HTTP/back.example.com").status, 0);
  EXPECT_EQ(kdc_.Client("kvno -U alice -P HTTP/rear.example.com").status, 0) << "as the target's account says";
  EXPECT_NE(kdc_.Client("kvno -U alice -P HTTP/web.example.com").status, 0) << "which nobody lists";
  EXPECT_EQ(kdc_.Client("kvno -U bob HTTP/front.example.com").status, 0);
  EXPECT_NE(kdc_.Client("kvno -U bob -P HTTP/back.example.com").status, 0) << "who is not to be delegated";
  EXPECT_NE(kdc_.Client("kvno -U nobody HTTP/front.example.com").status, 0);
}

// MIT's client follows every step of MS-SFU sections 3.1.5.1.1 and 3.1.5.2.2 by itself: it looks for the user's realm,
// asks on by the name which that gives him, asks its own KDC for services of another realm, and wants to be told that
// the KDC knows of the target's say.
TEST_F(MitTest, ActsForUsersAcrossRealms) {
  for (const char* pac : {"none", "full"}) {
    RunningKdc kdc;
    ASSERT_EQ(kdc.Start("realm EXAMPLE.COM\nkdc policy pac=" + std::string(pac) +
                        "\nprincipal alice password=alice-pw alias=alice.liddell\n"
                        "principal HTTP/front.example.com password=front-pw\n"
                        "principal HTTP/back.example.com password=pw accepts_from=HTTP/front.example.com\n"
                        "principal krbtgt/FAR.COM password=t1\nrealm FAR.COM\nprincipal bob password=bob-pw\n"
                        "principal krbtgt/EXAMPLE.COM password=t2\nprincipal HTTP/closed.far.com password=pw\n"
                        "principal HTTP/open.far.com password=pw accepts_from=HTTP/front.example.com@EXAMPLE.COM\n"),
              "");
    ASSERT_EQ(kdc.Client("kinit -f -k -t HTTP_front.example.com.keytab HTTP/front.example.com").status, 0);
    for (const char* user : {"alice.liddell", "alice@EXAMPLE.COM", "bob@FAR.COM"}) {
      const std::string kvno = "kvno -U " + std::string(user);
      EXPECT_EQ(kdc.Client(kvno + " HTTP/front.example.com").status, 0) << user << " " << pac;
      EXPECT_EQ(kdc.Client(kvno + " -P HTTP/back.example.com").status, 0) << user << " " << pac;
      const Ran ran = kdc.Client(kvno + " -k services.keytab -P HTTP/open.far.com@FAR.COM");
      EXPECT_TRUE(Says(ran, "keytab entry valid")) << user << " " << pac;
      const Ran closed = kdc.Client(kvno + " -P HTTP/closed.far.com@FAR.COM");
      EXPECT_NE(closed.status, 0) << user << " " << pac;
      EXPECT_TRUE(Says(closed, "constrained delegation failed")) << user << " " << pac;
    }
    const Ran list = kdc.Client("klist");
    EXPECT_TRUE(Says(list, "for client bob@FAR.COM")) << pac;
    EXPECT_TRUE(Says(list, "for client alice@EXAMPLE.COM")) << pac;
    EXPECT_TRUE(Says(kdc.Client("kvno -U nobody@FAR.COM HTTP/front.example.com"), "not found in Kerberos database"));
  }
}

TEST_F(MitTest, CrossesRealms) {
  ASSERT_EQ(kdc_.Start("realm EXAMPLE.COM\nprincipal alice password=alice-pw\nprincipal krbtgt/MID.COM password=t1\n"
                       "realm MID.COM\nprincipal krbtgt/FAR.COM password=t2\n"
                       "realm FAR.COM\nprincipal HTTP/web.far.com password=web-pw\n"),
            "");
  const Ran ran = kdc_.Client("kinit alice && kvno HTTP/web.far.com && klist", "alice-pw\n");
  EXPECT_TRUE(Says(ran, "HTTP/web.far.com@FAR.COM"));
}

TEST_F(MitTest, TakesTicketsWithPacs) {
  for (const char* policy : {"pac=minimal", "pac=full", "pac=full pac_size=40000", "pac=full pac_size=262144"}) {
    RunningKdc kdc;
    ASSERT_EQ(kdc.Start(std::string(kPrincipals) + "kdc policy " + policy + "\n"), "");
    const Ran ran = kdc.Client("kinit alice && kvno -k services.keytab HTTP/web.example.com", "alice-pw\n");
    EXPECT_TRUE(Says(ran, "keytab entry valid")) << policy;
  }
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

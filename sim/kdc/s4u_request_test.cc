#include "sim/kdc/s4u_request.h"

#include "sim/kdc/kdc_fixture.h"
#include "sim/kerberos/message/ticket_flags.h"

// HTTP/front acts for alice at HTTP/back, where the accounts let it (MS-SFU section 3.2.5).
namespace legwork::kdc {
namespace {

using kerberos::IssuedTicket;
using kerberos::KrbErrorCode;
using kerberos::TicketOutcome;

class S4uRequestTest : public KdcFixture {
 protected:
  S4uRequestTest() {
    Add("bob", "bob-pw").not_delegated = true;
    Add("carol", "carol-pw").protected_user = true;
    Add("dave", "dave-pw").disabled = true;
    Add("HTTP/front", "front-pw");
    Add("HTTP/back", "back-pw").aliases = {"HTTP/rear"};
    EXPECT_TRUE(LogOn("HTTP/front", "front-pw").issued());
  }

  TicketOutcome ToSelf(std::string_view user, std::string_view realm = kRealm) {
    return client_.GetTicketToSelf(tgt_, user, realm, self_);
  }
  TicketOutcome For(std::string_view user, std::string_view server = "HTTP/back") {
    return client_.GetTicketFor(tgt_, user, kRealm, self_.encoding, server, ticket_);
  }
  // Evidence is a ticket to HTTP/front that the user got himself.
  void GetEvidence(const std::string& user) {
    const IssuedTicket service_tgt = tgt_;
    ASSERT_TRUE(LogOn(user, user + "-pw").issued());
    ASSERT_TRUE(AskFor("HTTP/front").issued());
    self_ = ticket_;
    tgt_ = service_tgt;
  }

  IssuedTicket self_;
};

TEST_F(S4uRequestTest, AServiceGetsATicketToItselfInAUsersName) {
  ASSERT_TRUE(ToSelf("alice").issued());
  EXPECT_EQ(self_.client, "alice");
  EXPECT_EQ(self_.server, "HTTP/front");
  EXPECT_TRUE(self_.HasFlags(kerberos::kTicketForwardable)) << "no list of targets, so no trust is needed";
}

TEST_F(S4uRequestTest, TheUserMustExist) {
  ExpectRefused(ToSelf("nobody"), KrbErrorCode::kClientUnknown);
  EXPECT_EQ(ToSelf("alice", "OTHER.COM").kind, TicketOutcome::Kind::kNoPath);
  ExpectRefused(ToSelf("dave"), KrbErrorCode::kClientRevoked);
}

TEST_F(S4uRequestTest, ForwardableNeedsTrustAndAUserWhoMayBeDelegated) {
  Of("HTTP/front").delegates_to = {"HTTP/back"};
  ASSERT_TRUE(ToSelf("alice").issued());
  EXPECT_FALSE(self_.HasFlags(kerberos::kTicketForwardable)) << "no protocol transition";
  ExpectRefused(For("alice"), KrbErrorCode::kBadOption);
  Of("HTTP/front").protocol_transition = true;
  ASSERT_TRUE(ToSelf("alice").issued());
  EXPECT_TRUE(self_.HasFlags(kerberos::kTicketForwardable));
  for (const char* user : {"bob", "carol"}) {
    ASSERT_TRUE(ToSelf(user).issued());
    EXPECT_FALSE(self_.HasFlags(kerberos::kTicketForwardable)) << user;
    ExpectRefused(For(user), KrbErrorCode::kBadOption);
  }
}

TEST_F(S4uRequestTest, TheEvidenceLeadsToAListedTarget) {
  GetEvidence("alice");
  ExpectRefused(For("alice"), KrbErrorCode::kBadOption);
  Of("HTTP/front").delegates_to = {"HTTP/rear"};
  ASSERT_TRUE(For("alice").issued()) << "listed by an alias";
  EXPECT_EQ(ticket_.client, "alice");
  EXPECT_EQ(ticket_.server, "HTTP/back");
  EXPECT_EQ(ticket_.auth_time, self_.auth_time);
  ExpectRefused(For("alice", "HTTP/web"), KrbErrorCode::kBadOption);
}

TEST_F(S4uRequestTest, TheTargetMayAcceptTheService) {
  Of("HTTP/back").accepts_from = {"HTTP/front"};
  ASSERT_TRUE(ToSelf("alice").issued());
  EXPECT_TRUE(For("alice").issued());
  for (const char* user : {"bob", "carol"}) {
    ASSERT_TRUE(ToSelf(user).issued());
    ExpectRefused(For(user), KrbErrorCode::kBadOption);
  }
  ExpectRefused(For("alice", "HTTP/web"), KrbErrorCode::kBadOption);
}

TEST_F(S4uRequestTest, TheEvidenceMustBeTheServicesOwnAndWhole) {
  Of("HTTP/front").delegates_to = {"HTTP/back"};
  GetEvidence("alice");
  IssuedTicket good = self_;
  self_.encoding.back() ^= 1;
  ExpectRefused(For("alice"), KrbErrorCode::kModified);
  const IssuedTicket service_tgt = tgt_;
  ASSERT_TRUE(LogOn().issued());
  ASSERT_TRUE(AskFor("HTTP/web").issued());
  tgt_ = service_tgt;
  self_ = ticket_;
  ExpectRefused(For("alice"), KrbErrorCode::kBadOption);
  self_.encoding.clear();
  ExpectRefused(For("alice"), KrbErrorCode::kBadOption);
  self_ = good;
  EXPECT_TRUE(For("alice").issued());
}

TEST_F(S4uRequestTest, MembersOfProtectedUsersGetFourHoursAndNoForwarding) {
  ASSERT_TRUE(LogOn("carol", "carol-pw").issued());
  EXPECT_FALSE(tgt_.HasFlags(kerberos::kTicketForwardable));
  EXPECT_LE(tgt_.end_time - tgt_.start_time, 4 * 3600 * kTicksPerSecond);
  Of("carol").enctypes = {EncryptionType::kRc4Hmac};
  ExpectRefused(LogOn("carol", "carol-pw"), KrbErrorCode::kPolicy);
}

TEST_F(S4uRequestTest, AnAccountWithoutAKeyWantsUserToUser) {
  Of("alice").wants_user_to_user = true;
  ExpectRefused(AskFor("alice"), KrbErrorCode::kMustUseUserToUser);
  IssuedTicket alice;
  ASSERT_TRUE(client_.GetTgt({"alice", kRealm, "alice-pw"}, alice).issued());
  EXPECT_TRUE(client_.GetUserToUserTicket(tgt_, "alice", alice.encoding, ticket_).issued());
}

}  // namespace
}  // namespace legwork::kdc

// A service acts for a user of another realm, and at a service of another realm (MS-SFU sections 3.1.5.1.1 to
// 3.2.5.2.2). EXAMPLE.COM, MID.COM and FAR.COM trust each other along this row, both ways.
#include "sim/kdc/foreign_user.h"
#include "sim/kdc/kdc_fixture.h"
#include "sim/kdc/tgs_request_maker.h"
#include "sim/kerberos/message/kdc_rep.h"
#include "sim/kerberos/message/krb_error.h"
#include "sim/kerberos/message/s4u.h"
#include "sim/kerberos/message/ticket_flags.h"

namespace legwork::kdc {
namespace {

using kerberos::IssuedTicket;
using kerberos::KrbErrorCode;
using kerberos::TicketOutcome;

class S4uTrustTest : public KdcFixture {
 protected:
  S4uTrustTest() {
    AddTo("krbtgt/MID.COM", "EXAMPLE.COM");
    AddTo("krbtgt/EXAMPLE.COM", "MID.COM");
    AddTo("krbtgt/FAR.COM", "MID.COM");
    AddTo("krbtgt/MID.COM", "FAR.COM");
    AddTo("bob", "FAR.COM");
    AddTo("carol", "FAR.COM").not_delegated = true;
    AddTo("dave", "MID.COM");
    AddTo("HTTP/back.far.com", "FAR.COM");
    AddTo("HTTP/front", "FAR.COM");  // a namesake
    Add("HTTP/front", "front-pw");
    Add("HTTP/back", "back-pw").accepts_from = {"HTTP/front"};
    kdc_.AddRealm("MID.COM");
    kdc_.AddRealm("FAR.COM");
    EXPECT_TRUE(LogOn("HTTP/front", "front-pw").issued());
  }

  Account& AddTo(std::string_view name, std::string_view realm) {
    return directory_.Add(
        {.name = std::string(name), .realm = std::string(realm), .password = "pw", .iterations = 1});
  }
  Account& Target() { return AddTo("HTTP/back.far.com", "FAR.COM"); }

  TicketOutcome ToSelf(std::string_view user, std::string_view realm) {
    return client_.GetTicketToSelf(tgt_, user, realm, self_);
  }
  TicketOutcome For(std::string_view user, std::string_view realm, std::string_view server) {
    return client_.GetTicketFor(tgt_, user, realm, self_.encoding, server, ticket_);
  }

  // Inside opens a ticket with its server's key.
  kerberos::EncTicketPart Inside(const IssuedTicket& ticket) {
    const Account& account = *directory_.FindPrincipal(ticket.server, ticket.server_realm);
    const auto read = kerberos::ReadTicket(ticket.encoding);
    const DerivedKeys keys(directory_.LongTermKey(account, account.enctypes.front()), kerberos::kUsageTicket,
                           KeyPurpose::kDecrypt);
    EXPECT_TRUE(Open(keys, read->enc_part, plaintext_));
    return *kerberos::ReadEncTicketPart(plaintext_);
  }

  IssuedTicket self_;
  Bytes plaintext_;
};

TEST_F(S4uTrustTest, AUserOfAnotherRealmComesByHisOwn) {
  ASSERT_TRUE(ToSelf("dave", "MID.COM").issued());
  EXPECT_EQ(self_.client + "@" + self_.client_realm, "dave@MID.COM");
  EXPECT_EQ(self_.server + "@" + self_.server_realm, "HTTP/front@EXAMPLE.COM");
  EXPECT_EQ(AsText(Inside(self_).transited.contents), "");
  ASSERT_TRUE(ToSelf("bob", "FAR.COM").issued()) << "two realms away";
  EXPECT_EQ(self_.client + "@" + self_.client_realm, "bob@FAR.COM");
  EXPECT_EQ(AsText(Inside(self_).transited.contents), "MID.COM");
  EXPECT_TRUE(self_.HasFlags(kerberos::kTicketForwardable));
}

// By that a client asks on; the simulated one wants the name that it has asked for.
TEST_F(S4uTrustTest, HisRealmTellsHisTrueName) {
  Add("erin", "erin-pw").aliases = {"erin.green"};
  EXPECT_FALSE(ToSelf("erin.green", kRealm).issued());
  const auto reply = kerberos::ReadKdcRep(port_.last_reply);
  ASSERT_TRUE(reply.ok());
  EXPECT_EQ(NameText(reply->cname), "erin");
  const auto* const padata = FindPaData(reply->padata, kerberos::kPaS4uX509User);
  ASSERT_NE(padata, nullptr);
  EXPECT_EQ(NameText(*kerberos::ReadPaS4uX509User(padata->padata_value)->user_id.cname), "erin");
}

TEST_F(S4uTrustTest, HisRealmDecidesWhetherHeMayBeDelegated) {
  ASSERT_TRUE(ToSelf("carol", "FAR.COM").issued());
  EXPECT_FALSE(self_.HasFlags(kerberos::kTicketForwardable));
  ExpectRefused(ToSelf("nobody", "FAR.COM"), KrbErrorCode::kClientUnknown);
  EXPECT_EQ(ToSelf("bob", "NOWHERE.COM").kind, TicketOutcome::Kind::kNoPath);
}

TEST_F(S4uTrustTest, TheWayHomeIsATrustToo) {
  directory_.Add({.name = "krbtgt/EXAMPLE.COM", .realm = "ELSEWHERE.COM", .password = "pw", .iterations = 1});
  directory_.Add({.name = "krbtgt/ONEWAY.COM", .realm = "EXAMPLE.COM", .password = "pw", .iterations = 1});
  AddTo("erin", "ONEWAY.COM");
  kdc_.AddRealm("ONEWAY.COM");
  ExpectRefused(ToSelf("erin", "ONEWAY.COM"), KrbErrorCode::kServerUnknown);
}

TEST_F(S4uTrustTest, HeGoesOnWithinTheServicesRealm) {
  ASSERT_TRUE(ToSelf("bob", "FAR.COM").issued());
  ASSERT_TRUE(For("bob", "FAR.COM", "HTTP/back").issued());
  EXPECT_EQ(ticket_.client + "@" + ticket_.client_realm, "bob@FAR.COM");
  EXPECT_EQ(ticket_.server, "HTTP/back");
}

TEST_F(S4uTrustTest, ATargetOfAnotherRealmAcceptsTheService) {
  ASSERT_TRUE(ToSelf("alice", kRealm).issued());
  ExpectRefused(For("alice", kRealm, "HTTP/back.far.com"), KrbErrorCode::kBadOption);
  Target().accepts_from = {"HTTP/front"};
  ExpectRefused(For("alice", kRealm, "HTTP/back.far.com"), KrbErrorCode::kBadOption);
  Target().accepts_from = {"HTTP/front@EXAMPLE.COM"};
  ASSERT_TRUE(For("alice", kRealm, "HTTP/back.far.com").issued());
  EXPECT_EQ(ticket_.client + "@" + ticket_.client_realm, "alice@EXAMPLE.COM");
  EXPECT_EQ(ticket_.server + "@" + ticket_.server_realm, "HTTP/back.far.com@FAR.COM");
  EXPECT_EQ(ticket_.auth_time, self_.auth_time);
}

TEST_F(S4uTrustTest, ListsOfTargetsDoNotReachAcrossATrust) {
  Of("HTTP/front").delegates_to = {"HTTP/back.far.com"};
  Of("HTTP/front").protocol_transition = true;
  ASSERT_TRUE(ToSelf("alice", kRealm).issued());
  ExpectRefused(For("alice", kRealm, "HTTP/back.far.com"), KrbErrorCode::kBadOption);
}

TEST_F(S4uTrustTest, WhoMayNotBeDelegatedGoesNowhere) {
  Target().accepts_from = {"HTTP/front@EXAMPLE.COM"};
  Of("alice").not_delegated = true;
  ASSERT_TRUE(ToSelf("alice", kRealm).issued());
  ExpectRefused(For("alice", kRealm, "HTTP/back.far.com"), KrbErrorCode::kBadOption);
  ASSERT_TRUE(ToSelf("carol", "FAR.COM").issued());
  ExpectRefused(For("carol", "FAR.COM", "HTTP/back.far.com"), KrbErrorCode::kBadOption);
}

// A ticket-granting ticket with the user in its PAC is good for asking on in his name alone.
TEST_F(S4uTrustTest, AReferralIsTheServicesAndNamesTheUserInItsPac) {
  struct Recorded : KdcPort {
    explicit Recorded(KdcPort& kdc) : kdc(kdc) {}
    std::optional<Bytes> Exchange(std::string_view realm, ByteView request) override {
      replies.push_back(kdc.Exchange(realm, request).value_or(Bytes()));
      return replies.back();
    }
    KdcPort& kdc;
    std::vector<Bytes> replies;
  } recorded(kdc_);
  kerberos::TicketClient client(&recorded, client_clock_, random_.Stream("other"), keys_);
  ASSERT_TRUE(client.GetTicketToSelf(tgt_, "dave", "MID.COM", self_).issued());
  ASSERT_EQ(recorded.replies.size(), 3u) << "krbtgt/MID.COM, the way home, HTTP/front";
  const auto referral = kerberos::ReadKdcRep(recorded.replies[1]);
  ASSERT_TRUE(referral.ok());
  EXPECT_EQ(NameText(referral->cname), "HTTP/front");
  EXPECT_EQ(referral->crealm, kRealm);
  EXPECT_EQ(NameText(referral->ticket.sname), "krbtgt/EXAMPLE.COM");
  IssuedTicket home;
  home.encoding = ToBytes(referral->ticket.encoding);
  home.server = "krbtgt/EXAMPLE.COM";
  home.server_realm = "MID.COM";
  const kerberos::EncTicketPart part = Inside(home);
  EXPECT_EQ(NameText(part.cname), "HTTP/front");
  const std::optional<ForeignUser> user = UserInPac(part);
  ASSERT_TRUE(user.has_value());
  EXPECT_EQ(user->name + "@" + user->realm, "dave@MID.COM");

  IssuedTicket borrowed = tgt_;
  borrowed.encoding = ToBytes(referral->ticket.encoding);
  borrowed.server_realm = "EXAMPLE.COM";
  ASSERT_TRUE(KeyOf(part.key, &borrowed.session_key));
  const Bytes reply = *kdc_.Exchange(kRealm, TgsRequestMaker().Make(borrowed));
  const auto error = kerberos::ReadKrbError(reply);
  ASSERT_TRUE(error.ok());
  EXPECT_EQ(error->error_code, NumberOf(KrbErrorCode::kBadMatch));
}

}  // namespace
}  // namespace legwork::kdc

#include "sim/kdc/kdc_fixture.h"
#include "sim/kdc/tgs_request_maker.h"
#include "sim/kerberos/message/kdc_rep.h"
#include "sim/kerberos/message/krb_error.h"

// Tickets for who has no key but a session key: the ticket is under that of his TGT (RFC 4120 section 3.7).
namespace legwork::kdc {
namespace {

class UserToUserTest : public KdcFixture {
 protected:
  UserToUserTest() {
    Add("bob", "bob-pw");
    EXPECT_TRUE(client_.GetTgt({"bob", kRealm, "bob-pw"}, peer_tgt_).issued());
    EXPECT_TRUE(LogOn().issued());
  }

  // Ask asks for a ticket to `server` under the session key of a TGT; an empty one is left out.
  Bytes Ask(std::string_view server, const Bytes& peer_ticket) {
    TgsRequestMaker maker;
    maker.change_body = [&](kerberos::KdcReqBody& body) {
      body.sname = kerberos::UserName(server);
      body.kdc_options = kerberos::kOptionEncTktInSkey;
      if (!peer_ticket.empty()) body.additional_tickets.Add(*kerberos::ReadTicket(peer_ticket));
    };
    return *kdc_.Exchange(kRealm, maker.Make(tgt_));
  }

  std::string ErrorOf(const Bytes& reply) {
    const auto error = kerberos::ReadKrbError(reply);
    return error.ok() ? kerberos::KrbErrorText(error->error_code) : "a reply";
  }

  kerberos::IssuedTicket peer_tgt_;
};

TEST_F(UserToUserTest, TheTicketIsUnderThePeersSessionKey) {
  const Bytes octets = Ask("bob", peer_tgt_.encoding);
  const auto reply = kerberos::ReadKdcRep(octets);
  ASSERT_TRUE(reply.ok()) << ErrorOf(octets);
  EXPECT_FALSE(reply->ticket.enc_part.kvno);
  Bytes plaintext;
  const DerivedKeys keys(peer_tgt_.session_key, kerberos::kUsageTicket, KeyPurpose::kDecrypt);
  ASSERT_TRUE(Open(keys, reply->ticket.enc_part, plaintext));
  const auto part = kerberos::ReadEncTicketPart(plaintext);
  ASSERT_TRUE(part.ok());
  EXPECT_TRUE(NameIs(part->cname, "alice"));
}

TEST_F(UserToUserTest, ThePeersTgtMustBeThereAndHisAndValid) {
  EXPECT_EQ(ErrorOf(Ask("bob", {})), "KDC_ERR_BADOPTION");
  EXPECT_EQ(ErrorOf(Ask("HTTP/web", peer_tgt_.encoding)), "KDC_ERR_SERVER_NOMATCH");
  ASSERT_TRUE(AskFor("HTTP/web").issued());
  EXPECT_EQ(ErrorOf(Ask("bob", ticket_.encoding)), "KDC_ERR_POLICY") << "a ticket that is no TGT";
  Bytes altered = peer_tgt_.encoding;
  altered.back() ^= 1;
  EXPECT_EQ(ErrorOf(Ask("bob", altered)), "KRB_AP_ERR_BAD_INTEGRITY");
}

TEST_F(UserToUserTest, AnExpiredPeerIsRefused) {
  ASSERT_TRUE(LogOn().issued());
  KdcPolicy policy;
  policy.ticket_lifetime = 60 * kTicksPerSecond;
  kdc_.set_policy(policy);
  ASSERT_TRUE(client_.GetTgt({"bob", kRealm, "bob-pw"}, peer_tgt_).issued());
  world_clock_.Advance(61 * kTicksPerSecond);
  TgsRequestMaker maker;
  maker.change_authenticator = [&](kerberos::Authenticator& authenticator) { authenticator.ctime = tgt_.start_time; };
  EXPECT_EQ(ErrorOf(Ask("bob", peer_tgt_.encoding)), "KRB_AP_ERR_TKT_EXPIRED");
}

}  // namespace
}  // namespace legwork::kdc

#include "sim/kdc/kdc_fixture.h"
#include "sim/kdc/referral.h"
#include "sim/kdc/tgs_request_maker.h"
#include "sim/kerberos/message/kdc_rep.h"
#include "sim/kerberos/message/krb_error.h"
#include "sim/kerberos/message/s4u.h"
#include "sim/kerberos/message/ticket_flags.h"

// Clients of one realm go to services of another, by trusts: EXAMPLE.COM -> MID.COM -> FAR.COM.
namespace legwork::kdc {
namespace {

using kerberos::KrbErrorCode;

class CrossRealmTest : public KdcFixture {
 protected:
  CrossRealmTest() {
    AddTo("krbtgt/MID.COM", "EXAMPLE.COM");
    AddTo("krbtgt/FAR.COM", "MID.COM");
    AddTo("HTTP/web.mid.com", "MID.COM");
    AddTo("HTTP/web.far.com", "FAR.COM");
    kdc_.AddRealm("MID.COM");
    kdc_.AddRealm("FAR.COM");
  }

  void AddTo(std::string_view name, std::string_view realm) {
    directory_.Add({.name = std::string(name), .realm = std::string(realm), .password = "pw", .iterations = 1});
  }

  // Ask asks a realm for a ticket and keeps it as the next TGT; it gives the ticket's server, or the error.
  std::string Ask(std::string_view server, std::uint32_t options = 0) {
    TgsRequestMaker maker;
    const std::string_view realm = kerberos::TicketGrantingRealm(kerberos::ServiceName(tgt_.server));
    maker.change_body = [=](kerberos::KdcReqBody& body) {
      body.realm = realm;
      body.sname = kerberos::ServiceName(server);
      body.kdc_options = options;
    };
    const Bytes reply = *kdc_.Exchange(realm, maker.Make(tgt_));
    const auto error = kerberos::ReadKrbError(reply);
    return error.ok() ? kerberos::KrbErrorText(error->error_code) : Keep(reply);
  }

  // Keep opens the reply, which is under the session key of the TGT.
  std::string Keep(const Bytes& octets) {
    const auto reply = kerberos::ReadKdcRep(octets);
    Bytes plaintext;
    const DerivedKeys keys(tgt_.session_key, kerberos::kUsageTgsRepPartSession, KeyPurpose::kDecrypt);
    EXPECT_TRUE(Open(keys, reply->enc_part, plaintext));
    const auto part = kerberos::ReadEncKdcRepPart(plaintext);
    Key session_key;
    EXPECT_TRUE(part.ok() && KeyOf(part->key, &session_key));
    tgt_.session_key = session_key;
    tgt_.encoding = ToBytes(reply->ticket.encoding);
    tgt_.server = NameText(reply->ticket.sname);
    tgt_.server_realm = reply->ticket.realm;
    return tgt_.server + "@" + tgt_.server_realm;
  }

  // Inside is what the service reads of the ticket kept last.
  std::string Transited(std::string_view service, std::string_view realm) {
    const Account& account = *directory_.FindPrincipal(service, realm);
    const auto ticket = kerberos::ReadTicket(tgt_.encoding);
    const DerivedKeys keys(directory_.LongTermKey(account, account.enctypes.front()), kerberos::kUsageTicket,
                           KeyPurpose::kDecrypt);
    Bytes plaintext;
    EXPECT_TRUE(Open(keys, ticket->enc_part, plaintext));
    const auto part = kerberos::ReadEncTicketPart(plaintext);
    EXPECT_EQ(part->crealm, kRealm);
    EXPECT_TRUE((part->flags & kerberos::kTicketTransitedPolicyChecked) != 0);
    return std::string(AsText(part->transited.contents));
  }
};

TEST_F(CrossRealmTest, ATrustIsAStep) {
  ASSERT_TRUE(LogOn().issued());
  EXPECT_EQ(Ask("krbtgt/MID.COM"), "krbtgt/MID.COM@EXAMPLE.COM");
  EXPECT_EQ(Ask("HTTP/web.mid.com"), "HTTP/web.mid.com@MID.COM");
  EXPECT_EQ(Transited("HTTP/web.mid.com", "MID.COM"), "");
}

TEST_F(CrossRealmTest, AFarRealmIsReachedByTheWay) {
  ASSERT_TRUE(LogOn().issued());
  EXPECT_EQ(Ask("krbtgt/FAR.COM"), "krbtgt/MID.COM@EXAMPLE.COM");
  EXPECT_EQ(Ask("krbtgt/FAR.COM"), "krbtgt/FAR.COM@MID.COM");
  EXPECT_EQ(Ask("HTTP/web.far.com"), "HTTP/web.far.com@FAR.COM");
  EXPECT_EQ(Transited("HTTP/web.far.com", "FAR.COM"), "MID.COM");
}

TEST_F(CrossRealmTest, ServicesOfOtherRealmsAreReferred) {
  ASSERT_TRUE(LogOn().issued());
  EXPECT_EQ(Ask("HTTP/web.far.com"), "KDC_ERR_S_PRINCIPAL_UNKNOWN") << "without canonicalize";
  EXPECT_EQ(Ask("HTTP/web.nowhere.com", kerberos::kOptionCanonicalize), "KDC_ERR_S_PRINCIPAL_UNKNOWN");
  EXPECT_EQ(Ask("HTTP/web.far.com", kerberos::kOptionCanonicalize), "krbtgt/MID.COM@EXAMPLE.COM");
  EXPECT_EQ(Ask("HTTP/web.far.com", kerberos::kOptionCanonicalize), "krbtgt/FAR.COM@MID.COM");
  EXPECT_EQ(Ask("HTTP/web.far.com", kerberos::kOptionCanonicalize), "HTTP/web.far.com@FAR.COM");
}

TEST_F(CrossRealmTest, TrustsHaveADirection) {
  EXPECT_NE(NextRealm(directory_, "EXAMPLE.COM", "FAR.COM"), nullptr);
  EXPECT_EQ(NextRealm(directory_, "FAR.COM", "EXAMPLE.COM"), nullptr);
  EXPECT_EQ(NextRealm(directory_, "EXAMPLE.COM", "EXAMPLE.COM"), nullptr);
  EXPECT_EQ(RealmOfService(directory_, kRealm, kerberos::ServiceName("HTTP/web.MID.com")), "MID.COM");
  EXPECT_EQ(RealmOfService(directory_, kRealm, kerberos::ServiceName("HTTP/webmid.com")), "");
  EXPECT_EQ(RealmOfService(directory_, kRealm, kerberos::ServiceName("HTTP")), "");
}

TEST_F(CrossRealmTest, TgtsOfNoTrustAreRefused) {
  ASSERT_TRUE(LogOn().issued());
  TgsRequestMaker maker;
  maker.change_body = [](kerberos::KdcReqBody& body) { body.realm = "FAR.COM"; };
  const auto error = kerberos::ReadKrbError(*kdc_.Exchange("FAR.COM", maker.Make(tgt_)));
  ASSERT_TRUE(error.ok());
  EXPECT_EQ(error->error_code, NumberOf(KrbErrorCode::kNotUs));
}

TEST_F(CrossRealmTest, TheClientFollowsReferrals) {
  ASSERT_TRUE(LogOn().issued());
  EXPECT_TRUE(AskFor("HTTP/web.mid.com").issued());
  EXPECT_EQ(ticket_.server_realm, "MID.COM");
  EXPECT_TRUE(AskFor("HTTP/web.far.com").issued()) << "two realms away";
  EXPECT_EQ(ticket_.server_realm, "FAR.COM");
  EXPECT_EQ(ticket_.client_realm, kRealm);
  EXPECT_TRUE(AskFor("HTTP/web.far.com", "FAR.COM").issued()) << "by name";
  EXPECT_EQ(AskFor("HTTP/web", "NOWHERE.COM").kind, kerberos::TicketOutcome::Kind::kNoPath);
  ExpectRefused(AskFor("HTTP/other.far.com"), KrbErrorCode::kServerUnknown);
}

// A client may ask its own realm for a service of another by that one's name (RFC 4120 section 3.3.1): whose ticket it
// shows, not what the body says, tells whom it asks.
TEST_F(CrossRealmTest, ARequestThatNamesAnotherRealmIsReferredThere) {
  ASSERT_TRUE(LogOn().issued());
  TgsRequestMaker maker;
  maker.change_body = [](kerberos::KdcReqBody& body) {
    body.realm = "FAR.COM";
    body.sname = kerberos::ServiceName("HTTP/web.far.com");
  };
  EXPECT_EQ(Keep(*kdc_.Receive(Transport::kStream, maker.Make(tgt_)).reply), "krbtgt/MID.COM@EXAMPLE.COM");
  EXPECT_EQ(Keep(*kdc_.Receive(Transport::kStream, maker.Make(tgt_)).reply), "krbtgt/FAR.COM@MID.COM");
  EXPECT_EQ(Keep(*kdc_.Receive(Transport::kStream, maker.Make(tgt_)).reply), "HTTP/web.far.com@FAR.COM");
}

TEST_F(CrossRealmTest, TheKdcSaysWhichPacOptionsItKnows) {
  ASSERT_TRUE(LogOn().issued());
  for (const std::uint32_t asked : {0u, kerberos::kPacOptionResourceBased, ~0u}) {
    Bytes options, plaintext;
    DerWriter out(options);
    kerberos::WritePaPacOptions(out, asked);
    TgsRequestMaker maker;
    maker.change_request = [&](kerberos::KdcReq& request) { request.padata.Add({kerberos::kPaPacOptions, options}); };
    const Bytes octets = *kdc_.Exchange(kRealm, maker.Make(tgt_));
    const auto reply = kerberos::ReadKdcRep(octets);
    const DerivedKeys keys(tgt_.session_key, kerberos::kUsageTgsRepPartSession, KeyPurpose::kDecrypt);
    ASSERT_TRUE(Open(keys, reply->enc_part, plaintext));
    const auto part = kerberos::ReadEncKdcRepPart(plaintext);
    const auto* const told = FindPaData(part->encrypted_pa_data, kerberos::kPaPacOptions);
    ASSERT_EQ(told != nullptr, asked != 0) << asked;
    if (told == nullptr) continue;
    EXPECT_EQ(*kerberos::ReadPaPacOptions(told->padata_value), kerberos::kPacOptionResourceBased);
  }
}

}  // namespace
}  // namespace legwork::kdc

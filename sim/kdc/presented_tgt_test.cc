#include "sim/kdc/presented_tgt.h"

#include "sim/kdc/kdc_fixture.h"
#include "sim/kdc/tgs_request_maker.h"
#include "sim/kerberos/message/kdc_rep.h"
#include "sim/kerberos/message/krb_error.h"
#include "sim/kerberos/message/ticket_flags.h"

namespace legwork::kdc {
namespace {

using kerberos::KrbErrorCode;

class PresentedTgtTest : public KdcFixture {
 protected:
  PresentedTgtTest() { EXPECT_TRUE(LogOn().issued()); }

  // Expect sends what the maker makes and starts over with a right request.
  void Expect(KrbErrorCode error) {
    const auto reply = kdc_.Exchange(kRealm, maker_.Make(tgt_));
    ASSERT_TRUE(reply);
    EXPECT_EQ(kerberos::KrbErrorText(kdc_.events().back().error_code), kerberos::KrbErrorText(NumberOf(error)));
    maker_ = {};
  }

  // ExpectGranted gives the flags of the ticket.
  std::uint32_t ExpectGranted() {
    const auto reply = kdc_.Exchange(kRealm, maker_.Make(tgt_));
    EXPECT_TRUE(reply && kerberos::ReadKdcRep(*reply).ok()) << KdcEventText(kdc_.events().back());
    maker_ = {};
    return kdc_.events().back().ticket_flags;
  }

  TgsRequestMaker maker_;
};

TEST_F(PresentedTgtTest, RightRequestIsGranted) { EXPECT_EQ(ExpectGranted(), kerberos::kTicketPreAuthent); }

TEST_F(PresentedTgtTest, ApReqIsJudged) {
  const Bytes junk = {0x6E, 0x00};
  maker_.change_request = [&](kerberos::KdcReq& request) { request.padata = {{kerberos::kPaTgsReq, junk}}; };
  Expect(KrbErrorCode::kGeneric);
  maker_.change_request = [](kerberos::KdcReq& request) { request.pvno = 4; };
  Expect(KrbErrorCode::kBadPvno);
  maker_.change_ap_req = [](kerberos::ApReq& ap_req) { ap_req.pvno = 4; };
  Expect(KrbErrorCode::kBadVersion);
  maker_.change_ap_req = [](kerberos::ApReq& ap_req) { ap_req.ticket.tkt_vno = 4; };
  Expect(KrbErrorCode::kBadVersion);
  maker_.change_ap_req = [](kerberos::ApReq& ap_req) { ap_req.msg_type = 15; };
  Expect(KrbErrorCode::kMessageType);
  maker_.change_ap_req = [](kerberos::ApReq& ap_req) { ap_req.ticket.realm = "OTHER.COM"; };
  Expect(KrbErrorCode::kNotUs);
  maker_.change_ap_req = [](kerberos::ApReq& ap_req) { ap_req.ticket.enc_part.etype = 23; };
  Expect(KrbErrorCode::kNoKey);
  maker_.change_ap_req = [](kerberos::ApReq& ap_req) { ap_req.ticket.enc_part.kvno = 9; };
  Expect(KrbErrorCode::kBadKeyVersion);
}

TEST_F(PresentedTgtTest, KvnoMayBeIgnored) {
  KdcPolicy policy;
  policy.ignores_kvno = true;
  kdc_.set_policy(policy);
  maker_.change_ap_req = [](kerberos::ApReq& ap_req) { ap_req.ticket.enc_part.kvno = 9; };
  ExpectGranted();
}

TEST_F(PresentedTgtTest, AuthenticatorIsJudged) {
  maker_.change_authenticator = [](kerberos::Authenticator& authenticator) { authenticator.crealm = "OTHER.COM"; };
  Expect(KrbErrorCode::kBadMatch);
  maker_.change_authenticator = [](kerberos::Authenticator& authenticator) { authenticator.ctime = 0; };
  Expect(KrbErrorCode::kSkew);
  maker_.change_authenticator = [](kerberos::Authenticator& authenticator) { authenticator.cusec = 1'000'000; };
  Expect(KrbErrorCode::kBadIntegrity);
  const Bytes short_key(5);
  maker_.change_authenticator = [&](kerberos::Authenticator& authenticator) {
    authenticator.subkey = kerberos::EncryptionKey{18, short_key};
  };
  Expect(KrbErrorCode::kBadIntegrity);
}

TEST_F(PresentedTgtTest, ChecksumIsThereAndOfTheRightType) {
  maker_.change_authenticator = [](kerberos::Authenticator& authenticator) { authenticator.cksum.reset(); };
  Expect(KrbErrorCode::kInappropriateChecksum);
  maker_.change_authenticator = [](kerberos::Authenticator& authenticator) { authenticator.cksum->cksumtype = 7; };
  Expect(KrbErrorCode::kInappropriateChecksum);
  maker_.change_authenticator = [](kerberos::Authenticator& authenticator) { authenticator.cksum->checksum = {}; };
  Expect(KrbErrorCode::kModified);
}

TEST_F(PresentedTgtTest, TicketFromTheFutureIsNotYetValid) {
  world_clock_.Advance(3600 * kTicksPerSecond);
  ASSERT_TRUE(LogOn().issued());
  VirtualClock earlier;
  Kdc other(directory_, Clock(earlier), random_);
  other.AddRealm(kRealm);
  maker_.change_authenticator = [](kerberos::Authenticator& authenticator) { authenticator.ctime = kWorldStart; };
  ASSERT_TRUE(other.Exchange(kRealm, maker_.Make(tgt_)));
  EXPECT_EQ(other.events().back().error_code, NumberOf(KrbErrorCode::kTicketNotYetValid));
}

TEST_F(PresentedTgtTest, BodyIsJudged) {
  maker_.change_body = [](kerberos::KdcReqBody& body) { body.realm = "OTHER.COM"; };
  Expect(KrbErrorCode::kWrongRealm);
  maker_.change_body = [](kerberos::KdcReqBody& body) { body.kdc_options = kerberos::kOptionProxy; };
  Expect(KrbErrorCode::kBadOption);
  maker_.change_body = [](kerberos::KdcReqBody& body) { body.etype = {23}; };
  Expect(KrbErrorCode::kEtypeNoSupport);
  maker_.change_body = [](kerberos::KdcReqBody& body) { body.from = kWorldStart + 3600 * kTicksPerSecond; };
  Expect(KrbErrorCode::kCannotPostdate);
  maker_.change_body = [](kerberos::KdcReqBody& body) { body.till = kWorldStart; };
  Expect(KrbErrorCode::kNeverValid);
}

TEST_F(PresentedTgtTest, RenewableTicketIsRenewed) {
  world_clock_.Advance(9 * 3600 * kTicksPerSecond);
  maker_.change_authenticator = [&](kerberos::Authenticator& authenticator) {
    authenticator.ctime = world_clock_.Now();
  };
  maker_.change_body = [](kerberos::KdcReqBody& body) {
    body.kdc_options = kerberos::kOptionRenew;
    body.till = kWorldStart + 19 * 3600 * kTicksPerSecond;
    body.sname = kerberos::ServiceName("krbtgt/EXAMPLE.COM");
  };
  EXPECT_EQ(ExpectGranted() & kerberos::kTicketRenewable, kerberos::kTicketRenewable);
}

TEST_F(PresentedTgtTest, OnlyRenewableTicketsAreRenewed) {
  kerberos::IssuedTicket service_tgt;
  ASSERT_TRUE(client_.GetForwardedTgt(tgt_, service_tgt).issued());
  tgt_ = service_tgt;
  maker_.change_body = [](kerberos::KdcReqBody& body) { body.kdc_options = kerberos::kOptionRenew; };
  Expect(KrbErrorCode::kBadOption);
}

}  // namespace
}  // namespace legwork::kdc

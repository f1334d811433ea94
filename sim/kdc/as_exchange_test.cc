#include "sim/kdc/as_exchange.h"

#include "sim/kdc/kdc_fixture.h"
#include "sim/kerberos/message/krb_error.h"
#include "sim/kerberos/message/pa_data.h"
#include "sim/kerberos/message/ticket_flags.h"
#include "sim/wire/der_writer.h"

namespace legwork::kdc {
namespace {

using kerberos::KrbErrorCode;

class AsExchangeTest : public KdcFixture {
 protected:
  void ExpectError(kerberos::KdcReq request, KrbErrorCode error) {
    Bytes bytes;
    DerWriter out(bytes);
    WriteKdcReq(out, request);
    const auto reply = kdc_.Exchange(kRealm, bytes);
    ASSERT_TRUE(reply);
    const auto read = kerberos::ReadKrbError(*reply);
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(kerberos::KrbErrorText(read->error_code), kerberos::KrbErrorText(NumberOf(error)));
  }

  static kerberos::KdcReq Request() {
    kerberos::KdcReq request;
    request.req_body.cname = kerberos::UserName("alice");
    request.req_body.realm = kRealm;
    request.req_body.sname = kerberos::ServiceName("krbtgt/EXAMPLE.COM");
    request.req_body.nonce = 1;
    request.req_body.till = kWorldStart + 3600 * kTicksPerSecond;
    request.req_body.etype = {18, 17};
    return request;
  }
};

TEST_F(AsExchangeTest, PasswordGetsTgt) {
  ASSERT_TRUE(LogOn().issued());
  EXPECT_EQ(tgt_.client, "alice");
  EXPECT_EQ(tgt_.server, "krbtgt/EXAMPLE.COM");
  EXPECT_EQ(tgt_.session_key.type, EncryptionType::kAes256CtsHmacSha1);
  EXPECT_EQ(kerberos::TicketFlagsText(tgt_.flags), "FORWARDABLE|RENEWABLE|INITIAL|PRE_AUTHENT");
  EXPECT_EQ(tgt_.start_time, kWorldStart);
  EXPECT_EQ(tgt_.end_time, kWorldStart + 36'000 * kTicksPerSecond);
  EXPECT_EQ(tgt_.renew_till, kWorldStart + 7 * 86'400 * kTicksPerSecond);
}

TEST_F(AsExchangeTest, PasswordIsAskedForFirst) {
  ASSERT_TRUE(LogOn().issued());
  const auto events = kdc_.TakeEvents();
  ASSERT_EQ(events.size(), 2u);
  EXPECT_EQ(KdcEventText(events[0]), "KRB_AS_REQ alice krbtgt/EXAMPLE.COM = KDC_ERR_PREAUTH_REQUIRED");
  EXPECT_EQ(KdcEventText(events[1]),
            "KRB_AS_REQ alice krbtgt/EXAMPLE.COM = KRB_AS_REP FORWARDABLE|RENEWABLE|INITIAL|PRE_AUTHENT");
  EXPECT_TRUE(kdc_.events().empty());
}

TEST_F(AsExchangeTest, HintsNameTypesAndSalt) {
  Bytes bytes;
  DerWriter out(bytes);
  WriteKdcReq(out, Request());
  const auto reply = kdc_.Exchange(kRealm, bytes);
  const auto error = kerberos::ReadKrbError(*reply);
  ASSERT_TRUE(error.ok() && error->e_data);
  EXPECT_EQ(error->error_code, NumberOf(KrbErrorCode::kPreauthRequired));
  EXPECT_TRUE(NameIs(error->sname, "krbtgt/EXAMPLE.COM"));
  const auto method_data = kerberos::ReadMethodData(*error->e_data);
  ASSERT_TRUE(method_data.ok());
  EXPECT_NE(FindPaData(*method_data, kerberos::kPaEncTimestamp), nullptr);
  const auto* padata = FindPaData(*method_data, kerberos::kPaEtypeInfo2);
  ASSERT_NE(padata, nullptr);
  const auto info = kerberos::ReadEtypeInfo2(padata->padata_value);
  ASSERT_TRUE(info.ok());
  ASSERT_EQ(info->size(), 2u);
  EXPECT_EQ((*info)[0].etype, 18);
  EXPECT_EQ((*info)[0].salt, "EXAMPLE.COMalice");
}

TEST_F(AsExchangeTest, NoPreAuthNeedsOneRequest) {
  Of("alice").requires_preauth = false;
  ASSERT_TRUE(LogOn().issued());
  EXPECT_EQ(kdc_.events().size(), 1u);
  EXPECT_EQ(kerberos::TicketFlagsText(tgt_.flags), "FORWARDABLE|RENEWABLE|INITIAL");
}

TEST_F(AsExchangeTest, Aes128AloneIsEnough) {
  Of("alice").enctypes = {EncryptionType::kAes128CtsHmacSha1};
  Of("krbtgt/EXAMPLE.COM").enctypes = {EncryptionType::kAes128CtsHmacSha1};
  ASSERT_TRUE(LogOn().issued());
  EXPECT_EQ(tgt_.session_key.type, EncryptionType::kAes128CtsHmacSha1);
  EXPECT_TRUE(AskFor("HTTP/web").issued());
}

TEST_F(AsExchangeTest, AccountsDecide) {
  ExpectRefused(LogOn("alice", "wrong"), KrbErrorCode::kPreauthFailed);
  ExpectRefused(LogOn("nobody"), KrbErrorCode::kClientUnknown);
  Of("alice").password_expired = true;
  ExpectRefused(LogOn("alice", "wrong"), KrbErrorCode::kPreauthFailed);
  ExpectRefused(LogOn(), KrbErrorCode::kKeyExpired);
  Of("alice").disabled = true;
  ExpectRefused(LogOn(), KrbErrorCode::kClientRevoked);
}

TEST_F(AsExchangeTest, EtypesMustMeet) {
  Of("alice").enctypes.clear();
  ExpectRefused(LogOn(), KrbErrorCode::kEtypeNoSupport);
  kerberos::KdcReq request = Request();
  request.req_body.cname = kerberos::UserName("HTTP/web");
  request.req_body.etype = {23, 3};
  ExpectError(request, KrbErrorCode::kEtypeNoSupport);
}

TEST_F(AsExchangeTest, ClockMayBeFiveMinutesOff) {
  client_clock_.set_offset(300 * kTicksPerSecond);
  EXPECT_TRUE(LogOn().issued());
  client_clock_.set_offset(-301 * kTicksPerSecond);
  ExpectRefused(LogOn(), KrbErrorCode::kSkew);
  client_clock_.set_offset(301 * kTicksPerSecond);
  ExpectRefused(LogOn(), KrbErrorCode::kSkew);
}

TEST_F(AsExchangeTest, NewPasswordCountsAtOnce) {
  ASSERT_TRUE(LogOn().issued());
  Of("alice").password = "another";
  ExpectRefused(LogOn(), KrbErrorCode::kPreauthFailed);
  EXPECT_TRUE(LogOn("alice", "another").issued());
}

TEST_F(AsExchangeTest, NotDelegatedAccountGetsNoForwardableTicket) {
  Of("alice").not_delegated = true;
  ASSERT_TRUE(LogOn().issued());
  EXPECT_FALSE(tgt_.HasFlags(kerberos::kTicketForwardable));
}

TEST_F(AsExchangeTest, RequestIsJudged) {
  kerberos::KdcReq request = Request();
  request.pvno = 4;
  ExpectError(request, KrbErrorCode::kBadPvno);
  request = Request();
  request.req_body.realm = "OTHER.COM";
  ExpectError(request, KrbErrorCode::kWrongRealm);
  request = Request();
  request.req_body.cname.reset();
  ExpectError(request, KrbErrorCode::kClientUnknown);
  request = Request();
  request.req_body.sname.reset();
  ExpectError(request, KrbErrorCode::kServerUnknown);
  request.req_body.sname = kerberos::ServiceName("HTTP/none");
  ExpectError(request, KrbErrorCode::kServerUnknown);
  Of("HTTP/web").disabled = true;
  request.req_body.sname = kerberos::ServiceName("HTTP/web");
  ExpectError(request, KrbErrorCode::kServiceRevoked);
  request = Request();
  request.req_body.kdc_options = kerberos::kOptionForwarded;
  ExpectError(request, KrbErrorCode::kBadOption);
}

TEST_F(AsExchangeTest, TimesAreJudged) {
  Of("alice").requires_preauth = false;
  kerberos::KdcReq request = Request();
  request.req_body.till = kWorldStart;
  ExpectError(request, KrbErrorCode::kNeverValid);
  request = Request();
  request.req_body.from = kWorldStart + 301 * kTicksPerSecond;
  ExpectError(request, KrbErrorCode::kCannotPostdate);
}

TEST_F(AsExchangeTest, TimestampIsWellFormed) {
  kerberos::KdcReq request = Request();
  const Bytes junk = {0x30, 0x00};
  request.padata = {{kerberos::kPaEncTimestamp, junk}};
  ExpectError(request, KrbErrorCode::kPreauthFailed);
}

TEST_F(AsExchangeTest, AClientThatFollowsTheKdcsClockLogsOnByIt) {
  for (const Ticks offset : {3600 * kTicksPerSecond, -3600 * kTicksPerSecond}) {
    kdc_.set_clock_offset(offset);
    client_.set_follows_kdc_clock(false);
    ExpectRefused(LogOn(), KrbErrorCode::kSkew);
    client_.set_follows_kdc_clock(true);
    EXPECT_TRUE(LogOn().issued()) << "windows-observed I13";
    EXPECT_TRUE(AskFor("HTTP/web").issued()) << "and keeps to it";
  }
}

TEST_F(AsExchangeTest, AClientAsksForTheTypesItOffers) {
  const EncryptionType offers[] = {EncryptionType::kAes128CtsHmacSha1, EncryptionType::kDes3CbcSha1};
  client_.set_offers(offers);
  ASSERT_TRUE(LogOn().issued());
  EXPECT_EQ(tgt_.session_key.type, EncryptionType::kAes128CtsHmacSha1);
  client_.set_offers(std::span(offers).last(1));
  ExpectRefused(LogOn(), KrbErrorCode::kEtypeNoSupport);
}

}  // namespace
}  // namespace legwork::kdc

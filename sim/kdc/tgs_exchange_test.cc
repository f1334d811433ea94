#include "sim/kdc/tgs_exchange.h"

#include "sim/kdc/kdc_fixture.h"
#include "sim/kerberos/message/encrypted_data.h"
#include "sim/kerberos/message/key_usage_numbers.h"
#include "sim/kerberos/message/ticket.h"
#include "sim/kerberos/message/ticket_flags.h"

namespace legwork::kdc {
namespace {

using kerberos::KrbErrorCode;
using TgsExchangeTest = KdcFixture;

TEST_F(TgsExchangeTest, ServiceReadsItsTicket) {
  ASSERT_TRUE(LogOn().issued());
  ASSERT_TRUE(AskFor("HTTP/web").issued());
  const auto ticket = kerberos::ReadTicket(ticket_.encoding);
  ASSERT_TRUE(ticket.ok());
  EXPECT_TRUE(NameIs(ticket->sname, "HTTP/web"));
  EXPECT_EQ(ticket->enc_part.kvno, 1u);
  const Key& key = directory_.LongTermKey(Of("HTTP/web"), EncryptionType::kAes256CtsHmacSha1);
  Bytes plaintext;
  const DerivedKeys keys(key, kerberos::kUsageTicket, KeyPurpose::kDecrypt);
  ASSERT_TRUE(Open(keys, ticket->enc_part, plaintext));
  const auto part = kerberos::ReadEncTicketPart(plaintext);
  ASSERT_TRUE(part.ok());
  EXPECT_TRUE(NameIs(part->cname, "alice"));
  EXPECT_EQ(part->crealm, kRealm);
  EXPECT_EQ(part->endtime, ticket_.end_time);
  EXPECT_EQ(part->flags, ticket_.flags);
  Key session_key;
  ASSERT_TRUE(KeyOf(part->key, &session_key));
  EXPECT_EQ(session_key, ticket_.session_key);
}

TEST_F(TgsExchangeTest, FlagsFollowTgtAndServer) {
  ASSERT_TRUE(LogOn().issued());
  ASSERT_TRUE(AskFor("HTTP/web").issued());
  EXPECT_EQ(kerberos::TicketFlagsText(ticket_.flags), "FORWARDABLE|PRE_AUTHENT");
  ASSERT_TRUE(AskFor("HTTP/trusted").issued());
  EXPECT_EQ(kerberos::TicketFlagsText(ticket_.flags), "FORWARDABLE|PRE_AUTHENT|OK_AS_DELEGATE");
}

TEST_F(TgsExchangeTest, TgtIsForwarded) {
  ASSERT_TRUE(LogOn().issued());
  kerberos::IssuedTicket forwarded;
  ASSERT_TRUE(client_.GetForwardedTgt(tgt_, forwarded).issued());
  EXPECT_EQ(forwarded.server, "krbtgt/EXAMPLE.COM");
  EXPECT_EQ(kerberos::TicketFlagsText(forwarded.flags), "FORWARDABLE|FORWARDED|PRE_AUTHENT");
  EXPECT_NE(forwarded.session_key, tgt_.session_key);
  ASSERT_TRUE(client_.GetServiceTicket(forwarded, "HTTP/web", {}, ticket_).issued());
  EXPECT_TRUE(ticket_.HasFlags(kerberos::kTicketForwarded));
}

TEST_F(TgsExchangeTest, ForwardingIsRefused) {
  kerberos::IssuedTicket forwarded;
  ASSERT_TRUE(LogOn().issued());
  Of("alice").not_delegated = true;
  ExpectRefused(client_.GetForwardedTgt(tgt_, forwarded), KrbErrorCode::kPolicy);
  ASSERT_TRUE(LogOn().issued());
  ExpectRefused(client_.GetForwardedTgt(tgt_, forwarded), KrbErrorCode::kBadOption);
  Of("alice").not_delegated = false;
  ASSERT_TRUE(LogOn().issued());
  KdcPolicy policy;
  policy.allows_forwarding = false;
  kdc_.set_policy(policy);
  ExpectRefused(client_.GetForwardedTgt(tgt_, forwarded), KrbErrorCode::kPolicy);
  EXPECT_TRUE(AskFor("HTTP/web").issued());
}

TEST_F(TgsExchangeTest, AccountsDecide) {
  ASSERT_TRUE(LogOn().issued());
  ExpectRefused(AskFor("HTTP/none"), KrbErrorCode::kServerUnknown);
  Of("HTTP/web").disabled = true;
  ExpectRefused(AskFor("HTTP/web"), KrbErrorCode::kServiceRevoked);
  Of("HTTP/trusted").enctypes.clear();
  ExpectRefused(AskFor("HTTP/trusted"), KrbErrorCode::kEtypeNoSupport);
  Of("alice").disabled = true;
  ExpectRefused(AskFor("HTTP/web"), KrbErrorCode::kClientRevoked);
  Of("alice").name = "renamed";
  ExpectRefused(AskFor("HTTP/web"), KrbErrorCode::kClientUnknown);
}

TEST_F(TgsExchangeTest, TicketEndsWithItsTgt) {
  ASSERT_TRUE(LogOn().issued());
  world_clock_.Advance(35'990 * kTicksPerSecond);
  ASSERT_TRUE(AskFor("HTTP/web").issued());
  EXPECT_EQ(ticket_.end_time, tgt_.end_time);
  world_clock_.Advance(10 * kTicksPerSecond);
  ExpectRefused(AskFor("HTTP/web"), KrbErrorCode::kTicketExpired);
}

TEST_F(TgsExchangeTest, ClockMayBeFiveMinutesOff) {
  ASSERT_TRUE(LogOn().issued());
  client_clock_.set_offset(301 * kTicksPerSecond);
  ExpectRefused(AskFor("HTTP/web"), KrbErrorCode::kSkew);
  client_clock_.set_offset(-300 * kTicksPerSecond);
  EXPECT_TRUE(AskFor("HTTP/web").issued());
}

TEST_F(TgsExchangeTest, TgtMustBeOurs) {
  ASSERT_TRUE(LogOn().issued());
  ASSERT_TRUE(AskFor("HTTP/web").issued());
  kerberos::IssuedTicket no_tgt = ticket_;
  ExpectRefused(client_.GetServiceTicket(no_tgt, "HTTP/web", {}, ticket_), KrbErrorCode::kNotUs);
  Of("krbtgt/EXAMPLE.COM").kvno = 2;
  ExpectRefused(AskFor("HTTP/web"), KrbErrorCode::kBadKeyVersion);
  Of("krbtgt/EXAMPLE.COM").kvno = 1;
  Of("krbtgt/EXAMPLE.COM").password = "rolled";
  ExpectRefused(AskFor("HTTP/web"), KrbErrorCode::kBadIntegrity);
  Of("krbtgt/EXAMPLE.COM").enctypes = {EncryptionType::kAes128CtsHmacSha1};
  ExpectRefused(AskFor("HTTP/web"), KrbErrorCode::kNoKey);
}

TEST_F(TgsExchangeTest, ClientMustHaveSessionKeyAndName) {
  ASSERT_TRUE(LogOn().issued());
  kerberos::IssuedTicket stolen = tgt_;
  stolen.session_key.bytes[0] ^= 1;
  ExpectRefused(client_.GetServiceTicket(stolen, "HTTP/web", {}, ticket_), KrbErrorCode::kBadIntegrity);
  stolen = tgt_;
  stolen.client = "mallory";
  ExpectRefused(client_.GetServiceTicket(stolen, "HTTP/web", {}, ticket_), KrbErrorCode::kBadMatch);
}

TEST_F(TgsExchangeTest, BodyIsBoundToAuthenticator) {
  ASSERT_TRUE(LogOn().issued());
  ASSERT_TRUE(AskFor("HTTP/web").issued());
  Bytes changed = port_.last_request;
  const auto at = AsText(changed).rfind("web");
  ASSERT_NE(at, std::string_view::npos);
  changed[at] = 'v';
  ASSERT_TRUE(kdc_.Exchange(kRealm, changed));
  EXPECT_EQ(kdc_.events().back().error_code, NumberOf(KrbErrorCode::kModified));
}

TEST_F(TgsExchangeTest, RequestNeedsTicket) {
  Bytes request;
  DerWriter out(request);
  kerberos::KdcReq message;
  message.msg_type = kerberos::MessageType::kTgsReq;
  message.req_body.realm = kRealm;
  message.req_body.etype = {18};
  WriteKdcReq(out, message);
  ASSERT_TRUE(kdc_.Exchange(kRealm, request));
  EXPECT_EQ(kdc_.events().back().error_code, NumberOf(KrbErrorCode::kPadataTypeNoSupport));
}

}  // namespace
}  // namespace legwork::kdc

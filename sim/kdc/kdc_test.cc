#include "sim/kdc/kdc.h"

#include <set>

#include "sim/kdc/kdc_fixture.h"
#include "sim/kerberos/message/krb_error.h"

namespace legwork::kdc {
namespace {

using kerberos::KrbErrorCode;
using kerberos::MessageType;
using kerberos::TicketOutcome;
using KdcTest = KdcFixture;

TEST_F(KdcTest, OnlyItsRealmsAnswer) {
  const TicketOutcome outcome = client_.GetTgt({"alice", "OTHER.COM", "alice-pw"}, tgt_);
  EXPECT_EQ(outcome.kind, TicketOutcome::Kind::kUnreachable);
  EXPECT_TRUE(kdc_.events().empty());
  kdc_.AddRealm("OTHER.COM");
  ExpectRefused(client_.GetTgt({"alice", "OTHER.COM", "alice-pw"}, tgt_), KrbErrorCode::kClientUnknown);
}

TEST_F(KdcTest, UnreachableAnswersNobody) {
  kdc_.set_reachable(false);
  EXPECT_EQ(LogOn().kind, TicketOutcome::Kind::kUnreachable);
  kdc_.set_reachable(true);
  EXPECT_TRUE(LogOn().issued());
}

TEST_F(KdcTest, RealmBringsItsTicketGrantingAccount) {
  const Account* krbtgt = directory_.FindPrincipal("krbtgt/EXAMPLE.COM", kRealm);
  ASSERT_NE(krbtgt, nullptr);
  const std::size_t accounts = directory_.accounts().size();
  kdc_.AddRealm(kRealm);
  EXPECT_EQ(directory_.accounts().size(), accounts);
}

TEST_F(KdcTest, RuleOrdersAnyError) {
  for (const kerberos::KrbErrorRow& row : kerberos::KrbErrorRows()) {
    kdc_.ClearRules();
    KdcRule rule;
    rule.error = row.code;
    kdc_.AddRule(rule);
    const TicketOutcome outcome = LogOn();
    if (row.code == KrbErrorCode::kPreauthRequired) {
      EXPECT_EQ(outcome.kind, TicketOutcome::Kind::kBadReply);
    } else {
      ExpectRefused(outcome, row.code);
    }
  }
}

TEST_F(KdcTest, RulesChooseTheirRequests) {
  KdcRule rule;
  rule.request = MessageType::kTgsReq;
  rule.client = "alice";
  rule.server = "HTTP/web";
  rule.error = KrbErrorCode::kPolicy;
  rule.times = 1;
  kdc_.AddRule(rule);
  ASSERT_TRUE(LogOn().issued());
  EXPECT_TRUE(AskFor("HTTP/trusted").issued());
  ExpectRefused(AskFor("HTTP/web"), KrbErrorCode::kPolicy);
  EXPECT_EQ(KdcEventText(kdc_.events().back()), "KRB_TGS_REQ alice HTTP/web = KDC_ERR_POLICY");
  EXPECT_TRUE(AskFor("HTTP/web").issued());
}

TEST_F(KdcTest, RuleSilencesOrGarbles) {
  KdcRule rule;
  rule.misdeed = FindMisdeed("silent");
  rule.times = 1;
  kdc_.AddRule(rule);
  rule.misdeed = FindMisdeed("garbage");
  kdc_.AddRule(rule);
  EXPECT_EQ(LogOn().kind, TicketOutcome::Kind::kUnreachable);
  EXPECT_EQ(KdcEventText(kdc_.events().back()), "KRB_AS_REQ alice krbtgt/EXAMPLE.COM = nothing");
  EXPECT_EQ(LogOn().kind, TicketOutcome::Kind::kBadReply);
  EXPECT_TRUE(LogOn().issued());
}

TEST_F(KdcTest, RepeatedReplyIsRejected) {
  ASSERT_TRUE(LogOn().issued());
  ASSERT_TRUE(AskFor("HTTP/web").issued());
  KdcRule rule;
  rule.misdeed = FindMisdeed("repeated_reply");
  kdc_.AddRule(rule);
  const TicketOutcome as_outcome = LogOn();
  EXPECT_EQ(as_outcome.kind, TicketOutcome::Kind::kBadReply);
  EXPECT_EQ(as_outcome.reason, "the nonce of another request");
  EXPECT_EQ(AskFor("HTTP/web").kind, TicketOutcome::Kind::kBadReply);
}

TEST_F(KdcTest, RequestsOfEitherTransportFindTheirRealm) {
  ASSERT_TRUE(LogOn().issued());
  const Bytes request = port_.last_request;
  kdc_.AddRealm("OTHER.COM");
  const Answer answer = kdc_.Receive(Transport::kDatagram, request);
  ASSERT_TRUE(answer.reply);
  EXPECT_EQ(kerberos::PeekMessageType(*answer.reply), MessageType::kAsRep);
  EXPECT_EQ(kdc_.events().back().realm, kRealm);
  EXPECT_EQ(kdc_.events().back().transport, Transport::kDatagram);
}

TEST_F(KdcTest, ReplyTooBigForADatagramIsAnError) {
  ASSERT_TRUE(LogOn().issued());
  const Bytes request = port_.last_request;
  KdcPolicy policy;
  policy.datagram_max = port_.last_reply.size() - 1;
  kdc_.set_policy(policy);
  const auto error = kerberos::ReadKrbError(*kdc_.Receive(Transport::kDatagram, request).reply);
  ASSERT_TRUE(error.ok());
  EXPECT_EQ(error->error_code, NumberOf(KrbErrorCode::kResponseTooBig));
  EXPECT_EQ(kerberos::PeekMessageType(*kdc_.Receive(Transport::kStream, request).reply), MessageType::kAsRep);
}

TEST_F(KdcTest, RulesMayBeAboutOneTransport) {
  ASSERT_TRUE(LogOn().issued());
  KdcRule rule;
  rule.transport = Transport::kDatagram;
  rule.error = KrbErrorCode::kResponseTooBig;
  rule.delay = 5;
  kdc_.AddRule(rule);
  const Answer datagram = kdc_.Receive(Transport::kDatagram, port_.last_request);
  EXPECT_EQ(kerberos::PeekMessageType(*datagram.reply), MessageType::kError);
  EXPECT_EQ(datagram.delay, 5);
  const Answer stream = kdc_.Receive(Transport::kStream, port_.last_request);
  EXPECT_EQ(kerberos::PeekMessageType(*stream.reply), MessageType::kAsRep);
  EXPECT_EQ(stream.delay, 0);
}

TEST_F(KdcTest, DatagramsThatAreNoRequestsGetNoAnswer) {
  ExpectRefused(LogOn("nobody"), KrbErrorCode::kClientUnknown);
  EXPECT_FALSE(kdc_.Receive(Transport::kDatagram, port_.last_reply).reply);
  EXPECT_FALSE(kdc_.Receive(Transport::kDatagram, {}).reply);
  EXPECT_TRUE(kdc_.Receive(Transport::kStream, port_.last_reply).reply);
}

TEST_F(KdcTest, ItsClockMayBeOff) {
  kdc_.set_clock_offset(301 * kTicksPerSecond);
  ExpectRefused(LogOn(), KrbErrorCode::kSkew);
  kdc_.set_clock_offset(299 * kTicksPerSecond);
  EXPECT_TRUE(LogOn().issued());
}

// Bytes that are no request, or no longer the one that was sent, are answered: by an error, or by a reply if the change
// is none of what the KDC checks.
void ExpectAnswered(Kdc& kdc, ByteView request) {
  const auto reply = kdc.Exchange(kRealm, request);
  ASSERT_TRUE(reply);
  EXPECT_NE(kerberos::PeekMessageType(*reply), MessageType::kNone);
}

TEST_F(KdcTest, EveryTruncationIsAnsweredByAnError) {
  ASSERT_TRUE(LogOn().issued());
  const Bytes as_req = port_.last_request;
  ASSERT_TRUE(AskFor("HTTP/web").issued());
  for (const Bytes& request : {as_req, port_.last_request}) {
    for (std::size_t size = 0; size < request.size(); ++size) {
      const auto reply = kdc_.Exchange(kRealm, ByteView(request).first(size));
      ASSERT_TRUE(reply);
      const auto error = kerberos::ReadKrbError(*reply);
      ASSERT_TRUE(error.ok());
      EXPECT_EQ(error->error_code, NumberOf(KrbErrorCode::kGeneric));
      EXPECT_TRUE(error->e_text);
    }
  }
}

TEST_F(KdcTest, EveryChangedOctetIsAnswered) {
  ASSERT_TRUE(LogOn().issued());
  const Bytes as_req = port_.last_request;
  ASSERT_TRUE(AskFor("HTTP/web").issued());
  for (const Bytes& request : {as_req, port_.last_request}) {
    for (std::size_t at = 0; at < request.size(); ++at) {
      for (const std::uint8_t change : {0x01, 0x80, 0xFF}) {
        Bytes changed = request;
        changed[at] ^= change;
        ExpectAnswered(kdc_, changed);
      }
    }
  }
}

TEST_F(KdcTest, EveryChangedOctetOfTgsReqIsRefused) {
  ASSERT_TRUE(LogOn().issued());
  ASSERT_TRUE(AskFor("HTTP/web").issued());
  std::set<std::int32_t> errors;
  std::set<std::size_t> granted;
  for (std::size_t at = 0; at < port_.last_request.size(); ++at) {
    Bytes changed = port_.last_request;
    changed[at] ^= 0x01;
    const auto reply = kdc_.Exchange(kRealm, changed);
    ASSERT_TRUE(reply);
    const auto error = kerberos::ReadKrbError(*reply);
    if (error.ok()) errors.insert(error->error_code);
    if (!error.ok()) granted.insert(at);
  }
  EXPECT_TRUE(errors.contains(NumberOf(KrbErrorCode::kBadIntegrity)));
  EXPECT_TRUE(errors.contains(NumberOf(KrbErrorCode::kModified)));
  // What nobody signs: the five octets of ap-options, and the type of the ticket's name, which is only a hint.
  EXPECT_EQ(granted.size(), 6u);
}

TEST_F(KdcTest, SameSeedSameBytes) {
  Directory directory(keys_);
  for (const auto& account : directory_.accounts()) directory.Add(*account);
  Kdc other(directory, Clock(world_clock_), random_);
  other.AddRealm(kRealm);
  RecordingPort port(other);
  kerberos::TicketClient client(&port, client_clock_, random_.Stream("client"), keys_);
  kerberos::IssuedTicket tgt;
  ASSERT_TRUE(client.GetTgt({"alice", kRealm, "alice-pw"}, tgt).issued());
  ASSERT_TRUE(LogOn().issued());
  EXPECT_EQ(port.last_reply, port_.last_reply);
}

}  // namespace
}  // namespace legwork::kdc

#include "sim/kerberos/ticket_client/ticket_client.h"

#include <gtest/gtest.h>

#include <functional>

#include "sim/kerberos/message/encrypted_data.h"
#include "sim/kerberos/message/key_usage_numbers.h"
#include "sim/kerberos/message/krb_error.h"
#include "sim/kerberos/message/krb_error_code.h"
#include "sim/kerberos/message/ticket_flags.h"
#include "sim/wire/der_writer.h"

// What the client makes of replies that a KDC would not send. The whole exchange with the simulated KDC is tested with
// that KDC.
namespace legwork::kerberos {
namespace {

constexpr std::string_view kRealm = "EXAMPLE.COM";

// AnsweringKdc answers every AS request as a KDC without pre-authentication would, but for what a test changes.
class AnsweringKdc : public KdcPort {
 public:
  explicit AnsweringKdc(StringToKeyCache& keys)
      : key_(keys.Get(EncryptionType::kAes256CtsHmacSha1, "alice-pw", "EXAMPLE.COMalice")) {}

  std::optional<Bytes> Exchange(std::string_view, ByteView request_bytes) override {
    if (raw_reply) return raw_reply;
    const auto request = ReadKdcReq(request_bytes);
    if (!request.ok()) return std::nullopt;
    EncKdcRepPart part = MakePart(request->req_body);
    change_part(part);
    Bytes plaintext, cipher, reply_bytes;
    DerWriter part_out(plaintext);
    WriteEncKdcRepPart(part_out, part);
    RandomStream random(1, "kdc");
    const DerivedKeys keys(key_, kUsageAsRepPart, KeyPurpose::kEncrypt);
    KdcRep reply = MakeReply(request->req_body);
    reply.enc_part = Seal(keys, 1, random, plaintext, cipher);
    change_reply(reply);
    DerWriter out(reply_bytes);
    WriteKdcRep(out, reply);
    return reply_bytes;
  }

  std::function<void(EncKdcRepPart&)> change_part = [](EncKdcRepPart&) {};
  std::function<void(KdcRep&)> change_reply = [](KdcRep&) {};
  std::optional<Bytes> raw_reply;

 private:
  EncKdcRepPart MakePart(const KdcReqBody& body) const {
    EncKdcRepPart part;
    part.key = TravellingKey(key_);
    part.nonce = body.nonce;
    part.flags = kTicketInitial;
    part.authtime = kWorldStart;
    part.endtime = kWorldStart + 3600 * kTicksPerSecond;
    part.srealm = body.realm;
    part.sname = *body.sname;
    return part;
  }

  static KdcRep MakeReply(const KdcReqBody& body) {
    KdcRep reply;
    reply.crealm = body.realm;
    reply.cname = *body.cname;
    reply.ticket.realm = body.realm;
    reply.ticket.sname = *body.sname;
    reply.ticket.enc_part.etype = 18;
    return reply;
  }

  Key key_;
};

class TicketClientTest : public testing::Test {
 protected:
  TicketOutcome LogOn() { return client_.GetTgt({"alice", kRealm, "alice-pw"}, tgt_); }

  void ExpectBad(std::string_view reason) {
    const TicketOutcome outcome = LogOn();
    EXPECT_EQ(outcome.kind, TicketOutcome::Kind::kBadReply);
    EXPECT_EQ(outcome.reason, reason);
    EXPECT_TRUE(tgt_.encoding.empty());
  }

  VirtualClock world_clock_;
  Clock clock_{world_clock_};
  StringToKeyCache keys_;
  AnsweringKdc kdc_{keys_};
  TicketClient client_{&kdc_, clock_, RandomStream(1, "client"), keys_};
  IssuedTicket tgt_;
};

TEST_F(TicketClientTest, GoodReplyIsTaken) {
  ASSERT_TRUE(LogOn().issued());
  EXPECT_EQ(tgt_.client, "alice");
  EXPECT_EQ(tgt_.client_realm, kRealm);
  EXPECT_EQ(tgt_.server, "krbtgt/EXAMPLE.COM");
  EXPECT_EQ(tgt_.start_time, kWorldStart);
  EXPECT_TRUE(tgt_.HasFlags(kTicketInitial));
  EXPECT_FALSE(tgt_.encoding.empty());
}

TEST_F(TicketClientTest, EncTgsRepPartIsTakenToo) {
  kdc_.change_part = [](EncKdcRepPart& part) { part.application = kEncTgsRepPart; };
  EXPECT_TRUE(LogOn().issued());
}

TEST_F(TicketClientTest, NobodyAnswers) {
  TicketClient alone(nullptr, clock_, RandomStream(1, "client"), keys_);
  EXPECT_EQ(alone.GetTgt({"alice", kRealm, "alice-pw"}, tgt_).kind, TicketOutcome::Kind::kUnreachable);
}

TEST_F(TicketClientTest, OtherNonceIsRejected) {
  kdc_.change_part = [](EncKdcRepPart& part) { ++part.nonce; };
  ExpectBad("the nonce of another request");
}

TEST_F(TicketClientTest, OtherNamesAreRejected) {
  kdc_.change_reply = [](KdcRep& reply) { reply.cname = UserName("mallory"); };
  ExpectBad("another client");
  kdc_.change_reply = [](KdcRep& reply) { reply.crealm = "OTHER.COM"; };
  ExpectBad("another client");
  kdc_.change_reply = [](KdcRep& reply) { reply.ticket.sname = ServiceName("HTTP/web"); };
  ExpectBad("a ticket for another server");
  kdc_.change_reply = [](KdcRep&) {};
  kdc_.change_part = [](EncKdcRepPart& part) { part.sname = ServiceName("HTTP/web"); };
  ExpectBad("a key for another server");
  kdc_.change_part = [](EncKdcRepPart& part) { part.srealm = "OTHER.COM"; };
  ExpectBad("a key for another server");
}

TEST_F(TicketClientTest, OtherTypesAreRejected) {
  kdc_.change_reply = [](KdcRep& reply) { reply.msg_type = MessageType::kTgsRep; };
  ExpectBad("another type of reply");
  kdc_.change_reply = [](KdcRep& reply) { reply.enc_part.etype = 99; };
  ExpectBad("no key can be made for the reply's etype");
  kdc_.change_reply = [](KdcRep& reply) { reply.enc_part.etype = 17; };
  EXPECT_EQ(LogOn().kind, TicketOutcome::Kind::kWrongKey);
  kdc_.change_reply = [](KdcRep&) {};
  kdc_.change_part = [](EncKdcRepPart& part) { part.key.keytype = 99; };
  ExpectBad("a session key of an unknown type");
}

TEST_F(TicketClientTest, TimesMakeSense) {
  kdc_.change_part = [](EncKdcRepPart& part) { part.endtime = part.authtime; };
  ExpectBad("a ticket that ends before it starts");
}

TEST_F(TicketClientTest, OctetsMakeSense) {
  kdc_.raw_reply = Bytes();
  ExpectBad("neither a well-formed reply nor a KRB_ERROR");
  kdc_.raw_reply = Bytes{0x7E, 0x00};
  ExpectBad("malformed KRB_ERROR");
}

// A salt that PREAUTH_REQUIRED names is used; parameters that ask for endless work are not.
TEST_F(TicketClientTest, IterationsAreBounded) {
  const Bytes endless = {0, 0, 0, 0};
  Bytes info, method_data, reply;
  DerWriter info_out(info), method_out(method_data), out(reply);
  WriteEtypeInfo2(info_out, {{18, std::nullopt, endless}});
  WriteMethodData(method_out, {{kPaEtypeInfo2, info}});
  KrbError error;
  error.error_code = NumberOf(KrbErrorCode::kPreauthRequired);
  error.realm = kRealm;
  error.sname = ServiceName("krbtgt/EXAMPLE.COM");
  error.stime = kWorldStart;
  error.e_data = method_data;
  WriteKrbError(out, error);
  kdc_.raw_reply = reply;
  ExpectBad("no key can be made of the KDC's ETYPE-INFO2");
}

}  // namespace
}  // namespace legwork::kerberos

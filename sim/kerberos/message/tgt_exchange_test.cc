#include "sim/kerberos/message/tgt_exchange.h"

#include <gtest/gtest.h>

#include "sim/kerberos/message/codec_check.h"
#include "sim/kerberos/message/ticket.h"

namespace legwork::kerberos {
namespace {

// The octets are assembled by hand from the ASN.1 of draft-swift-win2k-krb-user2user-03.
TEST(TgtExchangeTest, RequestsComeBack) {
  TgtRequest request;
  request.server_name = UserName("bob");
  request.realm = "R.COM";
  Bytes octets;
  DerWriter out(octets);
  WriteTgtRequest(out, request);
  EXPECT_EQ(ToHex(octets), "3025a003020105a103020110a210300ea003020101a10730051b03626f62a3071b05522e434f4d");
  ExpectStrict(ReadTgtRequest, octets);
  const auto read = ReadTgtRequest(octets);
  EXPECT_TRUE(NameIs(*read->server_name, "bob"));
  EXPECT_EQ(read->realm, "R.COM");
  ExpectSameBack(ReadTgtRequest, WriteTgtRequest, "300aa003020105a103020110");
}

TEST(TgtExchangeTest, RepliesComeBack) {
  Ticket ticket;
  ticket.realm = "R.COM";
  ticket.sname = ServiceName("krbtgt/R.COM");
  const Bytes cipher(20, 7);
  ticket.enc_part = {18, 1, cipher};
  Bytes encoding, octets;
  DerWriter ticket_out(encoding);
  WriteTicket(ticket_out, ticket);
  DerWriter out(octets);
  WriteTgtReply(out, encoding);
  ExpectStrict(ReadTgtReply, octets);
  EXPECT_TRUE(SameBytes(*ReadTgtReply(octets), encoding));
  EXPECT_FALSE(ReadTgtRequest(octets).ok());
}

}  // namespace
}  // namespace legwork::kerberos

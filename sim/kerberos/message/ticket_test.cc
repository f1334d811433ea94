#include "sim/kerberos/message/ticket.h"

#include <gtest/gtest.h>

#include "sim/kerberos/message/codec_check.h"

namespace legwork::kerberos {
namespace {

// Assembled by hand from the ASN.1 of RFC 4120.
constexpr std::string_view kTicket =
    "61433041a003020105a10d1b0b4558414d504c452e434f4da2163014a003020102a10d300b1b04485454501b03776562a313"
    "3011a003020112a103020101a2050403010203";

constexpr std::string_view kPart =
    "637e307ca00703050040000000a11b3019a003020111a112041000000000000000000000000000000000a20d1b0b4558414d"
    "504c452e434f4da3123010a003020101a10930071b05616c696365a40b3009a003020101a1020400a511180f323032363031"
    "30313030303030305aa711180f32303236303130313130303030305a";

constexpr std::string_view kFullPart =
    "6381db3081d8a007030500fedcba98a12b3029a003020112a1220420000102030405060708090a0b0c0d0e0f101112131415"
    "161718191a1b1c1d1e1fa20d1b0b4558414d504c452e434f4da3123010a003020101a10930071b05616c696365a40d300ba0"
    "03020101a1040402582ea511180f32303236303130313030303030305aa611180f32303236303130313030303030305aa711"
    "180f32303236303130313130303030305aa811180f32303236303130383030303030305aa911300f300da003020102a10604"
    "047f000001aa0f300d300ba003020101a10404026164";

TEST(TicketTest, IsStrict) {
  ExpectStrict<Ticket>(ReadTicket, *FromHex(kTicket));
  ExpectSameBack(ReadEncTicketPart, WriteEncTicketPart, kPart);
  ExpectSameBack(ReadEncTicketPart, WriteEncTicketPart, kFullPart);
}

TEST(TicketTest, FieldsAreRead) {
  const Bytes bytes = *FromHex(kTicket);
  const auto ticket = ReadTicket(bytes);
  ASSERT_TRUE(ticket.ok());
  EXPECT_EQ(ticket->realm, "EXAMPLE.COM");
  EXPECT_TRUE(NameIs(ticket->sname, "HTTP/web"));
  EXPECT_EQ(ticket->enc_part.etype, 18);
  EXPECT_EQ(ticket->enc_part.kvno, 1u);
  EXPECT_EQ(ToHex(ticket->enc_part.cipher), "010203");
  EXPECT_EQ(ToHex(ticket->encoding), kTicket);
}

TEST(TicketTest, FieldsAreWrittenWithoutEncoding) {
  const Bytes bytes = *FromHex(kTicket);
  Ticket ticket = *ReadTicket(bytes);
  ticket.encoding = {};
  EXPECT_EQ(WrittenHex(WriteTicket, ticket), kTicket);
}

TEST(TicketTest, EncodingWins) {
  const Bytes other = {0x61, 0x00};
  Ticket ticket;
  ticket.encoding = other;
  EXPECT_EQ(WrittenHex(WriteTicket, ticket), "6100");
}

TEST(TicketTest, PartIsRead) {
  const Bytes bytes = *FromHex(kFullPart);
  const auto part = ReadEncTicketPart(bytes);
  ASSERT_TRUE(part.ok());
  EXPECT_EQ(part->flags, 0xFEDCBA98u);
  EXPECT_EQ(part->key.keytype, 18);
  EXPECT_EQ(part->key.keyvalue.size(), 32u);
  EXPECT_EQ(part->crealm, "EXAMPLE.COM");
  EXPECT_TRUE(NameIs(part->cname, "alice"));
  EXPECT_EQ(AsText(part->transited.contents), "X.");
  EXPECT_EQ(part->authtime, kNewYear);
  EXPECT_EQ(part->starttime, kNewYear);
  EXPECT_EQ(part->endtime, kNewYear + 360'000'000'000);
  EXPECT_EQ(part->renew_till, kNewYear + 6'048'000'000'000);
  EXPECT_TRUE(part->caddr && part->authorization_data);
}

}  // namespace
}  // namespace legwork::kerberos

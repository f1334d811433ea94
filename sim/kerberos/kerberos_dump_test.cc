#include "sim/kerberos/kerberos_dump.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "sim/base/text.h"
#include "sim/kerberos/context_token.h"
#include "sim/kerberos/gss_checksum.h"
#include "sim/kerberos/message/ap_req.h"
#include "sim/kerberos/message/authenticator.h"
#include "sim/kerberos/message/checksum.h"
#include "sim/kerberos/message/key_usage_numbers.h"
#include "sim/kerberos/message/krb_error.h"

namespace legwork::kerberos {
namespace {

Key MakeTestKey(std::uint8_t octet) {
  Key key;
  EXPECT_TRUE(MakeKey(18, Bytes(32, octet), &key));
  return key;
}

// Text prints a line as "  name value" with two spaces for each step of depth.
std::string Text(const DumpLines& lines) {
  std::string text;
  for (const DumpLine& line : lines) {
    text += std::string(2 * static_cast<std::size_t>(line.depth), ' ') + line.name;
    text += (line.value.empty() ? "" : " " + line.value) + "\n";
  }
  return text;
}

const DumpLine* Find(const DumpLines& lines, std::string_view name) {
  for (const DumpLine& line : lines) {
    if (line.name == name) return &line;
  }
  return nullptr;
}

Bytes ErrorToken() {
  KrbError error;
  error.stime = 134'116'992'000'000'000;
  error.error_code = NumberOf(KrbErrorCode::kModified);
  error.realm = "R";
  error.sname = ServiceName("HTTP/web");
  Bytes token;
  DerWriter out(token);
  WriteKrbError(out, error);
  return token;
}

// An AP-REQ in its frame; the ticket is under `service`, the authenticator under `session`.
Bytes ApReqToken(const Key& service, const Key& session) {
  RandomStream random(1, "test");
  Bytes plaintext, ticket_cipher, authenticator_cipher, gss, token;
  EncTicketPart part;
  part.key = TravellingKey(session);
  part.cname = UserName("alice");
  DerWriter part_out(plaintext);
  WriteEncTicketPart(part_out, part);
  ApReq ap_req;
  ap_req.ap_options = kApMutualRequired;
  ap_req.ticket.sname = ServiceName("HTTP/web");
  ap_req.ticket.enc_part =
      Seal(DerivedKeys(service, kUsageTicket, KeyPurpose::kEncrypt), 1, random, plaintext, ticket_cipher);
  WriteGssChecksum({.flags = 0x3E}, gss);
  Authenticator authenticator;
  authenticator.cname = UserName("alice");
  authenticator.cksum = Checksum{kChecksumGss, gss};
  plaintext.clear();
  DerWriter authenticator_out(plaintext);
  WriteAuthenticator(authenticator_out, authenticator);
  ap_req.authenticator = Seal(DerivedKeys(session, kUsageApReqAuthenticator, KeyPurpose::kEncrypt), std::nullopt,
                              random, plaintext, authenticator_cipher);
  PutContextToken(token, MessageType::kApReq, true, [&](DerWriter& out) { WriteApReq(out, ap_req); });
  return token;
}

TEST(KerberosDumpTest, FieldsHaveNamesAndDepth) {
  std::vector<Key> keys;
  DumpLines lines;
  DumpKerberos(ErrorToken(), 0, 0, keys, lines);
  EXPECT_EQ(Text(lines),
            "KRB-ERROR\n"
            "  pvno 5\n"
            "  msg-type 30\n"
            "  stime 20260101000000Z\n"
            "  susec 0\n"
            "  error-code 41 KRB_AP_ERR_MODIFIED\n"
            "  realm \"R\"\n"
            "  sname\n"
            "    name-type 2\n"
            "    name-string\n"
            "      value \"HTTP\"\n"
            "      value \"web\"\n");
}

TEST(KerberosDumpTest, OffsetsCountFromTheToken) {
  const Bytes token = ErrorToken();
  std::vector<Key> keys;
  DumpLines lines;
  DumpKerberos(token, 100, 3, keys, lines);
  EXPECT_EQ(lines[0].offset, 100u);
  EXPECT_EQ(lines[0].length, token.size());
  EXPECT_EQ(lines[0].depth, 3);
  EXPECT_EQ(lines[1].offset, 106u);
  EXPECT_EQ(lines[1].length, 3u);
}

TEST(KerberosDumpTest, KeysOpenWhatTheyFit) {
  const Key service = MakeTestKey(1);
  const Bytes token = ApReqToken(service, MakeTestKey(2));
  std::vector<Key> keys;
  DumpLines sealed;
  DumpKerberos(token, 0, 0, keys, sealed);
  EXPECT_EQ(Find(sealed, "EncTicketPart"), nullptr);
  EXPECT_EQ(Find(sealed, "malformed"), nullptr) << Text(sealed);
  keys = {MakeTestKey(9), service};
  DumpLines opened;
  DumpKerberos(token, 0, 0, keys, opened);
  EXPECT_EQ(keys.size(), 3u);
  ASSERT_NE(Find(opened, "EncTicketPart"), nullptr);
  ASSERT_NE(Find(opened, "Authenticator"), nullptr) << Text(opened);
  ASSERT_NE(Find(opened, "Flags"), nullptr);
  EXPECT_EQ(Find(opened, "Flags")->value, "0x0000003e");
  EXPECT_EQ(Find(opened, "thisMech")->value, "1.2.840.113554.1.2.2");
  const DumpLine& cipher = *Find(opened, "cipher");
  const DumpLine& part = *Find(opened, "EncTicketPart");
  EXPECT_EQ(part.offset + part.length + 12, cipher.offset + cipher.length);  // the tag lies behind it
}

TEST(KerberosDumpTest, MalformedTokensEndWithALine) {
  const Bytes token = ApReqToken(MakeTestKey(1), MakeTestKey(2));
  for (std::size_t size = 0; size < token.size(); ++size) {
    std::vector<Key> keys = {MakeTestKey(1)};
    DumpLines lines;
    DumpKerberos(ByteView(token).first(size), 0, 0, keys, lines);
    ASSERT_FALSE(lines.empty());
    EXPECT_EQ(lines.back().name, "malformed");
  }
  for (std::size_t at = 0; at < token.size(); ++at) {
    Bytes changed = token;
    changed[at] ^= 0x21;
    std::vector<Key> keys = {MakeTestKey(1)};
    DumpLines lines;
    DumpKerberos(changed, 0, 0, keys, lines);
    for (const DumpLine& line : lines) EXPECT_LE(line.offset + line.length, token.size() + 1);
  }
}

}  // namespace
}  // namespace legwork::kerberos

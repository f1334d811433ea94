#include "tools/dump/token_reader.h"

#include <gtest/gtest.h>

#include "sim/base/text.h"
#include "sim/spnego/negoex_message.h"
#include "sim/ntlm/nlmp_examples.h"
#include "tools/dump/find_part.h"
#include "tools/dump/part_reader.h"
#include "tools/dump/part_text.h"
#include "tools/dump/part_writer.h"

namespace legwork::dump {
namespace {

// NegTokenInit with one mechanism, NTLM, and no token, framed.
constexpr const char* kInit = "601c06062b0601050502a0123010a00e300c060a2b06010401823702020a";
constexpr const char* kAcceptCompleted = "a1073005a0030a0100";

std::string Dump(ByteView token) { return PartText(TokenReader({}).Read(token)); }
std::string Dump(const char* hex) { return Dump(FromHex(hex).value()); }

Bytes Make(const std::string& text) {
  const PartsRead read = ReadParts(text, {});
  EXPECT_EQ(read.error, "") << ErrorText("text", text, read);
  const Written written = WriteParts(read.parts);
  EXPECT_EQ(written.error, "");
  return written.token;
}

std::string Replaced(std::string text, const std::string& what, const std::string& with) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what << " is not in\n" << text;
  return at == std::string::npos ? text : text.replace(at, what.size(), with);
}

TEST(TokenReader, NamesTheFieldsOfNegTokenInit) {
  EXPECT_EQ(Dump(kInit),
            "     0     30 | InitialContextToken: application 0\n"
            "     2      8 |   thisMech: oid 1.3.6.1.5.5.2  # SPNEGO\n"
            "    10     20 |   negTokenInit: [0] sequence\n"
            "    14     16 |     mechTypes: [0] sequence oid 1.3.6.1.4.1.311.2.2.10  # NTLMSSP\n");
}

TEST(TokenReader, NamesNegState) {
  EXPECT_NE(Dump(kAcceptCompleted).find("negState: [0] enumerated 0  # accept-completed"), std::string::npos);
}

TEST(TokenReader, ShowsWhatItCannotReadAsOctets) {
  EXPECT_EQ(Dump("a1073005a003"),
            "     0      6 | negTokenResp: [1] length=0x07 sequence length=0x05  # 3 octets missing, 3 octets missing\n"
            "     4      2 |   negState: [0] length=0x03  # 3 octets missing\n");
  EXPECT_EQ(Dump("ffff"), "     0      2 | hex ffff\n");
}

TEST(TokenReader, AnEditedFieldMovesEveryLengthAroundIt) {
  const std::string text = Replaced(Dump(kInit), "oid 1.3.6.1.4.1.311.2.2.10", "oid 1.2.840.113554.1.2.2.3.4");
  EXPECT_EQ(ToHex(Make(text)),
            "601d06062b0601050502a0133011a00f300d060b2a864886f71201020203"
            "04");
}

TEST(TokenReader, APinnedLengthStays) {
  EXPECT_EQ(ToHex(Make("[1] length=0x8107 sequence\n  [0] enumerated 3\n")), "a181073005a0030a0103");
}

TEST(TokenReader, NtlmFieldsReferToTheirPayload) {
  const Bytes challenge = ntlm::Unhex(ntlm::kExampleChallengeMessage);
  const std::string text = Dump(challenge);
  EXPECT_NE(text.find("TargetNameFields: field TargetName"), std::string::npos) << text;
  EXPECT_NE(text.find("TargetName: utf16 \"Server\""), std::string::npos) << text;
  EXPECT_NE(text.find("MsvAvNbDomainName: av 2 utf16 \"Domain\""), std::string::npos) << text;
  const Bytes longer = Make(Replaced(text, "utf16 \"Server\"", "utf16 \"Servers\""));
  ASSERT_EQ(longer.size(), challenge.size() + 2);
  EXPECT_EQ(longer[12], 14);                 // TargetNameLen
  EXPECT_EQ(longer[44], challenge[44] + 2);  // TargetInfoBufferOffset
}

TEST(TokenReader, OverlappingPayloadsStayNumbers) {
  Bytes challenge = ntlm::Unhex(ntlm::kExampleChallengeMessage);
  challenge[44] = challenge[16];  // both payloads begin at the same place
  const std::string text = Dump(challenge);
  EXPECT_NE(text.find("TargetInfoBufferOffset: u32"), std::string::npos) << text;
  EXPECT_EQ(ToHex(Make(text)), ToHex(challenge));
}

TEST(TokenReader, EveryOctetHasAField) {
  const Bytes token = FromHex(kInit).value();
  const std::vector<Part> parts = TokenReader({}).Read(token);
  EXPECT_EQ(DescribeOctet(token, parts, 14),
            "octet 14 of 30 is 0xa0\n"
            "  in  InitialContextToken > negTokenInit > mechTypes\n"
            "  as  tag of [0] sequence oid 1.3.6.1.4.1.311.2.2.10, octets 14 to 29\n");
  EXPECT_EQ(DescribeOctet(token, parts, 20),
            "octet 20 of 30 is 0x2b\n"
            "  in  InitialContextToken > negTokenInit > mechTypes\n"
            "  as  contents of oid 1.3.6.1.4.1.311.2.2.10, octets 20 to 29\n"
            "      NTLMSSP\n");
  const Bytes challenge = ntlm::Unhex(ntlm::kExampleChallengeMessage);
  const std::vector<Part> fields = TokenReader({}).Read(challenge);
  for (std::size_t at = 0; at < challenge.size(); ++at) {
    EXPECT_NE(DescribeOctet(challenge, fields, at).find("CHALLENGE_MESSAGE > "), std::string::npos) << at;
  }
}

// One message of each form, side by side.
Bytes NegoExToken() {
  const Bytes schemes(32, 0x11), octets = {1, 2, 3}, checksum(12, 0x22);
  spnego::NegoExMessage nego;
  nego.auth_schemes = schemes;
  nego.extensions = {{7, octets}};
  spnego::NegoExMessage request = {.type = spnego::NegoExType::kApRequest, .sequence_number = 1};
  request.exchange = octets;
  spnego::NegoExMessage verify = {.type = spnego::NegoExType::kVerify, .sequence_number = 2};
  verify.checksum = checksum;
  spnego::NegoExMessage alert = {.type = spnego::NegoExType::kAlert, .sequence_number = 3};
  alert.alerts = {{spnego::kAlertPulse, octets}};
  Bytes token;
  Writer out(token);
  for (const spnego::NegoExMessage* message : {&nego, &request, &verify, &alert}) WriteNegoExMessage(*message, out);
  return token;
}

TEST(TokenReader, NegoExMessagesComeApartAndGrow) {
  const Bytes token = NegoExToken();
  const std::string text = Dump(token);
  for (const std::string_view part :
       {"INITIATOR_NEGO: group", "cbMessageLength: size32 .", "AuthSchemesCount: u16 2",
        "ExchangeOffset: offset32 Exchange", "ChecksumValueLength: size32", "ALERT: group"}) {
    EXPECT_NE(text.find(part), std::string::npos) << part << " in\n" << text;
  }
  EXPECT_EQ(ToHex(Make(text)), ToHex(token));
  const Bytes longer = Make(Replaced(text, "Exchange: hex 010203", "Exchange: hex 01020304"));
  const auto messages = spnego::ReadNegoExMessages(longer);
  ASSERT_TRUE(messages.ok());
  EXPECT_EQ((*messages)[1].exchange.size(), 4u);
}

TEST(TokenReader, DamagedNegoExMessagesMakeTheSameOctets) {
  const Bytes token = NegoExToken();
  for (std::size_t at = 0; at < token.size(); ++at) {
    Bytes damaged = token;
    damaged[at] ^= 0xFF;
    EXPECT_EQ(ToHex(Make(Dump(damaged))), ToHex(damaged)) << at;
    damaged.resize(at);
    EXPECT_EQ(ToHex(Make(Dump(damaged))), ToHex(damaged)) << at;
  }
}

}  // namespace
}  // namespace legwork::dump

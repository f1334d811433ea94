#include "sim/ntlm/ntlm_dump.h"

#include <gtest/gtest.h>

#include <string>

#include "sim/ntlm/nlmp_examples.h"
#include "sim/ntlm/ntlm_fixture.h"

namespace legwork::ntlm {
namespace {

std::string Dump(ByteView message, std::size_t base = 0, int depth = 0) {
  DumpLines lines;
  DumpNtlm(message, base, depth, lines);
  std::string text;
  for (const DumpLine& line : lines) {
    EXPECT_LE(line.offset + line.length, base + message.size());
    text += std::to_string(line.offset) + " " + std::to_string(line.length) + " " + std::string(2 * line.depth, ' ') +
            line.name + (line.value.empty() ? "" : " " + line.value) + "\n";
  }
  return text;
}

TEST(NtlmDump, ShowsThePublishedChallenge) {
  EXPECT_EQ(Dump(Unhex(kExampleChallengeMessage)),
            "0 104 CHALLENGE_MESSAGE\n"
            "12 8   TargetNameFields Len 12  MaxLen 12  BufferOffset 56\n"
            "56 12     TargetName \"Server\"\n"
            "20 4   NegotiateFlags 0xE28A8233 NEGOTIATE_UNICODE|NEGOTIATE_OEM|NEGOTIATE_SIGN|NEGOTIATE_SEAL|"
            "NEGOTIATE_NTLM|NEGOTIATE_ALWAYS_SIGN|TARGET_TYPE_SERVER|NEGOTIATE_EXTENDED_SESSIONSECURITY|"
            "NEGOTIATE_TARGET_INFO|NEGOTIATE_VERSION|NEGOTIATE_128|NEGOTIATE_KEY_EXCH|NEGOTIATE_56\n"
            "24 8   ServerChallenge 0123456789abcdef\n"
            "32 8   Reserved 0000000000000000\n"
            "40 8   TargetInfoFields Len 36  MaxLen 36  BufferOffset 68\n"
            "68 36     TargetInfo\n"
            "68 16       MsvAvNbDomainName \"Domain\"\n"
            "84 16       MsvAvNbComputerName \"Server\"\n"
            "100 4       MsvAvEOL\n"
            "48 8   Version 6.0.6000 revision 15\n");
}

TEST(NtlmDump, ShowsTheResponseAndTheMicOfAnAuthenticateMessage) {
  NtlmWorld world;
  Pair pair(world);
  EXPECT_EQ(pair.Exchange(), SecStatus::kOk);
  const std::string text = Dump(pair.authenticate.token);
  for (const std::string_view part :
       {"AUTHENTICATE_MESSAGE", "UserName \"alice\"", "NTLMv2_RESPONSE", "NTProofStr", "(20260101000000Z)",
        "MsvAvFlags 0x00000002", "MsvAvTargetName \"HTTP/web.example.com\"", "MIC "}) {
    EXPECT_NE(text.find(part), std::string::npos) << part << " in\n" << text;
  }
  EXPECT_EQ(text.find("malformed"), std::string::npos);
  EXPECT_EQ(Dump(Unhex(kExampleAuthenticateMessage)).find("MIC "), std::string::npos);
}

TEST(NtlmDump, CountsFromWhereTheMessageLies) {
  const std::string text = Dump(Unhex(kExampleChallengeMessage), 100, 2);
  EXPECT_EQ(text.substr(0, text.find('\n')), "100 104     CHALLENGE_MESSAGE");
}

TEST(NtlmDump, ShowsWhatItCanOfEveryTruncation) {
  for (const std::string_view example : {kExampleChallengeMessage, kExampleAuthenticateMessage}) {
    const Bytes message = Unhex(example);
    for (std::size_t size = 0; size < message.size(); ++size) {
      EXPECT_NE(Dump(ByteView(message).first(size)).find("malformed at "), std::string::npos) << size;
    }
  }
  EXPECT_EQ(Dump(AsBytes("`spnego")), "0 7 no NTLM message\n0 0   malformed at 0: NTLMSSP\n");
}

TEST(NtlmDump, SurvivesEverySingleByteChange) {
  const Bytes message = Unhex(kExampleAuthenticateMessage);
  for (std::size_t i = 0; i < message.size(); ++i) {
    Bytes changed = message;
    changed[i] ^= 0xFF;
    EXPECT_FALSE(Dump(changed).empty());
  }
}

}  // namespace
}  // namespace legwork::ntlm

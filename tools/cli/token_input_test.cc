#include "tools/cli/token_input.h"

#include <gtest/gtest.h>

namespace legwork::cli {
namespace {

const Bytes kToken = {'N', 'T', 'L', 'M', 'S', 'S', 'P', 0, 1};

TEST(ReadTokenInput, TakesHexAsPeoplePasteIt) {
  EXPECT_EQ(ReadTokenInput("4e544c4d53535000 01\n").token, kToken);
  EXPECT_EQ(ReadTokenInput("0x4E:54:4C:4D:53:53:50:00:01").token, kToken);
  EXPECT_EQ(ReadTokenInput("{0x4E, 0x54, 0x4C,\n 0x4D, 0x53, 0x53, 0x50, 0x00, 0x01};").token, kToken);
  EXPECT_EQ(ReadTokenInput("\"\\x4e\\x54\\x4c\\x4d\\x53\\x53\\x50\\x00\\x01\"").token, kToken);
  EXPECT_EQ(ReadTokenInput("00xx").form, "base64");
}

TEST(ReadTokenInput, TakesBase64AndHeaders) {
  EXPECT_EQ(ReadTokenInput("TlRMTVNTUAAB").token, kToken);
  EXPECT_EQ(ReadTokenInput("WWW-Authenticate: NTLM TlRMTVNTUAAB\r\n").token, kToken);
  EXPECT_EQ(ReadTokenInput("Negotiate TlRMTVNT\n UAAB").token, kToken);
}

TEST(ReadTokenInput, FindsTheTokenInAWholeHead) {
  const char* head =
      "HTTP/1.1 401 Unauthorized\r\nServer: x\r\nWWW-Authenticate: NTLM TlRMTVNTUAAB, Basic\r\nA: b\r\n\r\n";
  EXPECT_EQ(ReadTokenInput(head).token, kToken);
}

TEST(ReadTokenInput, TakesOctetsThatAreNoText) {
  const std::string octets(kToken.begin(), kToken.end());
  EXPECT_EQ(ReadTokenInput(octets).token, kToken);
  EXPECT_EQ(ReadTokenInput(octets).form, "octets");
}

TEST(ReadTokenInput, SaysWhatIsWrong) {
  EXPECT_NE(ReadTokenInput(" \n").error, "");
  EXPECT_EQ(ReadTokenInput("TlRM*").error,
            "not a token: neither hexadecimal nor base64 (character 5, `*`, fits neither)");
  EXPECT_EQ(ReadTokenInput("TlRMTVNTUAA").error,
            "not a token: neither hexadecimal nor base64 (it ends within four characters of base64)");
  EXPECT_EQ(ReadTokenInput("Authorization: Negotiate oYG!").error,
            "not a token: behind the scheme stands no base64 (character 4, `!`, fits not)");
  EXPECT_EQ(ReadTokenInput("WWW-Authenticate: Basic realm=\"x\"").error,
            "no token: a header is known by its scheme, Negotiate or NTLM, and a token behind it");
}

}  // namespace
}  // namespace legwork::cli

#include "tools/cli/token_input.h"

#include <gtest/gtest.h>

namespace legwork::cli {
namespace {

const Bytes kToken = {'N', 'T', 'L', 'M', 'S', 'S', 'P', 0, 1};

TEST(ReadTokenInput, TakesHexAsPeoplePasteIt) {
  EXPECT_EQ(ReadTokenInput("4e544c4d53535000 01\n").token, kToken);
  EXPECT_EQ(ReadTokenInput("0x4E:54:4C:4D:53:53:50:00:01").token, kToken);
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
  EXPECT_NE(ReadTokenInput("TlRM*").error, "");
  EXPECT_NE(ReadTokenInput("Authorization: Negotiate !").error, "");
}

}  // namespace
}  // namespace legwork::cli

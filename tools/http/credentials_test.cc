#include "tools/http/credentials.h"

#include <gtest/gtest.h>

namespace legwork::http {
namespace {

TEST(Credentials, AreASchemeAndOneToken) {
  const Credentials read = ReadCredentials("Negotiate YWJj");
  EXPECT_EQ(read.scheme, "Negotiate");
  EXPECT_EQ(read.token, ToBytes(AsBytes("abc")));
  EXPECT_EQ(read.problem, "");
  EXPECT_EQ(CredentialsText(read.scheme, read.token), "Negotiate YWJj");
  EXPECT_EQ(ReadCredentials("NTLM").text, "");
  EXPECT_EQ(CredentialsText("NTLM", {}), "NTLM");
}

TEST(Credentials, EverythingElseIsAProblem) {
  for (const char* value : {"Negotiate YWJj ", "Negotiate YW\tJj", "Negotiate YWJ", "Negotiate a, b", "Negotiate !",
                            "Negotiate YWJj YWJj", "Negotiate YWJjZ=Q="}) {
    EXPECT_FALSE(ReadCredentials(value).problem.empty()) << value;
  }
}

TEST(Challenges, AreOneListHoweverManyFieldsHoldThem) {
  const auto read =
      ReadChallenges({"Negotiate, NTLM", "Basic realm=\"a, b\", charset=\"UTF-8\"", "Digest qop=x", "Negotiate YQ=="});
  ASSERT_EQ(read.size(), 5u);
  EXPECT_EQ(read[0].scheme, "Negotiate");
  EXPECT_EQ(read[1].scheme, "NTLM");
  EXPECT_EQ(read[2].scheme, "Basic");
  EXPECT_EQ(read[2].problem, "");
  EXPECT_EQ(read[2].text, "realm=\"a, b\", charset=\"UTF-8\"");
  EXPECT_EQ(read[3].text, "qop=x");
  EXPECT_EQ(read[4].token, Bytes{'a'});
}

}  // namespace
}  // namespace legwork::http

#include "sim/crypto/n_fold.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "sim/base/text.h"

namespace legwork {
namespace {

std::string Folded(std::string_view text, std::size_t bits) {
  Bytes out(bits / 8);
  NFold(AsBytes(text), out);
  return ToHex(out);
}

// RFC 3961 appendix A.1.
TEST(NFoldTest, MatchesRfc3961) {
  EXPECT_EQ(Folded("012345", 64), "be072631276b1955");
  EXPECT_EQ(Folded("password", 56), "78a07b6caf85fa");
  EXPECT_EQ(Folded("Rough Consensus, and Running Code", 64), "bb6ed30870b7f0e0");
  EXPECT_EQ(Folded("password", 168), "59e4a8ca7c0385c3c37b3f6d2000247cb6e6bd5b3e");
  EXPECT_EQ(Folded("MASSACHVSETTS INSTITVTE OF TECHNOLOGY", 192), "db3b0d8f0b061e603282b308a50841229ad798fab9540c1b");
  EXPECT_EQ(Folded("Q", 168), "518a54a215a8452a518a54a215a8452a518a54a215");
  EXPECT_EQ(Folded("ba", 168), "fb25d531ae8974499f52fd92ea9857c4ba24cf297e");
  EXPECT_EQ(Folded("kerberos", 64), "6b65726265726f73");
  EXPECT_EQ(Folded("kerberos", 128), "6b65726265726f737b9b5b2b93132b93");
  EXPECT_EQ(Folded("kerberos", 168), "8372c236344e5f1550cd0747e15d62ca7a5a3bcea4");
  EXPECT_EQ(Folded("kerberos", 256), "6b65726265726f737b9b5b2b93132b935c9bdcdad95c9899c4cae4dee6d6cae4");
}

}  // namespace
}  // namespace legwork

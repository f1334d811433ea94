#include "model/call.h"

#include <gtest/gtest.h>

#include <set>

namespace legwork {
namespace {

TEST(Call, WordsAreUniqueAndReadBack) {
  std::set<std::string_view> words;
  for (int i = 0; i < kCallCount; ++i) {
    const Call call = static_cast<Call>(i);
    EXPECT_TRUE(words.insert(CallWord(call)).second) << CallWord(call);
    EXPECT_EQ(ParseCallWord(CallWord(call)), call);
  }
  EXPECT_EQ(CallWord(Call::kInitialize), "initialize");
  EXPECT_EQ(CallFunction(Call::kInitialize), "InitializeSecurityContext");
  EXPECT_EQ(ParseCallWord("initialise"), std::nullopt);
}

TEST(Call, AValueOutsideTheListHasAWord) { EXPECT_EQ(CallWord(static_cast<Call>(200)), "unknown"); }

TEST(PackageName, TextsReadBackWhateverTheirCase) {
  EXPECT_EQ(ParsePackageName("Negotiate"), PackageName::kNegotiate);
  EXPECT_EQ(ParsePackageName("kerberos"), PackageName::kKerberos);
  EXPECT_EQ(ParsePackageName("NTLM"), PackageName::kNtlm);
  EXPECT_EQ(ParsePackageName("Scripted"), PackageName::kScripted);
  EXPECT_EQ(ParsePackageName("-"), PackageName::kNone);
  EXPECT_EQ(ParsePackageName("Schannel"), PackageName::kOther);
  EXPECT_EQ(PackageText(PackageName::kOther), "-");
}

}  // namespace
}  // namespace legwork

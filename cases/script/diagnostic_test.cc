#include "cases/script/diagnostic.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace legwork::script {
namespace {

TEST(DiagnosticTest, CountsEdits) {
  EXPECT_EQ(EditDistance("", ""), 0);
  EXPECT_EQ(EditDistance("sends", "sends"), 0);
  EXPECT_EQ(EditDistance("sends", ""), 5);
  EXPECT_EQ(EditDistance("taget", "target"), 1);
  EXPECT_EQ(EditDistance("delte", "delete"), 1);
  EXPECT_EQ(EditDistance("clinet", "client"), 1);
  EXPECT_EQ(EditDistance("mutual-auth", "MUTUAL_AUTH"), 0);
}

TEST(DiagnosticTest, OffersOnlyANearWord) {
  const std::vector<std::string_view> words = {"initialize", "accept", "complete"};
  EXPECT_EQ(NearestWord("acept", words), "accept");
  EXPECT_EQ(NearestWord("inicialise", words), "initialize");
  EXPECT_EQ(NearestWord("frobnicate", words), "");
  EXPECT_EQ(NearestWord("x", words), "");
}

TEST(DiagnosticTest, ShowsTheLineACaretAndTheLegalWords) {
  Diagnostic diagnostic{"a.scn", {3, 5}, 2, "abc de f", "no `de`", "df", {"df", "dg"}};
  EXPECT_EQ(DiagnosticText(diagnostic),
            "a.scn:3:5: error: no `de`; did you mean `df`?\n  abc de f\n      ^~\n  legal here: df, dg\n");
}

TEST(DiagnosticTest, ShowsTheNearestOfManyWords) {
  Diagnostic diagnostic{"a.scn", {1, 1}, 1, "x", "no `x`", "word40", {}};
  for (int i = 0; i < 50; ++i) diagnostic.legal.push_back("word" + std::to_string(i));
  std::string text = DiagnosticText(diagnostic);
  EXPECT_NE(text.find("legal here: word40, "), std::string::npos) << text;
  EXPECT_NE(text.find("50 in all"), std::string::npos) << text;
}

TEST(DiagnosticTest, CountsCharactersNotOctets) { EXPECT_EQ(CharacterCount("\xC3\xBC" "a"), 2); }

}  // namespace
}  // namespace legwork::script

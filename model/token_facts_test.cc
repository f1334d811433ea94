#include "model/token_facts.h"

#include <gtest/gtest.h>

#include <set>

namespace legwork {
namespace {

TEST(TokenKind, NamesAreUniqueAndReadBack) {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(TokenKind::kScripted); ++i) {
    const TokenKind kind = static_cast<TokenKind>(i);
    EXPECT_TRUE(names.insert(TokenKindName(kind)).second) << TokenKindName(kind);
    EXPECT_EQ(ParseTokenKind(TokenKindName(kind)), kind);
  }
  EXPECT_EQ(TokenKindName(TokenKind::kApReq), "KRB_AP_REQ");
  EXPECT_EQ(TokenKindName(TokenKind::kNtlmAuthenticate), "AUTHENTICATE");
  EXPECT_EQ(ParseTokenKind("AP-REQ"), std::nullopt);
}

TEST(TokenKind, AValueOutsideTheListIsUnreadable) {
  EXPECT_EQ(TokenKindName(static_cast<TokenKind>(99)), "unreadable");
}

}  // namespace
}  // namespace legwork

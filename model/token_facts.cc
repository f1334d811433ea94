#include "model/token_facts.h"

#include <array>

namespace legwork {
namespace {

// kNames is in the order of TokenKind.
constexpr auto kNames = std::to_array<std::string_view>({
    "none",
    "unreadable",
    "NegTokenInit",
    "NegTokenInit2",
    "NegTokenResp",
    "KRB_AP_REQ",
    "KRB_AP_REP",
    "KRB_ERROR",
    "NEGOTIATE",
    "CHALLENGE",
    "AUTHENTICATE",
    "scripted",
});

}  // namespace

std::string_view TokenKindName(TokenKind kind) {
  const auto index = static_cast<std::size_t>(kind);
  return index < kNames.size() ? kNames[index] : "unreadable";
}

std::optional<TokenKind> ParseTokenKind(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<TokenKind>(i);
  }
  return std::nullopt;
}

}  // namespace legwork

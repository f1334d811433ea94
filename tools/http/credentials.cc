#include "tools/http/credentials.h"

#include <algorithm>

#include "sim/base/text.h"

namespace legwork::http {
namespace {

constexpr std::string_view kBlanks = " \t";

std::string_view Trimmed(std::string_view text) {
  const std::size_t start = text.find_first_not_of(kBlanks);
  if (start == std::string_view::npos) return "";
  return text.substr(start, text.find_last_not_of(kBlanks) + 1 - start);
}

// Items splits a list at its commas; those within double quotes do not count.
std::vector<std::string_view> Items(std::string_view list) {
  std::vector<std::string_view> items;
  bool quoted = false;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= list.size(); ++i) {
    if (i < list.size() && list[i] == '"') quoted = !quoted;
    if (i < list.size() && (quoted || list[i] != ',')) continue;
    if (const std::string_view item = Trimmed(list.substr(start, i - start)); !item.empty()) items.push_back(item);
    start = i + 1;
  }
  return items;
}

// IsParameter tells name=value from the padding of a token68.
bool IsParameter(std::string_view text) {
  const std::size_t equals = text.find('=');
  return equals != std::string_view::npos && text.find_first_not_of('=', equals) != std::string_view::npos;
}

}  // namespace

Credentials ReadCredentials(std::string_view value) {
  Credentials credentials;
  const std::size_t blank = std::min(value.find_first_of(kBlanks), value.size());
  credentials.scheme = value.substr(0, blank);
  value.remove_prefix(blank);
  value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
  credentials.text = value;
  if (value.empty()) return credentials;
  Result<Bytes> token = FromBase64(value);
  if (token.ok()) {
    credentials.token = std::move(token).value();
  } else {
    credentials.problem = "no base64 at character " + std::to_string(token.error().at + 1);
  }
  return credentials;
}

std::vector<Credentials> ReadChallenges(const std::vector<std::string>& values) {
  std::vector<Credentials> challenges;
  for (const std::string& value : values) {
    for (const std::string_view item : Items(value)) {
      const bool continues = item.find_first_of(kBlanks) == std::string_view::npos && IsParameter(item);
      if (continues && !challenges.empty()) {
        challenges.back().text += ", " + std::string(item);
      } else {
        challenges.push_back(ReadCredentials(item));
        if (IsParameter(challenges.back().text)) challenges.back().problem.clear();
      }
    }
  }
  return challenges;
}

std::string CredentialsText(std::string_view scheme, ByteView token) {
  return std::string(scheme) + (token.empty() ? "" : " " + ToBase64(token));
}

}  // namespace legwork::http

#include "tools/http/frame.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "tools/http/credentials.h"

namespace legwork::http {
namespace {

constexpr std::size_t kLength = 4;
constexpr std::string_view kNtlmSignature("NTLMSSP\0", 8);
constexpr const char* kUserField = "X-Legwork-User";
enum Status : char { kGoesOn = 0, kLetIn = 1, kRefused = 2 };

std::string LengthText(std::size_t length) {
  std::string text;
  for (int shift = 24; shift >= 0; shift -= 8) text += static_cast<char>((length >> shift) & 0xff);
  return text;
}

std::size_t LengthAt(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t i = 0; i < kLength; ++i) length = length << 8 | static_cast<std::uint8_t>(text[i]);
  return length;
}

// TakeFrame takes what stands behind a length.
Read TakeFrame(std::string& input, std::string& frame, std::string& problem) {
  if (input.size() < kLength) return Read::kMore;
  const std::size_t length = LengthAt(input);
  if (length > kFrameMax) {
    problem = "a length of " + std::to_string(length) + " octets; at most " + std::to_string(kFrameMax) + " are due";
    return Read::kBad;
  }
  if (input.size() < kLength + length) return Read::kMore;
  frame = input.substr(kLength, length);
  input.erase(0, kLength + length);
  return Read::kMessage;
}

std::string CredentialsOf(std::string_view token) {
  return CredentialsText(token.starts_with(kNtlmSignature) ? "NTLM" : "Negotiate", AsBytes(token));
}

// TokenIn is the token of the first field of the name.
std::string TokenIn(const Message& message, std::string_view name) {
  for (const std::string& value : message.Values(name)) {
    const Bytes token = ReadCredentials(value).token;
    if (!token.empty()) return std::string(AsText(token));
  }
  return "";
}

}  // namespace

Read ReadRequestFrame(std::string& input, Message& message, std::string& problem) {
  std::string token;
  const Read read = TakeFrame(input, token, problem);
  if (read != Read::kMessage) return read;
  message = {};
  message.method = "GET";
  message.target = "/";
  message.fields = {{"Host", "frames"}};
  if (!token.empty()) message.fields.push_back({"Authorization", CredentialsOf(token)});
  return read;
}

Read ReadAnswerFrame(std::string& input, Message& message, std::string& problem) {
  std::string frame;
  const Read read = TakeFrame(input, frame, problem);
  if (read != Read::kMessage) return read;
  const std::string_view rest = std::string_view(frame).substr(std::min<std::size_t>(1, frame.size()));
  if (rest.size() < kLength || LengthAt(rest) > rest.size() - kLength || frame[0] > kRefused || frame[0] < 0) {
    problem = "an answer is a status of 0, 1 or 2, the length of a token, the token, and a name";
    return Read::kBad;
  }
  const std::string_view token = rest.substr(kLength, LengthAt(rest));
  message = {};
  message.status = frame[0] == kLetIn ? 200 : 401;
  const std::string bare = frame[0] == kRefused ? "Negotiate" : "";
  if (!token.empty() || !bare.empty()) {
    message.fields.push_back({"WWW-Authenticate", token.empty() ? bare : CredentialsOf(token)});
  }
  message.fields.push_back({kUserField, std::string(rest.substr(kLength + token.size()))});
  return read;
}

std::string RequestFrame(const Message& message) {
  const std::string token = TokenIn(message, "Authorization");
  return LengthText(token.size()) + token;
}

std::string AnswerFrame(const Message& message) {
  const std::string token = TokenIn(message, "WWW-Authenticate");
  const bool refuses = message.status == 401 || message.status >= 500 || message.status == 400;
  const char status = !refuses ? kLetIn : message.status == 401 && !token.empty() ? kGoesOn : kRefused;
  const std::vector<std::string> users = message.Values(kUserField);
  const std::string frame =
      std::string(1, status) + LengthText(token.size()) + token + (users.empty() ? "" : users.front());
  return LengthText(frame.size()) + frame;
}

}  // namespace legwork::http

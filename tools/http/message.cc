#include "tools/http/message.h"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <cctype>

namespace legwork::http {
namespace {

namespace beast = boost::beast;

char Lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

std::string Text(beast::string_view view) { return {view.data(), view.size()}; }

// IsFolded looks at the head as it came, for the parser makes folded lines whole.
bool IsFolded(std::string_view input) {
  const std::string_view head = input.substr(0, input.find("\r\n\r\n"));
  return head.find("\r\n ") != std::string_view::npos || head.find("\r\n\t") != std::string_view::npos;
}

template <bool kIsRequest>
void TakeCommon(const beast::http::parser<kIsRequest, beast::http::string_body>& parser, Message& message) {
  const auto& read = parser.get();
  message.minor = static_cast<int>(read.version() % 10);
  message.keeps_alive = parser.keep_alive();
  message.body = read.body();
  for (const auto& field : read) message.fields.push_back({Text(field.name_string()), Text(field.value())});
}

// Parse puts the input into the parser until it is done, lacks something, or refuses.
template <bool kIsRequest>
Read Parse(std::string_view input, bool closed, beast::http::parser<kIsRequest, beast::http::string_body>& parser,
           std::size_t& used, std::string& problem) {
  parser.header_limit(kHeadMax);
  parser.body_limit(kBodyMax);
  parser.eager(true);
  beast::error_code error;
  while (!parser.is_done() && used < input.size()) {
    const std::size_t taken = parser.put(boost::asio::buffer(input.data() + used, input.size() - used), error);
    used += taken;
    if (error == beast::http::error::need_more) break;
    if (error) problem = error.message();
    if (error) return Read::kBad;
    if (taken == 0) break;
  }
  if (!parser.is_done() && closed && parser.got_some()) parser.put_eof(error);
  if (error && error != beast::http::error::need_more) problem = error.message();
  if (!problem.empty()) return Read::kBad;
  return parser.is_done() ? Read::kMessage : Read::kMore;
}

void AppendRest(const Message& message, std::string& text) {
  for (const Field& field : message.fields) text += field.name + ": " + field.value + "\r\n";
  text += "\r\n" + message.body;
}

}  // namespace

std::string InLowerCase(std::string text) {
  std::ranges::transform(text, text.begin(), Lower);
  return text;
}

bool SameName(std::string_view left, std::string_view right) {
  return std::ranges::equal(left, right, {}, Lower, Lower);
}

std::vector<std::string> Message::Values(std::string_view name) const {
  std::vector<std::string> values;
  for (const Field& field : fields) {
    if (SameName(field.name, name)) values.push_back(field.value);
  }
  return values;
}

Read ReadRequest(std::string& input, Message& message, std::string& problem) {
  beast::http::parser<true, beast::http::string_body> parser;
  std::size_t used = 0;
  problem.clear();
  const Read read = Parse(input, false, parser, used, problem);
  if (read != Read::kMessage) return read;
  message = {};
  message.is_folded = IsFolded(input);
  message.method = Text(parser.get().method_string());
  message.target = Text(parser.get().target());
  TakeCommon(parser, message);
  input.erase(0, used);
  return read;
}

Read ReadResponse(std::string& input, bool has_body, bool closed, Message& message, std::string& problem) {
  beast::http::parser<false, beast::http::string_body> parser;
  parser.skip(!has_body);
  std::size_t used = 0;
  problem.clear();
  const Read read = Parse(input, closed, parser, used, problem);
  if (read != Read::kMessage) return read;
  message = {};
  message.is_folded = IsFolded(input);
  message.status = static_cast<int>(parser.get().result_int());
  message.reason = Text(parser.get().reason());
  TakeCommon(parser, message);
  input.erase(0, used);
  return read;
}

std::string RequestText(const Message& message) {
  std::string text = message.method + " " + message.target + " HTTP/1." + std::to_string(message.minor) + "\r\n";
  AppendRest(message, text);
  return text;
}

std::string ResponseText(const Message& message) {
  std::string text =
      "HTTP/1." + std::to_string(message.minor) + " " + std::to_string(message.status) + " " + message.reason + "\r\n";
  AppendRest(message, text);
  return text;
}

}  // namespace legwork::http

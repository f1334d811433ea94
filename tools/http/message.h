#ifndef LEGWORK_TOOLS_HTTP_MESSAGE_H_
#define LEGWORK_TOOLS_HTTP_MESSAGE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// HTTP/1.1 messages: a kept library reads them, so that what peers send is understood as others would; we write them
// ourselves, because what we write must be able to be wrong.
namespace legwork::http {

struct Field {
  std::string name, value;
};

// Message is a request or a response.
struct Message {
  std::string method, target;  // of a request
  int status = 0;              // of a response
  std::string reason;
  int minor = 1;              // HTTP/1.0 or HTTP/1.1
  std::vector<Field> fields;  // as they came; those of one name stand together
  std::string body;
  bool keeps_alive = true;  // as version and Connection say
  bool is_folded = false;   // some field line went on in the next (RFC 9112 section 5.2)

  // Values are those of all fields of the name, in any case.
  std::vector<std::string> Values(std::string_view name) const;
};

enum class Read : std::uint8_t {
  kMessage,  // one message was taken off the input
  kMore,     // it goes on; nothing was taken
  kBad,      // it is no message; `problem` says why
};

// A head may take this much, and a body as well.
inline constexpr std::size_t kHeadMax = 256u << 10;  // octets
inline constexpr std::size_t kBodyMax = 1u << 20;

// ReadRequest takes a request off the input. ReadResponse takes a response, of which one to HEAD or CONNECT has no
// body; `closed` says that nothing will follow the input, which ends a body of unknown length.
Read ReadRequest(std::string& input, Message& message, std::string& problem);
Read ReadResponse(std::string& input, bool has_body, bool closed, Message& message, std::string& problem);

// RequestText and ResponseText write start line, fields and body as they stand: no length or host is added.
std::string RequestText(const Message& message);
std::string ResponseText(const Message& message);

// SameName compares names of fields and schemes, which know no case.
bool SameName(std::string_view left, std::string_view right);
std::string InLowerCase(std::string text);

}  // namespace legwork::http

#endif  // LEGWORK_TOOLS_HTTP_MESSAGE_H_

#ifndef LEGWORK_TOOLS_HTTP_LINK_H_
#define LEGWORK_TOOLS_HTTP_LINK_H_

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "tools/http/message.h"
#include "tools/kdc/socket.h"

namespace legwork::http {

// Place is where a server can be found.
struct Place {
  std::string scheme;  // "http" or "tcp"
  std::string host;    // as the URL names it
  std::uint16_t port = 80;
  std::string path = "/";
};

// ReadPlace reads "http://host:port/path" or "tcp://host:port". It gives what is wrong, "" if nothing is.
std::string ReadPlace(const std::string& url, Place& place);

// Link is one connection to a server, from the client's end. Each step waits for kPatience at most.
class Link {
 public:
  static constexpr std::chrono::seconds kPatience{10};

  // set_framed makes requests and answers travel as frames (frame.h).
  void set_framed(bool framed) { framed_ = framed; }

  // Open connects to a numeric address, or to a name. The text says what is wrong.
  [[nodiscard]] std::string Open(const std::string& address, std::uint16_t port);

  // Ask sends a request and takes the answer. The text says what kept it from coming; the link is closed then, and
  // after an answer that ends the connection.
  [[nodiscard]] std::string Ask(const Message& request, Message& answer);

  bool open() const { return socket_.open(); }
  void Close() { socket_.Close(); }

 private:
  bool SendAll(std::string_view octets);
  bool ReceiveSome();
  Read TakeAnswer(const Message& request, bool closed, Message& answer, std::string& problem);

  kdc::Socket socket_;
  std::string input_;
  bool framed_ = false;
};

}  // namespace legwork::http

#endif  // LEGWORK_TOOLS_HTTP_LINK_H_

#ifndef LEGWORK_TOOLS_HTTP_SERVER_H_
#define LEGWORK_TOOLS_HTTP_SERVER_H_

#include <poll.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tools/http/origin.h"
#include "tools/kdc/socket.h"

namespace legwork::http {

// Carrier is how requests and answers travel.
enum class Carrier : std::uint8_t { kHttp, kFrames };

// LogLine takes one line about a message, without its end.
using LogLine = std::function<void(const std::string&)>;

// Server carries requests from a listening socket to an origin and its answers back, on the caller's thread. No peer
// can make it wait: whoever is silent for kPatience is closed.
class Server {
 public:
  static constexpr std::chrono::seconds kPatience{30};
  static constexpr std::size_t kConnectionsMax = 256;

  // All of them outlive it.
  Server(const kdc::Socket& door, Origin& origin, ClientJudge& judge, Carrier carrier, LogLine log)
      : door_(door), origin_(origin), judge_(judge), carrier_(carrier), log_(std::move(log)) {}
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Serve returns when `stop` has something to read, or false if the sockets fail for good. It may be called again.
  bool Serve(int stop);

  // HangUp closes every connection.
  void HangUp();

 private:
  using Moment = std::chrono::steady_clock::time_point;
  struct Connection {
    kdc::Socket socket;
    Caller caller;
    std::string input, output;
    bool closes = false;  // when all is sent
    Moment deadline;
  };

  void FillPolls(int stop);
  void AcceptAll();
  void Attend(Connection& connection, short events);
  void Receive(Connection& connection);
  void AnswerAll(Connection& connection);
  void RefuseInput(Connection& connection, const std::string& problem);
  void Send(Connection& connection);
  void Close(Connection& connection);

  const kdc::Socket& door_;
  Origin& origin_;
  ClientJudge& judge_;
  Carrier carrier_;
  LogLine log_;
  unsigned connections_ = 0;
  std::vector<std::unique_ptr<Connection>> open_;
  std::vector<pollfd> polls_;  // stop, the door, then one per connection
};

}  // namespace legwork::http

#endif  // LEGWORK_TOOLS_HTTP_SERVER_H_

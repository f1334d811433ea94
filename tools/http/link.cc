#include "tools/http/link.h"

#include <netdb.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>

#include "tools/http/frame.h"

namespace legwork::http {
namespace {

// Wait is true as soon as the socket is ready, false after kPatience.
bool Wait(int descriptor, short events) {
  pollfd one = {descriptor, events, 0};
  const auto limit = std::chrono::duration_cast<std::chrono::milliseconds>(Link::kPatience).count();
  int ready = -1;
  do {
    ready = poll(&one, 1, static_cast<int>(limit));
  } while (ready < 0 && errno == EINTR);
  return ready > 0;
}

std::string Connect(const addrinfo& found, kdc::Socket& socket) {
  socket = kdc::Socket(::socket(found.ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (!socket.open()) return std::strerror(errno);
  const int yes = 1;
  setsockopt(socket.descriptor(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  if (connect(socket.descriptor(), found.ai_addr, found.ai_addrlen) == 0) return "";
  if (errno != EINPROGRESS) return std::strerror(errno);
  if (!Wait(socket.descriptor(), POLLOUT)) return "no answer";
  int error = 0;
  socklen_t size = sizeof error;
  getsockopt(socket.descriptor(), SOL_SOCKET, SO_ERROR, &error, &size);
  return error == 0 ? "" : std::strerror(error);
}

}  // namespace

std::string ReadPlace(const std::string& url, Place& place) {
  const std::size_t colon = url.find("://");
  if (colon == std::string::npos) return "`" + url + "` is no URL; expected http://HOST:PORT/PATH or tcp://HOST:PORT";
  place.scheme = url.substr(0, colon);
  if (place.scheme != "http" && place.scheme != "tcp") {
    return "`" + place.scheme + "` is no scheme that can be judged; expected http or tcp";
  }
  const std::string rest = url.substr(colon + 3);
  const std::size_t slash = std::min(rest.find('/'), rest.size());
  place.path = slash == rest.size() ? "/" : rest.substr(slash);
  const std::string authority = rest.substr(0, slash);
  const std::size_t port = authority.rfind(':');
  place.host = authority.substr(0, port);
  if (port != std::string::npos) {
    const char* const end = authority.data() + authority.size();
    const auto read = std::from_chars(authority.data() + port + 1, end, place.port);
    if (read.ec != std::errc() || read.ptr != end) return "`" + authority.substr(port + 1) + "` is no port";
  }
  return place.host.empty() ? "`" + url + "` names no host" : "";
}

std::string Link::Open(const std::string& address, std::uint16_t port) {
  addrinfo hints = {};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const int wrong = getaddrinfo(address.c_str(), std::to_string(port).c_str(), &hints, &found);
  if (wrong != 0) return "cannot find " + address + ": " + gai_strerror(wrong);
  std::string error = "no address";
  for (const addrinfo* one = found; one != nullptr && !error.empty(); one = one->ai_next) {
    error = Connect(*one, socket_);
  }
  freeaddrinfo(found);
  input_.clear();
  if (error.empty()) return "";
  socket_.Close();
  return "cannot connect to " + address + " port " + std::to_string(port) + ": " + error;
}

bool Link::SendAll(std::string_view octets) {
  while (!octets.empty()) {
    const ssize_t size = send(socket_.descriptor(), octets.data(), octets.size(), MSG_NOSIGNAL);
    if (size > 0) octets.remove_prefix(static_cast<std::size_t>(size));
    if (size < 0 && errno == EAGAIN && Wait(socket_.descriptor(), POLLOUT)) continue;
    if (size < 0 && errno != EINTR) return false;
  }
  return true;
}

// ReceiveSome is false if the connection ended, or nothing came in time.
bool Link::ReceiveSome() {
  std::array<char, 16'384> chunk;
  if (!socket_.open() || !Wait(socket_.descriptor(), POLLIN)) return false;
  const ssize_t size = recv(socket_.descriptor(), chunk.data(), chunk.size(), 0);
  if (size <= 0) return false;
  input_.append(chunk.data(), static_cast<std::size_t>(size));
  return true;
}

Read Link::TakeAnswer(const Message& request, bool closed, Message& answer, std::string& problem) {
  if (framed_) return ReadAnswerFrame(input_, answer, problem);
  const bool has_body = request.method != "HEAD" && request.method != "CONNECT";
  return ReadResponse(input_, has_body, closed, answer, problem);
}

std::string Link::Ask(const Message& request, Message& answer) {
  if (!open()) return "the connection is closed";
  std::string problem;
  for (bool closed = !SendAll(framed_ ? RequestFrame(request) : RequestText(request));;) {
    const Read read = TakeAnswer(request, closed, answer, problem);
    if (read == Read::kMessage) break;
    if (read == Read::kBad || closed) {
      Close();
      return read == Read::kBad ? "the answer is no answer: " + problem : "the connection ended without an answer";
    }
    closed = !ReceiveSome();
  }
  if (!answer.keeps_alive) Close();
  return "";
}

}  // namespace legwork::http

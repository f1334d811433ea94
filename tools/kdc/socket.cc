#include "tools/kdc/socket.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>

namespace legwork::kdc {
namespace {

constexpr int kBacklog = 128;
constexpr int kAttemptsMax = 64;  // a port that is free for streams may be taken for datagrams

// Address is a socket address of either family.
struct Address {
  sockaddr_storage storage = {};
  socklen_t size = sizeof(sockaddr_storage);

  sockaddr* get() { return reinterpret_cast<sockaddr*>(&storage); }
  // The port stands at the same place in both families.
  std::uint16_t port() const { return ntohs(reinterpret_cast<const sockaddr_in*>(&storage)->sin_port); }
  void set_port(std::uint16_t port) { reinterpret_cast<sockaddr_in*>(&storage)->sin_port = htons(port); }
};

std::optional<Address> ParseAddress(const std::string& text) {
  Address address;
  auto* const four = reinterpret_cast<sockaddr_in*>(&address.storage);
  auto* const six = reinterpret_cast<sockaddr_in6*>(&address.storage);
  if (inet_pton(AF_INET, text.c_str(), &four->sin_addr) == 1) {
    four->sin_family = AF_INET;
    address.size = sizeof *four;
  } else if (inet_pton(AF_INET6, text.c_str(), &six->sin6_addr) == 1) {
    six->sin6_family = AF_INET6;
    address.size = sizeof *six;
  } else {
    return std::nullopt;
  }
  return address;
}

// Bound gives a bound socket, closed with errno set if that is impossible.
Socket Bound(Address& address, int type) {
  Socket socket(::socket(address.storage.ss_family, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (!socket.open()) return socket;
  const int yes = 1;
  if (type == SOCK_STREAM) setsockopt(socket.descriptor(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (bind(socket.descriptor(), address.get(), address.size) != 0) {
    const int reason = errno;
    socket.Close();
    errno = reason;
  }
  return socket;
}

std::uint16_t PortOf(const Socket& socket) {
  Address bound;
  return getsockname(socket.descriptor(), bound.get(), &bound.size) == 0 ? bound.port() : 0;
}

// TryOpen gives an errno, 0 if both sockets are open.
int TryOpen(Address address, std::uint16_t port, Doors& doors) {
  address.set_port(port);
  doors.streams = Bound(address, SOCK_STREAM);
  if (!doors.streams.open() || listen(doors.streams.descriptor(), kBacklog) != 0) return errno;
  doors.port = PortOf(doors.streams);
  address.set_port(doors.port);
  doors.datagrams = Bound(address, SOCK_DGRAM);
  return doors.datagrams.open() ? 0 : errno;
}

}  // namespace

Socket& Socket::operator=(Socket&& other) noexcept {
  if (this != &other) {
    Close();
    descriptor_ = std::exchange(other.descriptor_, -1);
  }
  return *this;
}

void Socket::Close() {
  if (descriptor_ >= 0) ::close(descriptor_);
  descriptor_ = -1;
}

std::string OpenDoors(const std::string& address, std::uint16_t port, Doors& doors) {
  const std::optional<Address> parsed = ParseAddress(address);
  if (!parsed) return "`" + address + "` is no address; expected one like 127.0.0.1 or ::1";
  int error = EADDRINUSE;
  for (int attempt = 0; attempt < kAttemptsMax && error == EADDRINUSE; ++attempt) {
    error = TryOpen(*parsed, port, doors);
    if (port != 0) break;
  }
  if (error == 0) return "";
  return "cannot listen on " + address + " port " + std::to_string(port) + ": " + std::strerror(error);
}

}  // namespace legwork::kdc

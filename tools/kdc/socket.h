#ifndef LEGWORK_TOOLS_KDC_SOCKET_H_
#define LEGWORK_TOOLS_KDC_SOCKET_H_

#include <sys/socket.h>

#include <cstdint>
#include <string>
#include <utility>

namespace legwork::kdc {

// Socket owns a descriptor.
class Socket {
 public:
  Socket() = default;
  explicit Socket(int descriptor) : descriptor_(descriptor) {}
  Socket(Socket&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  Socket& operator=(Socket&& other) noexcept;
  ~Socket() { Close(); }

  int descriptor() const { return descriptor_; }
  bool open() const { return descriptor_ >= 0; }
  void Close();

 private:
  int descriptor_ = -1;
};

// Doors are the two sockets of a KDC: one port for datagrams and streams. They never block.
struct Doors {
  Socket datagrams;
  Socket streams;
  std::uint16_t port = 0;
};

// OpenDoors binds both to a numeric IPv4 or IPv6 address; port 0 takes any that is free for both. The text says what is
// wrong, and is empty if nothing is.
std::string OpenDoors(const std::string& address, std::uint16_t port, Doors& doors);

}  // namespace legwork::kdc

#endif  // LEGWORK_TOOLS_KDC_SOCKET_H_

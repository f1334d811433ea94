#ifndef LEGWORK_SIM_PACKAGE_KDC_PORT_H_
#define LEGWORK_SIM_PACKAGE_KDC_PORT_H_

#include <optional>
#include <string_view>

#include "sim/base/bytes.h"

namespace legwork {

// KdcPort is how a mechanism reaches the authority of a realm: one request, one reply, as the bytes that would travel
// without their TCP length (RFC 4120 7.2). The simulated KDC answers through it; so could a socket.
class KdcPort {
 public:
  virtual ~KdcPort() = default;

  // Exchange gives nullopt if no KDC of the realm answers.
  virtual std::optional<Bytes> Exchange(std::string_view realm, ByteView request) = 0;
};

}  // namespace legwork

#endif  // LEGWORK_SIM_PACKAGE_KDC_PORT_H_

#ifndef LEGWORK_SIM_KDC_TRANSPORT_H_
#define LEGWORK_SIM_KDC_TRANSPORT_H_

#include <cstdint>
#include <optional>

#include "sim/base/bytes.h"
#include "sim/world/virtual_clock.h"

namespace legwork::kdc {

// Transport is how a request came (RFC 4120 section 7.2): a datagram's reply has a limit.
enum class Transport : std::uint8_t { kStream, kDatagram };

// Answer is what a KDC gives to one request, without a stream's length in front.
struct Answer {
  std::optional<Bytes> reply;  // nullopt: nothing, ever
  Ticks delay = 0;             // how long the reply takes, beyond what computing it does
};

}  // namespace legwork::kdc

#endif  // LEGWORK_SIM_KDC_TRANSPORT_H_

#ifndef LEGWORK_SIM_BASE_FINGERPRINT_H_
#define LEGWORK_SIM_BASE_FINGERPRINT_H_

#include <cstdint>

#include "sim/base/bytes.h"

namespace legwork {

// Fingerprint is a 64-bit id of octets: equal octets have equal ids on every platform and in every release of this
// program. It is never 0. It is no defence against someone who looks for collisions.
std::uint64_t Fingerprint(ByteView bytes);

}  // namespace legwork

#endif  // LEGWORK_SIM_BASE_FINGERPRINT_H_

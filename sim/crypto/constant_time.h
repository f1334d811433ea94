#ifndef LEGWORK_SIM_CRYPTO_CONSTANT_TIME_H_
#define LEGWORK_SIM_CRYPTO_CONSTANT_TIME_H_

#include "sim/base/bytes.h"

namespace legwork {

// SameTag compares as SameBytes does, in a time that depends on the sizes alone.
bool SameTag(ByteView left, ByteView right);

}  // namespace legwork

#endif  // LEGWORK_SIM_CRYPTO_CONSTANT_TIME_H_

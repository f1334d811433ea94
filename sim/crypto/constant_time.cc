#include "sim/crypto/constant_time.h"

#include <nettle/memops.h>

namespace legwork {

bool SameTag(ByteView left, ByteView right) {
  return left.size() == right.size() && memeql_sec(left.data(), right.data(), left.size()) != 0;
}

}  // namespace legwork

#include "sim/crypto/rc4.h"

#include <cassert>

namespace legwork {

void Rc4::SetKey(ByteView key) {
  assert(key.size() >= ARCFOUR_MIN_KEY_SIZE && key.size() <= ARCFOUR_MAX_KEY_SIZE);
  arcfour_set_key(&context_, key.size(), key.data());
}

void Rc4::Crypt(ByteView in, ByteSpan out) {
  assert(in.size() == out.size());
  arcfour_crypt(&context_, in.size(), out.data(), in.data());
}

}  // namespace legwork

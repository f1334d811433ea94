#include "sim/crypto/rc4.h"

#include <algorithm>
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

Rc4::State Rc4::GetState() const {
  State state;
  std::ranges::copy(context_.S, state.begin());
  state[kStateSize - 2] = context_.i;
  state[kStateSize - 1] = context_.j;
  return state;
}

void Rc4::SetState(const State& state) {
  std::copy_n(state.begin(), kStateSize - 2, context_.S);
  context_.i = state[kStateSize - 2];
  context_.j = state[kStateSize - 1];
}

}  // namespace legwork

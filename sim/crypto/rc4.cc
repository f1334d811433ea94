#include "sim/crypto/rc4.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace legwork {
namespace {

constexpr std::size_t kPermutationSize = 256;

}  // namespace

// The schedule is not Nettle's arcfour_set_key, which divides once an octet: that was a third of an NTLM handshake. The
// next octet is read before the swap, so that reading need not wait for it, and again if the swap moved it, which a
// branch foretells better than a choice of values.
void Rc4::SetKey(ByteView key) {
  assert(key.size() >= ARCFOUR_MIN_KEY_SIZE && key.size() <= ARCFOUR_MAX_KEY_SIZE);
  std::uint8_t* const permutation = context_.S;
  std::iota(permutation, permutation + kPermutationSize, std::uint8_t{0});
  std::uint8_t octet = 0, other = 0;
  std::size_t key_at = 0;
  for (std::size_t at = 0; at < kPermutationSize; ++at) {
    const std::uint8_t next = permutation[(at + 1) % kPermutationSize];
    other = static_cast<std::uint8_t>(other + octet + key[key_at]);
    if (++key_at == key.size()) key_at = 0;
    permutation[at] = permutation[other];
    permutation[other] = octet;
    octet = next;
    if (other == at + 1) [[unlikely]] octet = permutation[other];
  }
  context_.i = context_.j = 0;
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

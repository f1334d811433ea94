#ifndef LEGWORK_SIM_KERBEROS_SURROUNDED_PARTS_H_
#define LEGWORK_SIM_KERBEROS_SURROUNDED_PARTS_H_

#include <algorithm>
#include <array>
#include <vector>

#include "sim/base/bytes.h"

namespace legwork::kerberos {

// WithSurroundedParts calls `use` with `first`, the parts of a message, and `last` as one list, and gives back what it
// answers. A message of few buffers, which is nearly every one, allocates nothing.
template <typename Use>
auto WithSurroundedParts(ByteView first, ByteParts message, ByteView last, Use use) {
  constexpr std::size_t kInPlace = 8;
  std::array<ByteView, kInPlace> in_place;
  std::vector<ByteView> on_heap;
  if (message.size() + 2 > kInPlace) on_heap.resize(message.size() + 2);
  const std::span<ByteView> parts = on_heap.empty() ? std::span<ByteView>(in_place) : std::span<ByteView>(on_heap);
  parts[0] = first;
  std::ranges::copy(message, parts.begin() + 1);
  parts[message.size() + 1] = last;
  return use(ByteParts(parts.first(message.size() + 2)));
}

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_SURROUNDED_PARTS_H_

#ifndef LEGWORK_SIM_BASE_BYTES_H_
#define LEGWORK_SIM_BASE_BYTES_H_

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace legwork {

// Bytes owns octets, ByteView looks at octets that something else owns.
using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

// ByteSpan is room that a function writes into and does not own.
using ByteSpan = std::span<std::uint8_t>;

// ByteParts are octets that lie in several places and are read one after the other.
using ByteParts = std::span<const ByteView>;

inline ByteView AsBytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view AsText(ByteView bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

inline Bytes ToBytes(ByteView bytes) { return {bytes.begin(), bytes.end()}; }
inline void Append(Bytes& to, ByteView bytes) { to.insert(to.end(), bytes.begin(), bytes.end()); }
inline bool SameBytes(ByteView left, ByteView right) { return std::ranges::equal(left, right); }

}  // namespace legwork

#endif  // LEGWORK_SIM_BASE_BYTES_H_

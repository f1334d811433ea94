#ifndef LEGWORK_SIM_BASE_BYTES_H_
#define LEGWORK_SIM_BASE_BYTES_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace legwork {

// Bytes owns octets, ByteView looks at octets that something else owns.
using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

inline ByteView AsBytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view AsText(ByteView bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

}  // namespace legwork

#endif  // LEGWORK_SIM_BASE_BYTES_H_

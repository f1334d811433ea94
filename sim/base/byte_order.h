#ifndef LEGWORK_SIM_BASE_BYTE_ORDER_H_
#define LEGWORK_SIM_BASE_BYTE_ORDER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

// Numbers as octets in either order, written out without a loop: so the compiler makes one load or store of them.
namespace legwork {

enum class ByteOrder : bool { kLittle, kBig };

// ShiftOf is how many bits the octet at `place` of a number of `size` octets is worth.
constexpr unsigned ShiftOf(ByteOrder order, std::size_t place, std::size_t size) {
  return static_cast<unsigned>(8 * (order == ByteOrder::kLittle ? place : size - 1 - place));
}

// LoadNumber reads sizeof(Number) octets.
template <typename Number, ByteOrder kOrder>
Number LoadNumber(const std::uint8_t* octets) {
  constexpr std::size_t kSize = sizeof(Number);
  return [octets]<std::size_t... kPlaces>(std::index_sequence<kPlaces...>) {
    return static_cast<Number>((... | (std::uint64_t{octets[kPlaces]} << ShiftOf(kOrder, kPlaces, kSize))));
  }
  (std::make_index_sequence<kSize>());
}

// StoreNumber writes sizeof(Number) octets.
template <ByteOrder kOrder, typename Number>
void StoreNumber(Number number, std::uint8_t* octets) {
  constexpr std::size_t kSize = sizeof(Number);
  [=]<std::size_t... kPlaces>(std::index_sequence<kPlaces...>) {
    (..., (octets[kPlaces] = static_cast<std::uint8_t>(number >> ShiftOf(kOrder, kPlaces, kSize))));
  }
  (std::make_index_sequence<kSize>());
}

template <ByteOrder kOrder, typename Number>
std::array<std::uint8_t, sizeof(Number)> OctetsOf(Number number) {
  std::array<std::uint8_t, sizeof(Number)> octets;
  StoreNumber<kOrder>(number, octets.data());
  return octets;
}

}  // namespace legwork

#endif  // LEGWORK_SIM_BASE_BYTE_ORDER_H_

#include "sim/wire/writer.h"

#include <array>
#include <cassert>

namespace legwork {
namespace {

template <typename T>
std::array<std::uint8_t, sizeof(T)> LittleEndian(T value) {
  std::array<std::uint8_t, sizeof(T)> bytes;
  for (std::size_t i = 0; i < sizeof(T); ++i) bytes[i] = static_cast<std::uint8_t>(value >> (8 * i));
  return bytes;
}

template <typename T>
std::array<std::uint8_t, sizeof(T)> BigEndian(T value) {
  std::array<std::uint8_t, sizeof(T)> bytes;
  for (std::size_t i = 0; i < sizeof(T); ++i) bytes[sizeof(T) - 1 - i] = static_cast<std::uint8_t>(value >> (8 * i));
  return bytes;
}

// Octet by octet, since inserting a range takes longer than all of a number's octets.
template <std::size_t kSize>
void PushBack(Bytes& to, const std::array<std::uint8_t, kSize>& octets) {
  for (const std::uint8_t octet : octets) to.push_back(octet);
}

}  // namespace

void Writer::PutU16Le(std::uint16_t value) { PushBack(*out_, LittleEndian(value)); }
void Writer::PutU16Be(std::uint16_t value) { PushBack(*out_, BigEndian(value)); }
void Writer::PutU32Le(std::uint32_t value) { PushBack(*out_, LittleEndian(value)); }
void Writer::PutU32Be(std::uint32_t value) { PushBack(*out_, BigEndian(value)); }
void Writer::PutU64Le(std::uint64_t value) { PushBack(*out_, LittleEndian(value)); }
void Writer::PutU64Be(std::uint64_t value) { PushBack(*out_, BigEndian(value)); }

ByteSpan Writer::PutRoom(std::size_t count) {
  PutZeros(count);
  return ByteSpan(*out_).last(count);
}

void Writer::PatchU8(std::size_t position, std::uint8_t value) { PatchBytes(position, ByteView(&value, 1)); }
void Writer::PatchU16Le(std::size_t position, std::uint16_t value) { PatchBytes(position, LittleEndian(value)); }
void Writer::PatchU32Le(std::size_t position, std::uint32_t value) { PatchBytes(position, LittleEndian(value)); }

void Writer::PatchBytes(std::size_t position, ByteView bytes) {
  assert(position + bytes.size() <= Position());
  std::ranges::copy(bytes, ByteSpan(*out_).subspan(start_ + position).begin());
}

}  // namespace legwork

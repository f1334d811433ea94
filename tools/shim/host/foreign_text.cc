#include "tools/shim/host/foreign_text.h"

#include <algorithm>

#include "sim/wire/utf16.h"
#include "tools/shim/host/process_memory.h"

namespace legwork::host {
namespace {

constexpr std::size_t kTextMax = 32767;
constexpr std::size_t kChunk = 64;  // never crosses a page, so that a string at the end of memory can be read

// UnitsUntilZero reads units of `width` bytes up to a zero unit.
bool UnitsUntilZero(const void* from, std::size_t width, Bytes& units) {
  std::uintptr_t at = reinterpret_cast<std::uintptr_t>(from);
  while (units.size() < kTextMax * width) {
    std::uint8_t chunk[kChunk];
    const std::size_t size = std::max(width, (kChunk - at % kChunk) / width * width);
    if (!CopyForeign(reinterpret_cast<const void*>(at), chunk, size)) return false;
    for (std::size_t i = 0; i < size; i += width) {
      if (std::all_of(chunk + i, chunk + i + width, [](std::uint8_t byte) { return byte == 0; })) return true;
      units.insert(units.end(), chunk + i, chunk + i + width);
    }
    at += size;
  }
  return false;
}

// Repair replaces surrogates without a partner, so that the rest can still be read.
void Repair(Bytes& units) {
  const auto unit = [&](std::size_t i) -> unsigned { return i + 1 < units.size() ? units[i] | units[i + 1] << 8 : 0; };
  for (std::size_t i = 0; i < units.size(); i += 2) {
    const bool high = unit(i) >> 10 == 0xD800 >> 10, low = unit(i) >> 10 == 0xDC00 >> 10;
    if (high && unit(i + 2) >> 10 == 0xDC00 >> 10) {
      i += 2;
    } else if (high || low) {
      units[i] = 0xFD;
      units[i + 1] = 0xFF;
    }
  }
}

}  // namespace

bool ReadForeignText(const void* from, bool ansi, std::string& text) {
  Bytes units;
  if (from == nullptr || !UnitsUntilZero(from, ansi ? 1 : 2, units)) return false;
  if (ansi) {
    text.assign(AsText(units));
    return true;
  }
  Repair(units);
  Result<std::string> decoded = Utf8FromUtf16Le(units);
  if (decoded.ok()) text = std::move(decoded).value();
  return decoded.ok();
}

CallerText EncodeText(std::string_view text, bool ansi) {
  CallerText result;
  if (!ansi) {
    Result<Bytes> units = Utf16LeFromUtf8(text);
    result.bytes = units.ok() ? std::move(units).value() : Bytes{0xFD, 0xFF};
    result.characters = static_cast<std::uint32_t>(result.bytes.size() / 2);
    result.bytes.insert(result.bytes.end(), 2, 0);
    return result;
  }
  result.bytes.assign(AsBytes(text).begin(), AsBytes(text).end());
  result.characters = static_cast<std::uint32_t>(text.size());
  result.bytes.push_back(0);
  return result;
}

}  // namespace legwork::host

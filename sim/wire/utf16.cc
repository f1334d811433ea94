#include "sim/wire/utf16.h"

#include <cstdint>

namespace legwork {
namespace {

constexpr char32_t kSurrogateFirst = 0xD800;
constexpr char32_t kSurrogateSecond = 0xDC00;
constexpr char32_t kSurrogateEnd = 0xE000;
constexpr char32_t kBeyondUnit = 0x10000;
constexpr char32_t kLast = 0x10FFFF;

bool IsSurrogate(char32_t point) { return point >= kSurrogateFirst && point < kSurrogateEnd; }

// How many octets a UTF-8 sequence has, by its first one; 0 for an octet that begins none.
std::size_t SequenceSize(std::uint8_t first) {
  if (first < 0x80) return 1;
  if (first < 0xC2) return 0;  // a continuation, or an overlong pair
  if (first < 0xE0) return 2;
  if (first < 0xF0) return 3;
  return first < 0xF5 ? 4 : 0;
}

// The code point at the start of `bytes` and its size in octets, 0 if there is none.
std::size_t TakePoint(ByteView bytes, char32_t* point) {
  constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  const std::size_t size = SequenceSize(bytes[0]);
  if (size == 0 || size > bytes.size()) return 0;
  char32_t value = size == 1 ? bytes[0] : bytes[0] & (0x7Fu >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((bytes[i] & 0xC0) != 0x80) return 0;
    value = value << 6 | (bytes[i] & 0x3F);
  }
  if (value < kSmallest[size] || value > kLast || IsSurrogate(value)) return 0;
  *point = value;
  return size;
}

void PutUnit(char32_t unit, Bytes& out) {
  out.push_back(static_cast<std::uint8_t>(unit));
  out.push_back(static_cast<std::uint8_t>(unit >> 8));
}

void PutPoint(char32_t point, std::string& out) {
  const auto put = [&out](char32_t octet) { out.push_back(static_cast<char>(octet)); };
  if (point < 0x80) return put(point);
  if (point < 0x800) {
    put(0xC0 | point >> 6);
  } else {
    if (point < kBeyondUnit) {
      put(0xE0 | point >> 12);
    } else {
      put(0xF0 | point >> 18);
      put(0x80 | (point >> 12 & 0x3F));
    }
    put(0x80 | (point >> 6 & 0x3F));
  }
  put(0x80 | (point & 0x3F));
}

}  // namespace

Result<Bytes> Utf16LeFromUtf8(std::string_view text) {
  Bytes units;
  units.reserve(2 * text.size());
  for (ByteView rest = AsBytes(text); !rest.empty();) {
    char32_t point = 0;
    const std::size_t size = TakePoint(rest, &point);
    if (size == 0) return Error{"UTF-8 sequence", text.size() - rest.size()};
    rest = rest.subspan(size);
    if (point < kBeyondUnit) {
      PutUnit(point, units);
    } else {
      PutUnit(kSurrogateFirst | (point - kBeyondUnit) >> 10, units);
      PutUnit(kSurrogateSecond | ((point - kBeyondUnit) & 0x3FF), units);
    }
  }
  return units;
}

Result<std::string> Utf8FromUtf16Le(ByteView units) {
  if (units.size() % 2 != 0) return Error{"second octet of a UTF-16 unit", units.size()};
  const auto unit_at = [units](std::size_t at) { return static_cast<char32_t>(units[at] | units[at + 1] << 8); };
  std::string text;
  text.reserve(units.size());
  for (std::size_t at = 0; at < units.size(); at += 2) {
    char32_t point = unit_at(at);
    if (IsSurrogate(point)) {
      const bool is_pair = point < kSurrogateSecond && at + 2 < units.size() && unit_at(at + 2) >= kSurrogateSecond &&
                           unit_at(at + 2) < kSurrogateEnd;
      if (!is_pair) return Error{"UTF-16 surrogate pair", at};
      at += 2;
      point = kBeyondUnit + ((point - kSurrogateFirst) << 10) + (unit_at(at) - kSurrogateSecond);
    }
    PutPoint(point, text);
  }
  return text;
}

}  // namespace legwork

#include "tools/provider/text.h"

#include <utility>

#include "sim/wire/utf16.h"

namespace legwork::provider {
namespace {

// Octets before the zero character; kTextMax characters if there is none.
std::size_t OctetsUntilZero(const std::uint8_t* text, std::size_t width) {
  std::size_t at = 0;
  const auto is_zero = [&] { return text[at] == 0 && (width == 1 || text[at + 1] == 0); };
  while (at < kTextMax * width && !is_zero()) at += width;
  return at;
}

// An A string is UTF-8; the conversion refuses what is not.
bool Decode(ByteView octets, bool ansi, std::string& read) {
  if (ansi) {
    read = AsText(octets);
    return Utf16LeFromUtf8(read).ok();
  }
  Result<std::string> decoded = Utf8FromUtf16Le(octets);
  if (decoded.ok()) read = std::move(decoded).value();
  return decoded.ok();
}

}  // namespace

std::string ReadText(const void* text, bool ansi) {
  if (text == nullptr) return "";
  const std::size_t width = ansi ? 1 : 2;
  const auto* const octets = static_cast<const std::uint8_t*>(text);
  const std::size_t size = OctetsUntilZero(octets, width);
  std::string read;
  const bool is_text = size < kTextMax * width && Decode({octets, size}, ansi, read);
  return is_text ? read : std::string(kNobody);
}

bool ReadCounted(const void* text, std::uint32_t length, bool ansi, std::string& read) {
  read.clear();
  if (length == 0) return true;
  if (text == nullptr || length > kTextMax) return false;
  const std::size_t width = ansi ? 1 : 2;
  return Decode({static_cast<const std::uint8_t*>(text), length * width}, ansi, read);
}

Bytes Encoded(std::string_view text, bool ansi) {
  Bytes octets = ToBytes(AsBytes(text));
  if (!ansi) {
    Result<Bytes> units = Utf16LeFromUtf8(text);
    octets = units.ok() ? std::move(units).value() : Bytes{0xFD, 0xFF};
    octets.push_back(0);
  }
  octets.push_back(0);
  return octets;
}

}  // namespace legwork::provider

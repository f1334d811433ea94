#include "sim/wire/counted_text.h"

#include <cstdint>

#include "sim/base/bytes.h"

namespace legwork {

void PutCountedText(std::string_view text, Writer& out) {
  text = text.substr(0, UINT16_MAX);
  out.PutU16Le(static_cast<std::uint16_t>(text.size()));
  out.PutBytes(AsBytes(text));
}

bool GetCountedText(Reader& in, std::string& text) {
  std::uint16_t size = 0;
  ByteView octets;
  if (!in.GetU16Le(&size) || !in.GetBytes(size, &octets)) return false;
  text = AsText(octets);
  return true;
}

}  // namespace legwork

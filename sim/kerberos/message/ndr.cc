#include "sim/kerberos/message/ndr.h"

#include "sim/base/result.h"
#include "sim/wire/utf16.h"

namespace legwork::kerberos {
namespace {

// MS-RPCE section 2.2.6.1: version 1, little-endian, header of 8 octets.
constexpr std::uint8_t kCommonHeader[] = {0x01, 0x10, 0x08, 0x00, 0xCC, 0xCC, 0xCC, 0xCC};

}  // namespace

NdrText MakeNdrText(const std::string& text) {
  const Result<Bytes> units = Utf16LeFromUtf8(text);
  if (!units.ok() || units->size() > UINT16_MAX) return {};
  return {*units, static_cast<std::uint16_t>(units->size()), !units->empty()};
}

void PutNdrText(NdrWriter& out, const NdrText& text) {
  out.Align(4);
  out.PutU16(text.size);
  out.PutU16(text.size);
  out.PutPointer(text.is_there);
}

void PutNdrUnits(NdrWriter& out, const NdrText& text) {
  if (!text.is_there) return;
  out.PutU32(text.size / 2u);
  out.PutU32(0);
  out.PutU32(text.size / 2u);
  out.PutBytes(text.units);
}

bool GetNdrText(NdrReader& in, NdrText* text) {
  std::uint16_t room = 0;
  return in.Align(4) && in.GetU16(&text->size) && in.GetU16(&room) && in.GetPointer(&text->is_there);
}

bool GetNdrUnits(NdrReader& in, const NdrText& text, std::string* out) {
  if (!text.is_there) return text.size == 0;
  std::uint32_t room = 0, offset = 0, count = 0;
  ByteView units;
  if (!in.GetU32(&room) || !in.GetU32(&offset) || !in.GetU32(&count) || offset != 0 || count > room ||
      count != text.size / 2u || !in.GetBytes(std::size_t{count} * 2, &units)) {
    return false;
  }
  const Result<std::string> utf8 = Utf8FromUtf16Le(units);
  if (!utf8.ok()) return false;
  *out = *utf8;
  return true;
}

Bytes WithNdrHeaders(ByteView body) {
  Bytes data;
  Writer headers(data);
  headers.PutBytes(kCommonHeader);
  headers.PutU32Le(static_cast<std::uint32_t>(body.size()));
  headers.PutU32Le(0);
  headers.PutBytes(body);
  return data;
}

bool GetNdrBody(Reader& in, Reader* body) {
  std::uint32_t size = 0, filler = 0;
  return in.ExpectBytes(kCommonHeader) && in.GetU32Le(&size) && in.GetU32Le(&filler) && in.GetReader(size, body);
}

}  // namespace legwork::kerberos

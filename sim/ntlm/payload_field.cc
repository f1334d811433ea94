#include "sim/ntlm/payload_field.h"

#include <algorithm>
#include <cassert>

namespace legwork::ntlm {
namespace {

std::size_t EndOf(const PayloadField& field) { return std::size_t{field.buffer_offset} + field.len; }

bool Overlap(const PayloadField& a, const PayloadField& b) {
  return a.buffer_offset < EndOf(b) && b.buffer_offset < EndOf(a);
}

bool OverlapsAny(const PayloadField& field, std::span<const PayloadField> others) {
  return std::ranges::any_of(others,
                             [&](const PayloadField& other) { return other.len != 0 && Overlap(field, other); });
}

}  // namespace

// A field is taken and put as one number: a handshake has twenty of them.
bool GetPayloadField(Reader& in, PayloadField* field) {
  std::uint64_t all = 0;
  if (!in.GetU64Le(&all)) return false;
  *field = {static_cast<std::uint16_t>(all), static_cast<std::uint16_t>(all >> 16),
            static_cast<std::uint32_t>(all >> 32)};
  return true;
}

void PutPayloadField(Writer& out, const PayloadField& field) {
  out.PutU64Le(field.len | std::uint64_t{field.max_len} << 16 | std::uint64_t{field.buffer_offset} << 32);
}

std::size_t PayloadStart(ByteView message, std::span<const PayloadField> fields) {
  std::size_t start = message.size();
  for (const PayloadField& field : fields) {
    if (field.len != 0) start = std::min<std::size_t>(start, field.buffer_offset);
  }
  return start;
}

bool CheckPayload(ByteView message, std::size_t header_size, std::span<const PayloadField> fields,
                  std::size_t* failed_at) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const PayloadField& field = fields[i];
    if (field.len == 0) continue;
    *failed_at = std::min<std::size_t>(field.buffer_offset, message.size());
    if (field.buffer_offset < header_size || EndOf(field) > message.size()) return false;
    if (OverlapsAny(field, fields.first(i))) return false;
  }
  *failed_at = header_size;
  return header_size <= message.size();
}

void IgnoreUnless(bool flag, PayloadField& field) {
  if (!flag) field.len = 0;
}

ByteView TrailingOf(ByteView message, std::size_t header_size, std::span<const PayloadField> fields) {
  std::size_t end = header_size;
  for (const PayloadField& field : fields) {
    if (field.len != 0) end = std::max(end, EndOf(field));
  }
  return message.subspan(end);
}

ByteView PayloadOf(ByteView message, const PayloadField& field) {
  return field.len == 0 ? ByteView() : message.subspan(field.buffer_offset, field.len);
}

PayloadField PayloadLayout::Place(ByteView value) {
  assert(value.size() <= kPayloadSizeMax);
  const auto size = static_cast<std::uint16_t>(value.size());
  const PayloadField field = {size, size, static_cast<std::uint32_t>(next_)};
  next_ += value.size();
  return field;
}

}  // namespace legwork::ntlm

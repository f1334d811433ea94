#include "sim/wire/der_writer.h"

#include <array>
#include <cassert>
#include <cstring>
#include <utility>

#include "sim/wire/file_time.h"

namespace legwork {
namespace {

// SizeOfLength is the number of octets of a definite length in its shortest form (X.690 section 8.1.3).
std::size_t SizeOfLength(std::size_t length) {
  std::size_t size = 1;
  if (length < 0x80) return size;
  for (std::size_t rest = length; rest != 0; rest >>= 8) ++size;
  return size;
}

// PutLength fills the `size` octets that SizeOfLength has counted, and gives what lies behind them.
std::uint8_t* PutLength(std::size_t length, std::size_t size, std::uint8_t* at) {
  if (size == 1) {
    *at = static_cast<std::uint8_t>(length);
    return at + 1;
  }
  *at = static_cast<std::uint8_t>(0x80 | (size - 1));
  for (std::size_t i = size - 1; i > 0; --i, length >>= 8) at[i] = static_cast<std::uint8_t>(length);
  return at + size;
}

// Grow makes room at the end, once for a whole element: most are a few octets, and each step would cost as much.
std::uint8_t* Grow(Bytes& out, std::size_t count) {
  const std::size_t size = out.size();
  out.resize(size + count);
  return out.data() + size;
}

std::uint8_t* PutContents(ByteView contents, std::uint8_t* at) {
  if (!contents.empty()) std::memcpy(at, contents.data(), contents.size());
  return at + contents.size();
}

// IntegerOctets are the contents of an INTEGER in their shortest form.
struct IntegerOctets {
  std::array<std::uint8_t, 8> octets;
  std::size_t first = 0;

  explicit IntegerOctets(std::int64_t value) {
    for (std::size_t i = 0; i < 8; ++i) octets[7 - i] = static_cast<std::uint8_t>(value >> (8 * i));
    // Octets that repeat the sign of the next one say nothing.
    while (first < 7 && octets[first] == (octets[first + 1] >= 0x80 ? 0xFF : 0x00)) ++first;
  }
  ByteView View() const { return ByteView(octets).subspan(first); }
};

// PutExplicitElement appends an element in its `[number]`.
void PutExplicitElement(Bytes& out, unsigned number, DerTag tag, ByteView contents) {
  const std::size_t inner_size = SizeOfLength(contents.size());
  const std::size_t outer = 1 + inner_size + contents.size();
  const std::size_t outer_size = SizeOfLength(outer);
  std::uint8_t* at = Grow(out, 1 + outer_size + outer);
  *at = DerContext(number);
  at = PutLength(outer, outer_size, at + 1);
  *at = tag;
  PutContents(contents, PutLength(contents.size(), inner_size, at + 1));
}

}  // namespace

DerScope::DerScope(Bytes& out, DerTag tag) : out_(&out) {
  std::uint8_t* const at = Grow(out, 2);
  at[0] = tag;
  at[1] = 0;  // the length, if one octet is enough for it
  contents_ = out.size();
}

void DerScope::Close() {
  if (out_ == nullptr) return;
  Bytes& out = *std::exchange(out_, nullptr);
  const std::size_t length = out.size() - contents_;
  const std::size_t size = SizeOfLength(length);
  if (size > 1) {
    Grow(out, size - 1);
    std::uint8_t* const contents = out.data() + contents_;
    std::memmove(contents + size - 1, contents, length);
  }
  PutLength(length, size, out.data() + contents_ - 1);
}

void DerWriter::PutElement(DerTag tag, ByteView contents) {
  const std::size_t size = SizeOfLength(contents.size());
  std::uint8_t* const at = Grow(out(), 1 + size + contents.size());
  *at = tag;
  PutContents(contents, PutLength(contents.size(), size, at + 1));
}

void DerWriter::PutBoolean(bool value) {
  const std::uint8_t octet = value ? 0xFF : 0x00;
  PutElement(kDerBoolean, ByteView(&octet, 1));
}

void DerWriter::PutIntegerOf(DerTag tag, std::int64_t value) { PutElement(tag, IntegerOctets(value).View()); }

void DerWriter::PutBitString32(std::uint32_t value, unsigned bits) {
  assert(bits <= 32);
  const unsigned octet_count = (bits + 7) / 8;
  const std::uint32_t kept = bits == 0 ? 0 : value & ~std::uint32_t{0} << (32 - bits);
  std::array<std::uint8_t, 5> octets = {static_cast<std::uint8_t>(8 * octet_count - bits)};
  for (unsigned i = 0; i < octet_count; ++i) octets[1 + i] = static_cast<std::uint8_t>(kept >> (24 - 8 * i));
  PutElement(kDerBitString, ByteView(octets).first(1 + octet_count));
}

void DerWriter::PutGeneralizedTime(std::int64_t file_time) {
  const KerberosTimeText text = WriteKerberosTime(file_time);
  PutElement(kDerGeneralizedTime, AsBytes({text.data(), text.size()}));
}

void DerWriter::PutExplicitBoolean(unsigned number, bool value) {
  const DerScope scope = Context(number);
  PutBoolean(value);
}

void DerWriter::PutExplicitInteger(unsigned number, std::int64_t value) {
  PutExplicitElement(out(), number, kDerInteger, IntegerOctets(value).View());
}

void DerWriter::PutExplicitEnumerated(unsigned number, std::int32_t value) {
  PutExplicitElement(out(), number, kDerEnumerated, IntegerOctets(value).View());
}

void DerWriter::PutExplicitOctetString(unsigned number, ByteView value) {
  PutExplicitElement(out(), number, kDerOctetString, value);
}

void DerWriter::PutExplicitGeneralString(unsigned number, std::string_view value) {
  PutExplicitElement(out(), number, kDerGeneralString, AsBytes(value));
}

void DerWriter::PutExplicitObjectIdentifier(unsigned number, ByteView contents) {
  PutExplicitElement(out(), number, kDerObjectIdentifier, contents);
}

void DerWriter::PutExplicitBitString32(unsigned number, std::uint32_t value, unsigned bits) {
  const DerScope scope = Context(number);
  PutBitString32(value, bits);
}

void DerWriter::PutExplicitGeneralizedTime(unsigned number, std::int64_t file_time) {
  const KerberosTimeText text = WriteKerberosTime(file_time);
  PutExplicitElement(out(), number, kDerGeneralizedTime, AsBytes({text.data(), text.size()}));
}

}  // namespace legwork

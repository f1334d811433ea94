#include "sim/wire/der_writer.h"

#include <array>
#include <cassert>

#include "sim/wire/file_time.h"

namespace legwork {
namespace {

// LengthOctets is a definite length in its shortest form: one octet below 128, else a count and that many octets.
struct LengthOctets {
  std::array<std::uint8_t, 1 + sizeof(std::uint64_t)> octets = {};
  std::size_t size = 1;

  explicit LengthOctets(std::uint64_t length) {
    if (length < 0x80) {
      octets[0] = static_cast<std::uint8_t>(length);
      return;
    }
    std::size_t count = 1;
    while (count < sizeof(length) && length >> (8 * count) != 0) ++count;
    octets[0] = static_cast<std::uint8_t>(0x80 | count);
    for (std::size_t i = 0; i < count; ++i) octets[count - i] = static_cast<std::uint8_t>(length >> (8 * i));
    size = 1 + count;
  }
  ByteView View() const { return ByteView(octets).first(size); }
};

}  // namespace

DerScope::DerScope(Bytes& out, DerTag tag) : out_(&out) {
  out.push_back(tag);
  out.push_back(0);  // the length, if one octet is enough for it
  contents_ = out.size();
}

void DerScope::Close() {
  if (out_ == nullptr) return;
  const LengthOctets length(out_->size() - contents_);
  const auto contents = out_->begin() + static_cast<std::ptrdiff_t>(contents_);
  contents[-1] = length.octets[0];
  if (length.size > 1) out_->insert(contents, length.octets.begin() + 1, length.octets.begin() + length.size);
  out_ = nullptr;
}

void DerWriter::PutElement(DerTag tag, ByteView contents) {
  PutU8(tag);
  PutBytes(LengthOctets(contents.size()).View());
  PutBytes(contents);
}

void DerWriter::PutBoolean(bool value) {
  const std::uint8_t octet = value ? 0xFF : 0x00;
  PutElement(kDerBoolean, ByteView(&octet, 1));
}

void DerWriter::PutIntegerOf(DerTag tag, std::int64_t value) {
  std::array<std::uint8_t, 8> octets;
  for (std::size_t i = 0; i < 8; ++i) octets[7 - i] = static_cast<std::uint8_t>(value >> (8 * i));
  std::size_t first = 0;  // skips octets that repeat the sign of the next one
  while (first < 7 && octets[first] == (octets[first + 1] >= 0x80 ? 0xFF : 0x00)) ++first;
  PutElement(tag, ByteView(octets).subspan(first));
}

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
  const DerScope scope = Context(number);
  PutInteger(value);
}

void DerWriter::PutExplicitEnumerated(unsigned number, std::int32_t value) {
  const DerScope scope = Context(number);
  PutEnumerated(value);
}

void DerWriter::PutExplicitOctetString(unsigned number, ByteView value) {
  const DerScope scope = Context(number);
  PutOctetString(value);
}

void DerWriter::PutExplicitGeneralString(unsigned number, std::string_view value) {
  const DerScope scope = Context(number);
  PutGeneralString(value);
}

void DerWriter::PutExplicitObjectIdentifier(unsigned number, ByteView contents) {
  const DerScope scope = Context(number);
  PutObjectIdentifier(contents);
}

void DerWriter::PutExplicitBitString32(unsigned number, std::uint32_t value, unsigned bits) {
  const DerScope scope = Context(number);
  PutBitString32(value, bits);
}

void DerWriter::PutExplicitGeneralizedTime(unsigned number, std::int64_t file_time) {
  const DerScope scope = Context(number);
  PutGeneralizedTime(file_time);
}

}  // namespace legwork

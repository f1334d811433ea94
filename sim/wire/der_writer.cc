#include "sim/wire/der_writer.h"

#include <array>
#include <bit>
#include <cassert>
#include <cstring>
#include <utility>

#include "sim/base/byte_order.h"
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

// Small elements are put together aside and appended at once: each step into the vector costs as much as all of them.
constexpr std::size_t kSmall = 120;  // octets of contents whose length, with headers, has one octet

void AppendOctets(Bytes& out, const std::uint8_t* octets, std::size_t size) {
  out.insert(out.end(), octets, octets + size);
}

// PutNumber fills the contents of an INTEGER in their shortest form and says how many they are; eight may be written.
std::size_t PutNumber(std::int64_t value, std::uint8_t* at) {
  // Octets that repeat the sign say nothing; one bit of it must stay.
  const int repeated = std::countl_zero(static_cast<std::uint64_t>(value ^ (value >> 63)));
  const std::size_t dropped = repeated == 64 ? 7 : static_cast<std::size_t>(repeated - 1) / 8;
  const std::uint64_t shifted = static_cast<std::uint64_t>(value) << (8 * dropped);
  StoreNumber<ByteOrder::kBig>(shifted, at);
  return 8 - dropped;
}

// PutExplicitNumber appends an INTEGER or an ENUMERATED in its `[number]`.
void PutExplicitNumber(Bytes& out, unsigned number, DerTag tag, std::int64_t value) {
  std::array<std::uint8_t, 12> octets;
  const std::size_t size = PutNumber(value, &octets[4]);
  octets[0] = DerContext(number);
  octets[1] = static_cast<std::uint8_t>(2 + size);
  octets[2] = tag;
  octets[3] = static_cast<std::uint8_t>(size);
  AppendOctets(out, octets.data(), 4 + size);
}

// PutExplicitElement appends an element in its `[number]`.
void PutExplicitElement(Bytes& out, unsigned number, DerTag tag, ByteView contents) {
  std::array<std::uint8_t, 4 + kSmall> octets;
  octets[0] = DerContext(number);
  if (contents.size() <= kSmall) {
    octets[1] = static_cast<std::uint8_t>(2 + contents.size());
    octets[2] = tag;
    octets[3] = static_cast<std::uint8_t>(contents.size());
    if (!contents.empty()) std::memcpy(&octets[4], contents.data(), contents.size());
    return AppendOctets(out, octets.data(), 4 + contents.size());
  }
  const std::size_t inner_size = SizeOfLength(contents.size());
  const std::size_t outer = 1 + inner_size + contents.size();
  std::uint8_t* at = PutLength(outer, SizeOfLength(outer), &octets[1]);
  *at = tag;
  at = PutLength(contents.size(), inner_size, at + 1);
  AppendOctets(out, octets.data(), static_cast<std::size_t>(at - octets.data()));
  AppendOctets(out, contents.data(), contents.size());
}

}  // namespace

void DerScope::KeepRoom(std::size_t expected) {
  room_ = SizeOfLength(expected);
  out_->resize(out_->size() + room_ - 1);
}

void DerScope::Close() {
  if (out_ == nullptr) return;
  Bytes& out = *std::exchange(out_, nullptr);
  const std::size_t length = out.size() - contents_;
  const std::size_t size = SizeOfLength(length);
  const auto contents = out.begin() + static_cast<std::ptrdiff_t>(contents_);
  if (size > room_) out.insert(contents, size - room_, 0);
  if (size < room_) out.erase(contents - static_cast<std::ptrdiff_t>(room_ - size), contents);
  PutLength(length, size, out.data() + contents_ - room_);
}

void DerWriter::PutElement(DerTag tag, ByteView contents) {
  std::array<std::uint8_t, 2 + kSmall> octets;
  octets[0] = tag;
  if (contents.size() <= kSmall) {
    octets[1] = static_cast<std::uint8_t>(contents.size());
    if (!contents.empty()) std::memcpy(&octets[2], contents.data(), contents.size());
    return AppendOctets(out(), octets.data(), 2 + contents.size());
  }
  const std::uint8_t* const end = PutLength(contents.size(), SizeOfLength(contents.size()), &octets[1]);
  AppendOctets(out(), octets.data(), static_cast<std::size_t>(end - octets.data()));
  AppendOctets(out(), contents.data(), contents.size());
}

void DerWriter::PutBoolean(bool value) {
  const std::uint8_t octet = value ? 0xFF : 0x00;
  PutElement(kDerBoolean, ByteView(&octet, 1));
}

void DerWriter::PutIntegerOf(DerTag tag, std::int64_t value) {
  std::array<std::uint8_t, 8> octets;
  PutElement(tag, ByteView(octets).first(PutNumber(value, octets.data())));
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
  PutExplicitNumber(out(), number, kDerInteger, value);
}

void DerWriter::PutExplicitEnumerated(unsigned number, std::int32_t value) {
  PutExplicitNumber(out(), number, kDerEnumerated, value);
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

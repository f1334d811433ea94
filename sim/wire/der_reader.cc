#include "sim/wire/der_reader.h"

#include <limits>
#include <utility>

#include "sim/wire/file_time.h"
#include "sim/wire/oid.h"

namespace legwork {
namespace {

constexpr std::uint8_t kHighTagNumber = 0x1F;  // the number follows in octets of its own
constexpr std::uint8_t kLongLength = 0x80;     // the low bits count the octets of the length that follow
constexpr std::size_t kLengthOctetsMax = 4;    // a token of 4 GiB is no token
constexpr std::size_t kIntegerOctetsMax = 8;

// The shortest form does not begin with nine equal bits (X.690 section 8.3.2).
bool IsShortestInteger(ByteView contents) {
  if (contents.empty()) return false;
  if (contents.size() == 1) return true;
  const bool is_padded = (contents[0] == 0x00 && contents[1] < 0x80) || (contents[0] == 0xFF && contents[1] >= 0x80);
  return !is_padded;
}

// T is a type of at most 64 bits; what it cannot hold is refused.
template <typename T>
bool ReadInteger(ByteView contents, T* value) {
  if (!IsShortestInteger(contents) || contents.size() > kIntegerOctetsMax) return false;
  std::uint64_t bits = contents[0] >= 0x80 ? ~std::uint64_t{0} : 0;
  for (const std::uint8_t octet : contents) bits = bits << 8 | octet;
  const auto number = static_cast<std::int64_t>(bits);
  if (!std::in_range<T>(number)) return false;
  *value = static_cast<T>(number);
  return true;
}

bool ReadOctets(ByteView contents, ByteView* value) {
  *value = contents;
  return true;
}

bool ReadText(ByteView contents, std::string_view* value) {
  *value = AsText(contents);
  return true;
}

bool ReadTime(ByteView contents, std::int64_t* value) { return ReadKerberosTime(AsText(contents), value); }

// ReadBits wants the unused bits of the last octet to be zero, and puts bit 0 into the most significant one.
bool ReadBits(ByteView contents, std::uint32_t* value) {
  if (contents.empty() || contents[0] > 7 || (contents.size() == 1 && contents[0] != 0)) return false;
  const unsigned unused_mask = (1u << contents[0]) - 1;
  if (contents.size() > 1 && (contents.back() & unused_mask) != 0) return false;
  std::uint32_t bits = 0;
  for (std::size_t i = 1; i <= 4; ++i) bits = bits << 8 | (i < contents.size() ? contents[i] : 0u);
  *value = bits;
  return true;
}

// GetShort takes a field whose value is right and fits into 127 octets with its header, as almost all do, by looking at
// both headers together. What it refuses takes the long way, which knows where it fails.
template <DerTag kTag, auto kRead, typename T>
bool GetShort(DerReader& in, unsigned number, T* value) {
  const ByteView rest = in.Rest();
  if (rest.size() < 4) return false;
  const std::size_t size = rest[3];
  const bool is_short = rest[0] == DerContext(number) && rest[2] == kTag && rest[1] < kLongLength &&
                        rest[1] == size + 2 && rest.size() - 4 >= size;
  return is_short && kRead(rest.subspan(4, size), value) && in.Skip(4 + size);
}

// TryShort takes such a field if it is there, and else nothing; false if the long way must be taken.
template <DerTag kTag, auto kRead, typename T>
bool TryShort(DerReader& in, unsigned number, std::optional<T>* value) {
  if (!in.NextIs(DerContext(number))) {
    value->reset();
    return true;
  }
  T candidate{};
  if (!GetShort<kTag, kRead>(in, number, &candidate)) return false;
  *value = candidate;
  return true;
}

}  // namespace

bool DerReader::PeekLongHeader(Header* header) {
  const ByteView rest = Rest();
  if (rest.size() < 2) return FailAt(Offset() + rest.size());
  if ((rest[0] & kHighTagNumber) == kHighTagNumber) return Fail();
  const std::size_t length_octets = rest[1] < kLongLength ? 0 : rest[1] - kLongLength;
  std::size_t size = rest[1];
  if (rest[1] == kLongLength + 2 && rest.size() >= 4 && rest[2] != 0) {  // most of those that are long
    size = std::size_t{rest[2]} << 8 | rest[3];
  } else if (rest[1] >= kLongLength) {
    if (length_octets == 0 || length_octets > kLengthOctetsMax) return FailAt(Offset() + 1);
    if (rest.size() < 2 + length_octets) return FailAt(Offset() + rest.size());
    size = 0;
    for (std::size_t i = 0; i < length_octets; ++i) size = size << 8 | rest[2 + i];
    const bool is_shortest = size >= kLongLength && size >> (8 * (length_octets - 1)) != 0;
    if (!is_shortest) return FailAt(Offset() + 1);
  }
  if (rest.size() - 2 - length_octets < size) return FailAt(Offset() + rest.size());
  *header = {.tag = rest[0], .header_size = 2 + length_octets, .contents_size = size};
  return true;
}

bool DerReader::PeekContents(DerTag tag, Header* header, ByteView* contents) {
  if (!PeekHeader(header)) return false;
  if (header->tag != tag) return Fail();
  *contents = Rest().subspan(header->header_size, header->contents_size);
  return true;
}

bool DerReader::GetPrimitive(DerTag tag, ByteView* contents) {
  Header header;
  return PeekContents(tag, &header, contents) && Skip(header.header_size + header.contents_size);
}

bool DerReader::GetAnyElement(DerTag* tag, DerReader* contents) {
  Header header;
  if (!PeekHeader(&header)) return false;
  *tag = header.tag;
  return GetElement(header.tag, contents);
}

bool DerReader::GetEncoding(ByteView* element) {
  Header header;
  return PeekHeader(&header) && GetBytes(header.header_size + header.contents_size, element);
}

bool DerReader::SkipElement() {
  ByteView unused;
  return GetEncoding(&unused);
}

bool DerReader::TryContext(unsigned number, std::optional<DerReader>* contents) {
  DerReader inner;
  const bool is_there = NextIs(DerContext(number));
  if (is_there && !GetContext(number, &inner)) return false;
  *contents = is_there ? std::optional(inner) : std::nullopt;
  return true;
}

bool DerReader::GetBoolean(bool* value) {
  Header header;
  ByteView contents;
  if (!PeekContents(kDerBoolean, &header, &contents)) return false;
  if (contents.size() != 1 || (contents[0] != 0x00 && contents[0] != 0xFF)) return Fail();
  *value = contents[0] != 0;
  return Skip(header.header_size + header.contents_size);
}

bool DerReader::GetIntegerOf(DerTag tag, std::int64_t smallest, std::int64_t largest, std::int64_t* value) {
  Header header;
  ByteView contents;
  if (!PeekContents(tag, &header, &contents)) return false;
  if (!IsShortestInteger(contents) || contents.size() > kIntegerOctetsMax) return Fail();
  std::uint64_t bits = contents[0] >= 0x80 ? ~std::uint64_t{0} : 0;
  for (const std::uint8_t octet : contents) bits = bits << 8 | octet;
  const auto number = static_cast<std::int64_t>(bits);
  if (number < smallest || number > largest) return Fail();
  *value = number;
  return Skip(header.header_size + header.contents_size);
}

bool DerReader::GetInteger(std::int64_t* value) {
  using Limits = std::numeric_limits<std::int64_t>;
  return GetIntegerOf(kDerInteger, Limits::min(), Limits::max(), value);
}

bool DerReader::GetInteger(std::int32_t* value) {
  using Limits = std::numeric_limits<std::int32_t>;
  std::int64_t number = 0;
  if (!GetIntegerOf(kDerInteger, Limits::min(), Limits::max(), &number)) return false;
  *value = static_cast<std::int32_t>(number);
  return true;
}

bool DerReader::GetInteger(std::uint32_t* value) {
  std::int64_t number = 0;
  if (!GetIntegerOf(kDerInteger, 0, std::numeric_limits<std::uint32_t>::max(), &number)) return false;
  *value = static_cast<std::uint32_t>(number);
  return true;
}

bool DerReader::GetEnumerated(std::int32_t* value) {
  using Limits = std::numeric_limits<std::int32_t>;
  std::int64_t number = 0;
  if (!GetIntegerOf(kDerEnumerated, Limits::min(), Limits::max(), &number)) return false;
  *value = static_cast<std::int32_t>(number);
  return true;
}

bool DerReader::GetOctetString(ByteView* value) { return GetPrimitive(kDerOctetString, value); }

bool DerReader::GetGeneralString(std::string_view* value) {
  ByteView contents;
  if (!GetPrimitive(kDerGeneralString, &contents)) return false;
  *value = AsText(contents);
  return true;
}

bool DerReader::GetObjectIdentifier(ByteView* contents) {
  Header header;
  ByteView candidate;
  if (!PeekContents(kDerObjectIdentifier, &header, &candidate)) return false;
  if (!IsOidContents(candidate)) return Fail();
  *contents = candidate;
  return Skip(header.header_size + header.contents_size);
}

bool DerReader::GetBitString32(std::uint32_t* value) {
  Header header;
  ByteView contents;
  if (!PeekContents(kDerBitString, &header, &contents)) return false;
  if (!ReadBits(contents, value)) return Fail();
  return Skip(header.header_size + header.contents_size);
}

bool DerReader::GetGeneralizedTime(std::int64_t* file_time) {
  Header header;
  ByteView contents;
  if (!PeekContents(kDerGeneralizedTime, &header, &contents)) return false;
  if (!ReadKerberosTime(AsText(contents), file_time)) return Fail();
  return Skip(header.header_size + header.contents_size);
}

template <typename T>
bool DerReader::GetExplicit(unsigned number, bool (DerReader::*get)(T*), T* value) {
  Header header;
  ByteView unused;
  if (!PeekContents(DerContext(number), &header, &unused)) return false;
  DerReader inner;
  Cut(header.header_size, header.contents_size, &inner);
  T candidate{};
  if (!(inner.*get)(&candidate) || !inner.ExpectEmpty()) return false;
  *value = candidate;
  return Skip(header.header_size + header.contents_size);
}

template <typename T>
bool DerReader::TryExplicit(unsigned number, bool (DerReader::*get)(T*), std::optional<T>* value) {
  T candidate{};
  const bool is_there = NextIs(DerContext(number));
  if (is_there && !GetExplicit(number, get, &candidate)) return false;
  *value = is_there ? std::optional<T>(candidate) : std::nullopt;
  return true;
}

bool DerReader::GetExplicitSequence(unsigned number, DerReader* contents) {
  return GetExplicit<DerReader>(number, &DerReader::GetSequence, contents);
}

bool DerReader::GetExplicitBoolean(unsigned number, bool* value) {
  return GetExplicit<bool>(number, &DerReader::GetBoolean, value);
}

bool DerReader::GetExplicitInteger(unsigned number, std::int64_t* value) {
  return GetShort<kDerInteger, ReadInteger<std::int64_t>>(*this, number, value) ||
         GetExplicit<std::int64_t>(number, &DerReader::GetInteger, value);
}

bool DerReader::GetExplicitInteger(unsigned number, std::int32_t* value) {
  return GetShort<kDerInteger, ReadInteger<std::int32_t>>(*this, number, value) ||
         GetExplicit<std::int32_t>(number, &DerReader::GetInteger, value);
}

bool DerReader::GetExplicitInteger(unsigned number, std::uint32_t* value) {
  return GetShort<kDerInteger, ReadInteger<std::uint32_t>>(*this, number, value) ||
         GetExplicit<std::uint32_t>(number, &DerReader::GetInteger, value);
}

bool DerReader::GetExplicitEnumerated(unsigned number, std::int32_t* value) {
  return GetExplicit<std::int32_t>(number, &DerReader::GetEnumerated, value);
}

bool DerReader::GetExplicitOctetString(unsigned number, ByteView* value) {
  return GetShort<kDerOctetString, ReadOctets>(*this, number, value) ||
         GetExplicit<ByteView>(number, &DerReader::GetOctetString, value);
}

bool DerReader::GetExplicitGeneralString(unsigned number, std::string_view* value) {
  return GetShort<kDerGeneralString, ReadText>(*this, number, value) ||
         GetExplicit<std::string_view>(number, &DerReader::GetGeneralString, value);
}

bool DerReader::GetExplicitObjectIdentifier(unsigned number, ByteView* contents) {
  return GetExplicit<ByteView>(number, &DerReader::GetObjectIdentifier, contents);
}

bool DerReader::GetExplicitBitString32(unsigned number, std::uint32_t* value) {
  return GetShort<kDerBitString, ReadBits>(*this, number, value) ||
         GetExplicit<std::uint32_t>(number, &DerReader::GetBitString32, value);
}

bool DerReader::GetExplicitGeneralizedTime(unsigned number, std::int64_t* file_time) {
  return GetShort<kDerGeneralizedTime, ReadTime>(*this, number, file_time) ||
         GetExplicit<std::int64_t>(number, &DerReader::GetGeneralizedTime, file_time);
}

bool DerReader::TryExplicitSequence(unsigned number, std::optional<DerReader>* contents) {
  return TryExplicit<DerReader>(number, &DerReader::GetSequence, contents);
}

bool DerReader::TryExplicitBoolean(unsigned number, std::optional<bool>* value) {
  return TryExplicit<bool>(number, &DerReader::GetBoolean, value);
}

bool DerReader::TryExplicitInteger(unsigned number, std::optional<std::int64_t>* value) {
  return TryShort<kDerInteger, ReadInteger<std::int64_t>>(*this, number, value) ||
         TryExplicit<std::int64_t>(number, &DerReader::GetInteger, value);
}

bool DerReader::TryExplicitInteger(unsigned number, std::optional<std::int32_t>* value) {
  return TryShort<kDerInteger, ReadInteger<std::int32_t>>(*this, number, value) ||
         TryExplicit<std::int32_t>(number, &DerReader::GetInteger, value);
}

bool DerReader::TryExplicitInteger(unsigned number, std::optional<std::uint32_t>* value) {
  return TryShort<kDerInteger, ReadInteger<std::uint32_t>>(*this, number, value) ||
         TryExplicit<std::uint32_t>(number, &DerReader::GetInteger, value);
}

bool DerReader::TryExplicitEnumerated(unsigned number, std::optional<std::int32_t>* value) {
  return TryExplicit<std::int32_t>(number, &DerReader::GetEnumerated, value);
}

bool DerReader::TryExplicitOctetString(unsigned number, std::optional<ByteView>* value) {
  return TryShort<kDerOctetString, ReadOctets>(*this, number, value) ||
         TryExplicit<ByteView>(number, &DerReader::GetOctetString, value);
}

bool DerReader::TryExplicitGeneralString(unsigned number, std::optional<std::string_view>* value) {
  return TryShort<kDerGeneralString, ReadText>(*this, number, value) ||
         TryExplicit<std::string_view>(number, &DerReader::GetGeneralString, value);
}

bool DerReader::TryExplicitObjectIdentifier(unsigned number, std::optional<ByteView>* contents) {
  return TryExplicit<ByteView>(number, &DerReader::GetObjectIdentifier, contents);
}

bool DerReader::TryExplicitBitString32(unsigned number, std::optional<std::uint32_t>* value) {
  return TryExplicit<std::uint32_t>(number, &DerReader::GetBitString32, value);
}

bool DerReader::TryExplicitGeneralizedTime(unsigned number, std::optional<std::int64_t>* file_time) {
  return TryShort<kDerGeneralizedTime, ReadTime>(*this, number, file_time) ||
         TryExplicit<std::int64_t>(number, &DerReader::GetGeneralizedTime, file_time);
}

}  // namespace legwork

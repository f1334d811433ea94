#ifndef LEGWORK_SIM_WIRE_DER_READER_H_
#define LEGWORK_SIM_WIRE_DER_READER_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/wire/der_tag.h"
#include "sim/wire/reader.h"

namespace legwork {

// DerReader reads X.690 DER and nothing looser: definite lengths in their shortest form, shortest integers, booleans of
// 00 or FF, unused bits of zero, tag numbers up to 30. It calls itself nowhere: depth is what the caller asks for.
//
// Get… takes one element of that type. GetExplicit… takes it out of an EXPLICIT context tag `[number]`, in which
// nothing else may lie. TryExplicit… does so if the next element has that tag, and else takes nothing and empties the
// output: it is false only when the element is there and malformed. As in Reader, a failed getter changes nothing.
class DerReader : public Reader {
 public:
  DerReader() = default;
  explicit DerReader(ByteView bytes) : Reader(bytes) {}

  // Elements.
  bool GetElement(DerTag tag, DerReader* contents) {
    Header header;
    if (!PeekHeader(&header) || (header.tag != tag && !Fail())) return false;
    Cut(header.header_size, header.contents_size, contents);
    return Skip(header.header_size + header.contents_size);
  }
  bool GetAnyElement(DerTag* tag, DerReader* contents);
  bool GetEncoding(ByteView* element);  // the next element with its tag and length, contents unseen
  bool SkipElement();
  bool NextIs(DerTag tag) const {
    std::uint8_t next = 0;
    return Peek(&next) && next == tag;
  }

  bool GetSequence(DerReader* contents) { return GetElement(kDerSequence, contents); }
  bool GetApplication(unsigned number, DerReader* contents) { return GetElement(DerApplication(number), contents); }
  bool GetContext(unsigned number, DerReader* contents) { return GetElement(DerContext(number), contents); }
  bool TryContext(unsigned number, std::optional<DerReader>* contents);

  // Primitive types. Integers outside the output's range are failures.
  bool GetBoolean(bool* value);
  bool GetInteger(std::int64_t* value);
  bool GetInteger(std::int32_t* value);
  bool GetInteger(std::uint32_t* value);
  bool GetEnumerated(std::int32_t* value);
  bool GetOctetString(ByteView* value);
  bool GetOctetString(DerReader* contents) { return GetElement(kDerOctetString, contents); }  // with DER inside
  bool GetGeneralString(std::string_view* value);
  bool GetObjectIdentifier(ByteView* contents);  // well-formed subidentifiers, at least one octet

  // GetBitString32 puts bit 0 of the string into the most significant bit, as RFC 4120 section 5.2.8 numbers
  // KerberosFlags. Bits the string has not are zero; bits beyond the 32nd are skipped.
  bool GetBitString32(std::uint32_t* value);

  // GetGeneralizedTime takes a KerberosTime (RFC 4120 section 5.2.3), YYYYMMDDHHMMSSZ, as a FILETIME.
  bool GetGeneralizedTime(std::int64_t* file_time);

  // The same inside `[number]`.
  bool GetExplicitSequence(unsigned number, DerReader* contents);
  bool GetExplicitBoolean(unsigned number, bool* value);
  bool GetExplicitInteger(unsigned number, std::int64_t* value);
  bool GetExplicitInteger(unsigned number, std::int32_t* value);
  bool GetExplicitInteger(unsigned number, std::uint32_t* value);
  bool GetExplicitEnumerated(unsigned number, std::int32_t* value);
  bool GetExplicitOctetString(unsigned number, ByteView* value);
  bool GetExplicitGeneralString(unsigned number, std::string_view* value);
  bool GetExplicitObjectIdentifier(unsigned number, ByteView* contents);
  bool GetExplicitBitString32(unsigned number, std::uint32_t* value);
  bool GetExplicitGeneralizedTime(unsigned number, std::int64_t* file_time);

  bool TryExplicitSequence(unsigned number, std::optional<DerReader>* contents);
  bool TryExplicitBoolean(unsigned number, std::optional<bool>* value);
  bool TryExplicitInteger(unsigned number, std::optional<std::int64_t>* value);
  bool TryExplicitInteger(unsigned number, std::optional<std::int32_t>* value);
  bool TryExplicitInteger(unsigned number, std::optional<std::uint32_t>* value);
  bool TryExplicitEnumerated(unsigned number, std::optional<std::int32_t>* value);
  bool TryExplicitOctetString(unsigned number, std::optional<ByteView>* value);
  bool TryExplicitGeneralString(unsigned number, std::optional<std::string_view>* value);
  bool TryExplicitObjectIdentifier(unsigned number, std::optional<ByteView>* contents);
  bool TryExplicitBitString32(unsigned number, std::optional<std::uint32_t>* value);
  bool TryExplicitGeneralizedTime(unsigned number, std::optional<std::int64_t>* file_time);

 private:
  // Header is the tag and the length in front of an element's contents.
  struct Header {
    DerTag tag = 0;
    std::size_t header_size = 0;    // octets
    std::size_t contents_size = 0;  // octets, all of them present
  };
  bool PeekHeader(Header* header) {
    const ByteView rest = Rest();
    // Almost every element is short and all there.
    const bool is_short = rest.size() >= 2 && rest[1] < 0x80 && rest.size() - 2 >= rest[1];
    if (!is_short || (rest[0] & 0x1F) == 0x1F) return PeekLongHeader(header);
    *header = {.tag = rest[0], .header_size = 2, .contents_size = rest[1]};
    return true;
  }
  bool PeekLongHeader(Header* header);
  bool PeekContents(DerTag tag, Header* header, ByteView* contents);
  bool GetPrimitive(DerTag tag, ByteView* contents);
  bool GetIntegerOf(DerTag tag, std::int64_t smallest, std::int64_t largest, std::int64_t* value);

  template <typename T>
  bool GetExplicit(unsigned number, bool (DerReader::*get)(T*), T* value);
  template <typename T>
  bool TryExplicit(unsigned number, bool (DerReader::*get)(T*), std::optional<T>* value);
};

}  // namespace legwork

#endif  // LEGWORK_SIM_WIRE_DER_READER_H_

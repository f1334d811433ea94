#ifndef LEGWORK_SIM_WIRE_DER_WRITER_H_
#define LEGWORK_SIM_WIRE_DER_WRITER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "sim/base/bytes.h"
#include "sim/wire/der_tag.h"
#include "sim/wire/writer.h"

namespace legwork {

// DerScope is an element that is open: what is written while it lives becomes its contents. When it closes, it puts the
// shortest definite length in front of them. Scopes close in the reverse order of their opening, as locals do.
//
// `expected` is a guess at the size of the contents in octets. Where the true length has as many octets as that of the
// guess, nothing must be moved when the scope closes.
class [[nodiscard]] DerScope {
 public:
  DerScope(Bytes& out, DerTag tag, std::size_t expected = 0) : out_(&out) {
    out.push_back(tag);
    out.push_back(0);  // the length, if one octet is enough for it
    if (expected >= 0x80) KeepRoom(expected);
    contents_ = out.size();
  }
  ~DerScope() { Close(); }
  DerScope(DerScope&& other) noexcept
      : out_(std::exchange(other.out_, nullptr)), contents_(other.contents_), room_(other.room_) {}
  DerScope& operator=(DerScope&&) = delete;

  // Close ends the element before the scope's end. Later calls do nothing.
  void Close();

 private:
  void KeepRoom(std::size_t expected);

  Bytes* out_;            // null once closed
  std::size_t contents_;  // where the contents begin in *out_
  std::size_t room_ = 1;  // octets in front of them that are kept for the length
};

// DerWriter appends X.690 DER, the mirror of DerReader. What DER forbids is written with PutBytes.
//
//   DerWriter writer(out);
//   const DerScope message = writer.Application(15);
//   const DerScope body = writer.Sequence();
//   writer.PutExplicitInteger(0, 5);
class DerWriter : public Writer {
 public:
  using Writer::Writer;

  DerScope Element(DerTag tag, std::size_t expected = 0) { return DerScope(out(), tag, expected); }
  DerScope Sequence(std::size_t expected = 0) { return Element(kDerSequence, expected); }
  DerScope Application(unsigned number, std::size_t expected = 0) { return Element(DerApplication(number), expected); }
  DerScope Context(unsigned number, std::size_t expected = 0) { return Element(DerContext(number), expected); }
  DerScope OctetString() { return Element(kDerOctetString); }  // with more DER inside

  void PutElement(DerTag tag, ByteView contents);
  void PutBoolean(bool value);
  void PutInteger(std::int64_t value) { PutIntegerOf(kDerInteger, value); }
  void PutEnumerated(std::int32_t value) { PutIntegerOf(kDerEnumerated, value); }
  void PutOctetString(ByteView value) { PutElement(kDerOctetString, value); }
  void PutGeneralString(std::string_view value) { PutElement(kDerGeneralString, AsBytes(value)); }
  void PutObjectIdentifier(ByteView contents) { PutElement(kDerObjectIdentifier, contents); }

  // PutBitString32 writes the `bits` most significant bits of `value`, 0 to 32; KerberosFlags always have 32.
  void PutBitString32(std::uint32_t value, unsigned bits = 32);

  // PutGeneralizedTime writes a KerberosTime; fractions of a second are dropped.
  void PutGeneralizedTime(std::int64_t file_time);

  // The same inside `[number]`.
  void PutExplicitBoolean(unsigned number, bool value);
  void PutExplicitInteger(unsigned number, std::int64_t value);
  void PutExplicitEnumerated(unsigned number, std::int32_t value);
  void PutExplicitOctetString(unsigned number, ByteView value);
  void PutExplicitGeneralString(unsigned number, std::string_view value);
  void PutExplicitObjectIdentifier(unsigned number, ByteView contents);
  void PutExplicitBitString32(unsigned number, std::uint32_t value, unsigned bits = 32);
  void PutExplicitGeneralizedTime(unsigned number, std::int64_t file_time);

 private:
  void PutIntegerOf(DerTag tag, std::int64_t value);
};

}  // namespace legwork

#endif  // LEGWORK_SIM_WIRE_DER_WRITER_H_

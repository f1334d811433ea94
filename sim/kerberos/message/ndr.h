#ifndef LEGWORK_SIM_KERBEROS_MESSAGE_NDR_H_
#define LEGWORK_SIM_KERBEROS_MESSAGE_NDR_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "sim/base/bytes.h"
#include "sim/wire/reader.h"
#include "sim/wire/writer.h"

// What the structures of a PAC need of NDR (MS-PAC section 2): a type serialization header (MS-RPCE section 2.2.6),
// which is a common header (8), the size of the rest (4) and zeros (4); a pointer (4), the structure, and behind it in
// their order what its pointers point to. Numbers are little-endian and aligned to their size.
namespace legwork::kerberos {

inline constexpr std::size_t kNdrHeadersSize = 16;   // octets in front of what is counted and aligned
inline constexpr std::size_t kNdrListMax = 65'536;  // entries of any list

// NdrWriter writes numbers at multiples of their size and gives out referents.
class NdrWriter {
 public:
  explicit NdrWriter(Bytes& out) : bytes_(out), out_(out), base_(out.size()) {}

  void PutU16(std::uint16_t value) { Align(2), out_.PutU16Le(value); }
  void PutU32(std::uint32_t value) { Align(4), out_.PutU32Le(value); }
  void PutTime(std::int64_t time) {  // a FILETIME is two numbers of 32 bits
    PutU32(static_cast<std::uint32_t>(time));
    PutU32(static_cast<std::uint32_t>(static_cast<std::uint64_t>(time) >> 32));
  }
  void PutPointer(bool is_there) {
    PutU32(is_there ? referent_ : 0);
    if (is_there) referent_ += 4;
  }
  void PutBytes(ByteView octets) { out_.PutBytes(octets); }
  void PutZeros(std::size_t count) { out_.PutZeros(count); }
  void Align(std::size_t size) { out_.PutZeros((size - (bytes_.size() - base_) % size) % size); }

 private:
  static constexpr std::uint32_t kFirstReferent = 0x00020000;

  Bytes& bytes_;
  Writer out_;
  std::size_t base_;
  std::uint32_t referent_ = kFirstReferent;
};

// NdrReader is its mirror. A failed read leaves it anywhere.
class NdrReader {
 public:
  explicit NdrReader(Reader in) : in_(in), size_(in.remaining()) {}

  bool GetU16(std::uint16_t* value) { return Align(2) && in_.GetU16Le(value); }
  bool GetU32(std::uint32_t* value) { return Align(4) && in_.GetU32Le(value); }
  bool GetTime(std::int64_t* time) {
    std::uint32_t low = 0, high = 0;
    if (!GetU32(&low) || !GetU32(&high)) return false;
    *time = static_cast<std::int64_t>(std::uint64_t{high} << 32 | low);
    return true;
  }
  bool GetPointer(bool* is_there) {
    std::uint32_t referent = 0;
    if (!GetU32(&referent)) return false;
    *is_there = referent != 0;
    return true;
  }
  bool GetBytes(std::size_t count, ByteView* octets) { return in_.GetBytes(count, octets); }
  bool Skip(std::size_t count) { return in_.Skip(count); }
  bool Align(std::size_t size) { return in_.Skip((size - (size_ - in_.remaining()) % size) % size); }

  // ExpectEnd takes what fills the structure up to a multiple of 8 octets, and wants nothing behind it.
  bool ExpectEnd() { return Align(8) && in_.empty(); }

 private:
  Reader in_;
  std::size_t size_;
};

// NdrText is an RPC_UNICODE_STRING (MS-DTYP section 2.3.10): in the structure two lengths and a pointer. Its units are
// deferred.
struct NdrText {
  Bytes units;             // UTF-16, to be written
  std::uint16_t size = 0;  // octets
  bool is_there = false;
};

// MakeNdrText takes UTF-8. What is not UTF-8, or too long, is no text.
NdrText MakeNdrText(const std::string& text);

void PutNdrText(NdrWriter& out, const NdrText& text);
void PutNdrUnits(NdrWriter& out, const NdrText& text);
bool GetNdrText(NdrReader& in, NdrText* text);
bool GetNdrUnits(NdrReader& in, const NdrText& text, std::string* out);

// WithNdrHeaders puts the headers in front of a body whose size is a multiple of 8 octets.
Bytes WithNdrHeaders(ByteView body);

// GetNdrBody reads the headers from `in` and cuts the body out.
bool GetNdrBody(Reader& in, Reader* body);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MESSAGE_NDR_H_

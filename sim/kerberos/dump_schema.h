#ifndef LEGWORK_SIM_KERBEROS_DUMP_SCHEMA_H_
#define LEGWORK_SIM_KERBEROS_DUMP_SCHEMA_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "sim/crypto/derived_keys.h"

namespace legwork::kerberos {

// Shape is what an element of a Kerberos message is. The first ones are single values, the others have fields.
enum class Shape : std::uint8_t {
  kInteger,
  kErrorCode,
  kText,
  kOctets,
  kTime,
  kFlags,
  kTicketFlags,
  kPrincipalName,
  kEncryptedData,
  kEncryptionKey,
  kChecksum,
  kTransited,
  kTypedData,
  kPaData,
  kLastReqEntry,
  kEtypeInfo2Entry,
  kKrbCredInfo,
  kKdcReqBody,
  kPaEncTsEnc,
  kTicket,
  kAuthenticator,
  kEncTicketPart,
  kAsReq,
  kAsRep,
  kTgsReq,
  kTgsRep,
  kApReq,
  kApRep,
  kCred,
  kEncAsRepPart,
  kEncTgsRepPart,
  kEncApRepPart,
  kEncKrbCredPart,
  kError,
};

// ShapeRow names a shape that has fields. `application` is the number of its APPLICATION tag, 0 if it has none.
struct ShapeRow {
  Shape shape;
  unsigned application;
  std::string_view name;
};

// FieldRow is a field of such a shape: what lies in its context tag. `sealed` is what an EncryptedData decrypts to, and
// kOctets where nobody knows.
struct FieldRow {
  Shape owner;
  unsigned number;
  std::string_view name;
  Shape shape;
  bool is_list = false;
  Shape sealed = Shape::kOctets;
};

// Null if the shape is a single value; if no shape has the tag; if the shape has no such field.
const ShapeRow* FindShape(Shape shape);
const ShapeRow* FindShapeOfTag(unsigned application);
const FieldRow* FindField(Shape owner, unsigned number);

// UsagesOf lists the key usages under which such a part is sealed (RFC 4120 section 7.5.1).
std::span<const KeyUsage> UsagesOf(Shape sealed);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_DUMP_SCHEMA_H_

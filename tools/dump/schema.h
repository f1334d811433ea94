#ifndef LEGWORK_TOOLS_DUMP_SCHEMA_H_
#define LEGWORK_TOOLS_DUMP_SCHEMA_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/crypto/derived_keys.h"

namespace legwork::dump {

// FieldRow names what lies in `[number]` of a type, as the ASN.1 modules of RFC 4178 and RFC 4120 do.
struct FieldRow {
  std::string_view parent;  // "AP-REQ"
  unsigned number;
  std::string_view name;         // "ap-options"
  std::string_view type;         // of the field; a * behind it: SEQUENCE OF; "": nothing in it has a name
  std::string_view sealed = {};  // what an EncryptedData decrypts to
};

// FindField gives null for a field that no row names.
const FieldRow* FindField(std::string_view parent, unsigned number);

// ApplicationType is the type of an APPLICATION tag (RFC 4120 section 5.10), "" if there is none.
std::string_view ApplicationType(unsigned number);

// OctetsType is what lies in the OCTET STRING of a type whose contents another field tells: of a PA-DATA by its
// padata-type, for example. It is "" where nobody knows.
std::string_view OctetsType(std::string_view parent, std::int64_t selector);

// UsagesOf lists the key usages under which a part of this type is sealed (RFC 4120 section 7.5.1).
std::span<const KeyUsage> UsagesOf(std::string_view sealed);

// ValueNote says what a number, a bit string or an object identifier of this type means; "" if nothing is to be said.
std::string NumberNote(std::string_view type, std::int64_t value);
std::string BitsNote(std::string_view type, std::uint32_t bits);
std::string OidNote(ByteView oid);

}  // namespace legwork::dump

#endif  // LEGWORK_TOOLS_DUMP_SCHEMA_H_

#ifndef LEGWORK_TOOLS_DUMP_SCHEMA_H_
#define LEGWORK_TOOLS_DUMP_SCHEMA_H_

#include <string_view>

namespace legwork::dump {

// FieldRow names what lies in `[number]` of a type, as the ASN.1 modules of RFC 4178 and RFC 4120 do.
struct FieldRow {
  std::string_view parent;  // "AP-REQ"
  unsigned number;
  std::string_view name;  // "ap-options"
  std::string_view type;  // the type of the field, "" if nothing in it has a name
};

// FindField gives null for a field that no row names.
const FieldRow* FindField(std::string_view parent, unsigned number);

// ApplicationType is the type of an APPLICATION tag (RFC 4120 5.10), "" if there is none.
std::string_view ApplicationType(unsigned number);

}  // namespace legwork::dump

#endif  // LEGWORK_TOOLS_DUMP_SCHEMA_H_

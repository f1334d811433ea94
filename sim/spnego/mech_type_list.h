#ifndef LEGWORK_SIM_SPNEGO_MECH_TYPE_LIST_H_
#define LEGWORK_SIM_SPNEGO_MECH_TYPE_LIST_H_

#include "sim/base/bytes.h"
#include "sim/wire/der_reader.h"
#include "sim/wire/der_writer.h"

namespace legwork::spnego {

// MechTypeList is the list of mechanisms as it lay in a token (RFC 4178 section 4.1):
//
//   MechTypeList ::= SEQUENCE OF MechType        -- OBJECT IDENTIFIER, most preferred first
//
// The mechListMIC is computed over exactly these octets, tag and length of the SEQUENCE included and those of the field
// around it not, so the list is kept as it came and never written again. It owns nothing.
class MechTypeList {
 public:
  MechTypeList() = default;

  // `encoding` holds a list that GetMechTypeList or PutMechTypeList has made.
  explicit MechTypeList(ByteView encoding) : encoding_(encoding) {}

  ByteView encoding() const { return encoding_; }

  // Next takes the next mechanism, as contents octets, from `rest`, which began as All(); false at the end.
  DerReader All() const;
  static bool Next(DerReader& rest, ByteView* mechanism);

  bool Contains(ByteView mechanism) const;

 private:
  ByteView encoding_;
};

// GetMechTypeList takes a list of at least one mechanism. As every getter, it takes all or nothing.
bool GetMechTypeList(DerReader& in, MechTypeList* list);

void PutMechTypeList(DerWriter& out, ByteParts mechanisms);

}  // namespace legwork::spnego

#endif  // LEGWORK_SIM_SPNEGO_MECH_TYPE_LIST_H_

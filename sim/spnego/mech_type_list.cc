#include "sim/spnego/mech_type_list.h"

namespace legwork::spnego {

DerReader MechTypeList::All() const {
  DerReader outer(encoding_), list;
  if (!outer.GetSequence(&list)) return DerReader();
  return DerReader(list.Rest());
}

bool MechTypeList::Next(DerReader& rest, ByteView* mechanism) {
  return !rest.empty() && rest.GetObjectIdentifier(mechanism);
}

bool MechTypeList::Contains(ByteView mechanism) const {
  DerReader rest = All();
  for (ByteView candidate; Next(rest, &candidate);) {
    if (SameBytes(candidate, mechanism)) return true;
  }
  return false;
}

bool GetMechTypeList(DerReader& in, MechTypeList* list) {
  DerReader ahead = in;
  DerReader mechanisms;
  ByteView mechanism;
  bool is_good = ahead.GetSequence(&mechanisms) && mechanisms.GetObjectIdentifier(&mechanism);
  while (is_good && !mechanisms.empty()) is_good = mechanisms.GetObjectIdentifier(&mechanism);
  if (!is_good) return in.FailAt(ahead.FailedAt());
  ByteView encoding;
  if (!in.GetEncoding(&encoding)) return false;
  *list = MechTypeList(encoding);
  return true;
}

void PutMechTypeList(DerWriter& out, ByteParts mechanisms) {
  const DerScope list = out.Sequence();
  for (const ByteView mechanism : mechanisms) out.PutObjectIdentifier(mechanism);
}

}  // namespace legwork::spnego

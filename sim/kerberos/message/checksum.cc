#include "sim/kerberos/message/checksum.h"

namespace legwork::kerberos {

bool ReadChecksum(DerReader& in, Checksum* checksum) {
  DerReader body;
  return in.GetSequence(&body) &&                                //
         body.GetExplicitInteger(0, &checksum->cksumtype) &&     //
         body.GetExplicitOctetString(1, &checksum->checksum) &&  //
         body.ExpectEmpty();
}

void WriteChecksum(DerWriter& out, const Checksum& checksum) {
  const DerScope body = out.Sequence();
  out.PutExplicitInteger(0, checksum.cksumtype);
  out.PutExplicitOctetString(1, checksum.checksum);
}

}  // namespace legwork::kerberos

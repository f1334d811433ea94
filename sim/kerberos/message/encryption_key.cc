#include "sim/kerberos/message/encryption_key.h"

namespace legwork::kerberos {

bool ReadEncryptionKey(DerReader& in, EncryptionKey* key) {
  DerReader body;
  return in.GetSequence(&body) &&                           //
         body.GetExplicitInteger(0, &key->keytype) &&       //
         body.GetExplicitOctetString(1, &key->keyvalue) &&  //
         body.ExpectEmpty();
}

void WriteEncryptionKey(DerWriter& out, const EncryptionKey& key) {
  const DerScope body = out.Sequence();
  out.PutExplicitInteger(0, key.keytype);
  out.PutExplicitOctetString(1, key.keyvalue);
}

}  // namespace legwork::kerberos

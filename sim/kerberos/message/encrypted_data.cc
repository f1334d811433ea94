#include "sim/kerberos/message/encrypted_data.h"

#include <array>

#include "sim/crypto/cipher.h"
#include "sim/crypto/encryption_type.h"
#include "sim/kerberos/message/explicit_field.h"

namespace legwork::kerberos {

bool ReadEncryptedData(DerReader& in, EncryptedData* data) {
  DerReader body;
  return in.GetSequence(&body) &&                          //
         body.GetExplicitInteger(0, &data->etype) &&       //
         body.TryExplicitInteger(1, &data->kvno) &&        //
         body.GetExplicitOctetString(2, &data->cipher) &&  //
         body.ExpectEmpty();
}

void WriteEncryptedData(DerWriter& out, const EncryptedData& data) {
  const DerScope body = out.Sequence(data.cipher.size());
  out.PutExplicitInteger(0, data.etype);
  TryPutInteger(out, 1, data.kvno);
  out.PutExplicitOctetString(2, data.cipher);
}

EncryptedData Seal(const DerivedKeys& keys, std::optional<std::uint32_t> kvno, RandomStream& random, ByteView plaintext,
                   Bytes& cipher) {
  std::array<std::uint8_t, kAesBlockSize> room;
  const ByteSpan confounder = ByteSpan(room).first(RowOf(keys.type()).confounder_size);
  random.Fill(confounder);
  cipher.resize(EncryptedSize(keys.type(), plaintext.size()));
  Encrypt(keys, confounder, {plaintext}, cipher);
  return {static_cast<std::int32_t>(keys.type()), kvno, cipher};
}

bool Open(const DerivedKeys& keys, const EncryptedData& data, Bytes& plaintext) {
  if (data.etype != static_cast<std::int32_t>(keys.type())) return false;
  plaintext.resize(DecryptedSize(keys.type(), data.cipher.size()));
  return Decrypt(keys, data.cipher, plaintext);
}

}  // namespace legwork::kerberos

#include "sim/kerberos/message/ap_rep.h"

#include "sim/kerberos/message/explicit_field.h"
#include "sim/wire/der_reader.h"

namespace legwork::kerberos {

Result<ApRep> ReadApRep(ByteView message) {
  DerReader outer(message), tagged, body;
  ApRep ap_rep;
  if (!outer.GetApplication(15, &tagged) ||                           //
      !tagged.GetSequence(&body) ||                                   //
      !body.GetExplicitInteger(0, &ap_rep.pvno) ||                    //
      !body.GetExplicitInteger(1, &ap_rep.msg_type) ||                //
      !ReadExplicit(body, 2, ReadEncryptedData, &ap_rep.enc_part) ||  //
      !body.ExpectEmpty() || !tagged.ExpectEmpty() || !outer.ExpectEmpty()) {
    return outer.Failure("ApRep");
  }
  return ap_rep;
}

void WriteApRep(DerWriter& out, const ApRep& ap_rep) {
  const std::size_t cipher_size = ap_rep.enc_part.cipher.size();
  const DerScope message = out.Application(15, cipher_size);
  const DerScope body = out.Sequence(cipher_size);
  out.PutExplicitInteger(0, ap_rep.pvno);
  out.PutExplicitInteger(1, ap_rep.msg_type);
  WriteExplicit(out, 2, WriteEncryptedData, ap_rep.enc_part, cipher_size);
}

Result<EncApRepPart> ReadEncApRepPart(ByteView plaintext) {
  DerReader outer(plaintext), tagged, body;
  EncApRepPart part;
  if (!outer.GetApplication(27, &tagged) ||                          //
      !tagged.GetSequence(&body) ||                                  //
      !body.GetExplicitGeneralizedTime(0, &part.ctime) ||            //
      !ReadExplicit(body, 1, ReadMicroseconds, &part.cusec) ||       //
      !TryReadExplicit(body, 2, ReadEncryptionKey, &part.subkey) ||  //
      !body.TryExplicitInteger(3, &part.seq_number) ||               //
      !body.ExpectEmpty() || !tagged.ExpectEmpty() || !outer.ExpectEmpty()) {
    return outer.Failure("EncApRepPart");
  }
  return part;
}

void WriteEncApRepPart(DerWriter& out, const EncApRepPart& part) {
  const DerScope message = out.Application(27);
  const DerScope body = out.Sequence();
  out.PutExplicitGeneralizedTime(0, part.ctime);
  out.PutExplicitInteger(1, part.cusec);
  TryWriteExplicit(out, 2, WriteEncryptionKey, part.subkey);
  TryPutInteger(out, 3, part.seq_number);
}

}  // namespace legwork::kerberos

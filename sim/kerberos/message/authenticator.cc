#include "sim/kerberos/message/authenticator.h"

#include "sim/kerberos/message/explicit_field.h"
#include "sim/wire/der_reader.h"

namespace legwork::kerberos {
namespace {

constexpr std::size_t kUsualSize = 200;  // octets, with a subkey and without delegation

}  // namespace

Result<Authenticator> ReadAuthenticator(ByteView plaintext) {
  DerReader outer(plaintext), message, body;
  Authenticator read;
  if (!outer.GetApplication(2, &message) ||                                      //
      !message.GetSequence(&body) ||                                             //
      !body.GetExplicitInteger(0, &read.authenticator_vno) ||                    //
      !body.GetExplicitGeneralString(1, &read.crealm) ||                         //
      !ReadExplicit(body, 2, ReadPrincipalName, &read.cname) ||                  //
      !TryReadExplicit(body, 3, ReadChecksum, &read.cksum) ||                    //
      !ReadExplicit(body, 4, ReadMicroseconds, &read.cusec) ||                   //
      !body.GetExplicitGeneralizedTime(5, &read.ctime) ||                        //
      !TryReadExplicit(body, 6, ReadEncryptionKey, &read.subkey) ||              //
      !body.TryExplicitInteger(7, &read.seq_number) ||                           //
      !TryReadExplicit(body, 8, ReadTypedDataList, &read.authorization_data) ||  //
      !body.ExpectEmpty() || !message.ExpectEmpty() || !outer.ExpectEmpty()) {
    return outer.Failure("Authenticator");
  }
  return read;
}

void WriteAuthenticator(DerWriter& out, const Authenticator& authenticator) {
  const DerScope message = out.Application(2, kUsualSize);
  const DerScope body = out.Sequence(kUsualSize);
  out.PutExplicitInteger(0, authenticator.authenticator_vno);
  out.PutExplicitGeneralString(1, authenticator.crealm);
  WriteExplicit(out, 2, WritePrincipalName, authenticator.cname);
  TryWriteExplicit(out, 3, WriteChecksum, authenticator.cksum);
  out.PutExplicitInteger(4, authenticator.cusec);
  out.PutExplicitGeneralizedTime(5, authenticator.ctime);
  TryWriteExplicit(out, 6, WriteEncryptionKey, authenticator.subkey);
  TryPutInteger(out, 7, authenticator.seq_number);
  TryWriteExplicit(out, 8, WriteTypedDataList, authenticator.authorization_data);
}

}  // namespace legwork::kerberos

#include "sim/kerberos/message/krb_error.h"

#include "sim/kerberos/message/explicit_field.h"
#include "sim/wire/der_reader.h"

namespace legwork::kerberos {

Result<KrbError> ReadKrbError(ByteView message) {
  DerReader outer(message), tagged, body;
  KrbError error;
  if (!outer.GetApplication(30, &tagged) ||                          //
      !tagged.GetSequence(&body) ||                                  //
      !body.GetExplicitInteger(0, &error.pvno) ||                    //
      !body.GetExplicitInteger(1, &error.msg_type) ||                //
      !body.TryExplicitGeneralizedTime(2, &error.ctime) ||           //
      !TryReadExplicit(body, 3, ReadMicroseconds, &error.cusec) ||   //
      !body.GetExplicitGeneralizedTime(4, &error.stime) ||           //
      !ReadExplicit(body, 5, ReadMicroseconds, &error.susec) ||      //
      !body.GetExplicitInteger(6, &error.error_code) ||              //
      !body.TryExplicitGeneralString(7, &error.crealm) ||            //
      !TryReadExplicit(body, 8, ReadPrincipalName, &error.cname) ||  //
      !body.GetExplicitGeneralString(9, &error.realm) ||             //
      !ReadExplicit(body, 10, ReadPrincipalName, &error.sname) ||    //
      !body.TryExplicitGeneralString(11, &error.e_text) ||           //
      !body.TryExplicitOctetString(12, &error.e_data) ||             //
      !body.ExpectEmpty() || !tagged.ExpectEmpty() || !outer.ExpectEmpty()) {
    return outer.Failure("KrbError");
  }
  return error;
}

void WriteKrbError(DerWriter& out, const KrbError& error) {
  const DerScope message = out.Application(30);
  const DerScope body = out.Sequence();
  out.PutExplicitInteger(0, error.pvno);
  out.PutExplicitInteger(1, error.msg_type);
  TryPutTime(out, 2, error.ctime);
  TryPutInteger(out, 3, error.cusec);
  out.PutExplicitGeneralizedTime(4, error.stime);
  out.PutExplicitInteger(5, error.susec);
  out.PutExplicitInteger(6, error.error_code);
  TryPutText(out, 7, error.crealm);
  TryWriteExplicit(out, 8, WritePrincipalName, error.cname);
  out.PutExplicitGeneralString(9, error.realm);
  WriteExplicit(out, 10, WritePrincipalName, error.sname);
  TryPutText(out, 11, error.e_text);
  if (error.e_data) out.PutExplicitOctetString(12, *error.e_data);
}

}  // namespace legwork::kerberos

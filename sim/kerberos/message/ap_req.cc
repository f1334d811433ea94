#include "sim/kerberos/message/ap_req.h"

#include "sim/kerberos/message/explicit_field.h"
#include "sim/wire/der_reader.h"

namespace legwork::kerberos {

Result<ApReq> ReadApReq(ByteView message) {
  DerReader outer(message), tagged, body;
  ApReq ap_req;
  if (!outer.GetApplication(14, &tagged) ||                                //
      !tagged.GetSequence(&body) ||                                        //
      !body.GetExplicitInteger(0, &ap_req.pvno) ||                         //
      !body.GetExplicitInteger(1, &ap_req.msg_type) ||                     //
      !body.GetExplicitBitString32(2, &ap_req.ap_options) ||               //
      !ReadExplicit(body, 3, ReadTicket, &ap_req.ticket) ||                //
      !ReadExplicit(body, 4, ReadEncryptedData, &ap_req.authenticator) ||  //
      !body.ExpectEmpty() || !tagged.ExpectEmpty() || !outer.ExpectEmpty()) {
    return outer.Failure("ApReq");
  }
  return ap_req;
}

void WriteApReq(DerWriter& out, const ApReq& ap_req) {
  const std::size_t ticket_size = ap_req.ticket.encoding.size();
  const std::size_t cipher_size = ap_req.authenticator.cipher.size();
  const DerScope message = out.Application(14, ticket_size + cipher_size);
  const DerScope body = out.Sequence(ticket_size + cipher_size);
  out.PutExplicitInteger(0, ap_req.pvno);
  out.PutExplicitInteger(1, ap_req.msg_type);
  out.PutExplicitBitString32(2, ap_req.ap_options);
  WriteExplicit(out, 3, WriteTicket, ap_req.ticket, ticket_size);
  WriteExplicit(out, 4, WriteEncryptedData, ap_req.authenticator, cipher_size);
}

}  // namespace legwork::kerberos

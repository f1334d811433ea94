#include "sim/kerberos/message/ticket.h"

#include "sim/kerberos/message/explicit_field.h"

namespace legwork::kerberos {
namespace {

bool ReadTransited(DerReader& in, TransitedEncoding* transited) {
  DerReader body;
  return in.GetSequence(&body) &&                                 //
         body.GetExplicitInteger(0, &transited->tr_type) &&       //
         body.GetExplicitOctetString(1, &transited->contents) &&  //
         body.ExpectEmpty();
}

void WriteTransited(DerWriter& out, const TransitedEncoding& transited) {
  const DerScope body = out.Sequence();
  out.PutExplicitInteger(0, transited.tr_type);
  out.PutExplicitOctetString(1, transited.contents);
}

}  // namespace

bool ReadTicket(DerReader& in, Ticket* ticket) {
  const ByteView start = in.Rest();
  DerReader message, body;
  if (!in.GetApplication(1, &message) ||                               //
      !message.GetSequence(&body) ||                                   //
      !body.GetExplicitInteger(0, &ticket->tkt_vno) ||                 //
      !body.GetExplicitGeneralString(1, &ticket->realm) ||             //
      !ReadExplicit(body, 2, ReadPrincipalName, &ticket->sname) ||     //
      !ReadExplicit(body, 3, ReadEncryptedData, &ticket->enc_part) ||  //
      !body.ExpectEmpty() || !message.ExpectEmpty()) {
    return false;
  }
  ticket->encoding = start.first(start.size() - in.remaining());
  return true;
}

void WriteTicket(DerWriter& out, const Ticket& ticket) {
  if (!ticket.encoding.empty()) return out.PutBytes(ticket.encoding);
  const DerScope message = out.Application(1);
  const DerScope body = out.Sequence();
  out.PutExplicitInteger(0, ticket.tkt_vno);
  out.PutExplicitGeneralString(1, ticket.realm);
  WriteExplicit(out, 2, WritePrincipalName, ticket.sname);
  WriteExplicit(out, 3, WriteEncryptedData, ticket.enc_part);
}

Result<Ticket> ReadTicket(ByteView encoding) {
  DerReader outer(encoding);
  Ticket ticket;
  if (!ReadTicket(outer, &ticket) || !outer.ExpectEmpty()) return outer.Failure("Ticket");
  return ticket;
}

Result<EncTicketPart> ReadEncTicketPart(ByteView plaintext) {
  DerReader outer(plaintext), message, body;
  EncTicketPart part;
  if (!outer.GetApplication(3, &message) ||                                       //
      !message.GetSequence(&body) ||                                              //
      !body.GetExplicitBitString32(0, &part.flags) ||                             //
      !ReadExplicit(body, 1, ReadEncryptionKey, &part.key) ||                     //
      !body.GetExplicitGeneralString(2, &part.crealm) ||                          //
      !ReadExplicit(body, 3, ReadPrincipalName, &part.cname) ||                   //
      !ReadExplicit(body, 4, ReadTransited, &part.transited) ||                   //
      !body.GetExplicitGeneralizedTime(5, &part.authtime) ||                      //
      !body.TryExplicitGeneralizedTime(6, &part.starttime) ||                     //
      !body.GetExplicitGeneralizedTime(7, &part.endtime) ||                       //
      !body.TryExplicitGeneralizedTime(8, &part.renew_till) ||                    //
      !TryReadExplicit(body, 9, ReadTypedDataList, &part.caddr) ||                //
      !TryReadExplicit(body, 10, ReadTypedDataList, &part.authorization_data) ||  //
      !body.ExpectEmpty() || !message.ExpectEmpty() || !outer.ExpectEmpty()) {
    return outer.Failure("EncTicketPart");
  }
  return part;
}

void WriteEncTicketPart(DerWriter& out, const EncTicketPart& part) {
  const DerScope message = out.Application(3);
  const DerScope body = out.Sequence();
  out.PutExplicitBitString32(0, part.flags);
  WriteExplicit(out, 1, WriteEncryptionKey, part.key);
  out.PutExplicitGeneralString(2, part.crealm);
  WriteExplicit(out, 3, WritePrincipalName, part.cname);
  WriteExplicit(out, 4, WriteTransited, part.transited);
  out.PutExplicitGeneralizedTime(5, part.authtime);
  TryPutTime(out, 6, part.starttime);
  out.PutExplicitGeneralizedTime(7, part.endtime);
  TryPutTime(out, 8, part.renew_till);
  TryWriteExplicit(out, 9, WriteTypedDataList, part.caddr);
  TryWriteExplicit(out, 10, WriteTypedDataList, part.authorization_data);
}

}  // namespace legwork::kerberos

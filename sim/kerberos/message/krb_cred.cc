#include "sim/kerberos/message/krb_cred.h"

#include "sim/kerberos/message/explicit_field.h"
#include "sim/wire/der_reader.h"

namespace legwork::kerberos {
namespace {

using TicketList = BoundedList<Ticket, kCredTicketsMax>;
using InfoList = BoundedList<KrbCredInfo, kCredTicketsMax>;

bool ReadTicketList(DerReader& in, TicketList* list) { return ReadList(in, ReadTicket, list); }
void WriteTicketList(DerWriter& out, const TicketList& list) { WriteList(out, WriteTicket, list); }

bool ReadKrbCredInfo(DerReader& in, KrbCredInfo* info) {
  DerReader body;
  return in.GetSequence(&body) &&                                       //
         ReadExplicit(body, 0, ReadEncryptionKey, &info->key) &&        //
         body.TryExplicitGeneralString(1, &info->prealm) &&             //
         TryReadExplicit(body, 2, ReadPrincipalName, &info->pname) &&   //
         body.TryExplicitBitString32(3, &info->flags) &&                //
         body.TryExplicitGeneralizedTime(4, &info->authtime) &&         //
         body.TryExplicitGeneralizedTime(5, &info->starttime) &&        //
         body.TryExplicitGeneralizedTime(6, &info->endtime) &&          //
         body.TryExplicitGeneralizedTime(7, &info->renew_till) &&       //
         body.TryExplicitGeneralString(8, &info->srealm) &&             //
         TryReadExplicit(body, 9, ReadPrincipalName, &info->sname) &&   //
         TryReadExplicit(body, 10, ReadTypedDataList, &info->caddr) &&  //
         body.ExpectEmpty();
}

void WriteKrbCredInfo(DerWriter& out, const KrbCredInfo& info) {
  const DerScope body = out.Sequence();
  WriteExplicit(out, 0, WriteEncryptionKey, info.key);
  TryPutText(out, 1, info.prealm);
  TryWriteExplicit(out, 2, WritePrincipalName, info.pname);
  if (info.flags) out.PutExplicitBitString32(3, *info.flags);
  TryPutTime(out, 4, info.authtime);
  TryPutTime(out, 5, info.starttime);
  TryPutTime(out, 6, info.endtime);
  TryPutTime(out, 7, info.renew_till);
  TryPutText(out, 8, info.srealm);
  TryWriteExplicit(out, 9, WritePrincipalName, info.sname);
  TryWriteExplicit(out, 10, WriteTypedDataList, info.caddr);
}

bool ReadInfoList(DerReader& in, InfoList* list) { return ReadList(in, ReadKrbCredInfo, list); }
void WriteInfoList(DerWriter& out, const InfoList& list) { WriteList(out, WriteKrbCredInfo, list); }

}  // namespace

Result<KrbCred> ReadKrbCred(ByteView message) {
  DerReader outer(message), tagged, body;
  KrbCred cred;
  if (!outer.GetApplication(22, &tagged) ||                         //
      !tagged.GetSequence(&body) ||                                 //
      !body.GetExplicitInteger(0, &cred.pvno) ||                    //
      !body.GetExplicitInteger(1, &cred.msg_type) ||                //
      !ReadExplicit(body, 2, ReadTicketList, &cred.tickets) ||      //
      !ReadExplicit(body, 3, ReadEncryptedData, &cred.enc_part) ||  //
      !body.ExpectEmpty() || !tagged.ExpectEmpty() || !outer.ExpectEmpty()) {
    return outer.Failure("KrbCred");
  }
  return cred;
}

void WriteKrbCred(DerWriter& out, const KrbCred& cred) {
  const DerScope message = out.Application(22);
  const DerScope body = out.Sequence();
  out.PutExplicitInteger(0, cred.pvno);
  out.PutExplicitInteger(1, cred.msg_type);
  WriteExplicit(out, 2, WriteTicketList, cred.tickets);
  WriteExplicit(out, 3, WriteEncryptedData, cred.enc_part);
}

Result<EncKrbCredPart> ReadEncKrbCredPart(ByteView plaintext) {
  DerReader outer(plaintext), tagged, body;
  EncKrbCredPart part;
  if (!outer.GetApplication(29, &tagged) ||                         //
      !tagged.GetSequence(&body) ||                                 //
      !ReadExplicit(body, 0, ReadInfoList, &part.ticket_info) ||    //
      !body.TryExplicitInteger(1, &part.nonce) ||                   //
      !body.TryExplicitGeneralizedTime(2, &part.timestamp) ||       //
      !TryReadExplicit(body, 3, ReadMicroseconds, &part.usec) ||    //
      !TryReadExplicit(body, 4, ReadTypedData, &part.s_address) ||  //
      !TryReadExplicit(body, 5, ReadTypedData, &part.r_address) ||  //
      !body.ExpectEmpty() || !tagged.ExpectEmpty() || !outer.ExpectEmpty()) {
    return outer.Failure("EncKrbCredPart");
  }
  return part;
}

void WriteEncKrbCredPart(DerWriter& out, const EncKrbCredPart& part) {
  const DerScope message = out.Application(29);
  const DerScope body = out.Sequence();
  WriteExplicit(out, 0, WriteInfoList, part.ticket_info);
  TryPutInteger(out, 1, part.nonce);
  TryPutTime(out, 2, part.timestamp);
  TryPutInteger(out, 3, part.usec);
  TryWriteExplicit(out, 4, WriteTypedData, part.s_address);
  TryWriteExplicit(out, 5, WriteTypedData, part.r_address);
}

}  // namespace legwork::kerberos

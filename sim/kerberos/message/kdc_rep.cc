#include "sim/kerberos/message/kdc_rep.h"

#include "sim/kerberos/message/explicit_field.h"
#include "sim/wire/der_reader.h"

namespace legwork::kerberos {
namespace {

bool IsKdcRep(MessageType type) { return type == MessageType::kAsRep || type == MessageType::kTgsRep; }

bool ReadPaDataList(DerReader& in, PaDataList* list) { return ReadList(in, ReadPaData, list); }

bool ReadLastReqEntry(DerReader& in, LastReqEntry* entry) {
  DerReader body;
  return in.GetSequence(&body) &&                                 //
         body.GetExplicitInteger(0, &entry->lr_type) &&           //
         body.GetExplicitGeneralizedTime(1, &entry->lr_value) &&  //
         body.ExpectEmpty();
}

void WriteLastReqEntry(DerWriter& out, const LastReqEntry& entry) {
  const DerScope body = out.Sequence();
  out.PutExplicitInteger(0, entry.lr_type);
  out.PutExplicitGeneralizedTime(1, entry.lr_value);
}

bool ReadLastReq(DerReader& in, LastReq* list) { return ReadList(in, ReadLastReqEntry, list); }
void WriteLastReq(DerWriter& out, const LastReq& list) { WriteList(out, WriteLastReqEntry, list); }

bool ReadKdcRepBody(DerReader& body, KdcRep* reply) {
  std::int32_t msg_type = 0;
  if (!body.GetExplicitInteger(0, &reply->pvno) || !body.GetExplicitInteger(1, &msg_type)) return false;
  if (msg_type != static_cast<std::int32_t>(reply->msg_type)) return body.Fail();
  if (body.NextIs(DerContext(2)) && !ReadExplicit(body, 2, ReadPaDataList, &reply->padata)) return false;
  return body.GetExplicitGeneralString(3, &reply->crealm) &&            //
         ReadExplicit(body, 4, ReadPrincipalName, &reply->cname) &&     //
         ReadExplicit(body, 5, ReadTicket, &reply->ticket) &&           //
         ReadExplicit(body, 6, ReadEncryptedData, &reply->enc_part) &&  //
         body.ExpectEmpty();
}

bool ReadEncKdcRepBody(DerReader& body, EncKdcRepPart* part) {
  if (!ReadExplicit(body, 0, ReadEncryptionKey, &part->key) ||       //
      !ReadExplicit(body, 1, ReadLastReq, &part->last_req) ||        //
      !ReadNonce(body, 2, &part->nonce) ||                           //
      !body.TryExplicitGeneralizedTime(3, &part->key_expiration) ||  //
      !body.GetExplicitBitString32(4, &part->flags) ||               //
      !body.GetExplicitGeneralizedTime(5, &part->authtime) ||        //
      !body.TryExplicitGeneralizedTime(6, &part->starttime) ||       //
      !body.GetExplicitGeneralizedTime(7, &part->endtime) ||         //
      !body.TryExplicitGeneralizedTime(8, &part->renew_till) ||      //
      !body.GetExplicitGeneralString(9, &part->srealm) ||            //
      !ReadExplicit(body, 10, ReadPrincipalName, &part->sname) ||    //
      !TryReadExplicit(body, 11, ReadTypedDataList, &part->caddr)) {
    return false;
  }
  if (body.NextIs(DerContext(12)) && !ReadExplicit(body, 12, ReadPaDataList, &part->encrypted_pa_data)) return false;
  return body.ExpectEmpty();
}

}  // namespace

Result<KdcRep> ReadKdcRep(ByteView message) {
  DerReader outer(message), tagged, body;
  KdcRep reply;
  reply.msg_type = PeekMessageType(message);
  if (!IsKdcRep(reply.msg_type)) return Error{"KdcRep", 0};
  if (!outer.GetApplication(static_cast<unsigned>(reply.msg_type), &tagged) ||  //
      !tagged.GetSequence(&body) || !ReadKdcRepBody(body, &reply) ||            //
      !tagged.ExpectEmpty() || !outer.ExpectEmpty()) {
    return outer.Failure("KdcRep");
  }
  return reply;
}

void WriteKdcRep(DerWriter& out, const KdcRep& reply) {
  const DerScope message = out.Application(static_cast<unsigned>(reply.msg_type));
  const DerScope body = out.Sequence();
  out.PutExplicitInteger(0, reply.pvno);
  out.PutExplicitInteger(1, static_cast<std::int32_t>(reply.msg_type));
  if (!reply.padata.empty()) WriteExplicit(out, 2, WriteMethodData, reply.padata);
  out.PutExplicitGeneralString(3, reply.crealm);
  WriteExplicit(out, 4, WritePrincipalName, reply.cname);
  WriteExplicit(out, 5, WriteTicket, reply.ticket);
  WriteExplicit(out, 6, WriteEncryptedData, reply.enc_part);
}

Result<EncKdcRepPart> ReadEncKdcRepPart(ByteView plaintext) {
  DerReader outer(plaintext), tagged, body;
  EncKdcRepPart part;
  part.application = outer.NextIs(DerApplication(kEncTgsRepPart)) ? kEncTgsRepPart : kEncAsRepPart;
  if (!outer.GetApplication(part.application, &tagged) ||               //
      !tagged.GetSequence(&body) || !ReadEncKdcRepBody(body, &part) ||  //
      !tagged.ExpectEmpty() || !outer.ExpectEmpty()) {
    return outer.Failure("EncKdcRepPart");
  }
  return part;
}

void WriteEncKdcRepPart(DerWriter& out, const EncKdcRepPart& part) {
  const DerScope message = out.Application(part.application);
  const DerScope body = out.Sequence();
  WriteExplicit(out, 0, WriteEncryptionKey, part.key);
  WriteExplicit(out, 1, WriteLastReq, part.last_req);
  out.PutExplicitInteger(2, part.nonce);
  TryPutTime(out, 3, part.key_expiration);
  out.PutExplicitBitString32(4, part.flags);
  out.PutExplicitGeneralizedTime(5, part.authtime);
  TryPutTime(out, 6, part.starttime);
  out.PutExplicitGeneralizedTime(7, part.endtime);
  TryPutTime(out, 8, part.renew_till);
  out.PutExplicitGeneralString(9, part.srealm);
  WriteExplicit(out, 10, WritePrincipalName, part.sname);
  TryWriteExplicit(out, 11, WriteTypedDataList, part.caddr);
  if (!part.encrypted_pa_data.empty()) WriteExplicit(out, 12, WriteMethodData, part.encrypted_pa_data);
}

}  // namespace legwork::kerberos

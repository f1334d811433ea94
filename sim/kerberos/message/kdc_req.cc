#include "sim/kerberos/message/kdc_req.h"

#include "sim/kerberos/message/explicit_field.h"
#include "sim/wire/der_reader.h"

namespace legwork::kerberos {
namespace {

using TicketList = BoundedList<Ticket, kAdditionalTicketsMax>;

bool ReadEtype(DerReader& in, std::int32_t* etype) { return in.GetInteger(etype); }
void WriteEtype(DerWriter& out, const std::int32_t& etype) { out.PutInteger(etype); }

bool ReadEtypeList(DerReader& in, EtypeList* list) { return ReadList(in, ReadEtype, list); }
void WriteEtypeList(DerWriter& out, const EtypeList& list) { WriteList(out, WriteEtype, list); }

bool ReadTicketList(DerReader& in, TicketList* list) { return ReadList(in, ReadTicket, list); }
void WriteTicketList(DerWriter& out, const TicketList& list) { WriteList(out, WriteTicket, list); }

bool ReadPaDataList(DerReader& in, PaDataList* list) { return ReadList(in, ReadPaData, list); }

bool ReadKdcReqBody(DerReader& in, KdcReqBody* body) {
  const ByteView start = in.Rest();
  DerReader fields;
  if (!in.GetSequence(&fields) ||                                          //
      !fields.GetExplicitBitString32(0, &body->kdc_options) ||             //
      !TryReadExplicit(fields, 1, ReadPrincipalName, &body->cname) ||      //
      !fields.GetExplicitGeneralString(2, &body->realm) ||                 //
      !TryReadExplicit(fields, 3, ReadPrincipalName, &body->sname) ||      //
      !fields.TryExplicitGeneralizedTime(4, &body->from) ||                //
      !fields.GetExplicitGeneralizedTime(5, &body->till) ||                //
      !fields.TryExplicitGeneralizedTime(6, &body->rtime) ||               //
      !ReadNonce(fields, 7, &body->nonce) ||                               //
      !ReadExplicit(fields, 8, ReadEtypeList, &body->etype) ||             //
      !TryReadExplicit(fields, 9, ReadTypedDataList, &body->addresses) ||  //
      !TryReadExplicit(fields, 10, ReadEncryptedData, &body->enc_authorization_data)) {
    return false;
  }
  if (fields.NextIs(DerContext(11)) && !ReadExplicit(fields, 11, ReadTicketList, &body->additional_tickets)) {
    return false;
  }
  body->encoding = start.first(start.size() - in.remaining());
  return fields.ExpectEmpty();
}

bool IsKdcReq(MessageType type) { return type == MessageType::kAsReq || type == MessageType::kTgsReq; }

}  // namespace

void WriteKdcReqBody(DerWriter& out, const KdcReqBody& body) {
  const DerScope fields = out.Sequence();
  out.PutExplicitBitString32(0, body.kdc_options);
  TryWriteExplicit(out, 1, WritePrincipalName, body.cname);
  out.PutExplicitGeneralString(2, body.realm);
  TryWriteExplicit(out, 3, WritePrincipalName, body.sname);
  TryPutTime(out, 4, body.from);
  out.PutExplicitGeneralizedTime(5, body.till);
  TryPutTime(out, 6, body.rtime);
  out.PutExplicitInteger(7, body.nonce);
  WriteExplicit(out, 8, WriteEtypeList, body.etype);
  TryWriteExplicit(out, 9, WriteTypedDataList, body.addresses);
  TryWriteExplicit(out, 10, WriteEncryptedData, body.enc_authorization_data);
  if (!body.additional_tickets.empty()) WriteExplicit(out, 11, WriteTicketList, body.additional_tickets);
}

Result<KdcReq> ReadKdcReq(ByteView message) {
  DerReader outer(message), tagged, body;
  KdcReq request;
  request.msg_type = PeekMessageType(message);
  if (!IsKdcReq(request.msg_type)) return Error{"KdcReq", 0};
  std::int32_t msg_type = 0;
  if (!outer.GetApplication(static_cast<unsigned>(request.msg_type), &tagged) ||  //
      !tagged.GetSequence(&body) ||                                               //
      !body.GetExplicitInteger(1, &request.pvno) ||                               //
      !body.GetExplicitInteger(2, &msg_type)) {
    return outer.Failure("KdcReq");
  }
  if (msg_type != static_cast<std::int32_t>(request.msg_type)) return Error{"KdcReq", body.Offset()};
  if (body.NextIs(DerContext(3)) && !ReadExplicit(body, 3, ReadPaDataList, &request.padata)) {
    return outer.Failure("KdcReq");
  }
  if (!ReadExplicit(body, 4, ReadKdcReqBody, &request.req_body) ||  //
      !body.ExpectEmpty() || !tagged.ExpectEmpty() || !outer.ExpectEmpty()) {
    return outer.Failure("KdcReq");
  }
  request.encoding = message;
  return request;
}

void WriteKdcReq(DerWriter& out, const KdcReq& request) {
  const DerScope message = out.Application(static_cast<unsigned>(request.msg_type));
  const DerScope body = out.Sequence();
  out.PutExplicitInteger(1, request.pvno);
  out.PutExplicitInteger(2, static_cast<std::int32_t>(request.msg_type));
  if (!request.padata.empty()) WriteExplicit(out, 3, WriteMethodData, request.padata);
  WriteExplicit(out, 4, WriteKdcReqBody, request.req_body);
}

}  // namespace legwork::kerberos

#include "sim/kerberos/message/tgt_exchange.h"

#include "sim/kerberos/message/explicit_field.h"
#include "sim/kerberos/message/message_type.h"
#include "sim/kerberos/message/ticket.h"

namespace legwork::kerberos {
namespace {

bool ReadHeader(DerReader& body, MessageType type) {
  std::int32_t pvno = 0, msg_type = 0;
  return body.GetExplicitInteger(0, &pvno) && (pvno == kProtocolVersion || body.Fail()) &&
         body.GetExplicitInteger(1, &msg_type) && (msg_type == static_cast<std::int32_t>(type) || body.Fail());
}

void WriteHeader(DerWriter& out, MessageType type) {
  out.PutExplicitInteger(0, kProtocolVersion);
  out.PutExplicitInteger(1, static_cast<std::int32_t>(type));
}

}  // namespace

Result<TgtRequest> ReadTgtRequest(ByteView message) {
  DerReader outer(message), body;
  TgtRequest request;
  if (!outer.GetSequence(&body) || !ReadHeader(body, MessageType::kTgtReq) ||
      !TryReadExplicit(body, 2, ReadPrincipalName, &request.server_name) ||
      !body.TryExplicitGeneralString(3, &request.realm) || !body.ExpectEmpty() || !outer.ExpectEmpty()) {
    return outer.Failure("TgtRequest");
  }
  return request;
}

void WriteTgtRequest(DerWriter& out, const TgtRequest& request) {
  const DerScope body = out.Sequence();
  WriteHeader(out, MessageType::kTgtReq);
  TryWriteExplicit(out, 2, WritePrincipalName, request.server_name);
  TryPutText(out, 3, request.realm);
}

Result<ByteView> ReadTgtReply(ByteView message) {
  DerReader outer(message), body;
  Ticket ticket;
  if (!outer.GetSequence(&body) || !ReadHeader(body, MessageType::kTgtRep) ||
      !ReadExplicit<Ticket>(body, 2, ReadTicket, &ticket) || !body.ExpectEmpty() || !outer.ExpectEmpty()) {
    return outer.Failure("TgtReply");
  }
  return ticket.encoding;
}

void WriteTgtReply(DerWriter& out, ByteView ticket) {
  const DerScope body = out.Sequence();
  WriteHeader(out, MessageType::kTgtRep);
  const DerScope field = out.Context(2);
  out.PutBytes(ticket);
}

}  // namespace legwork::kerberos

#include "sim/kdc/error_reply.h"

#include <string>

#include "sim/kerberos/message/kerberos_time.h"
#include "sim/kerberos/message/krb_error.h"
#include "sim/wire/der_writer.h"

namespace legwork::kdc {
namespace {

kerberos::PrincipalName TicketGranting(std::string_view realm) {
  return {kerberos::kNameServiceInstance, {std::string_view("krbtgt"), realm}};
}

kerberos::KrbError MakeError(std::string_view realm, Ticks now, kerberos::KrbErrorCode code) {
  kerberos::KrbError error;
  error.stime = kerberos::WholeSecond(now);
  error.susec = kerberos::MicrosecondOf(now);
  error.error_code = NumberOf(code);
  error.realm = realm;
  error.sname = TicketGranting(realm);
  return error;
}

Bytes Write(const kerberos::KrbError& error) {
  Bytes reply;
  DerWriter out(reply);
  WriteKrbError(out, error);
  return reply;
}

}  // namespace

Bytes ErrorReply(std::string_view realm, Ticks now, const kerberos::KdcReq& request, kerberos::KrbErrorCode error,
                 ByteView e_data, std::string_view referral) {
  kerberos::KrbError message = MakeError(realm, now, error);
  if (request.req_body.cname) {
    message.crealm = referral.empty() ? request.req_body.realm : referral;
    message.cname = request.req_body.cname;
  }
  if (request.req_body.sname) message.sname = *request.req_body.sname;
  if (!e_data.empty()) message.e_data = e_data;
  return Write(message);
}

Bytes MalformedReply(std::string_view realm, Ticks now, std::size_t at) {
  const std::string text = "malformed request at octet " + std::to_string(at);
  kerberos::KrbError message = MakeError(realm, now, kerberos::KrbErrorCode::kGeneric);
  message.e_text = text;
  return Write(message);
}

}  // namespace legwork::kdc

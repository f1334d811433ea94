#include "sim/kerberos/error_token.h"

#include "sim/kerberos/context_token.h"
#include "sim/kerberos/extended_error.h"
#include "sim/kerberos/message/krb_error.h"
#include "sim/kerberos/moment.h"

namespace legwork::kerberos {

void WriteErrorToken(const ErrorReport& report, bool framed, Bytes& token) {
  const Moment moment = MomentOf(report.now);
  KrbError error;
  error.stime = moment.ctime;
  error.susec = moment.cusec;
  error.error_code = NumberOf(report.code);
  error.realm = report.realm;
  error.sname = ServiceName(report.server);
  Bytes e_data;
  if (report.extended) {
    WriteExtendedError(*report.extended, e_data);
    error.e_data = e_data;
  }
  PutContextToken(token, MessageType::kError, framed, [&](DerWriter& out) { WriteKrbError(out, error); });
}

}  // namespace legwork::kerberos

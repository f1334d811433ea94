#ifndef LEGWORK_SIM_KERBEROS_MESSAGE_KRB_ERROR_H_
#define LEGWORK_SIM_KERBEROS_MESSAGE_KRB_ERROR_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/base/result.h"
#include "sim/kerberos/message/krb_error_code.h"
#include "sim/kerberos/message/message_type.h"
#include "sim/kerberos/message/principal_name.h"
#include "sim/wire/der_writer.h"

namespace legwork::kerberos {

// KrbError is KRB_ERROR (RFC 4120 section 5.9.1). It looks at the octets it was read from. Times are FILETIME ticks of
// whole seconds.
//
//   KRB-ERROR ::= [APPLICATION 30] SEQUENCE {
//     pvno [0] INTEGER (5), msg-type [1] INTEGER (30), ctime [2] OPTIONAL, cusec [3] OPTIONAL, stime [4], susec [5],
//     error-code [6] Int32, crealm [7] OPTIONAL, cname [8] OPTIONAL, realm [9], sname [10], e-text [11] OPTIONAL,
//     e-data [12] OPTIONAL }
struct KrbError {
  std::int32_t pvno = kProtocolVersion;
  std::int32_t msg_type = static_cast<std::int32_t>(MessageType::kError);
  std::optional<std::int64_t> ctime;
  std::optional<std::int32_t> cusec;
  std::int64_t stime = 0;
  std::int32_t susec = 0;
  std::int32_t error_code = 0;
  std::optional<std::string_view> crealm;
  std::optional<PrincipalName> cname;
  std::string_view realm;
  PrincipalName sname;
  std::optional<std::string_view> e_text;
  std::optional<ByteView> e_data;
};

Result<KrbError> ReadKrbError(ByteView message);
void WriteKrbError(DerWriter& out, const KrbError& error);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MESSAGE_KRB_ERROR_H_

#ifndef LEGWORK_SIM_KERBEROS_MESSAGE_AUTHENTICATOR_H_
#define LEGWORK_SIM_KERBEROS_MESSAGE_AUTHENTICATOR_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/base/result.h"
#include "sim/kerberos/message/checksum.h"
#include "sim/kerberos/message/encryption_key.h"
#include "sim/kerberos/message/message_type.h"
#include "sim/kerberos/message/principal_name.h"
#include "sim/kerberos/message/typed_data_list.h"
#include "sim/wire/der_writer.h"

namespace legwork::kerberos {

// Authenticator (RFC 4120 section 5.5.1) proves that the client has the session key, now. It looks at octets of others.
//
//   Authenticator ::= [APPLICATION 2] SEQUENCE {
//     authenticator-vno [0] INTEGER (5), crealm [1], cname [2], cksum [3] OPTIONAL, cusec [4], ctime [5],
//     subkey [6] OPTIONAL, seq-number [7] UInt32 OPTIONAL, authorization-data [8] OPTIONAL }
struct Authenticator {
  std::int32_t authenticator_vno = kProtocolVersion;
  std::string_view crealm;
  PrincipalName cname;
  std::optional<Checksum> cksum;
  std::int32_t cusec = 0;  // 0 to 999,999
  std::int64_t ctime = 0;  // FILETIME ticks of a whole second
  std::optional<EncryptionKey> subkey;
  std::optional<std::uint32_t> seq_number;
  std::optional<TypedDataList> authorization_data;
};

Result<Authenticator> ReadAuthenticator(ByteView plaintext);
void WriteAuthenticator(DerWriter& out, const Authenticator& authenticator);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MESSAGE_AUTHENTICATOR_H_

#ifndef LEGWORK_SIM_KERBEROS_MESSAGE_AP_REP_H_
#define LEGWORK_SIM_KERBEROS_MESSAGE_AP_REP_H_

#include <cstdint>
#include <optional>

#include "sim/base/bytes.h"
#include "sim/base/result.h"
#include "sim/kerberos/message/encrypted_data.h"
#include "sim/kerberos/message/encryption_key.h"
#include "sim/kerberos/message/message_type.h"
#include "sim/wire/der_writer.h"

namespace legwork::kerberos {

// ApRep is KRB_AP_REP (RFC 4120 section 5.5.2), the acceptor's proof. It looks at the octets it was read from.
//
//   AP-REP ::= [APPLICATION 15] SEQUENCE { pvno [0] INTEGER (5), msg-type [1] INTEGER (15), enc-part [2] EncryptedData
//   }
struct ApRep {
  std::int32_t pvno = kProtocolVersion;
  std::int32_t msg_type = static_cast<std::int32_t>(MessageType::kApRep);
  EncryptedData enc_part;
};

Result<ApRep> ReadApRep(ByteView message);
void WriteApRep(DerWriter& out, const ApRep& ap_rep);

// EncApRepPart repeats the time of the authenticator.
//
//   EncAPRepPart ::= [APPLICATION 27] SEQUENCE {
//     ctime [0], cusec [1], subkey [2] EncryptionKey OPTIONAL, seq-number [3] UInt32 OPTIONAL }
struct EncApRepPart {
  std::int64_t ctime = 0;  // FILETIME ticks of a whole second
  std::int32_t cusec = 0;  // 0 to 999,999
  std::optional<EncryptionKey> subkey;
  std::optional<std::uint32_t> seq_number;
};

Result<EncApRepPart> ReadEncApRepPart(ByteView plaintext);
void WriteEncApRepPart(DerWriter& out, const EncApRepPart& part);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MESSAGE_AP_REP_H_

#ifndef LEGWORK_SIM_KERBEROS_MESSAGE_KRB_CRED_H_
#define LEGWORK_SIM_KERBEROS_MESSAGE_KRB_CRED_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/base/result.h"
#include "sim/kerberos/message/bounded_list.h"
#include "sim/kerberos/message/encrypted_data.h"
#include "sim/kerberos/message/encryption_key.h"
#include "sim/kerberos/message/message_type.h"
#include "sim/kerberos/message/principal_name.h"
#include "sim/kerberos/message/ticket.h"
#include "sim/kerberos/message/typed_data_list.h"
#include "sim/wire/der_writer.h"

namespace legwork::kerberos {

inline constexpr std::size_t kCredTicketsMax = 4;

// KrbCred is KRB_CRED (RFC 4120 section 5.8.1): tickets with their session keys, as a client forwards its TGT inside
// the GSS checksum. It looks at the octets it was read from.
//
//   KRB-CRED ::= [APPLICATION 22] SEQUENCE {
//     pvno [0] INTEGER (5), msg-type [1] INTEGER (22), tickets [2] SEQUENCE OF Ticket, enc-part [3] EncryptedData }
struct KrbCred {
  std::int32_t pvno = kProtocolVersion;
  std::int32_t msg_type = static_cast<std::int32_t>(MessageType::kCred);
  BoundedList<Ticket, kCredTicketsMax> tickets;
  EncryptedData enc_part;
};

Result<KrbCred> ReadKrbCred(ByteView message);
void WriteKrbCred(DerWriter& out, const KrbCred& cred);

// KrbCredInfo describes the ticket at the same place of the list. Times are FILETIME ticks.
//
//   KrbCredInfo ::= SEQUENCE {
//     key [0], prealm [1], pname [2], flags [3], authtime [4], starttime [5], endtime [6], renew-till [7], srealm [8],
//     sname [9], caddr [10] }                                       all OPTIONAL but the key
struct KrbCredInfo {
  EncryptionKey key;
  std::optional<std::string_view> prealm;
  std::optional<PrincipalName> pname;
  std::optional<std::uint32_t> flags;
  std::optional<std::int64_t> authtime;
  std::optional<std::int64_t> starttime;
  std::optional<std::int64_t> endtime;
  std::optional<std::int64_t> renew_till;
  std::optional<std::string_view> srealm;
  std::optional<PrincipalName> sname;
  std::optional<TypedDataList> caddr;
};

// EncKrbCredPart ::= [APPLICATION 29] SEQUENCE {
//   ticket-info [0] SEQUENCE OF KrbCredInfo, nonce [1] UInt32 OPTIONAL, timestamp [2] OPTIONAL, usec [3] OPTIONAL,
//   s-address [4] HostAddress OPTIONAL, r-address [5] HostAddress OPTIONAL }
struct EncKrbCredPart {
  BoundedList<KrbCredInfo, kCredTicketsMax> ticket_info;
  std::optional<std::uint32_t> nonce;
  std::optional<std::int64_t> timestamp;
  std::optional<std::int32_t> usec;
  std::optional<TypedData> s_address;
  std::optional<TypedData> r_address;
};

Result<EncKrbCredPart> ReadEncKrbCredPart(ByteView plaintext);
void WriteEncKrbCredPart(DerWriter& out, const EncKrbCredPart& part);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MESSAGE_KRB_CRED_H_

#ifndef LEGWORK_SIM_KERBEROS_MESSAGE_TICKET_H_
#define LEGWORK_SIM_KERBEROS_MESSAGE_TICKET_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/base/result.h"
#include "sim/kerberos/message/encrypted_data.h"
#include "sim/kerberos/message/encryption_key.h"
#include "sim/kerberos/message/message_type.h"
#include "sim/kerberos/message/principal_name.h"
#include "sim/kerberos/message/typed_data_list.h"
#include "sim/wire/der_reader.h"
#include "sim/wire/der_writer.h"

namespace legwork::kerberos {

// Ticket (RFC 4120 section 5.3). It looks at the octets it was read from. `encoding` is the whole ticket as it was
// read; when it is not empty it is what gets written, so a client passes on what it got and reads none of it.
//
//   Ticket ::= [APPLICATION 1] SEQUENCE {
//     tkt-vno [0] INTEGER (5), realm [1] Realm, sname [2] PrincipalName, enc-part [3] EncryptedData }
struct Ticket {
  std::int32_t tkt_vno = kProtocolVersion;
  std::string_view realm;
  PrincipalName sname;
  EncryptedData enc_part;
  ByteView encoding;
};

bool ReadTicket(DerReader& in, Ticket* ticket);
void WriteTicket(DerWriter& out, const Ticket& ticket);

// ReadTicket of octets that are one ticket and nothing else.
Result<Ticket> ReadTicket(ByteView encoding);

// TransitedEncoding ::= SEQUENCE { tr-type [0] Int32, contents [1] OCTET STRING }; type 1 and no contents: no realm
// was crossed.
struct TransitedEncoding {
  std::int32_t tr_type = 1;
  ByteView contents;
};

// EncTicketPart is what the service reads. Times are FILETIME ticks.
//
//   EncTicketPart ::= [APPLICATION 3] SEQUENCE {
//     flags [0], key [1], crealm [2], cname [3], transited [4], authtime [5], starttime [6] OPTIONAL, endtime [7],
//     renew-till [8] OPTIONAL, caddr [9] OPTIONAL, authorization-data [10] OPTIONAL }
struct EncTicketPart {
  std::uint32_t flags = 0;
  EncryptionKey key;
  std::string_view crealm;
  PrincipalName cname;
  TransitedEncoding transited;
  std::int64_t authtime = 0;
  std::optional<std::int64_t> starttime;  // authtime if absent
  std::int64_t endtime = 0;
  std::optional<std::int64_t> renew_till;
  std::optional<TypedDataList> caddr;
  std::optional<TypedDataList> authorization_data;
};

Result<EncTicketPart> ReadEncTicketPart(ByteView plaintext);
void WriteEncTicketPart(DerWriter& out, const EncTicketPart& part);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MESSAGE_TICKET_H_

#ifndef LEGWORK_SIM_KERBEROS_MESSAGE_KDC_REP_H_
#define LEGWORK_SIM_KERBEROS_MESSAGE_KDC_REP_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/base/result.h"
#include "sim/kerberos/message/bounded_list.h"
#include "sim/kerberos/message/encrypted_data.h"
#include "sim/kerberos/message/encryption_key.h"
#include "sim/kerberos/message/message_type.h"
#include "sim/kerberos/message/nonce.h"
#include "sim/kerberos/message/pa_data.h"
#include "sim/kerberos/message/principal_name.h"
#include "sim/kerberos/message/ticket.h"
#include "sim/kerberos/message/typed_data_list.h"
#include "sim/wire/der_writer.h"

namespace legwork::kerberos {

// KdcRep is KRB_AS_REP or KRB_TGS_REP (RFC 4120 section 5.4.2). It looks at the octets it was read from. pvno is not
// judged here.
//
//   KDC-REP ::= [APPLICATION 11 or 13] SEQUENCE {
//     pvno [0] INTEGER (5), msg-type [1] INTEGER (11 or 13), padata [2] SEQUENCE OF PA-DATA OPTIONAL, crealm [3],
//     cname [4], ticket [5], enc-part [6] EncryptedData }
struct KdcRep {
  std::int32_t pvno = kProtocolVersion;
  MessageType msg_type = MessageType::kAsRep;  // which must be that of the tag
  PaDataList padata;                           // absent if empty
  std::string_view crealm;
  PrincipalName cname;
  Ticket ticket;
  EncryptedData enc_part;
};

Result<KdcRep> ReadKdcRep(ByteView message);
void WriteKdcRep(DerWriter& out, const KdcRep& reply);

// LastReqEntry ::= SEQUENCE { lr-type [0] Int32, lr-value [1] KerberosTime }
struct LastReqEntry {
  std::int32_t lr_type = 0;  // 0: says nothing
  std::int64_t lr_value = 0;
};

inline constexpr std::size_t kLastReqMax = 8;
using LastReq = BoundedList<LastReqEntry, kLastReqMax>;

// The APPLICATION tags of EncKDCRepPart. KDCs of old put the second into both replies, and RFC 4120 section 5.4.2 wants
// clients to take it.
inline constexpr unsigned kEncAsRepPart = 25;
inline constexpr unsigned kEncTgsRepPart = 26;

// EncKdcRepPart is what the client reads. Times are FILETIME ticks.
//
//   EncKDCRepPart ::= SEQUENCE {
//     key [0], last-req [1], nonce [2] UInt32, key-expiration [3] OPTIONAL, flags [4], authtime [5],
//     starttime [6] OPTIONAL, endtime [7], renew-till [8] OPTIONAL, srealm [9], sname [10], caddr [11] OPTIONAL,
//     encrypted-pa-data [12] SEQUENCE OF PA-DATA OPTIONAL }         the last one: RFC 6806 section 11
struct EncKdcRepPart {
  unsigned application = kEncAsRepPart;
  EncryptionKey key;
  LastReq last_req;
  Nonce nonce = 0;
  std::optional<std::int64_t> key_expiration;
  std::uint32_t flags = 0;
  std::int64_t authtime = 0;
  std::optional<std::int64_t> starttime;
  std::int64_t endtime = 0;
  std::optional<std::int64_t> renew_till;
  std::string_view srealm;
  PrincipalName sname;
  std::optional<TypedDataList> caddr;
  PaDataList encrypted_pa_data;  // absent if empty
};

Result<EncKdcRepPart> ReadEncKdcRepPart(ByteView plaintext);
void WriteEncKdcRepPart(DerWriter& out, const EncKdcRepPart& part);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MESSAGE_KDC_REP_H_

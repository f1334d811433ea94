#ifndef LEGWORK_SIM_KERBEROS_MESSAGE_KDC_REQ_H_
#define LEGWORK_SIM_KERBEROS_MESSAGE_KDC_REQ_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/base/result.h"
#include "sim/kerberos/message/bounded_list.h"
#include "sim/kerberos/message/encrypted_data.h"
#include "sim/kerberos/message/message_type.h"
#include "sim/kerberos/message/nonce.h"
#include "sim/kerberos/message/pa_data.h"
#include "sim/kerberos/message/principal_name.h"
#include "sim/kerberos/message/ticket.h"
#include "sim/kerberos/message/ticket_flags.h"
#include "sim/kerberos/message/typed_data_list.h"
#include "sim/wire/der_writer.h"

namespace legwork::kerberos {

// KDCOptions (RFC 4120 section 5.4.1; canonicalize: RFC 6806 section 11).
inline constexpr std::uint32_t kOptionForwardable = FlagBit(1);
inline constexpr std::uint32_t kOptionForwarded = FlagBit(2);
inline constexpr std::uint32_t kOptionProxiable = FlagBit(3);
inline constexpr std::uint32_t kOptionProxy = FlagBit(4);
inline constexpr std::uint32_t kOptionAllowPostdate = FlagBit(5);
inline constexpr std::uint32_t kOptionPostdated = FlagBit(6);
inline constexpr std::uint32_t kOptionRenewable = FlagBit(8);
inline constexpr std::uint32_t kOptionConstrainedDelegation = FlagBit(14);  // MS-SFU section 2.2.3: cname-in-addl-tkt
inline constexpr std::uint32_t kOptionCanonicalize = FlagBit(15);
inline constexpr std::uint32_t kOptionRenewableOk = FlagBit(27);
inline constexpr std::uint32_t kOptionEncTktInSkey = FlagBit(28);
inline constexpr std::uint32_t kOptionRenew = FlagBit(30);
inline constexpr std::uint32_t kOptionValidate = FlagBit(31);

inline constexpr std::size_t kEtypesMax = 24;
using EtypeList = BoundedList<std::int32_t, kEtypesMax>;

inline constexpr std::size_t kAdditionalTicketsMax = 2;

// KdcReqBody looks at the octets it was read from. Times are FILETIME ticks.
//
//   KDC-REQ-BODY ::= SEQUENCE {
//     kdc-options [0], cname [1] OPTIONAL, realm [2], sname [3] OPTIONAL, from [4] OPTIONAL, till [5],
//     rtime [6] OPTIONAL, nonce [7] UInt32, etype [8] SEQUENCE OF Int32, addresses [9] OPTIONAL,
//     enc-authorization-data [10] OPTIONAL, additional-tickets [11] SEQUENCE OF Ticket OPTIONAL }
struct KdcReqBody {
  std::uint32_t kdc_options = 0;
  std::optional<PrincipalName> cname;  // AS only
  std::string_view realm;              // of the server, and in an AS request of the client
  std::optional<PrincipalName> sname;
  std::optional<std::int64_t> from;
  std::int64_t till = 0;
  std::optional<std::int64_t> rtime;
  Nonce nonce = 0;
  EtypeList etype;  // in the client's order of preference
  std::optional<TypedDataList> addresses;
  std::optional<EncryptedData> enc_authorization_data;
  BoundedList<Ticket, kAdditionalTicketsMax> additional_tickets;  // absent if empty
  ByteView encoding;  // the whole body as it was read, over which PA-TGS-REQ has a checksum; not written
};

void WriteKdcReqBody(DerWriter& out, const KdcReqBody& body);

// KdcReq is KRB_AS_REQ or KRB_TGS_REQ (RFC 4120 section 5.4.1). pvno is not judged here.
//
//   KDC-REQ ::= [APPLICATION 10 or 12] SEQUENCE {
//     pvno [1] INTEGER (5), msg-type [2] INTEGER (10 or 12), padata [3] SEQUENCE OF PA-DATA OPTIONAL, req-body [4] }
struct KdcReq {
  std::int32_t pvno = kProtocolVersion;
  MessageType msg_type = MessageType::kAsReq;  // which must be that of the tag
  PaDataList padata;                           // absent if empty
  KdcReqBody req_body;
  ByteView encoding;  // the whole request as it was read; not written
};

Result<KdcReq> ReadKdcReq(ByteView message);
void WriteKdcReq(DerWriter& out, const KdcReq& request);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MESSAGE_KDC_REQ_H_

#ifndef LEGWORK_SIM_KERBEROS_MESSAGE_TGT_EXCHANGE_H_
#define LEGWORK_SIM_KERBEROS_MESSAGE_TGT_EXCHANGE_H_

#include <optional>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/base/result.h"
#include "sim/kerberos/message/principal_name.h"
#include "sim/wire/der_writer.h"

// How an initiator asks an acceptor for its TGT, so that the KDC can give a ticket under its session key
// (draft-swift-win2k-krb-user2user-03 section 4). Values look at the octets they were read from.
namespace legwork::kerberos {

// KERB-TGT-REQUEST ::= SEQUENCE {
//   pvno [0] INTEGER (5), msg-type [1] INTEGER (16), server-name [2] PrincipalName OPTIONAL, realm [3] Realm OPTIONAL }
struct TgtRequest {
  std::optional<PrincipalName> server_name;
  std::optional<std::string_view> realm;
};

Result<TgtRequest> ReadTgtRequest(ByteView message);
void WriteTgtRequest(DerWriter& out, const TgtRequest& request);

// KERB-TGT-REPLY ::= SEQUENCE { pvno [0] INTEGER (5), msg-type [1] INTEGER (17), ticket [2] Ticket }
//
// The reply is its ticket, as an encoding.
Result<ByteView> ReadTgtReply(ByteView message);
void WriteTgtReply(DerWriter& out, ByteView ticket);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MESSAGE_TGT_EXCHANGE_H_

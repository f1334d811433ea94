#ifndef LEGWORK_SIM_KDC_PAC_MAKER_H_
#define LEGWORK_SIM_KDC_PAC_MAKER_H_

#include <cstddef>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/crypto/key.h"
#include "sim/kdc/pac_kind.h"
#include "sim/kerberos/message/pac_delegation_info.h"
#include "sim/kerberos/message/pac_logon_info.h"
#include "sim/world/directory.h"
#include "sim/world/virtual_clock.h"

namespace legwork::kdc {

inline constexpr std::size_t kPacSizeMax = 256 * 1024;  // octets

// PacOrder is what a PAC is made of. All of it is good during the call only.
struct PacOrder {
  const PacKind& kind;
  std::size_t size_wanted = 0;    // to which groups fill it up, in steps of 8 octets; 0: as it is
  std::string_view user_name;     // of the ticket: "alice"
  std::string_view user_realm;
  std::string_view client_info = {};  // how PAC_CLIENT_INFO names him, "" for `user_name`
  const Account* user = nullptr;  // null if he belongs to another realm
  bool is_asserted_by_service = false;                   // who is named by S4U2self
  const kerberos::DelegationInfo* delegation = nullptr;  // of a ticket of S4U2proxy, else null
  Ticks authtime = 0;
  ByteView unsigned_ticket;  // the EncTicketPart with one zero octet for PAC (MS-PAC section 2.8.3)
  bool is_for_tgs = false;   // a TGT has no signature of the ticket
  const Key& server_key;
  const Key& kdc_key;
};

// MakePac gives the PAC of the ticket, signed.
Bytes MakePac(const PacOrder& order, const Directory& directory);

// DomainSid is that of a realm: S-1-5-21 and three numbers that follow from its name.
kerberos::Sid DomainSid(std::string_view realm);

}  // namespace legwork::kdc

#endif  // LEGWORK_SIM_KDC_PAC_MAKER_H_

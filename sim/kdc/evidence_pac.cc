#include "sim/kdc/evidence_pac.h"

#include <algorithm>

#include "sim/kerberos/message/pac.h"
#include "sim/kerberos/message/pac_logon_info.h"

namespace legwork::kdc {

using kerberos::KrbErrorCode;
using kerberos::PacType;

KrbErrorCode ReadEvidencePac(const kerberos::EncTicketPart& ticket, EvidencePac* pac) {
  if (!ticket.authorization_data) return KrbErrorCode::kNone;
  const std::optional<ByteView> octets = kerberos::UnwrapPac(ticket.authorization_data->encoding);
  if (!octets) return KrbErrorCode::kNone;
  const auto buffers = kerberos::ReadPac(*octets);
  if (!buffers.ok()) return KrbErrorCode::kModified;
  if (const kerberos::PacBuffer* buffer = FindPacBuffer(*buffers, PacType::kDelegationInfo); buffer != nullptr) {
    const auto delegation = kerberos::ReadDelegationInfo(buffer->data);
    if (!delegation.ok()) return KrbErrorCode::kModified;
    pac->delegation = *delegation;
  }
  if (const kerberos::PacBuffer* buffer = FindPacBuffer(*buffers, PacType::kLogonInfo); buffer != nullptr) {
    const auto info = kerberos::ReadLogonInfo(buffer->data);
    if (!info.ok()) return KrbErrorCode::kModified;
    const kerberos::Sid by_service = kerberos::AssertedIdentity(true);
    pac->is_asserted_by_service =
        std::ranges::find(info->extra_sids, by_service, &kerberos::SidAndAttributes::sid) != info->extra_sids.end();
  }
  return KrbErrorCode::kNone;
}

}  // namespace legwork::kdc

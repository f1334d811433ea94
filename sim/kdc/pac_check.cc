#include "sim/kdc/pac_check.h"

#include "sim/kerberos/message/pac.h"
#include "sim/wire/der_writer.h"

namespace legwork::kdc {
namespace {

using kerberos::KrbErrorCode;
using kerberos::PacType;

// UnsignedTicket is what the signature over a ticket covers: the ticket with one zero for its PAC (MS-PAC section
// 2.8.3).
Bytes UnsignedTicket(kerberos::EncTicketPart ticket) {
  const std::uint8_t nothing[] = {0};
  const Bytes placeholder = kerberos::WrapPac(nothing);
  ticket.authorization_data = kerberos::TypedDataList{placeholder};
  Bytes octets;
  DerWriter out(octets);
  WriteEncTicketPart(out, ticket);
  return octets;
}

}  // namespace

KrbErrorCode CheckPac(const kerberos::EncTicketPart& ticket, const Key& ticket_key, const Key* kdc_key) {
  if (!ticket.authorization_data) return KrbErrorCode::kNone;
  const std::optional<ByteView> pac = kerberos::UnwrapPac(ticket.authorization_data->encoding);
  if (!pac) return KrbErrorCode::kNone;
  if (!kerberos::HasGenuineSignature(*pac, ticket_key)) return KrbErrorCode::kModified;
  if (kdc_key == nullptr) return KrbErrorCode::kNone;
  if (!kerberos::HasKdcSignatures(*pac, *kdc_key)) return KrbErrorCode::kModified;
  const auto buffers = kerberos::ReadPac(*pac);
  if (FindPacBuffer(*buffers, PacType::kTicketSignature) == nullptr) return KrbErrorCode::kNone;
  const bool is_genuine = kerberos::HasSignatureOver(*pac, PacType::kTicketSignature, *kdc_key, UnsignedTicket(ticket));
  return is_genuine ? KrbErrorCode::kNone : KrbErrorCode::kModified;
}

}  // namespace legwork::kdc

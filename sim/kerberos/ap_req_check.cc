#include "sim/kerberos/ap_req_check.h"

#include <optional>

#include "sim/kerberos/message/checksum.h"
#include "sim/kerberos/message/key_usage_numbers.h"
#include "sim/kerberos/message/pac.h"
#include "sim/kerberos/message/ticket_flags.h"
#include "sim/kerberos/moment.h"

namespace legwork::kerberos {
namespace {

KrbErrorCode CheckHeader(const ApReq& request) {
  if (request.msg_type != static_cast<std::int32_t>(MessageType::kApReq)) return KrbErrorCode::kMessageType;
  const bool known = request.pvno == kProtocolVersion && request.ticket.tkt_vno == kProtocolVersion;
  return known ? KrbErrorCode::kNone : KrbErrorCode::kBadVersion;
}

KrbErrorCode ReadChecksum(const Authenticator& authenticator, GssChecksum* checksum) {
  if (!authenticator.cksum || authenticator.cksum->cksumtype != kChecksumGss) {
    return KrbErrorCode::kInappropriateChecksum;
  }
  const auto read = ReadGssChecksum(authenticator.cksum->checksum);
  if (!read) return KrbErrorCode::kInappropriateChecksum;
  *checksum = *read;
  return KrbErrorCode::kNone;
}

// PacIsGood says that there is no PAC, or one that names the ticket's client and that the KDC has signed with the
// service's key (MS-PAC section 2.8.1). The other signatures are the KDC's to verify.
bool PacIsGood(const EncTicketPart& ticket, const Key& ticket_key) {
  if (!ticket.authorization_data) return true;
  const std::optional<ByteView> pac = UnwrapPac(ticket.authorization_data->encoding);
  if (!pac) return true;
  if (!HasGenuineSignature(*pac, ticket_key)) return false;
  const auto buffers = ReadPac(*pac);
  const PacBuffer* buffer = FindPacBuffer(*buffers, PacType::kClientInfo);
  if (buffer == nullptr) return false;
  const auto client = ReadClientInfo(buffer->data);
  return client.ok() && NameIs(ticket.cname, client->name) && client->client_id == ticket.authtime;
}

}  // namespace

KrbErrorCode ApReqCheck::Run(ByteView message, CheckedApReq* checked) {
  const auto request = ReadApReq(message);
  if (!request) return KrbErrorCode::kMessageType;
  checked->request = *request;
  KrbErrorCode code = CheckHeader(checked->request);
  if (code == KrbErrorCode::kNone) code = OpenTicket(checked);
  if (code == KrbErrorCode::kNone) code = OpenAuthenticator(checked);
  if (code == KrbErrorCode::kNone) code = CheckTimes(*checked);
  if (code == KrbErrorCode::kNone && !replays.Insert(checked->request.authenticator.cipher, now)) {
    code = KrbErrorCode::kRepeat;
  }
  return code == KrbErrorCode::kNone ? ReadChecksum(checked->authenticator, &checked->checksum) : code;
}

KrbErrorCode ApReqCheck::OpenTicket(CheckedApReq* checked) {
  const EncryptedData& enc_part = checked->request.ticket.enc_part;
  const DerivedKeys* ticket_keys = nullptr;
  const Key* ticket_key = tgt_key;
  std::optional<DerivedKeys> tgt_keys;
  if ((checked->request.ap_options & kApUseSessionKey) != 0) {
    // User-to-user: the ticket is under the session key of the acceptor's TGT (RFC 4120 section 3.7).
    if (tgt_key == nullptr) return KrbErrorCode::kNoKey;
    tgt_keys.emplace(*tgt_key, kUsageTicket, KeyPurpose::kDecrypt);
    ticket_keys = &*tgt_keys;
  } else if (const KrbErrorCode code = keys.FindFor(enc_part, &ticket_keys, &ticket_key); code != KrbErrorCode::kNone) {
    return code;
  }
  if (!Open(*ticket_keys, enc_part, scratch.ticket)) return KrbErrorCode::kModified;
  const auto ticket = ReadEncTicketPart(scratch.ticket);
  // What a KDC has encrypted and cannot be read was not corrupted on the way.
  if (!ticket || !KeyOf(ticket->key, &checked->session_key)) return KrbErrorCode::kModified;
  checked->ticket = *ticket;
  return PacIsGood(*ticket, *ticket_key) ? KrbErrorCode::kNone : KrbErrorCode::kModified;
}

KrbErrorCode ApReqCheck::OpenAuthenticator(CheckedApReq* checked) {
  const DerivedKeys session(checked->session_key, kUsageApReqAuthenticator, KeyPurpose::kDecrypt);
  if (!Open(session, checked->request.authenticator, scratch.authenticator)) return KrbErrorCode::kBadIntegrity;
  const auto authenticator = ReadAuthenticator(scratch.authenticator);
  if (!authenticator) return KrbErrorCode::kBadIntegrity;
  if (authenticator->authenticator_vno != kProtocolVersion) return KrbErrorCode::kBadVersion;
  checked->authenticator = *authenticator;
  checked->subkey = checked->session_key;
  if (authenticator->subkey && !KeyOf(*authenticator->subkey, &checked->subkey)) return KrbErrorCode::kNoKey;
  const EncTicketPart& ticket = checked->ticket;
  const bool same_client = authenticator->crealm == ticket.crealm && SameName(authenticator->cname, ticket.cname);
  return same_client ? KrbErrorCode::kNone : KrbErrorCode::kBadMatch;
}

KrbErrorCode ApReqCheck::CheckTimes(const CheckedApReq& checked) const {
  const Ticks sent = TicksOf({checked.authenticator.ctime, checked.authenticator.cusec});
  if (sent > now + skew_max || sent < now - skew_max) return KrbErrorCode::kSkew;
  const EncTicketPart& ticket = checked.ticket;
  const bool is_invalid = (ticket.flags & kTicketInvalid) != 0;
  if (ticket.starttime.value_or(ticket.authtime) > now + skew_max || is_invalid) {
    return KrbErrorCode::kTicketNotYetValid;
  }
  return ticket.endtime + skew_max < now ? KrbErrorCode::kTicketExpired : KrbErrorCode::kNone;
}

}  // namespace legwork::kerberos

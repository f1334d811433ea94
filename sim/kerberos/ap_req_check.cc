#include "sim/kerberos/ap_req_check.h"

#include "sim/kerberos/message/checksum.h"
#include "sim/kerberos/message/key_usage_numbers.h"
#include "sim/kerberos/message/ticket_flags.h"
#include "sim/kerberos/moment.h"

namespace legwork::kerberos {
namespace {

KrbErrorCode CheckHeader(const ApReq& request) {
  if (request.msg_type != static_cast<std::int32_t>(MessageType::kApReq)) return KrbErrorCode::kMessageType;
  const bool known = request.pvno == kProtocolVersion && request.ticket.tkt_vno == kProtocolVersion;
  if (!known) return KrbErrorCode::kBadVersion;
  // User-to-user: the ticket is under the session key of a TGT, which this acceptor does not have.
  return (request.ap_options & kApUseSessionKey) != 0 ? KrbErrorCode::kNoKey : KrbErrorCode::kNone;
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
  if (const KrbErrorCode code = keys.FindFor(enc_part, &ticket_keys); code != KrbErrorCode::kNone) return code;
  if (!Open(*ticket_keys, enc_part, scratch.ticket)) return KrbErrorCode::kModified;
  const auto ticket = ReadEncTicketPart(scratch.ticket);
  // What a KDC has encrypted and cannot be read was not corrupted on the way.
  if (!ticket || !KeyOf(ticket->key, &checked->session_key)) return KrbErrorCode::kModified;
  checked->ticket = *ticket;
  return KrbErrorCode::kNone;
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

#include "sim/kdc/presented_tgt.h"

#include "sim/crypto/cipher.h"
#include "sim/crypto/derived_keys.h"
#include "sim/crypto/encryption_type.h"
#include "sim/kdc/etype_choice.h"
#include "sim/kdc/pac_check.h"
#include "sim/kerberos/message/ap_req.h"
#include "sim/kerberos/message/kerberos_time.h"
#include "sim/kerberos/message/key_usage_numbers.h"
#include "sim/kerberos/message/pa_data.h"

namespace legwork::kdc {
namespace {

using kerberos::KrbErrorCode;

class TgtReader {
 public:
  TgtReader(Authority& authority, std::string_view realm, const kerberos::KdcReq& request, PresentedTgt& tgt)
      : authority_(authority), realm_(realm), request_(request), tgt_(tgt) {}

  KrbErrorCode Run();

 private:
  KrbErrorCode CheckAuthenticator(const kerberos::EncryptedData& sealed);
  KrbErrorCode CheckChecksum(const kerberos::Authenticator& authenticator) const;

  Authority& authority_;
  std::string_view realm_;
  const kerberos::KdcReq& request_;
  PresentedTgt& tgt_;
};

KrbErrorCode TgtReader::Run() {
  const kerberos::PaData* padata = FindPaData(request_.padata, kerberos::kPaTgsReq);
  if (padata == nullptr) return KrbErrorCode::kPadataTypeNoSupport;
  const auto ap_req = kerberos::ReadApReq(padata->padata_value);
  if (!ap_req.ok()) return KrbErrorCode::kGeneric;
  const bool is_version_5 =
      ap_req->pvno == kerberos::kProtocolVersion && ap_req->ticket.tkt_vno == kerberos::kProtocolVersion;
  if (!is_version_5) return KrbErrorCode::kBadVersion;
  if (ap_req->msg_type != static_cast<std::int32_t>(kerberos::MessageType::kApReq)) return KrbErrorCode::kMessageType;
  const KrbErrorCode error = OpenTgt(authority_, realm_, ap_req->ticket, tgt_);
  if (error != KrbErrorCode::kNone) return error;
  return CheckAuthenticator(ap_req->authenticator);
}

KrbErrorCode TgtReader::CheckAuthenticator(const kerberos::EncryptedData& sealed) {
  const DerivedKeys keys(tgt_.session_key, kerberos::kUsageTgsReqAuthenticator, KeyPurpose::kDecrypt);
  if (!Open(keys, sealed, tgt_.authenticator_plaintext)) return KrbErrorCode::kBadIntegrity;
  const auto authenticator = kerberos::ReadAuthenticator(tgt_.authenticator_plaintext);
  if (!authenticator.ok()) return KrbErrorCode::kBadIntegrity;
  if (authenticator->crealm != tgt_.ticket->crealm || !SameName(authenticator->cname, tgt_.ticket->cname)) {
    return KrbErrorCode::kBadMatch;
  }
  if (!kerberos::WithinSkew(authenticator->ctime, authenticator->cusec, authority_.clock.Now(),
                            authority_.policy.skew_max)) {
    return KrbErrorCode::kSkew;
  }
  if (authenticator->subkey && !KeyOf(*authenticator->subkey, &tgt_.subkey.emplace())) {
    return KrbErrorCode::kBadIntegrity;
  }
  const KrbErrorCode error = CheckTicketTimes(authority_, *tgt_.ticket);
  return error != KrbErrorCode::kNone ? error : CheckChecksum(*authenticator);
}

// The checksum binds the authenticator to the request's body (RFC 4120 section 5.4.1).
KrbErrorCode TgtReader::CheckChecksum(const kerberos::Authenticator& authenticator) const {
  const auto wanted = static_cast<std::int32_t>(RowOf(tgt_.session_key.type).checksum_type);
  if (!authenticator.cksum || authenticator.cksum->cksumtype != wanted) return KrbErrorCode::kInappropriateChecksum;
  const DerivedKeys keys(tgt_.session_key, kerberos::kUsageTgsReqChecksum, KeyPurpose::kChecksum);
  const bool genuine = VerifyChecksum(keys, {request_.req_body.encoding}, authenticator.cksum->checksum);
  return genuine ? KrbErrorCode::kNone : KrbErrorCode::kModified;
}

}  // namespace

std::string_view RealmOfTgt(const kerberos::KdcReq& request) {
  const kerberos::PaData* padata = FindPaData(request.padata, kerberos::kPaTgsReq);
  if (padata == nullptr) return {};
  const auto ap_req = kerberos::ReadApReq(padata->padata_value);
  return ap_req.ok() ? TicketGrantingRealm(ap_req->ticket.sname) : std::string_view();
}

KrbErrorCode OpenTgt(Authority& authority, std::string_view realm, const kerberos::Ticket& ticket, PresentedTgt& tgt) {
  if (TicketGrantingRealm(ticket.sname) != realm) return KrbErrorCode::kNotUs;
  const Account* krbtgt = authority.Find(ticket.sname, ticket.realm);
  if (krbtgt == nullptr) return KrbErrorCode::kNotUs;
  const auto type = KeyTypeOf(*krbtgt, ticket.enc_part.etype);
  if (!type) return KrbErrorCode::kNoKey;
  const bool other_kvno = ticket.enc_part.kvno && *ticket.enc_part.kvno != krbtgt->kvno;
  if (other_kvno && !authority.policy.ignores_kvno) return KrbErrorCode::kBadKeyVersion;
  KeySchedule& key = authority.keys.Of(*krbtgt, *type);
  if (!Open(key.ForDecrypt(kerberos::kUsageTicket), ticket.enc_part, tgt.ticket_plaintext)) {
    return KrbErrorCode::kBadIntegrity;
  }
  const auto part = kerberos::ReadEncTicketPart(tgt.ticket_plaintext);
  if (!part.ok() || !KeyOf(part->key, &tgt.session_key)) return KrbErrorCode::kBadIntegrity;
  tgt.ticket = *part;
  tgt.issuer = ticket.realm;
  return CheckPac(*tgt.ticket, key.key(), tgt.issuer == realm ? &key.key() : nullptr);
}

// A start may be ahead by the allowed skew, an end may not be behind: the KDC made both by its own clock.
KrbErrorCode CheckTicketTimes(const Authority& authority, const kerberos::EncTicketPart& ticket) {
  const Ticks now = authority.clock.Now();
  const Ticks start = ticket.starttime.value_or(ticket.authtime);
  const bool invalid = (ticket.flags & kerberos::kTicketInvalid) != 0;
  if (invalid || start > now + authority.policy.skew_max) return KrbErrorCode::kTicketNotYetValid;
  return ticket.endtime <= now ? KrbErrorCode::kTicketExpired : KrbErrorCode::kNone;
}

PresentedTgt ReadPresentedTgt(Authority& authority, std::string_view realm, const kerberos::KdcReq& request) {
  PresentedTgt tgt;
  tgt.error = TgtReader(authority, realm, request, tgt).Run();
  return tgt;
}

}  // namespace legwork::kdc

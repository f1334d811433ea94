#include "sim/kdc/s4u_request.h"

#include <algorithm>
#include <string>

#include "sim/crypto/cipher.h"
#include "sim/kdc/client_name.h"
#include "sim/kdc/etype_choice.h"
#include "sim/kdc/pac_check.h"
#include "sim/kerberos/message/encrypted_data.h"
#include "sim/kerberos/message/key_usage_numbers.h"
#include "sim/kerberos/message/s4u.h"

namespace legwork::kdc {
namespace {

using kerberos::KrbErrorCode;

// MayBeDelegated says whether anybody may act for the user elsewhere.
bool MayBeDelegated(const Account* user) {
  return user == nullptr || (!user->not_delegated && !user->protected_user);
}

bool Lists(const std::vector<std::string>& names, const Account& account) {
  const auto is_his = [&](const std::string& name) {
    return name == account.name || std::ranges::find(account.aliases, name) != account.aliases.end();
  };
  return std::ranges::any_of(names, is_his);
}

KrbErrorCode FindUser(Authority& authority, std::string_view realm, const kerberos::PrincipalName& name,
                      std::string_view user_realm, S4uRequest& s4u) {
  const ClientName found = ResolveName(authority, realm, name, true);
  if (user_realm != realm || found.account == nullptr) return KrbErrorCode::kClientUnknown;
  s4u.user = found.account;
  s4u.user_name = found.name;
  s4u.user_realm = realm;
  return found.account->disabled ? KrbErrorCode::kClientRevoked : KrbErrorCode::kNone;
}

KrbErrorCode ReadForUser(Authority& authority, std::string_view realm, ByteView padata, const PresentedTgt& tgt,
                         S4uRequest& s4u) {
  const auto for_user = kerberos::ReadPaForUser(padata);
  if (!for_user.ok()) return KrbErrorCode::kGeneric;
  if (!IsGenuine(*for_user, tgt.session_key)) return KrbErrorCode::kModified;
  return FindUser(authority, realm, for_user->user_name, for_user->user_realm, s4u);
}

KrbErrorCode ReadX509User(Authority& authority, std::string_view realm, const kerberos::KdcReq& request,
                          ByteView padata, const PresentedTgt& tgt, S4uRequest& s4u) {
  auto user = kerberos::ReadPaS4uX509User(padata);
  if (!user.ok()) return KrbErrorCode::kGeneric;
  // A certificate without a name would have to be looked up; there is no such directory here.
  if (!user->user_id.cname) return KrbErrorCode::kClientUnknown;
  const Key& key = tgt.subkey ? *tgt.subkey : tgt.session_key;
  const auto type = static_cast<std::int32_t>(RowOf(key.type).checksum_type);
  const DerivedKeys keys(key, kerberos::kUsageS4uRequest, KeyPurpose::kChecksum);
  const bool is_genuine = user->user_id.nonce == request.req_body.nonce && user->checksum.cksumtype == type &&
                          VerifyChecksum(keys, {user->user_id_encoding}, user->checksum.checksum);
  if (!is_genuine) return KrbErrorCode::kModified;
  const KrbErrorCode error = FindUser(authority, realm, *user->user_id.cname, user->user_id.crealm, s4u);
  if (error != KrbErrorCode::kNone) return error;
  const bool has_own_usage = (user->user_id.options.value_or(0) & kerberos::kS4uReplyKeyUsage) != 0;
  Bytes checksum(ChecksumSize(key.type));
  const KeyUsage usage = has_own_usage ? kerberos::kUsageS4uReply : kerberos::kUsageS4uRequest;
  Checksum(DerivedKeys(key, usage, KeyPurpose::kChecksum), {user->user_id_encoding}, checksum);
  user->checksum = {type, checksum};
  DerWriter out(s4u.reply_padata);
  WritePaS4uX509User(out, *user);
  return KrbErrorCode::kNone;
}

bool KnowsResourceBased(const kerberos::KdcReq& request) {
  const kerberos::PaData* padata = FindPaData(request.padata, kerberos::kPaPacOptions);
  if (padata == nullptr) return false;
  const auto options = kerberos::ReadPaPacOptions(padata->padata_value);
  return options.ok() && (*options & kerberos::kPacOptionResourceBased) != 0;
}

KrbErrorCode OpenEvidence(Authority& authority, const kerberos::Ticket& ticket, const Account& service,
                          S4uRequest& s4u) {
  const auto type = KeyTypeOf(service, ticket.enc_part.etype);
  if (!type) return KrbErrorCode::kNoKey;
  const Key* key =
      authority.directory.KeyOfVersion(service, *type, ticket.enc_part.kvno.value_or(service.kvno));
  if (key == nullptr) return KrbErrorCode::kBadKeyVersion;
  const DerivedKeys keys(*key, kerberos::kUsageTicket, KeyPurpose::kDecrypt);
  if (!Open(keys, ticket.enc_part, s4u.evidence_plaintext)) return KrbErrorCode::kModified;
  const auto part = kerberos::ReadEncTicketPart(s4u.evidence_plaintext);
  if (!part.ok()) return KrbErrorCode::kModified;
  s4u.evidence = *part;
  const KrbErrorCode error = CheckTicketTimes(authority, *s4u.evidence);
  if (error != KrbErrorCode::kNone) return error;
  const Account* krbtgt = authority.directory.FindPrincipal("krbtgt/" + std::string(ticket.realm), ticket.realm);
  const auto kdc_type = krbtgt != nullptr ? StrongestType(*krbtgt) : std::nullopt;
  const Key* kdc_key = kdc_type ? &authority.keys.Of(*krbtgt, *kdc_type).key() : nullptr;
  return CheckPac(*s4u.evidence, *key, kdc_key);
}

}  // namespace

bool WantsTicketToSelf(const kerberos::KdcReq& request) {
  return FindPaData(request.padata, kerberos::kPaForUser) != nullptr ||
         FindPaData(request.padata, kerberos::kPaS4uX509User) != nullptr;
}

KrbErrorCode ReadSelfRequest(Authority& authority, std::string_view realm, const kerberos::KdcReq& request,
                             const PresentedTgt& tgt, const Account* service, const Account& server,
                             S4uRequest& s4u) {
  if (service != &server) return KrbErrorCode::kBadMatch;
  s4u.kind = S4uRequest::Kind::kSelf;
  const kerberos::PaData* x509_user = FindPaData(request.padata, kerberos::kPaS4uX509User);
  const kerberos::PaData* for_user = FindPaData(request.padata, kerberos::kPaForUser);
  KrbErrorCode error = KrbErrorCode::kNone;
  if (x509_user != nullptr) {
    error = ReadX509User(authority, realm, request, x509_user->padata_value, tgt, s4u);
  } else {
    error = ReadForUser(authority, realm, for_user->padata_value, tgt, s4u);
  }
  // A service that has a list of targets must also be trusted to name users; one without a list cannot use the ticket
  // but where the target lists it.
  s4u.may_forward = MayBeDelegated(s4u.user) && (service->protocol_transition || service->delegates_to.empty());
  return error;
}

KrbErrorCode ReadProxyRequest(Authority& authority, std::string_view realm, const kerberos::KdcReq& request,
                              const Account* service, const Account& target, S4uRequest& s4u) {
  s4u.kind = S4uRequest::Kind::kProxy;
  if (service == nullptr || request.req_body.additional_tickets.empty()) return KrbErrorCode::kBadOption;
  const kerberos::Ticket& ticket = request.req_body.additional_tickets[0];
  if (ticket.realm != realm || authority.Find(ticket.sname, realm) != service) return KrbErrorCode::kBadOption;
  const KrbErrorCode error = OpenEvidence(authority, ticket, *service, s4u);
  if (error != KrbErrorCode::kNone) return error;
  s4u.user_name = s4u.evidence->cname;
  s4u.user_realm = s4u.evidence->crealm;
  if (s4u.user_realm == realm) s4u.user = authority.Find(s4u.user_name, realm);
  const bool is_forwardable = (s4u.evidence->flags & kerberos::kTicketForwardable) != 0;
  s4u.may_forward = is_forwardable;
  if (Lists(service->delegates_to, target) && is_forwardable) return KrbErrorCode::kNone;
  const bool is_accepted = KnowsResourceBased(request) && Lists(target.accepts_from, *service);
  return is_accepted && MayBeDelegated(s4u.user) ? KrbErrorCode::kNone : KrbErrorCode::kBadOption;
}

}  // namespace legwork::kdc

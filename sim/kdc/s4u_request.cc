#include "sim/kdc/s4u_request.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "sim/crypto/cipher.h"
#include "sim/kdc/client_name.h"
#include "sim/kdc/etype_choice.h"
#include "sim/kdc/pac_check.h"
#include "sim/kdc/referral.h"
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

// SetForeign takes a user of another realm, or one of ours of whom another realm tells.
void SetForeign(Authority& authority, std::string_view realm, ForeignUser user, S4uRequest& s4u) {
  s4u.foreign = std::move(user);
  s4u.user_name = kerberos::UserName(s4u.foreign.name);
  s4u.asked_name = s4u.foreign.asked;
  s4u.user_realm = s4u.foreign.realm;
  if (s4u.user_realm == realm) s4u.user = authority.Find(s4u.user_name, realm);
}

// Only his own realm knows a user. Of another one there is what the ticket that came from there has in its PAC.
KrbErrorCode FindUser(Authority& authority, std::string_view realm, const PresentedTgt& tgt,
                      const kerberos::PrincipalName& name, std::string_view user_realm, S4uRequest& s4u) {
  if (user_realm != realm) {
    std::optional<ForeignUser> user = tgt.issuer != realm ? UserInPac(*tgt.ticket) : std::nullopt;
    if (!user || user->realm != user_realm || !NameIs(name, user->asked)) return KrbErrorCode::kClientUnknown;
    SetForeign(authority, realm, *std::move(user), s4u);
    return KrbErrorCode::kNone;
  }
  const ClientName found = ResolveName(authority, realm, name, true);
  if (found.account == nullptr) return KrbErrorCode::kClientUnknown;
  s4u.user = found.account;
  s4u.user_name = found.name;
  s4u.asked_name = NameText(name);
  s4u.user_realm = realm;
  return found.account->disabled ? KrbErrorCode::kClientRevoked : KrbErrorCode::kNone;
}

KrbErrorCode ReadForUser(Authority& authority, std::string_view realm, ByteView padata, const PresentedTgt& tgt,
                         S4uRequest& s4u) {
  const auto for_user = kerberos::ReadPaForUser(padata);
  if (!for_user.ok()) return KrbErrorCode::kGeneric;
  if (!IsGenuine(*for_user, tgt.session_key)) return KrbErrorCode::kModified;
  return FindUser(authority, realm, tgt, for_user->user_name, for_user->user_realm, s4u);
}

// ConfirmUser answers with the user's true name, by which the client asks on (MS-SFU section 3.1.5.1.2).
void ConfirmUser(const Key& key, kerberos::S4uUserId user_id, S4uRequest& s4u) {
  user_id.cname = s4u.user_name;
  user_id.crealm = s4u.user_realm;
  s4u.asked_name = NameText(s4u.user_name);
  Bytes encoding, checksum(ChecksumSize(key.type));
  DerWriter encoding_out(encoding);
  WriteS4uUserId(encoding_out, user_id);
  const bool has_own_usage = (user_id.options.value_or(0) & kerberos::kS4uReplyKeyUsage) != 0;
  const KeyUsage usage = has_own_usage ? kerberos::kUsageS4uReply : kerberos::kUsageS4uRequest;
  Checksum(DerivedKeys(key, usage, KeyPurpose::kChecksum), {encoding}, checksum);
  kerberos::PaS4uX509User user;
  user.user_id = user_id;
  user.checksum = {static_cast<std::int32_t>(RowOf(key.type).checksum_type), checksum};
  user.user_id_encoding = encoding;
  DerWriter out(s4u.reply_padata);
  WritePaS4uX509User(out, user);
}

KrbErrorCode ReadX509User(Authority& authority, std::string_view realm, const kerberos::KdcReq& request,
                          ByteView padata, const PresentedTgt& tgt, S4uRequest& s4u) {
  const auto user = kerberos::ReadPaS4uX509User(padata);
  if (!user.ok()) return KrbErrorCode::kGeneric;
  // A certificate without a name would have to be looked up; there is no such directory here.
  if (!user->user_id.cname) return KrbErrorCode::kClientUnknown;
  const Key& key = tgt.subkey ? *tgt.subkey : tgt.session_key;
  const auto type = static_cast<std::int32_t>(RowOf(key.type).checksum_type);
  const DerivedKeys keys(key, kerberos::kUsageS4uRequest, KeyPurpose::kChecksum);
  const bool is_genuine = user->user_id.nonce == request.req_body.nonce && user->checksum.cksumtype == type &&
                          VerifyChecksum(keys, {user->user_id_encoding}, user->checksum.checksum);
  if (!is_genuine) return KrbErrorCode::kModified;
  const KrbErrorCode error = FindUser(authority, realm, tgt, *user->user_id.cname, user->user_id.crealm, s4u);
  if (error != KrbErrorCode::kNone) return error;
  ConfirmUser(key, user->user_id, s4u);
  return KrbErrorCode::kNone;
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

// NamesItself says whether the service asks for a ticket to itself, by its name or by that and its realm.
bool NamesItself(const kerberos::PrincipalName& asked, const kerberos::EncTicketPart& tgt) {
  const std::string name = NameText(tgt.cname);
  return NameIs(asked, name) || NameIs(asked, name + "@" + std::string(tgt.crealm));
}

// OpenReferral opens the evidence of a service of another realm: a ticket-granting ticket of its own, with the user in
// its PAC (MS-SFU section 3.2.5.2.2).
KrbErrorCode OpenReferral(Authority& authority, std::string_view realm, const kerberos::Ticket& ticket,
                          const PresentedTgt& tgt, S4uRequest& s4u) {
  PresentedTgt opened;
  const KrbErrorCode error = OpenTgt(authority, realm, ticket, opened);
  if (error == KrbErrorCode::kNotUs) return KrbErrorCode::kBadOption;
  if (error != KrbErrorCode::kNone) return error == KrbErrorCode::kBadIntegrity ? KrbErrorCode::kModified : error;
  s4u.evidence_plaintext = std::move(opened.ticket_plaintext);
  s4u.evidence = opened.ticket;
  const bool is_its_own =
      s4u.evidence->crealm == tgt.ticket->crealm && SameName(s4u.evidence->cname, tgt.ticket->cname);
  std::optional<ForeignUser> user = UserInPac(*s4u.evidence);
  if (!is_its_own || opened.issuer == realm || !user) return KrbErrorCode::kBadOption;
  SetForeign(authority, realm, *std::move(user), s4u);
  return CheckTicketTimes(authority, *s4u.evidence);
}

// ReadForeignProxy is for a service of another realm: only the target's account can have allowed it.
KrbErrorCode ReadForeignProxy(Authority& authority, std::string_view realm, const kerberos::KdcReq& request,
                              const PresentedTgt& tgt, const Account& target, S4uRequest& s4u) {
  const KrbErrorCode error = OpenReferral(authority, realm, request.req_body.additional_tickets[0], tgt, s4u);
  if (error != KrbErrorCode::kNone) return error;
  s4u.may_forward = (s4u.evidence->flags & kerberos::kTicketForwardable) != 0;
  if (!KnowsResourceBased(request) || !MayBeDelegated(s4u.user)) return KrbErrorCode::kBadOption;
  const std::string service = NameText(tgt.ticket->cname) + "@" + std::string(tgt.ticket->crealm);
  const bool is_accepted = std::ranges::find(target.accepts_from, service) != target.accepts_from.end();
  return s4u.refers || is_accepted ? KrbErrorCode::kNone : KrbErrorCode::kBadOption;
}

}  // namespace

bool WantsTicketToSelf(const kerberos::KdcReq& request) {
  return FindPaData(request.padata, kerberos::kPaForUser) != nullptr ||
         FindPaData(request.padata, kerberos::kPaS4uX509User) != nullptr;
}

bool KnowsResourceBased(const kerberos::KdcReq& request) {
  const kerberos::PaData* padata = FindPaData(request.padata, kerberos::kPaPacOptions);
  if (padata == nullptr) return false;
  const auto options = kerberos::ReadPaPacOptions(padata->padata_value);
  return options.ok() && (*options & kerberos::kPacOptionResourceBased) != 0;
}

KrbErrorCode ReadSelfRequest(Authority& authority, std::string_view realm, const kerberos::KdcReq& request,
                             const PresentedTgt& tgt, const Account* service, const Account& server,
                             S4uRequest& s4u) {
  s4u.kind = S4uRequest::Kind::kSelf;
  s4u.history.is_asserted_by_service = true;
  s4u.refers = service == nullptr && IsTrust(server);
  const bool is_own = s4u.refers ? NamesItself(*request.req_body.sname, *tgt.ticket) : service == &server;
  if (!is_own) return KrbErrorCode::kBadMatch;
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
  const bool is_trusted = s4u.refers || service->protocol_transition || service->delegates_to.empty();
  s4u.may_forward = MayBeDelegated(s4u.user) && is_trusted;
  return error;
}

KrbErrorCode ReadProxyRequest(Authority& authority, std::string_view realm, const kerberos::KdcReq& request,
                              const PresentedTgt& tgt, const Account* service, const Account& target,
                              S4uRequest& s4u) {
  s4u.kind = S4uRequest::Kind::kProxy;
  s4u.refers = IsTrust(target);
  if (request.req_body.additional_tickets.empty()) return KrbErrorCode::kBadOption;
  if (service == nullptr) return ReadForeignProxy(authority, realm, request, tgt, target, s4u);
  const kerberos::Ticket& ticket = request.req_body.additional_tickets[0];
  if (ticket.realm != realm || authority.Find(ticket.sname, realm) != service) return KrbErrorCode::kBadOption;
  const KrbErrorCode error = OpenEvidence(authority, ticket, *service, s4u);
  if (error != KrbErrorCode::kNone) return error;
  s4u.user_name = s4u.evidence->cname;
  s4u.asked_name = NameText(s4u.evidence->cname);
  s4u.user_realm = s4u.evidence->crealm;
  if (s4u.user_realm == realm) s4u.user = authority.Find(s4u.user_name, realm);
  const bool is_forwardable = (s4u.evidence->flags & kerberos::kTicketForwardable) != 0;
  s4u.may_forward = is_forwardable;
  if (Lists(service->delegates_to, target) && is_forwardable) return KrbErrorCode::kNone;
  const bool is_accepted = KnowsResourceBased(request) && (s4u.refers || Lists(target.accepts_from, *service));
  return is_accepted && MayBeDelegated(s4u.user) ? KrbErrorCode::kNone : KrbErrorCode::kBadOption;
}

}  // namespace legwork::kdc

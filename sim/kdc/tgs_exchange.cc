#include "sim/kdc/tgs_exchange.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "sim/crypto/derived_keys.h"
#include "sim/kdc/etype_choice.h"
#include "sim/kdc/evidence_pac.h"
#include "sim/kdc/foreign_user.h"
#include "sim/kdc/referral.h"
#include "sim/kdc/s4u_request.h"
#include "sim/kdc/ticket_grant.h"
#include "sim/kdc/ticket_times.h"
#include "sim/kerberos/message/key_usage_numbers.h"
#include "sim/kerberos/message/s4u.h"
#include "sim/wire/der_writer.h"

namespace legwork::kdc {
namespace {

using kerberos::KrbErrorCode;

// Options this KDC does not know.
constexpr std::uint32_t kRefusedOptions = kerberos::kOptionPostdated | kerberos::kOptionValidate;

// Flags that a ticket inherits from the one it was got with.
constexpr std::uint32_t kInheritedFlags = kerberos::kTicketForwarded | kerberos::kTicketProxy |
                                          kerberos::kTicketPreAuthent | kerberos::kTicketHwAuthent |
                                          kerberos::kTicketTransitedPolicyChecked;

class TgsExchange {
 public:
  TgsExchange(Authority& authority, std::string_view realm, const kerberos::KdcReq& request, const PresentedTgt& tgt)
      : authority_(authority), realm_(realm), request_(request), body_(request.req_body), tgt_(tgt) {}

  ExchangeAnswer Run() {
    answer_.error = Decide();
    return std::move(answer_);
  }

 private:
  KrbErrorCode Decide();
  KrbErrorCode FindPrincipals();
  void Refer();
  KrbErrorCode CheckOptions() const;
  KrbErrorCode OpenPeerTgt();
  KrbErrorCode ReadS4u();
  KrbErrorCode NoteDelegation();
  void NoteTransited(TicketGrant& grant);
  KrbErrorCode ChooseTimes(TicketTimes* times) const;
  KrbErrorCode Grant();
  Bytes KnownPacOptions() const;
  void NameClient(TicketGrant& grant) const;
  std::uint32_t Flags(const TicketTimes& times) const;
  bool Wants(std::uint32_t option) const { return (body_.kdc_options & option) != 0; }
  bool TgtHas(std::uint32_t flag) const { return (tgt_.ticket->flags & flag) != 0; }

  Authority& authority_;
  std::string_view realm_;
  const kerberos::KdcReq& request_;
  const kerberos::KdcReqBody& body_;
  const PresentedTgt& tgt_;
  ExchangeAnswer answer_;
  const Account* client_ = nullptr;  // null if it belongs to another realm
  const Account* server_ = nullptr;
  kerberos::PrincipalName server_name_;  // as the ticket names it
  PresentedTgt peer_;                    // of a user-to-user request
  S4uRequest s4u_;                       // of a request in a user's name
  std::string transited_;                // which the grant looks into
};

KrbErrorCode TgsExchange::Decide() {
  if (request_.pvno != kerberos::kProtocolVersion) return KrbErrorCode::kBadPvno;
  if (tgt_.error != KrbErrorCode::kNone) return tgt_.error;
  KrbErrorCode error = FindPrincipals();
  if (error != KrbErrorCode::kNone) return error;
  error = CheckOptions();
  if (error != KrbErrorCode::kNone) return error;
  error = OpenPeerTgt();
  if (error != KrbErrorCode::kNone) return error;
  error = ReadS4u();
  if (error != KrbErrorCode::kNone) return error;
  return Grant();
}

KrbErrorCode TgsExchange::FindPrincipals() {
  if (tgt_.ticket->crealm == realm_) {
    client_ = authority_.Find(tgt_.ticket->cname, realm_);
    if (client_ == nullptr) return KrbErrorCode::kClientUnknown;
    if (client_->disabled) return KrbErrorCode::kClientRevoked;
  }
  if (!body_.sname) return KrbErrorCode::kServerUnknown;
  // Who asks another realm for a ticket to itself is not of that realm, whatever there is of its name.
  const bool goes_home = client_ == nullptr && WantsTicketToSelf(request_);
  const bool is_here = body_.realm == realm_;
  if (!goes_home && is_here) server_ = authority_.Find(*body_.sname, realm_);
  server_name_ = *body_.sname;
  if (server_ == nullptr) Refer();
  if (server_ == nullptr) return is_here ? KrbErrorCode::kServerUnknown : KrbErrorCode::kWrongRealm;
  return server_->disabled ? KrbErrorCode::kServiceRevoked : KrbErrorCode::kNone;
}

// Refer makes the next realm on the way the server: to another realm that the request names (RFC 4120 section 3.3.1),
// to the realm whose ticket-granting service was asked for, to that of a service that asks for a ticket to itself
// (MS-SFU section 3.2.5.1.1), or, if the client lets the KDC choose, to that of the service's host (RFC 6806
// section 8).
void TgsExchange::Refer() {
  std::string_view target = body_.realm != realm_ ? body_.realm : TicketGrantingRealm(*body_.sname);
  if (target.empty() && WantsTicketToSelf(request_)) target = tgt_.ticket->crealm;
  if (target.empty() && Wants(kerberos::kOptionCanonicalize)) {
    target = RealmOfService(authority_.directory, realm_, *body_.sname);
  }
  if (target.empty()) return;
  server_ = NextRealm(authority_.directory, realm_, target);
  if (server_ != nullptr) server_name_ = kerberos::ServiceName(server_->name);
}

// OpenPeerTgt reads the ticket whose session key a user-to-user ticket is to be under (RFC 4120 section 3.3.3).
KrbErrorCode TgsExchange::OpenPeerTgt() {
  if (!Wants(kerberos::kOptionEncTktInSkey)) {
    return server_->wants_user_to_user ? KrbErrorCode::kMustUseUserToUser : KrbErrorCode::kNone;
  }
  if (body_.additional_tickets.empty()) return KrbErrorCode::kBadOption;
  const KrbErrorCode error = OpenTgt(authority_, realm_, body_.additional_tickets[0], peer_);
  if (error == KrbErrorCode::kNotUs) return KrbErrorCode::kPolicy;
  if (error != KrbErrorCode::kNone) return error;
  const bool is_his = peer_.ticket->crealm == realm_ && authority_.Find(peer_.ticket->cname, realm_) == server_;
  return is_his ? CheckTicketTimes(authority_, *peer_.ticket) : KrbErrorCode::kServerNoMatch;
}

KrbErrorCode TgsExchange::ReadS4u() {
  const bool is_to_self = WantsTicketToSelf(request_) && !Wants(kerberos::kOptionConstrainedDelegation);
  // A ticket with somebody else in its PAC is good for asking on in his name, and for nothing else.
  if (!is_to_self && UserInPac(*tgt_.ticket)) return KrbErrorCode::kBadMatch;
  if (Wants(kerberos::kOptionConstrainedDelegation)) {
    const KrbErrorCode error = ReadProxyRequest(authority_, realm_, request_, tgt_, client_, *server_, s4u_);
    return error == KrbErrorCode::kNone ? NoteDelegation() : error;
  }
  if (!is_to_self) return KrbErrorCode::kNone;
  return ReadSelfRequest(authority_, realm_, request_, tgt_, client_, *server_, s4u_);
}

// NoteDelegation lists the service behind those that have acted for the user before. A referral only passes their list
// on, for it is the target's KDC that gives the ticket (MS-SFU section 3.2.5.2.4). The target is named without its
// realm and services with theirs, as other KDCs do.
KrbErrorCode TgsExchange::NoteDelegation() {
  const KrbErrorCode error = ReadEvidencePac(*s4u_.evidence, &s4u_.history);
  if (error != KrbErrorCode::kNone || s4u_.refers) return error;
  if (!s4u_.history.delegation) s4u_.history.delegation.emplace();
  s4u_.history.delegation->proxy_target = NameText(server_name_);
  s4u_.history.delegation->transited_services.push_back(NameText(tgt_.ticket->cname) + "@" +
                                                        std::string(tgt_.ticket->crealm));
  return KrbErrorCode::kNone;
}

// NoteTransited adds the realm that made the TGT to those that were crossed, unless it is the client's, or that of the
// user in whose name it is, or listed (RFC 4120 section 3.3.3.2). Names are listed as they are, which its compression
// allows.
void TgsExchange::NoteTransited(TicketGrant& grant) {
  const bool came_far = tgt_.issuer != realm_;
  if (came_far) grant.flags |= kerberos::kTicketTransitedPolicyChecked;
  if (!came_far || tgt_.issuer == grant.crealm || tgt_.issuer == s4u_.user_realm) return;
  transited_.assign(AsText(grant.transited.contents));
  if (("," + transited_ + ",").find("," + std::string(tgt_.issuer) + ",") != std::string::npos) return;
  if (!transited_.empty()) transited_ += ',';
  transited_ += tgt_.issuer;
  grant.transited.contents = AsBytes(transited_);
}

KrbErrorCode TgsExchange::CheckOptions() const {
  const bool forwards = Wants(kerberos::kOptionForwarded) || Wants(kerberos::kOptionForwardable);
  const bool renews = Wants(kerberos::kOptionRenew);
  if (Wants(kRefusedOptions)) return KrbErrorCode::kBadOption;
  const bool proxies = Wants(kerberos::kOptionProxy) || Wants(kerberos::kOptionProxiable);
  const bool proxies_tgt = Wants(kerberos::kOptionProxy) && !TicketGrantingRealm(*body_.sname).empty();
  // Whoever acts for a user asks for as much as may be had.
  const bool in_users_name = Wants(kerberos::kOptionConstrainedDelegation) || WantsTicketToSelf(request_);
  if (forwards && !in_users_name && !TgtHas(kerberos::kTicketForwardable)) return KrbErrorCode::kBadOption;
  if (proxies_tgt || (proxies && !TgtHas(kerberos::kTicketProxiable))) return KrbErrorCode::kBadOption;
  const bool is_bound = client_ != nullptr && (client_->not_delegated || client_->protected_user);
  if (Wants(kerberos::kOptionForwarded) && is_bound) return KrbErrorCode::kPolicy;
  if (Wants(kerberos::kOptionForwarded) && !authority_.policy.allows_forwarding) return KrbErrorCode::kPolicy;
  if (renews && (!TgtHas(kerberos::kTicketRenewable) || !tgt_.ticket->renew_till)) return KrbErrorCode::kBadOption;
  return KrbErrorCode::kNone;
}

// A ticket outlives neither the one it was got with nor the policy; a renewed one lives as long as its original did,
// within its renew-till (RFC 4120 section 3.3.3).
KrbErrorCode TgsExchange::ChooseTimes(TicketTimes* times) const {
  const Ticks now = authority_.clock.Now();
  const kerberos::EncTicketPart& ticket = *tgt_.ticket;
  TicketLimits limits = {std::min(ticket.endtime, now + authority_.policy.ticket_lifetime), std::nullopt};
  if (s4u_.evidence) limits.end = std::min(limits.end, s4u_.evidence->endtime);
  if (TgtHas(kerberos::kTicketRenewable)) limits.renew_till = ticket.renew_till;
  if (Wants(kerberos::kOptionRenew)) {
    const Ticks life = ticket.endtime - ticket.starttime.value_or(ticket.authtime);
    limits.end = std::min(*ticket.renew_till, now + life);
  }
  const KrbErrorCode error = ChooseTicketTimes(body_, authority_.policy, now, limits, times);
  if (Wants(kerberos::kOptionRenew)) times->renew_till = ticket.renew_till;
  return error;
}

KrbErrorCode TgsExchange::Grant() {
  const auto session_type = ChooseEtype(body_.etype, *server_);
  if (!session_type) return KrbErrorCode::kEtypeNoSupport;
  TicketGrant grant;
  const KrbErrorCode error = ChooseTimes(&grant.times);
  if (error != KrbErrorCode::kNone) return error;
  grant.reply = kerberos::MessageType::kTgsRep;
  NameClient(grant);
  grant.srealm = realm_;
  grant.sname = server_name_;
  grant.server = server_;
  if (peer_.ticket) grant.peer_key = &peer_.session_key;
  grant.session_type = *session_type;
  grant.flags = Flags(grant.times);
  const bool moves = Wants(kerberos::kOptionForwarded) || Wants(kerberos::kOptionProxy);
  grant.addresses = moves ? body_.addresses : tgt_.ticket->caddr;
  grant.nonce = body_.nonce;
  NoteTransited(grant);
  answer_.ticket_flags = grant.flags;
  const Key& key = tgt_.subkey ? *tgt_.subkey : tgt_.session_key;
  const KeyUsage usage = tgt_.subkey ? kerberos::kUsageTgsRepPartSubkey : kerberos::kUsageTgsRepPartSession;
  kerberos::PaDataList padata;
  if (!s4u_.reply_padata.empty()) padata.Add({kerberos::kPaS4uX509User, s4u_.reply_padata});
  const Bytes pac_options = KnownPacOptions();
  if (!pac_options.empty()) grant.encrypted_padata.Add({kerberos::kPaPacOptions, pac_options});
  WriteGrant(authority_, grant, {DerivedKeys(key, usage, KeyPurpose::kEncrypt), std::nullopt}, padata, answer_.reply);
  return KrbErrorCode::kNone;
}

// KnownPacOptions repeats those options of the request that this KDC knows, whereby clients learn that it does (MS-KILE
// section 3.3.5.7); empty if there are none.
Bytes TgsExchange::KnownPacOptions() const {
  Bytes options;
  DerWriter out(options);
  if (KnowsResourceBased(request_)) kerberos::WritePaPacOptions(out, kerberos::kPacOptionResourceBased);
  return options;
}

// A ticket in a user's name is his; the service that asked appears nowhere in it. A referral is the service's, and only
// its PAC is the user's.
void TgsExchange::NameClient(TicketGrant& grant) const {
  grant.crealm = tgt_.ticket->crealm;
  grant.cname = tgt_.ticket->cname;
  grant.user = s4u_.kind == S4uRequest::Kind::kNone ? client_ : s4u_.user;
  grant.pac_history = s4u_.history;
  grant.authtime = s4u_.evidence ? s4u_.evidence->authtime : tgt_.ticket->authtime;
  if (s4u_.kind == S4uRequest::Kind::kNone) return;
  grant.pac_is_foreign = s4u_.refers;
  (s4u_.refers ? grant.pac_realm : grant.crealm) = s4u_.user_realm;
  (s4u_.refers ? grant.pac_name : grant.cname) = s4u_.user_name;
  grant.pac_asked_name = s4u_.asked_name;
}

std::uint32_t TgsExchange::Flags(const TicketTimes& times) const {
  if (Wants(kerberos::kOptionRenew)) return tgt_.ticket->flags & ~kerberos::kTicketInitial;
  std::uint32_t flags = tgt_.ticket->flags & kInheritedFlags;
  if (Wants(kerberos::kOptionProxiable)) flags |= kerberos::kTicketProxiable;
  if (Wants(kerberos::kOptionProxy)) flags |= kerberos::kTicketProxy;
  const bool is_own = s4u_.kind == S4uRequest::Kind::kNone;
  const bool may_forward = is_own || (s4u_.may_forward && TgtHas(kerberos::kTicketForwardable));
  if (Wants(kerberos::kOptionForwardable) && may_forward) flags |= kerberos::kTicketForwardable;
  if (Wants(kerberos::kOptionForwarded)) flags |= kerberos::kTicketForwarded;
  if (times.renew_till) flags |= kerberos::kTicketRenewable;
  if (server_->ok_as_delegate) flags |= kerberos::kTicketOkAsDelegate;
  return flags;
}

}  // namespace

ExchangeAnswer AnswerTgsReq(Authority& authority, std::string_view realm, const kerberos::KdcReq& request,
                            const PresentedTgt& tgt) {
  return TgsExchange(authority, realm, request, tgt).Run();
}

}  // namespace legwork::kdc

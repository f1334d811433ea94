#include "sim/kerberos/ticket_cache.h"

#include <algorithm>
#include <string>
#include <utility>

#include "sim/kerberos/accepted_client.h"
#include "sim/kerberos/delegated_tgt.h"
#include "sim/kerberos/krb_status.h"
#include "sim/kerberos/message/ticket_flags.h"

namespace legwork::kerberos {
namespace {

// Spn is a target without the realm that may follow it: "HTTP/web@EXAMPLE.COM".
struct Spn {
  std::string_view server;
  std::string_view realm;
};

Spn Split(std::string_view target) {
  const std::size_t at = target.rfind('@');
  if (at == std::string_view::npos) return {target, {}};
  return {target.substr(0, at), target.substr(at + 1)};
}

}  // namespace

TicketCache::TicketCache(const Surroundings& surroundings, const OwnPrincipal& principal, const Identity& identity,
                         RandomStream random)
    : surroundings_(surroundings),
      principal_(principal),
      identity_(identity),
      client_(surroundings.kdc, surroundings.clock, random, surroundings.directory.key_cache()) {}

SecStatus TicketCache::Find(std::string_view target, std::shared_ptr<ServiceTicket>* ticket) {
  must_ask_peer_ = false;
  *ticket = FindCached(target);
  if (*ticket != nullptr) return SecStatus::kOk;
  if (principal_.name.empty()) return SecStatus::kNoCredentials;  // ISC-N-061
  const Spn spn = Split(target);
  if (const SecStatus status = LogOn(); status != SecStatus::kOk) return status;
  IssuedTicket issued;
  const TicketOutcome outcome = Ask(spn.server, spn.realm, issued);
  must_ask_peer_ = outcome.IsRefusal(KrbErrorCode::kMustUseUserToUser);
  // What the KDC does not let an account do for a user is a credential that it does not have.
  const bool may_not_act = !identity_.impersonates.empty() && outcome.IsRefusal(KrbErrorCode::kBadOption);
  if (may_not_act) return SecStatus::kNoCredentials;
  if (!outcome.issued()) return StatusOfOutcome(outcome, surroundings_.profile);
  *ticket = Add(target, std::move(issued));
  return SecStatus::kOk;
}

TicketOutcome TicketCache::Ask(std::string_view server, std::string_view realm, IssuedTicket& issued) {
  if (identity_.impersonates.empty()) return client_.GetServiceTicket(*tgt_, server, realm, issued);
  return AskInUsersName(server, realm, issued);
}

TicketOutcome TicketCache::AskInUsersName(std::string_view server, std::string_view realm, IssuedTicket& issued) {
  const Spn user = Split(identity_.impersonates);
  const std::string_view user_realm = user.realm.empty() ? std::string_view(principal_.realm) : user.realm;
  const std::string client = std::string(user.server) + "@" + std::string(user_realm);
  std::shared_ptr<const ClientSession> session;
  if (surroundings_.sessions != nullptr) {
    session = surroundings_.sessions->Find(principal_.name + "@" + principal_.realm, client);
  }
  // Only this mechanism accepts clients of accounts that log on here.
  const auto* accepted = dynamic_cast<const AcceptedClient*>(session.get());
  if (accepted != nullptr && accepted->tgt) return client_.GetServiceTicket(*accepted->tgt, server, realm, issued);
  if (accepted != nullptr) {
    return client_.GetTicketFor(*tgt_, user.server, user_realm, accepted->evidence, server, issued);
  }
  IssuedTicket to_self;
  const TicketOutcome outcome = client_.GetTicketToSelf(*tgt_, user.server, user_realm, to_self);
  if (!outcome.issued()) return outcome;
  if (server != principal_.name) {
    return client_.GetTicketFor(*tgt_, user.server, user_realm, to_self.encoding, server, issued);
  }
  issued = std::move(to_self);
  return outcome;
}

SecStatus TicketCache::FindUserToUser(std::string_view target, ByteView peer_tgt,
                                      std::shared_ptr<ServiceTicket>* ticket) {
  if (const SecStatus status = LogOn(); status != SecStatus::kOk) return status;
  IssuedTicket issued;
  const TicketOutcome outcome = client_.GetUserToUserTicket(*tgt_, Split(target).server, peer_tgt, issued);
  if (!outcome.issued()) return StatusOfOutcome(outcome, surroundings_.profile);
  // It is of no use with another TGT of the peer, so it is not kept.
  *ticket = std::make_shared<ServiceTicket>();
  (*ticket)->target = target;
  (*ticket)->session = KeySchedule(issued.session_key);
  (*ticket)->issued = std::move(issued);
  return SecStatus::kOk;
}

SecStatus TicketCache::OwnTgt(const IssuedTicket** tgt) {
  const SecStatus status = LogOn();
  if (status == SecStatus::kOk) *tgt = &*tgt_;
  return status;
}

std::shared_ptr<ServiceTicket> TicketCache::Add(std::string_view target, IssuedTicket issued) {
  std::erase_if(tickets_, [&](const auto& ticket) { return ticket->target == target || !IsUsable(ticket->issued); });
  auto ticket = std::make_shared<ServiceTicket>();
  ticket->target = target;
  ticket->session = KeySchedule(issued.session_key);
  ticket->issued = std::move(issued);
  return tickets_.emplace_back(std::move(ticket));
}

bool TicketCache::Forward(ServiceTicket& ticket, const Moment& moment, RandomStream& confounders, Scratch& scratch,
                          Bytes& krb_cred) {
  if (LogOn() != SecStatus::kOk || !tgt_->HasFlags(kTicketForwardable)) return false;
  IssuedTicket forwarded;
  if (!client_.GetForwardedTgt(*tgt_, forwarded).issued()) return false;
  WriteDelegatedTgt(ticket.session, forwarded, moment, confounders, scratch, krb_cred);
  return true;
}

std::optional<Ticks> TicketCache::LogonEnd() const {
  return tgt_ ? std::optional<Ticks>(tgt_->end_time) : std::nullopt;
}

std::shared_ptr<ServiceTicket> TicketCache::FindCached(std::string_view target) const {
  for (const auto& ticket : tickets_) {
    if (ticket->target == target && IsUsable(ticket->issued)) return ticket;
  }
  return nullptr;
}

SecStatus TicketCache::LogOn() {
  if (tgt_ && IsUsable(*tgt_)) return SecStatus::kOk;
  const Account* account = surroundings_.directory.FindPrincipal(principal_.name, principal_.realm);
  if (account != nullptr) client_.set_offers(account->offers);
  client_.set_follows_kdc_clock(surroundings_.profile.Answer(Question::kLogonClockSkew) == SecStatus::kOk);
  IssuedTicket tgt;
  const Logon logon = {.user = principal_.name, .realm = principal_.realm, .password = identity_.password};
  const TicketOutcome outcome = client_.GetTgt(logon, tgt);
  if (outcome.issued()) tgt_ = std::move(tgt);
  return StatusOfOutcome(outcome, surroundings_.profile);
}

}  // namespace legwork::kerberos

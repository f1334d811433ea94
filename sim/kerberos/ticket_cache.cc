#include "sim/kerberos/ticket_cache.h"

#include <algorithm>
#include <utility>

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

TicketCache::TicketCache(const Surroundings& surroundings, const OwnPrincipal& principal, std::string_view password,
                         RandomStream random)
    : surroundings_(surroundings),
      principal_(principal),
      password_(password),
      client_(surroundings.kdc, surroundings.clock, random, surroundings.directory.key_cache()) {}

SecStatus TicketCache::Find(std::string_view target, std::shared_ptr<ServiceTicket>* ticket) {
  *ticket = FindCached(target);
  if (*ticket != nullptr) return SecStatus::kOk;
  if (principal_.name.empty()) return SecStatus::kNoCredentials;  // ISC-N-061
  const Spn spn = Split(target);
  // There is one realm here and no trust: nobody can be asked about another one (ISC-N-060).
  if (!spn.realm.empty() && spn.realm != principal_.realm) return SecStatus::kNoAuthenticatingAuthority;
  if (const SecStatus status = LogOn(); status != SecStatus::kOk) return status;
  IssuedTicket issued;
  const TicketOutcome outcome = client_.GetServiceTicket(*tgt_, spn.server, issued);
  if (!outcome.issued()) return StatusOfOutcome(outcome, surroundings_.profile);
  *ticket = Add(target, std::move(issued));
  return SecStatus::kOk;
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
  IssuedTicket tgt;
  const Logon logon = {.user = principal_.name, .realm = principal_.realm, .password = password_};
  const TicketOutcome outcome = client_.GetTgt(logon, tgt);
  if (outcome.issued()) tgt_ = std::move(tgt);
  return StatusOfOutcome(outcome, surroundings_.profile);
}

}  // namespace legwork::kerberos

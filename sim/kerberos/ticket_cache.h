#ifndef LEGWORK_SIM_KERBEROS_TICKET_CACHE_H_
#define LEGWORK_SIM_KERBEROS_TICKET_CACHE_H_

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "model/sec_status.h"
#include "sim/kerberos/moment.h"
#include "sim/kerberos/own_principal.h"
#include "sim/kerberos/scratch.h"
#include "sim/kerberos/service_ticket.h"
#include "sim/kerberos/ticket_client/ticket_client.h"
#include "sim/package/package.h"

namespace legwork::kerberos {

// TicketCache gets an initiator its tickets and keeps them until they end: the TGT of its logon, and one ticket for
// each target. Nothing is asked of a KDC before the first target is named (ACH-N-002).
class TicketCache {
 public:
  // All of it outlives the cache.
  TicketCache(const Surroundings& surroundings, const OwnPrincipal& principal, const Identity& identity,
              RandomStream random);

  // Find gives a ticket for an SPN, from the cache or from the KDC. An identity that impersonates gets it in the user's
  // name: with the TGT that he delegated when the identity's account accepted him, else with the ticket that he came
  // with, else with one that the account gets to itself. kNoCredentials: the KDC does not let the account.
  SecStatus Find(std::string_view target, std::shared_ptr<ServiceTicket>* ticket);

  // Says of the Find before whether it failed because the ticket must be under the session key of the peer's TGT, with
  // which FindUserToUser gets it.
  bool must_ask_peer() const { return must_ask_peer_; }
  SecStatus FindUserToUser(std::string_view target, ByteView peer_tgt, std::shared_ptr<ServiceTicket>* ticket);

  // OwnTgt is the TGT of the logon, good until the next call.
  SecStatus OwnTgt(const IssuedTicket** tgt);

  // Add puts a ticket in, in place of one for the same target.
  std::shared_ptr<ServiceTicket> Add(std::string_view target, IssuedTicket issued);

  // Forward gets a TGT that the service may use in the client's name and wraps it into `krb_cred`, under the session
  // key of the service's ticket (RFC 4121 section 4.1.1); false if the KDC gives none.
  bool Forward(ServiceTicket& ticket, const Moment& moment, RandomStream& confounders, Scratch& scratch,
               Bytes& krb_cred);

  // LogonEnd is when the TGT ends; nothing before the first logon.
  std::optional<Ticks> LogonEnd() const;

 private:
  std::shared_ptr<ServiceTicket> FindCached(std::string_view target) const;
  SecStatus LogOn();
  TicketOutcome Ask(std::string_view server, std::string_view realm, IssuedTicket& issued);
  TicketOutcome AskInUsersName(std::string_view server, std::string_view realm, IssuedTicket& issued);
  bool IsUsable(const IssuedTicket& ticket) const { return surroundings_.clock.Now() < ticket.end_time; }

  const Surroundings& surroundings_;
  const OwnPrincipal& principal_;
  const Identity& identity_;
  bool must_ask_peer_ = false;
  TicketClient client_;
  std::optional<IssuedTicket> tgt_;
  std::vector<std::shared_ptr<ServiceTicket>> tickets_;
};

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_TICKET_CACHE_H_

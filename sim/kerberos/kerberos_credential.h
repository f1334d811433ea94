#ifndef LEGWORK_SIM_KERBEROS_KERBEROS_CREDENTIAL_H_
#define LEGWORK_SIM_KERBEROS_KERBEROS_CREDENTIAL_H_

#include <cstdint>

#include "sim/crypto/key.h"
#include "sim/kerberos/acceptor_keys.h"
#include "sim/kerberos/moment.h"
#include "sim/kerberos/own_principal.h"
#include "sim/kerberos/replay_cache.h"
#include "sim/kerberos/scratch.h"
#include "sim/kerberos/ticket_cache.h"
#include "sim/package/package.h"
#include "sim/world/random_streams.h"

namespace legwork::kerberos {

// KerberosCredential is one identity with what all its contexts share: tickets, keys, the memory of authenticators,
// chance, and room to work in.
class KerberosCredential final : public Credential {
 public:
  KerberosCredential(const Surroundings& surroundings, const CredentialRequest& request);

  const Identity& identity() const override { return identity_; }

  // Expiry is the end of the logon, once there was one, and never before that.
  Ticks Expiry() const override;

  const OwnPrincipal& principal() const { return principal_; }

  TicketCache& tickets() { return tickets_; }  // of an initiator
  AcceptorKeys& acceptor_keys() { return acceptor_keys_; }
  ReplayCache& replays() { return replays_; }  // of an acceptor

  Moment NextMoment() { return moments_.Next(surroundings_.clock.Now()); }
  Key NewSubkey(EncryptionType type);
  std::uint32_t NewSequenceNumber();
  RandomStream& confounders() { return confounders_; }
  Scratch& scratch() { return scratch_; }

 private:
  KerberosCredential(const Surroundings& surroundings, const CredentialRequest& request, const RandomStreams& random);

  const Surroundings& surroundings_;
  Identity identity_;
  OwnPrincipal principal_;
  RandomStream subkeys_;
  RandomStream sequence_numbers_;
  RandomStream confounders_;
  Moments moments_;
  TicketCache tickets_;
  AcceptorKeys acceptor_keys_;
  ReplayCache replays_;
  Scratch scratch_;
};

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_KERBEROS_CREDENTIAL_H_

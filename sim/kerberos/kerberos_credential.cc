#include "sim/kerberos/kerberos_credential.h"

#include <limits>
#include <string>

namespace legwork::kerberos {
namespace {

// ChanceOf gives each credential of an actor a family of streams of its own.
RandomStreams ChanceOf(const Surroundings& surroundings) {
  return surroundings.random.Child("kerberos.credential." + std::to_string(surroundings.credentials_made++));
}

}  // namespace

KerberosCredential::KerberosCredential(const Surroundings& surroundings, const CredentialRequest& request)
    : KerberosCredential(surroundings, request, ChanceOf(surroundings)) {}

KerberosCredential::KerberosCredential(const Surroundings& surroundings, const CredentialRequest& request,
                                       const RandomStreams& random)
    : surroundings_(surroundings),
      identity_(request.identity),
      principal_(FindOwnPrincipal(identity_, surroundings.directory)),
      subkeys_(random.Stream("subkey")),
      sequence_numbers_(random.Stream("sequence_number")),
      confounders_(random.Stream("confounder")),
      tickets_(surroundings, principal_, identity_, random.Stream("ticket_client")),
      acceptor_keys_(surroundings.directory, principal_),
      replays_(2 * surroundings.skew_max) {}

Ticks KerberosCredential::Expiry() const { return tickets_.LogonEnd().value_or(std::numeric_limits<Ticks>::max()); }

Key KerberosCredential::NewSubkey(EncryptionType type) {
  Key key;
  key.type = type;
  key.size = RowOf(type).key_size;
  subkeys_.Fill(std::span(key.bytes).first(key.size));
  return key;
}

// Initial numbers stay below 2^30, since some peers read them as signed (RFC 4120 section 5.5.1).
std::uint32_t KerberosCredential::NewSequenceNumber() { return sequence_numbers_.Below(1u << 30); }

}  // namespace legwork::kerberos

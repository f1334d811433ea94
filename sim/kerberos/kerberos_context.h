#ifndef LEGWORK_SIM_KERBEROS_KERBEROS_CONTEXT_H_
#define LEGWORK_SIM_KERBEROS_KERBEROS_CONTEXT_H_

#include "sim/kerberos/kerberos_credential.h"
#include "sim/kerberos/message_context.h"
#include "sim/package/package.h"

namespace legwork::kerberos {

// KerberosContext is what both sides of a handshake share.
class KerberosContext : public MessageContext {
 public:
  KerberosContext(const Package& package, const Surroundings& surroundings, KerberosCredential& credential)
      : MessageContext(package, surroundings), credential_(credential) {}

 protected:
  // Protect starts message protection; the session's services are those of `granted`. Messages that a datagram context
  // has sent before that keep their numbers (DGM-001).
  void Protect(SessionSetup setup, ContextFlags granted);

  KerberosCredential& credential() const { return credential_; }

 private:
  KerberosCredential& credential_;
};

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_KERBEROS_CONTEXT_H_

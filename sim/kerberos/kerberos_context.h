#ifndef LEGWORK_SIM_KERBEROS_KERBEROS_CONTEXT_H_
#define LEGWORK_SIM_KERBEROS_KERBEROS_CONTEXT_H_

#include <cstdint>
#include <span>

#include "sim/kerberos/kerberos_credential.h"
#include "sim/kerberos/kerberos_session.h"
#include "sim/package/package.h"

namespace legwork::kerberos {

// KerberosContext is what both roles share: who takes part, how long it lasts, and messages once it is established.
class KerberosContext : public Context {
 public:
  KerberosContext(const Package& package, const Surroundings& surroundings, KerberosCredential& credential)
      : package_(package), surroundings_(surroundings), credential_(credential) {}

  void Describe(ContextFacts& facts) const override;

  // The message functions answer kContextExpired once the ticket has (ENC-009, windows-observed E27).
  SecStatus Sign(std::uint32_t qop, std::span<MessageBuffer> message, std::uint32_t number) override;
  SecStatus Verify(std::span<MessageBuffer> message, std::uint32_t number, std::uint32_t* qop) override;
  SecStatus Encrypt(std::uint32_t qop, std::span<MessageBuffer> message, std::uint32_t number) override;
  SecStatus Decrypt(std::span<MessageBuffer> message, std::uint32_t number, std::uint32_t* qop) override;

  // Kerberos has keys whatever was requested, so SPNEGO's list can always be protected.
  bool SupportsIntegrity() const override { return true; }
  SecStatus MakeMechListMic(ByteView mech_list, Bytes& mic) override;
  SecStatus VerifyMechListMic(ByteView mech_list, ByteView mic) override;

 protected:
  // DescribeParties fills the names, which each role has from somewhere else.
  virtual void DescribeParties(ContextFacts& facts) const = 0;

  // Protect starts message protection; the session's services are those of `granted`.
  void Protect(SessionSetup setup, ContextFlags granted);

  const Package& package() const { return package_; }
  const Surroundings& surroundings() const { return surroundings_; }
  KerberosCredential& credential() const { return credential_; }
  const KerberosSession& session() const { return session_; }
  Ticks expiry() const { return expiry_; }
  void set_expiry(Ticks expiry) { expiry_ = expiry; }

 private:
  bool Expired() const;

  const Package& package_;
  const Surroundings& surroundings_;
  KerberosCredential& credential_;
  Ticks start_ = 0;   // when protection began
  Ticks expiry_ = 0;  // the ticket's end
  KerberosSession session_;
};

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_KERBEROS_CONTEXT_H_

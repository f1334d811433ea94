#ifndef LEGWORK_SIM_KERBEROS_MESSAGE_CONTEXT_H_
#define LEGWORK_SIM_KERBEROS_MESSAGE_CONTEXT_H_

#include <cstdint>
#include <span>

#include "sim/kerberos/kerberos_session.h"
#include "sim/package/package.h"

namespace legwork::kerberos {

// MessageContext is what a context is once its handshake is over, however it came to be: the protection of messages,
// and the facts that a handshake leaves.
class MessageContext : public Context {
 public:
  void Describe(ContextFacts& facts) const override;

  // The message functions answer kContextExpired once the ticket has (ENC-009, windows-observed E27).
  SecStatus Sign(std::uint32_t qop, std::span<MessageBuffer> message, std::uint32_t number) override;
  SecStatus Verify(std::span<MessageBuffer> message, std::uint32_t number, std::uint32_t* qop) override;
  SecStatus Encrypt(std::uint32_t qop, std::span<MessageBuffer> message, std::uint32_t number) override;
  SecStatus Decrypt(std::span<MessageBuffer> message, std::uint32_t number, std::uint32_t* qop) override;

  // A datagram context has its keys from the first call on (DGM-001).
  bool ProtectsMessages() const override { return established() || session_.started(); }

  // Kerberos has keys whatever was requested, so SPNEGO's list can always be protected.
  bool SupportsIntegrity() const override { return true; }
  SecStatus MakeMechListMic(ByteView mech_list, Bytes& mic) override;
  SecStatus VerifyMechListMic(ByteView mech_list, ByteView mic) override;
  void AfterMechListMic() override { session_.MarkFirst(); }

  // Export appends, little-endian, texts as UTF-8 behind a 16-bit length:
  //
  //   format 1 (1)  session (KerberosSession::Write)  start 8  expiry 8
  //   user  client  server  authority  target  bits 1 (1: delegated, 2: bound)
  SecStatus Export(bool reset, Bytes& packed) const override;

 protected:
  MessageContext(const Package& package, const Surroundings& surroundings)
      : package_(package), surroundings_(surroundings) {}

  // DescribeParties fills the names, and the two bits, which each kind of context has from somewhere else.
  virtual void DescribeParties(ContextFacts& facts) const = 0;

  // ReadExported takes what Export wrote, and nothing less or more; on failure nothing has changed. The names go to
  // `parties`.
  bool ReadExported(ByteView packed, RandomStream& confounders, ContextFacts& parties);

  const Surroundings& surroundings() const { return surroundings_; }
  KerberosSession& session() { return session_; }
  const KerberosSession& session() const { return session_; }
  Ticks expiry() const { return expiry_; }
  void set_expiry(Ticks expiry) { expiry_ = expiry; }
  void set_start(Ticks start) { start_ = start; }

 private:
  bool Expired() const;

  const Package& package_;
  const Surroundings& surroundings_;
  Ticks start_ = 0;   // when protection began
  Ticks expiry_ = 0;  // the ticket's end
  KerberosSession session_;
};

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MESSAGE_CONTEXT_H_

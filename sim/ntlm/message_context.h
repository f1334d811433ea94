#ifndef LEGWORK_SIM_NTLM_MESSAGE_CONTEXT_H_
#define LEGWORK_SIM_NTLM_MESSAGE_CONTEXT_H_

#include <cstdint>
#include <string>

#include "sim/base/bytes.h"
#include "sim/ntlm/ntlm_session.h"
#include "sim/package/package.h"

namespace legwork::ntlm {

inline constexpr std::uint32_t kMaxToken = 2888;  // bytes, cbMaxToken

// kContextLifetime bounds a context that no ticket bounds.
inline constexpr Ticks kContextLifetime = 36 * 3600 * kTicksPerSecond;

// Parties are who takes part, since when, and for which target.
struct Parties {
  Ticks start = 0;
  std::string user;  // UTF-8, as the initiator says them
  std::string domain;
  std::string target;  // the target name that the initiator gave, UTF-8
  bool bound = false;  // channel bindings were used
};

// MessageContext is what a context is once its handshake is over, however it came to be: the protection of messages,
// and the facts that a handshake leaves.
class MessageContext : public Context {
 public:
  void Describe(ContextFacts& facts) const override;

  SecStatus Sign(std::uint32_t qop, std::span<MessageBuffer> message, std::uint32_t number) override;
  SecStatus Verify(std::span<MessageBuffer> message, std::uint32_t number, std::uint32_t* qop) override;
  SecStatus Encrypt(std::uint32_t qop, std::span<MessageBuffer> message, std::uint32_t number) override;
  SecStatus Decrypt(std::span<MessageBuffer> message, std::uint32_t number, std::uint32_t* qop) override;

  // In connectionless mode the initiator has keys before anybody has answered (DGM-001).
  bool ProtectsMessages() const override;

  bool SupportsIntegrity() const override;
  SecStatus MakeMechListMic(ByteView mech_list, Bytes& mic) override;
  SecStatus VerifyMechListMic(ByteView mech_list, ByteView mic) override;
  void AfterMechListMic() override;

  // Export appends, little-endian, texts as UTF-8 behind a 16-bit length:
  //
  //   format 1 (1)  session (NtlmSession::Write)  start 8  user  domain  target  bound 1
  SecStatus Export(bool reset, Bytes& packed) const override;

 protected:
  explicit MessageContext(const Surroundings& surroundings) : surroundings_(surroundings) {
    parties_.start = surroundings.clock.Now();
  }

  // ReadExported takes what Export wrote, and nothing less or more; on failure nothing has changed.
  bool ReadExported(ByteView packed);

  const Surroundings& surroundings() const { return surroundings_; }
  const NtlmSession& session() const { return session_; }
  void set_session(const NtlmSession& session) { session_ = session; }
  const Parties& parties() const { return parties_; }
  Parties& parties() { return parties_; }

 private:
  // NumberOf is MessageSeqNo where it counts: always in connectionless mode, and on a connection if the caller gives
  // one that the profile does not ignore (ENC-012, windows-observed E12).
  GivenNumber NumberOf(std::uint32_t number) const;

  const Surroundings& surroundings_;
  NtlmSession session_;
  Parties parties_;
};

}  // namespace legwork::ntlm

#endif  // LEGWORK_SIM_NTLM_MESSAGE_CONTEXT_H_

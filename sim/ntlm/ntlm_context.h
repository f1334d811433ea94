#ifndef LEGWORK_SIM_NTLM_NTLM_CONTEXT_H_
#define LEGWORK_SIM_NTLM_NTLM_CONTEXT_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "model/call.h"
#include "sim/base/bytes.h"
#include "sim/ntlm/ntlm_credential.h"
#include "sim/ntlm/ntlm_session.h"
#include "sim/package/package.h"

namespace legwork::ntlm {

inline constexpr std::uint32_t kMaxToken = 2888;  // bytes, cbMaxToken

// kContextLifetime bounds a context that no ticket bounds.
inline constexpr Ticks kContextLifetime = 36 * 3600 * kTicksPerSecond;

// NtlmContext is what both sides share: the protection of messages, and the facts that a handshake leaves.
class NtlmContext : public Context {
 public:
  void Describe(ContextFacts& facts) const override;

  SecStatus Sign(std::uint32_t qop, std::span<MessageBuffer> message, std::uint32_t number) override;
  SecStatus Verify(std::span<MessageBuffer> message, std::uint32_t number, std::uint32_t* qop) override;
  SecStatus Encrypt(std::uint32_t qop, std::span<MessageBuffer> message, std::uint32_t number) override;
  SecStatus Decrypt(std::span<MessageBuffer> message, std::uint32_t number, std::uint32_t* qop) override;

  bool SupportsIntegrity() const override;
  SecStatus MakeMechListMic(ByteView mech_list, Bytes& mic) override;
  SecStatus VerifyMechListMic(ByteView mech_list, ByteView mic) override;
  void AfterMechListMic() override;

 protected:
  NtlmContext(const Surroundings& surroundings, NtlmCredential& credential, Role role)
      : surroundings_(surroundings),
        credential_(credential),
        role_(role),
        stream_(credential.MakeStream(role)),
        start_(surroundings.clock.Now()) {}

  const Surroundings& surroundings() const { return surroundings_; }
  NtlmCredential& credential() const { return credential_; }
  RandomStream& stream() { return stream_; }
  Ticks Now() const { return surroundings_.clock.Now(); }

  // Remember keeps what a leg brings for the legs after it: flags add up, the bindings of the latest leg count
  // (windows-observed H05, H18, AMB-33).
  void Remember(const LegRequest& request);
  ContextFlags requested() const { return requested_; }
  const std::optional<Key>& bindings_hash() const { return bindings_hash_; }

  // Finish ends the handshake with these negotiated flags; Answer reports them or the ones still hoped for.
  void Finish(NegotiateFlags flags, const Key& exported_session_key, LegReply& reply);
  void Answer(SecStatus status, NegotiateFlags flags, LegReply& reply) const;
  void Forget();  // before a handshake that starts anew

  // The facts of Describe.
  void set_names(std::string_view user, std::string_view domain);
  void set_target(std::string target) { target_ = std::move(target); }
  std::string_view target() const { return target_; }

 private:
  const Surroundings& surroundings_;
  NtlmCredential& credential_;
  Role role_;
  RandomStream stream_;
  Ticks start_;
  ContextFlags requested_;
  std::optional<Key> bindings_hash_;
  NtlmSession session_;
  std::string user_;  // UTF-8, as the initiator says them
  std::string domain_;
  std::string target_;  // the target name that the initiator gave, UTF-8
};

}  // namespace legwork::ntlm

#endif  // LEGWORK_SIM_NTLM_NTLM_CONTEXT_H_

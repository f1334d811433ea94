#ifndef LEGWORK_SIM_NTLM_NTLM_CONTEXT_H_
#define LEGWORK_SIM_NTLM_NTLM_CONTEXT_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "model/call.h"
#include "sim/ntlm/message_context.h"
#include "sim/ntlm/ntlm_credential.h"
#include "sim/package/package.h"

namespace legwork::ntlm {

// NtlmContext is what both sides of a handshake share.
class NtlmContext : public MessageContext {
 protected:
  NtlmContext(const Surroundings& surroundings, NtlmCredential& credential, Role role)
      : MessageContext(surroundings), credential_(credential), role_(role), stream_(credential.MakeStream(role)) {}

  NtlmCredential& credential() const { return credential_; }
  RandomStream& stream() { return stream_; }
  const NtlmHabits& habits() const { return surroundings().habits.ntlm; }
  Ticks Now() const { return surroundings().clock.Now(); }

  // Remember keeps what a leg brings for the legs after it: flags add up, the bindings of the latest leg count
  // (windows-observed H05, H18, AMB-33).
  void Remember(const LegRequest& request);
  ContextFlags requested() const { return requested_; }
  const std::optional<Key>& bindings_hash() const { return bindings_hash_; }

  // Finish ends the handshake with these negotiated flags; Answer reports them or the ones still hoped for.
  void Finish(NegotiateFlags flags, const Key& exported_session_key, LegReply& reply);
  void Answer(SecStatus status, NegotiateFlags flags, LegReply& reply) const;
  void Forget();  // before a handshake that starts anew

  // Provide gives the keys of messages that precede the end of the handshake (DGM-001).
  void Provide(NegotiateFlags flags, const Key& exported_session_key);

  // The facts of Describe.
  void set_names(std::string_view user, std::string_view domain);
  void set_target(std::string target) { parties().target = std::move(target); }
  std::string_view target() const { return parties().target; }

 private:
  NtlmCredential& credential_;
  Role role_;
  RandomStream stream_;
  ContextFlags requested_;
  std::optional<Key> bindings_hash_;
};

}  // namespace legwork::ntlm

#endif  // LEGWORK_SIM_NTLM_NTLM_CONTEXT_H_

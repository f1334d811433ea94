#ifndef LEGWORK_SIM_SCRIPTED_SCRIPTED_CONTEXT_H_
#define LEGWORK_SIM_SCRIPTED_SCRIPTED_CONTEXT_H_

#include <cstdint>
#include <optional>
#include <span>

#include "model/call.h"
#include "sim/package/package.h"
#include "sim/scripted/message_protection.h"

namespace legwork::scripted {

// ScriptedContext answers each leg as its script says, whatever token it is given:
//
//   kExpectLeg --SEC_I_CONTINUE_NEEDED--> kExpectLeg
//   kExpectLeg --SEC_I_COMPLETE_AND_CONTINUE--> kExpectCompleteThenLeg --Complete--> kExpectLeg
//   kExpectLeg --SEC_I_COMPLETE_NEEDED--> kExpectComplete --Complete--> kEstablished
//   kExpectLeg --SEC_E_OK--> kEstablished --the script has another leg--> as from kExpectLeg
//
// A leg that comes before the CompleteAuthToken it owes, or behind the end of the script, is kOutOfSequence and changes
// nothing. A leg that fails, or a completion that does, ends the context.
class ScriptedContext final : public Context {
 public:
  // `script` outlives the context. A leg's expiry is that of the credential.
  ScriptedContext(const Surroundings& surroundings, const Credential& credential, std::span<const ScriptedLeg> script,
                  Role role)
      : surroundings_(surroundings), credential_(credential), script_(script), role_(role) {}

  void Step(const LegRequest& request, LegReply& reply) override;
  SecStatus Complete(std::span<MessageBuffer> message) override;
  bool established() const override { return phase_ == Phase::kEstablished; }
  void Describe(ContextFacts& facts) const override;

  SecStatus Sign(std::uint32_t qop, std::span<MessageBuffer> message, std::uint32_t number) override;
  SecStatus Verify(std::span<MessageBuffer> message, std::uint32_t number, std::uint32_t* qop) override;
  SecStatus Encrypt(std::uint32_t qop, std::span<MessageBuffer> message, std::uint32_t number) override;
  SecStatus Decrypt(std::span<MessageBuffer> message, std::uint32_t number, std::uint32_t* qop) override;

  // Negotiate does not offer this package.
  bool SupportsIntegrity() const override { return false; }
  SecStatus MakeMechListMic(ByteView mech_list, Bytes& mic) override;
  SecStatus VerifyMechListMic(ByteView mech_list, ByteView mic) override;

 private:
  enum class Phase : std::uint8_t {
    kExpectLeg,
    kExpectComplete,
    kExpectCompleteThenLeg,
    kEstablished,
    kFailed,
  };

  void DoLeg(LegReply& reply);
  void DoRefuse(SecStatus status, LegReply& reply);
  Phase PhaseAfter(SecStatus status) const;
  void Enter(Phase phase);
  const ScriptedLeg& LatestLeg() const { return script_[next_leg_ - 1]; }
  SecStatus MessageCall(SecStatus (MessageProtection::*call)(std::span<MessageBuffer>),
                        std::span<MessageBuffer> message);

  const Surroundings& surroundings_;
  const Credential& credential_;
  std::span<const ScriptedLeg> script_;
  Role role_;
  Phase phase_ = Phase::kExpectLeg;
  std::size_t next_leg_ = 0;  // index into script_
  Ticks start_ = 0;
  std::optional<MessageProtection> protection_;  // once established
};

}  // namespace legwork::scripted

#endif  // LEGWORK_SIM_SCRIPTED_SCRIPTED_CONTEXT_H_

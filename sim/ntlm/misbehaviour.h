#ifndef LEGWORK_SIM_NTLM_MISBEHAVIOUR_H_
#define LEGWORK_SIM_NTLM_MISBEHAVIOUR_H_

#include <span>

#include "sim/base/bytes.h"
#include "sim/ntlm/authenticate_message.h"
#include "sim/ntlm/challenge_message.h"
#include "sim/ntlm/message_stream.h"
#include "sim/ntlm/negotiate_message.h"
#include "sim/package/misbehaviour.h"

namespace legwork::ntlm {

// NtlmMisbehaviour is one way for a party of NTLM to be wrong. Each function changes one part of what it is about to
// send; the proof, the MIC and the signature are then made over what it has become, unless it is they that are
// changed. Null changes nothing. What a function puts into a view has static lifetime.
struct NtlmMisbehaviour {
  Misbehaviour about;
  void (*alter_negotiate)(NegotiateMessage& message) = nullptr;
  void (*alter_negotiate_octets)(Bytes& token) = nullptr;
  void (*alter_target_info)(Bytes& pairs) = nullptr;  // AV pairs of the challenge
  void (*alter_challenge)(ChallengeMessage& message) = nullptr;
  void (*alter_challenge_octets)(Bytes& token) = nullptr;
  void (*alter_response)(Bytes& response) = nullptr;  // an NTLMv2_RESPONSE, under NTProofStr
  void (*alter_proof)(Bytes& response) = nullptr;     // the same with its NTProofStr
  void (*alter_authenticate)(AuthenticateMessage& message) = nullptr;
  void (*alter_authenticate_octets)(Bytes& token) = nullptr;  // under the MIC
  void (*alter_mic)(Mic& mic) = nullptr;
  void (*alter_number)(std::uint32_t& number) = nullptr;      // of a message, under its signature
  void (*alter_signature)(Signature& signature) = nullptr;
};

// The rows, by the message that they spoil.
std::span<const NtlmMisbehaviour> NegotiateMisbehaviours();
std::span<const NtlmMisbehaviour> ChallengeMisbehaviours();
std::span<const NtlmMisbehaviour> AuthenticateMisbehaviours();
std::span<const NtlmMisbehaviour> SignatureMisbehaviours();

MisbehaviourList NtlmMisbehaviours();

// Misbehave lets the rows that are planned alter `part`; nothing if `misconduct` is null.
template <typename Part>
void Misbehave(Misconduct* misconduct, void (*NtlmMisbehaviour::*alter)(Part&), Part& part) {
  if (misconduct == nullptr) return;
  for (const auto rows : {NegotiateMisbehaviours(), ChallengeMisbehaviours(), AuthenticateMisbehaviours(),
                          SignatureMisbehaviours()}) {
    CommitAny(misconduct, rows, alter, part);
  }
}

}  // namespace legwork::ntlm

#endif  // LEGWORK_SIM_NTLM_MISBEHAVIOUR_H_

#ifndef LEGWORK_SIM_SPNEGO_MISBEHAVIOUR_H_
#define LEGWORK_SIM_SPNEGO_MISBEHAVIOUR_H_

#include <span>

#include "sim/base/bytes.h"
#include "sim/package/misbehaviour.h"
#include "sim/spnego/neg_token_init.h"
#include "sim/spnego/neg_token_resp.h"
#include "sim/spnego/negoex_message.h"

namespace legwork::spnego {

// SpnegoMisbehaviour is one way for a party of Negotiate to be wrong. Each function changes one part of what it is
// about to send; null changes nothing. What a function puts into a view has static lifetime.
struct SpnegoMisbehaviour {
  Misbehaviour about;
  void (*alter_mech_types)(Bytes& list) = nullptr;           // the offer, before MICs are made over it
  void (*alter_init)(NegTokenInit& init) = nullptr;          // the initiator's first token
  void (*alter_init_octets)(Bytes& token) = nullptr;
  void (*alter_response)(NegTokenResp& resp) = nullptr;      // its later ones
  void (*alter_response_octets)(Bytes& token) = nullptr;
  void (*alter_first_reply)(NegTokenResp& resp) = nullptr;   // the acceptor's reply that names a mechanism
  void (*alter_later_reply)(NegTokenResp& resp) = nullptr;   // its others
  void (*alter_last_reply)(NegTokenResp& resp) = nullptr;    // the one by which it has completed
  void (*alter_rejection)(NegTokenResp& resp) = nullptr;     // the one by which it refuses
  void (*alter_reply_octets)(Bytes& token) = nullptr;        // any of them
  void (*alter_hints)(NegTokenInit& init) = nullptr;         // the token of an acceptor that speaks first
  void (*alter_mic)(Bytes& mic) = nullptr;                   // a mechListMIC of either
  void (*alter_negoex)(NegoExMessage& message) = nullptr;    // a message of NegoEx, before VERIFY is made over it
};

// The rows, by who commits them.
std::span<const SpnegoMisbehaviour> InitiatorMisbehaviours();
std::span<const SpnegoMisbehaviour> AcceptorMisbehaviours();
std::span<const SpnegoMisbehaviour> NegoExMisbehaviours();

MisbehaviourList SpnegoMisbehaviours();

// Misbehave lets the rows that are planned alter `part`; nothing if `misconduct` is null.
template <typename Part>
void Misbehave(Misconduct* misconduct, void (*SpnegoMisbehaviour::*alter)(Part&), Part& part) {
  if (misconduct == nullptr) return;
  CommitAny(misconduct, InitiatorMisbehaviours(), alter, part);
  CommitAny(misconduct, AcceptorMisbehaviours(), alter, part);
  CommitAny(misconduct, NegoExMisbehaviours(), alter, part);
}

}  // namespace legwork::spnego

#endif  // LEGWORK_SIM_SPNEGO_MISBEHAVIOUR_H_

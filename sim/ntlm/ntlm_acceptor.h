#ifndef LEGWORK_SIM_NTLM_NTLM_ACCEPTOR_H_
#define LEGWORK_SIM_NTLM_NTLM_ACCEPTOR_H_

#include <cstdint>
#include <optional>

#include "sim/base/bytes.h"
#include "sim/ntlm/authenticate_message.h"
#include "sim/ntlm/av_pair.h"
#include "sim/ntlm/challenge_message.h"
#include "sim/ntlm/negotiate_flags.h"
#include "sim/ntlm/negotiate_message.h"
#include "sim/ntlm/ntlm_context.h"

namespace legwork::ntlm {

// NtlmAcceptor is the server of MS-NLMP 3.2, with the directory for its domain controller:
//
//   ExpectNegotiate  --CHALLENGE-->  ExpectAuthenticate  ---->  Established
//
// An initiator whose NEGOTIATE comes from the acceptor's own computer is offered a local call, if the profile has
// them: the challenge carries a handle, and if the computer's authority vouches for who claims it, no response is
// looked at (windows-observed H17).
//
// Statuses: kInvalidToken for a message that cannot be read, is another than the one expected, or whose MIC does not
// fit (windows-observed H14); kUnsupportedFunction without the encryption that policy demands (NLM-009) or where it
// forbids NTLM; kLogonDenied for what CheckResponse refuses, and for a local call of which the authority knows
// nothing; kBadBindings (ASC-G-001). Anonymous logons succeed, as MS-NLMP has it, without session security (NLM-010).
class NtlmAcceptor : public NtlmContext {
 public:
  NtlmAcceptor(const Surroundings& surroundings, NtlmCredential& credential)
      : NtlmContext(surroundings, credential, Role::kAcceptor) {}

  void Step(const LegRequest& request, LegReply& reply) override;
  bool established() const override { return phase_ == Phase::kEstablished; }

 private:
  enum class Phase : std::uint8_t { kExpectNegotiate, kExpectAuthenticate, kEstablished, kFailed };

  void DoReadNegotiate(const LegRequest& request, LegReply& reply);
  void DoOfferDatagrams(LegReply& reply);
  void DoReadAuthenticate(const LegRequest& request, LegReply& reply);
  void DoRestart(const LegRequest& request, LegReply& reply);

  void SendChallenge(LegReply& reply);
  void OfferLocalCall(const NegotiateMessage& message);
  void AcceptAnonymous(LegReply& reply);
  void AcceptLocal(LegReply& reply);
  void AcceptUser(ByteView token, const AuthenticateMessage& message, LegReply& reply);
  void AcceptGuest(const Account& guest, const AvPairs& pairs, LegReply& reply);
  void SetTarget(const AvPairs& pairs);
  SecStatus CheckMic(ByteView token, const AuthenticateMessage& message, const AvPairs& pairs,
                     const Key& exported_session_key) const;
  SecStatus CheckBindings(std::optional<ByteView> bindings) const;
  SecStatus CheckStrength() const;
  void Fail(SecStatus status, LegReply& reply);

  Phase phase_ = Phase::kExpectNegotiate;
  NegotiateFlags flags_ = 0;  // answered, then negotiated
  Challenge server_challenge_ = {};
  std::uint64_t local_call_ = 0;  // the handle that was offered, 0: none
  Bytes transcript_;  // NEGOTIATE and CHALLENGE side by side, for the MIC
};

}  // namespace legwork::ntlm

#endif  // LEGWORK_SIM_NTLM_NTLM_ACCEPTOR_H_

#ifndef LEGWORK_SIM_NTLM_NTLM_INITIATOR_H_
#define LEGWORK_SIM_NTLM_NTLM_INITIATOR_H_

#include <array>
#include <cstdint>

#include "sim/base/bytes.h"
#include "sim/ntlm/authenticate_message.h"
#include "sim/ntlm/challenge_message.h"
#include "sim/ntlm/negotiate_flags.h"
#include "sim/ntlm/ntlm_context.h"

namespace legwork::ntlm {

// NtlmInitiator is the client of MS-NLMP 3.1:
//
//   Start  --NEGOTIATE-->  ExpectChallenge  --AUTHENTICATE-->  Established
//
// Who acts as the user that is logged on to the computer names it in NEGOTIATE, if the profile has local calls; where
// the challenge's handle is of the same computer, its authority vouches for the user, and AUTHENTICATE is empty
// (windows-observed H17). Where it is not, a response is made as ever.
//
// A challenge that cannot be read is kInvalidToken; one without the encryption that policy demands is
// kUnsupportedFunction, and so is a policy that forbids NTLM; names that cannot be written in the characters that were
// negotiated are kUnknownCredentials. A call after establishment begins a handshake anew.
class NtlmInitiator : public NtlmContext {
 public:
  NtlmInitiator(const Surroundings& surroundings, NtlmCredential& credential)
      : NtlmContext(surroundings, credential, Role::kInitiator) {}

  void Step(const LegRequest& request, LegReply& reply) override;
  bool established() const override { return phase_ == Phase::kEstablished; }

 private:
  enum class Phase : std::uint8_t { kStart, kExpectChallenge, kEstablished, kFailed };

  void DoSendNegotiate(const LegRequest& request, LegReply& reply);
  void DoAwaitChallenge(LegReply& reply);
  void DoReadChallenge(const LegRequest& request, LegReply& reply);
  void DoRestart(const LegRequest& request, LegReply& reply);

  void SendAuthenticate(ByteView challenge_token, const ChallengeMessage& challenge, LegReply& reply);
  void SendAnonymous(LegReply& reply);
  bool MayCallLocally() const;
  bool AnswerLocally(const ChallengeMessage& challenge, Key& session_key);
  void SendLocalCall(const Key& session_key, LegReply& reply);
  void WriteNegotiate(Bytes& token);
  bool WriteAuthenticate(AuthenticateMessage& message, Bytes& token);
  void PutMic(const Key& exported_session_key, ByteView challenge_token, Bytes& token) const;
  void Fail(SecStatus status, LegReply& reply);

  Phase phase_ = Phase::kStart;
  bool anonymous_ = false;
  bool calls_locally_ = false;                           // if the challenge is of this computer
  NegotiateFlags flags_ = 0;                             // offered, then negotiated
  std::array<std::uint8_t, 40> negotiate_message_ = {};  // as sent, for the MIC
  Bytes long_negotiate_message_;                         // if that has no room for it
  std::size_t negotiate_size_ = 0;
  std::optional<Key> early_key_;  // of a datagram context, chosen before the challenge
};

}  // namespace legwork::ntlm

#endif  // LEGWORK_SIM_NTLM_NTLM_INITIATOR_H_

#ifndef LEGWORK_SIM_SPNEGO_SPNEGO_INITIATOR_H_
#define LEGWORK_SIM_SPNEGO_SPNEGO_INITIATOR_H_

#include <cstdint>

#include "sim/spnego/negotiate_context.h"

namespace legwork::spnego {

// SpnegoInitiator offers its mechanisms with the first token of the one it prefers, starts anew with the one that the
// acceptor selects, and exchanges MICs over the list where RFC 4178 section 5 asks for them:
//
//   kStart --NegTokenInit--> kExpectFirstReply --NegTokenResp--> kExpectReply --NegTokenResp--> ... kEstablished
//   kStart --the mechanism's own token--> kExpectRawReply ... kEstablished      if only NTLM may be used
class SpnegoInitiator final : public NegotiateContext {
 public:
  SpnegoInitiator(const Surroundings& surroundings, NegotiateCredential& credential)
      : NegotiateContext(surroundings, credential) {}

  void StepWhole(const LegRequest& request, LegReply& reply) override;
  bool IsThrough() const override { return phase_ == Phase::kEstablished; }

 private:
  enum class Phase : std::uint8_t {
    kStart,
    kExpectFirstReply,
    kExpectReply,
    kExpectRawReply,
    kEstablished,
    kFailed,
  };

  void DoSendInit(const LegRequest& request, LegReply& reply);
  void DoReadFirstReply(const LegRequest& request, LegReply& reply);
  void DoReadReply(const LegRequest& request, LegReply& reply);
  void DoPassRaw(const LegRequest& request, LegReply& reply);
  void DoReauthenticate(const LegRequest& request, LegReply& reply);

  bool MayTry(const MechanismChoice& choice, const LegRequest& request) const;
  SecStatus Start(const MechanismChoice& choice, const LegRequest& request);
  SecStatus StartPreferred(const LegRequest& request);
  SecStatus StartOffered(const LegRequest& request);
  void OfferListed(const LegRequest& request, DerWriter& list) const;
  void OfferOwn(const LegRequest& request, DerWriter& list) const;
  void DoSpeakRaw(const LegRequest& request, LegReply& reply);
  void StartSelected(const MechanismChoice& choice, const LegRequest& request, LegReply& reply);
  void WriteInit(const LegRequest& request, LegReply& reply);

  void TakeReply(const LegRequest& request, const NegTokenResp& resp, LegReply& reply);
  SecStatus TakeResponseToken(const LegRequest& request, const NegTokenResp& resp);
  NegState StateOf(const NegTokenResp& resp) const;
  void Finish(LegReply& reply);
  bool IsSecondChoice(const MechanismChoice& choice) const;
  NegTokenResp ResponseHead() const;
  bool SendsMic() const;
  void SendResponse(LegReply& reply);
  void FailByReject(const LegRequest& request, const NegTokenResp& resp, LegReply& reply);
  void FailWithReject(SecStatus status, const LegRequest& request, LegReply& reply);
  void Fail(SecStatus status, LegReply& reply);

  void Misstate(NegTokenResp& resp) override;
  void Misshape(Bytes& token) override;

  Phase phase_ = Phase::kStart;
  std::size_t first_offer_ = 0;  // of the habits' list
};

}  // namespace legwork::spnego

#endif  // LEGWORK_SIM_SPNEGO_SPNEGO_INITIATOR_H_

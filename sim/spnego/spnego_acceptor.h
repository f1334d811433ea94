#ifndef LEGWORK_SIM_SPNEGO_SPNEGO_ACCEPTOR_H_
#define LEGWORK_SIM_SPNEGO_SPNEGO_ACCEPTOR_H_

#include <cstdint>
#include <optional>

#include "sim/spnego/negotiate_context.h"

namespace legwork::spnego {

// SpnegoAcceptor selects the first mechanism of the initiator's list that it has, and asks for MICs over the list where
// that was not the initiator's own first (RFC 4178 section 5). It also accepts a mechanism's own tokens (NEG-003).
//
//   kExpectInit --NegTokenInit--> kExpectResponse --NegTokenResp--> ... [kExpectMic] kEstablished
//   kExpectInit --no token--> kExpectInit                 after a NegTokenInit2, once
//   kExpectInit --raw token--> kExpectRawToken ... kEstablished
class SpnegoAcceptor final : public NegotiateContext {
 public:
  SpnegoAcceptor(const Surroundings& surroundings, NegotiateCredential& credential)
      : NegotiateContext(surroundings, credential) {}

  void StepWhole(const LegRequest& request, LegReply& reply) override;
  bool IsThrough() const override { return phase_ == Phase::kEstablished; }

 private:
  enum class Phase : std::uint8_t {
    kExpectInit,
    kExpectResponse,
    kExpectMic,
    kExpectRawToken,
    kEstablished,
    kFailed,
  };

  void DoReadInit(const LegRequest& request, LegReply& reply);
  void DoReadResponse(const LegRequest& request, LegReply& reply);
  void DoReadMic(const LegRequest& request, LegReply& reply);
  void DoPassRaw(const LegRequest& request, LegReply& reply);
  void DoRefuseMore(LegReply& reply);

  void SendHints(LegReply& reply);
  const MechanismChoice* RawMechanism(ByteView token) const;
  void Start(const MechanismChoice& choice);
  bool Select();
  bool SelectByOwnOrder();
  bool SelectMechanism(ByteView mechanism);
  NegTokenResp FirstReply() const;
  NegTokenResp LaterReply(NegState state) const;
  bool SendsMic() const;
  void Send(SecStatus status, NegTokenResp resp, LegReply& reply);
  void TakeToken(const LegRequest& request, ByteView token, const std::optional<ByteView>& mic, NegTokenResp resp,
                 LegReply& reply);
  void AnswerEstablished(const LegRequest& request, const std::optional<ByteView>& mic, NegTokenResp resp,
                         LegReply& reply);
  void Finish(NegTokenResp resp, LegReply& reply);
  void FailWithReject(SecStatus status, const LegRequest& request, LegReply& reply);
  void Fail(SecStatus status, LegReply& reply);

  void Misstate(NegTokenResp& resp) override;
  void Misshape(Bytes& token) override;

  Phase phase_ = Phase::kExpectInit;
  bool has_spoken_first_ = false;
  bool is_first_reply_ = true;
  bool is_preferred_ = false;  // what was selected leads the initiator's list
  ByteView supported_mech_;    // as it stands in that list
};

}  // namespace legwork::spnego

#endif  // LEGWORK_SIM_SPNEGO_SPNEGO_ACCEPTOR_H_

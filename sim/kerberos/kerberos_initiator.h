#ifndef LEGWORK_SIM_KERBEROS_KERBEROS_INITIATOR_H_
#define LEGWORK_SIM_KERBEROS_KERBEROS_INITIATOR_H_

#include <cstdint>
#include <memory>

#include "sim/kerberos/kerberos_context.h"
#include "sim/kerberos/message/checksum.h"
#include "sim/kerberos/moment.h"
#include "sim/kerberos/service_ticket.h"

namespace legwork::kerberos {

// KerberosInitiator sends an AP-REQ and, where mutual authentication was requested, waits for the AP-REP (KRB-003). In
// DCE style it closes with an AP-REP of its own (KRB-002). In datagram style the first call gives keys and no token,
// and the second the AP-REQ (DGM-001); the initiator's subkey is then the key of all messages.
// Where the KDC gives no ticket under the target's own key, the initiator asks the target for its TGT before all that.
class KerberosInitiator final : public KerberosContext {
 public:
  using KerberosContext::KerberosContext;

  void Step(const LegRequest& request, LegReply& reply) override;
  bool established() const override { return phase_ == Phase::kEstablished; }

 protected:
  void DescribeParties(ContextFacts& facts) const override;

 private:
  enum class Phase : std::uint8_t { kStart, kExpectSecondCall, kExpectTgt, kExpectApRep, kEstablished, kFailed };

  void DoSendApReq(const LegRequest& request, LegReply& reply);
  void DoPrepareDatagrams(const LegRequest& request, LegReply& reply);
  void SendApReq(const LegRequest& request, LegReply& reply);
  void DoReadTgt(const LegRequest& request, LegReply& reply);
  void AskForTgt(LegReply& reply);
  void DoReadApRep(const LegRequest& request, LegReply& reply);
  void DoReauthenticate(const LegRequest& request, LegReply& reply);

  SecStatus CheckRequest(const LegRequest& request) const;
  SecStatus Prepare(const LegRequest& request);
  void MakeKeys(const LegRequest& request);
  SessionSetup Setup(const Key& acceptor_subkey) const;
  void WriteApReqToken(const LegRequest& request, Bytes& token);
  Checksum WriteChecksumField(const LegRequest& request, Bytes& octets);
  bool Delegates(const LegRequest& request);
  SecStatus ReadAnswer(ByteView bytes);
  SecStatus ReadApRepMessage(ByteView message);
  SecStatus ReadErrorMessage(ByteView message);
  void WriteThirdToken(Bytes& token);
  void TellPeer(Bytes& token) const;
  void Establish(const Key& acceptor_subkey);
  void Succeed(LegReply& reply, SecStatus status) const;
  void Fail(LegReply& reply, SecStatus status);
  bool IsFramed() const { return !granted_.Has(ContextFlag::kUseDceStyle); }

  Phase phase_ = Phase::kStart;
  ContextFlags granted_;
  bool is_bound_ = false;
  bool is_user_to_user_ = false;
  std::shared_ptr<ServiceTicket> ticket_;
  Moment moment_;                       // of the authenticator
  Key subkey_;                          // ours
  std::uint32_t send_sequence_ = 0;     // our first number
  std::uint32_t receive_sequence_ = 0;  // the acceptor's
};

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_KERBEROS_INITIATOR_H_

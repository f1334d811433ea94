#ifndef LEGWORK_SIM_KERBEROS_KERBEROS_ACCEPTOR_H_
#define LEGWORK_SIM_KERBEROS_KERBEROS_ACCEPTOR_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "sim/kerberos/accepted_client.h"
#include "sim/kerberos/ap_req_check.h"
#include "sim/kerberos/kerberos_context.h"
#include "sim/kerberos/moment.h"

namespace legwork::kerberos {

// KerberosAcceptor takes an AP-REQ and, if the initiator wants that, proves itself with an AP-REP. In DCE style it then
// waits for the initiator's own AP-REP (KRB-002).
//
// An initiator that was told to come user to user asks for the acceptor's TGT first and then takes the same ways.
//
// A refusal is told to the initiator by a KRB_ERROR, without which it could not know WRONG_PRINCIPAL from anything else
// (ISC-N-064): where it waits for an answer, and wherever EXTENDED_ERROR was requested (ASC-N-013).
class KerberosAcceptor final : public KerberosContext {
 public:
  using KerberosContext::KerberosContext;

  void Step(const LegRequest& request, LegReply& reply) override;
  bool established() const override { return phase_ == Phase::kEstablished; }
  void Describe(ContextFacts& facts) const override;

  // The TGT that the initiator has delegated, null if none.
  const IssuedTicket* delegated_tgt() const { return delegated_ ? &*delegated_ : nullptr; }

 protected:
  void DescribeParties(ContextFacts& facts) const override;

 private:
  enum class Phase : std::uint8_t { kExpectFirst, kExpectApReq, kExpectApRep, kEstablished, kFailed };

  // Refusal is what the caller is told and what the initiator may be.
  struct Refusal {
    SecStatus status = SecStatus::kOk;
    KrbErrorCode code = KrbErrorCode::kNone;
  };

  void DoReadFirst(const LegRequest& request, LegReply& reply);
  void DoShowTgt(LegReply& reply);
  void DoReadApReq(const LegRequest& request, LegReply& reply);
  void DoReadApRep(const LegRequest& request, LegReply& reply);
  void DoAcceptAgain(const LegRequest& request, LegReply& reply);

  Refusal Judge(const LegRequest& request, CheckedApReq* checked);
  Refusal JudgeContents(const LegRequest& request, const CheckedApReq& checked);
  Refusal Because(KrbErrorCode code) const;
  void Take(const LegRequest& request, const CheckedApReq& checked);
  void WriteAnswer(const CheckedApReq& checked, Bytes& token);
  bool ThirdTokenIsGood(ByteView bytes);
  void TellPeer(const Refusal& refusal, Bytes& token) const;
  void Establish();
  void Succeed(LegReply& reply, SecStatus status) const;
  void Fail(LegReply& reply, SecStatus status);

  Phase phase_ = Phase::kExpectFirst;
  bool framed_ = true;
  ContextFlags granted_;
  bool is_bound_ = false;
  Moment moment_;    // of the initiator's authenticator
  Key session_key_;  // of the ticket
  Key initiator_subkey_;
  Key subkey_;  // ours; empty if there is no AP-REP to send it with
  std::uint32_t send_sequence_ = 0;
  std::uint32_t receive_sequence_ = 0;
  std::string client_;  // "alice@EXAMPLE.COM"
  std::string server_;  // "HTTP/web"
  std::string realm_;
  std::optional<IssuedTicket> delegated_;
  std::shared_ptr<AcceptedClient> accepted_;  // null where nobody keeps sessions
  std::optional<Key> own_tgt_key_;            // of the TGT that was shown to the initiator, for a user-to-user ticket
};

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_KERBEROS_ACCEPTOR_H_

#ifndef LEGWORK_SIM_SPNEGO_NEGOTIATE_CONTEXT_H_
#define LEGWORK_SIM_SPNEGO_NEGOTIATE_CONTEXT_H_

#include <memory>

#include "sim/package/package.h"
#include "sim/spnego/neg_token_resp.h"
#include "sim/spnego/negotiate_credential.h"
#include "sim/spnego/token_fragments.h"
#include "sim/wire/der_writer.h"

namespace legwork::spnego {

// NegotiateContext is what both roles of Negotiate share: the mechanism's context inside, to which everything but the
// handshake is handed through (SPN-008), the list of mechanisms, and the MICs over it.
//
// Where the habits or the caller (FRAGMENT_TO_FIT) allow it, tokens come and go in pieces, each in a call of its own:
// the one that sends the last, or takes it, answers as if there had been no others.
class NegotiateContext : public Context {
 public:
  void Step(const LegRequest& request, LegReply& reply) final;
  bool established() const final { return IsThrough() && outgoing_.empty(); }
  void Describe(ContextFacts& facts) const override;

  SecStatus Sign(std::uint32_t qop, std::span<MessageBuffer> message, std::uint32_t number) override;
  SecStatus Verify(std::span<MessageBuffer> message, std::uint32_t number, std::uint32_t* qop) override;
  SecStatus Encrypt(std::uint32_t qop, std::span<MessageBuffer> message, std::uint32_t number) override;
  SecStatus Decrypt(std::span<MessageBuffer> message, std::uint32_t number, std::uint32_t* qop) override;

  bool SupportsIntegrity() const override;
  SecStatus MakeMechListMic(ByteView mech_list, Bytes& mic) override;
  SecStatus VerifyMechListMic(ByteView mech_list, ByteView mic) override;

  // Export writes the name of the selected mechanism, of NegoEx that of its scheme, one octet (PackageName), and what
  // the mechanism exports.
  SecStatus Export(bool reset, Bytes& packed) const override;

 protected:
  // StepWhole is Step with a whole token, IsThrough whether the last one has been made.
  virtual void StepWhole(const LegRequest& request, LegReply& reply) = 0;
  virtual bool IsThrough() const = 0;

  // MicExchange is how far the MICs over the list of mechanisms have come (RFC 4178 section 5).
  struct MicExchange {
    bool required = false;  // the selected mechanism was not the preferred one, or the acceptor asked
    bool sent = false;
    bool verified = false;
  };

  NegotiateContext(const Surroundings& surroundings, NegotiateCredential& credential)
      : surroundings_(surroundings), credential_(credential) {}

  // StepInner lets the mechanism take `token` (null: none at all); its answer is in inner_reply_.
  SecStatus StepInner(const LegRequest& request, const ByteView* token);

  // StepRaw makes one leg of a mechanism that speaks without SPNEGO around it.
  void StepRaw(const LegRequest& request, LegReply& reply);

  // Answer writes `resp` as this leg's token, with what the mechanism has granted so far.
  void Answer(SecStatus status, const NegTokenResp& resp, LegReply& reply);

  // The two ways in which a party that misbehaves spoils what it answers.
  virtual void Misstate(NegTokenResp& resp) = 0;
  virtual void Misshape(Bytes& token) = 0;

  // Conclude ends the handshake well: the mechanism is told if MICs were exchanged, scratch memory goes.
  void Conclude();

  // MakeMic and VerifyMic answer false if the mechanism fails, which ends the handshake.
  bool MakeMic(Bytes& mic);
  bool VerifyMic(ByteView mic);

  // OfferMechTypes appends a choice's object identifiers to an open list, the one Windows writes first in front.
  static void OfferMechTypes(const MechanismChoice& choice, DerWriter& list);

  const SpnegoHabits& habits() const { return surroundings_.habits.spnego; }

  bool InnerEstablished() const { return inner_ != nullptr && inner_->established(); }
  ByteView InnerToken() const { return inner_reply_.token; }

  // Forget goes back to where a new context is.
  void Forget();

  const Surroundings& surroundings_;
  NegotiateCredential& credential_;
  std::unique_ptr<Context> inner_;             // null until a mechanism is tried
  const MechanismChoice* selected_ = nullptr;  // whose context inner_ is
  LegReply inner_reply_;                       // of the latest StepInner
  Bytes mech_types_;                           // the initiator's MechTypeList, as it was sent
  MicExchange mic_;
  bool is_optimistic_ = false;  // nobody has confirmed the selection yet

 private:
  void SendNextFragment(const LegRequest& request, LegReply& reply);

  FragmentAssembly incoming_;
  FragmentQueue outgoing_;
  LegReply held_;  // what the last piece will be answered with
};

}  // namespace legwork::spnego

#endif  // LEGWORK_SIM_SPNEGO_NEGOTIATE_CONTEXT_H_

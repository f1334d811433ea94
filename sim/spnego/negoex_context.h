#ifndef LEGWORK_SIM_SPNEGO_NEGOEX_CONTEXT_H_
#define LEGWORK_SIM_SPNEGO_NEGOEX_CONTEXT_H_

#include <cstdint>
#include <memory>
#include <vector>

#include "model/call.h"
#include "sim/base/bytes.h"
#include "sim/crypto/key.h"
#include "sim/package/package.h"
#include "sim/spnego/negoex_credential.h"
#include "sim/spnego/negoex_message.h"

namespace legwork::spnego {

// NegoExContext is one side of a conversation of NegoEx (MS-NEGOEX 3.1), in a token one or more messages:
//
//   initiator  INITIATOR_NEGO  INITIATOR_META_DATA for each scheme  AP_REQUEST of the first scheme
//   acceptor   ACCEPTOR_NEGO  ACCEPTOR_META_DATA  CHALLENGE, if the scheme that it selects is that one
//   both       AP_REQUEST and CHALLENGE in turn, until the scheme is through; then each VERIFY
//
// The acceptor selects the first scheme of the initiator's list that it has, and lists what both have in that order;
// the initiator follows. VERIFY is an RFC 3961 checksum, of the type that goes with the key, over all messages before
// it, of both sides; the key is the scheme's session key, of 16 octets as one of aes128-cts and of 32 as one of
// aes256-cts. kInvalidToken: messages that cannot be read, of another conversation, out of order, or of another
// scheme, a version or a critical extension that nobody knows, no scheme in common, and a checksum that does not
// verify. Else what the scheme says.
class NegoExContext : public Context {
 public:
  NegoExContext(const Surroundings& surroundings, NegoExCredential& credential, Role role)
      : surroundings_(surroundings), credential_(credential), role_(role), random_(credential.MakeStream()) {}

  void Step(const LegRequest& request, LegReply& reply) override;
  bool established() const override { return IsSchemeThrough() && verify_.sent && verify_.taken; }
  void Describe(ContextFacts& facts) const override;

  SecStatus Sign(std::uint32_t qop, std::span<MessageBuffer> message, std::uint32_t number) override;
  SecStatus Verify(std::span<MessageBuffer> message, std::uint32_t number, std::uint32_t* qop) override;
  SecStatus Encrypt(std::uint32_t qop, std::span<MessageBuffer> message, std::uint32_t number) override;
  SecStatus Decrypt(std::span<MessageBuffer> message, std::uint32_t number, std::uint32_t* qop) override;

  bool SupportsIntegrity() const override { return inner_ != nullptr && inner_->SupportsIntegrity(); }
  SecStatus MakeMechListMic(ByteView mech_list, Bytes& mic) override;
  SecStatus VerifyMechListMic(ByteView mech_list, ByteView mic) override;
  void AfterMechListMic() override { inner_->AfterMechListMic(); }

  // Export writes the scheme's name, one octet (PackageName), and what the scheme exports: of the conversation nothing
  // is left behind VERIFY.
  SecStatus Export(bool reset, Bytes& packed) const override;

 private:
  struct Verification {
    bool sent = false;
    bool taken = false;
  };

  SecStatus Begin(const LegRequest& request, Bytes& token);
  SecStatus TakeAll(const LegRequest& request);
  SecStatus TakeOne(const NegoExMessage& message, const LegRequest& request);
  SecStatus TakeOffer(const NegoExMessage& nego);
  SecStatus TakeSelection(const NegoExMessage& nego, const LegRequest& request);
  SecStatus TakeExchange(const NegoExMessage& message, const LegRequest& request);
  SecStatus TakeVerify(const NegoExMessage& message);
  void Answer(Bytes& token);

  SecStatus Start(const NegoExScheme& scheme, const LegRequest& request);
  SecStatus StepInner(const LegRequest& request, const ByteView* token);
  void PutNego(ByteView schemes, Bytes& token);
  void PutMetaData(const NegoExScheme& scheme, Bytes& token);
  void PutExchange(Bytes& token);
  void PutVerify(Bytes& token);
  void Put(NegoExMessage& message, Bytes& token);

  bool IsInitiator() const { return role_ == Role::kInitiator; }
  bool IsSchemeThrough() const { return inner_ != nullptr && inner_->established(); }
  bool SessionKey(Key* key) const;

  const Surroundings& surroundings_;
  NegoExCredential& credential_;
  Role role_;
  RandomStream random_;
  Guid conversation_id_ = {};
  std::uint32_t next_number_ = 0;   // of the next message, whoever sends it
  Bytes transcript_;                // all messages so far
  Bytes common_;                    // GUIDs of the schemes that both have, of an acceptor
  bool has_negotiated_ = false;     // the other side's NEGO came
  bool owes_nego_ = false;          // of an acceptor
  const NegoExScheme* scheme_ = nullptr;
  std::unique_ptr<Context> inner_;  // of scheme_, null until it is begun
  LegReply inner_reply_;
  Verification verify_;
};

}  // namespace legwork::spnego

#endif  // LEGWORK_SIM_SPNEGO_NEGOEX_CONTEXT_H_

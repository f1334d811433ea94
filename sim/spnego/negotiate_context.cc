#include "sim/spnego/negotiate_context.h"

#include "sim/spnego/misbehaviour.h"

namespace legwork::spnego {
namespace {

// SECPKG_NEGOTIATION_* of SecPkgContext_NegotiationInfo (QCA-011, QCA-012).
constexpr std::uint32_t kNegotiationComplete = 0;
constexpr std::uint32_t kNegotiationOptimistic = 1;
constexpr std::uint32_t kNegotiationInProgress = 2;

// Negotiate has no DATAGRAM among its capabilities: its exchange of tokens is a connection's (CTX-017).
ContextFlags WithoutDatagrams(ContextFlags requested) { return requested.Without(ContextFlag::kDatagram); }

}  // namespace

void NegotiateContext::Step(const LegRequest& request, LegReply& reply) {
  if (!outgoing_.empty()) return SendNextFragment(request, reply);
  LegRequest whole = request;
  if (habits().takes_fragments || request.requested.Has(ContextFlag::kFragmentToFit)) {
    const FragmentAssembly::State state = incoming_.Take(request.token, &whole.token);
    if (state != FragmentAssembly::State::kWhole) {
      reply.status = state == FragmentAssembly::State::kMissing ? SecStatus::kContinueNeeded : SecStatus::kInvalidToken;
      reply.expiry = credential_.Expiry();
      if (IsFailure(reply.status)) incoming_.Forget();
      return;
    }
  }
  StepWhole(whole, reply);
  if (habits().fragment_size == 0 || IsFailure(reply.status)) return;
  outgoing_.Cut(habits().fragment_size, reply.token);
  if (outgoing_.empty()) return;
  held_.status = reply.status;
  held_.granted = reply.granted;
  held_.expiry = reply.expiry;
  reply.status = SecStatus::kContinueNeeded;
}

// Between two pieces the other side has nothing to say.
void NegotiateContext::SendNextFragment(const LegRequest& request, LegReply& reply) {
  if (!request.token.empty()) {
    outgoing_.Forget();
    reply.status = SecStatus::kInvalidToken;
    return;
  }
  outgoing_.TakeNext(reply.token);
  reply.status = outgoing_.empty() ? held_.status : SecStatus::kContinueNeeded;
  reply.granted = held_.granted;
  reply.expiry = held_.expiry;
}

void NegotiateContext::Describe(ContextFacts& facts) const {
  if (inner_ != nullptr) inner_->Describe(facts);
  const bool is_named = selected_ == nullptr || selected_->package->name != PackageName::kNone;  // NegoEx has no name
  if (is_named) facts.package = selected_ != nullptr ? selected_->package->name : PackageName::kNone;
  facts.negotiation_state = established()    ? kNegotiationComplete
                            : is_optimistic_ ? kNegotiationOptimistic
                                             : kNegotiationInProgress;
}

SecStatus NegotiateContext::Sign(std::uint32_t qop, std::span<MessageBuffer> message, std::uint32_t number) {
  return inner_ != nullptr ? inner_->Sign(qop, message, number) : SecStatus::kInvalidHandle;
}

SecStatus NegotiateContext::Verify(std::span<MessageBuffer> message, std::uint32_t number, std::uint32_t* qop) {
  return inner_ != nullptr ? inner_->Verify(message, number, qop) : SecStatus::kInvalidHandle;
}

SecStatus NegotiateContext::Encrypt(std::uint32_t qop, std::span<MessageBuffer> message, std::uint32_t number) {
  return inner_ != nullptr ? inner_->Encrypt(qop, message, number) : SecStatus::kInvalidHandle;
}

SecStatus NegotiateContext::Decrypt(std::span<MessageBuffer> message, std::uint32_t number, std::uint32_t* qop) {
  return inner_ != nullptr ? inner_->Decrypt(message, number, qop) : SecStatus::kInvalidHandle;
}

bool NegotiateContext::SupportsIntegrity() const { return inner_ != nullptr && inner_->SupportsIntegrity(); }

SecStatus NegotiateContext::MakeMechListMic(ByteView mech_list, Bytes& mic) {
  return inner_ != nullptr ? inner_->MakeMechListMic(mech_list, mic) : SecStatus::kInvalidHandle;
}

SecStatus NegotiateContext::VerifyMechListMic(ByteView mech_list, ByteView mic) {
  return inner_ != nullptr ? inner_->VerifyMechListMic(mech_list, mic) : SecStatus::kInvalidHandle;
}

SecStatus NegotiateContext::Export(bool reset, Bytes& packed) const {
  if (inner_ == nullptr || selected_ == nullptr) return SecStatus::kUnsupportedFunction;
  const PackageName name = selected_->package->name;
  if (name != PackageName::kNone) packed.push_back(static_cast<std::uint8_t>(name));  // NegoEx names its scheme
  return inner_->Export(reset, packed);
}

SecStatus NegotiateContext::StepInner(const LegRequest& request, const ByteView* token) {
  LegRequest inner_request = request;
  inner_request.has_token = token != nullptr;
  inner_request.token = token != nullptr ? *token : ByteView();
  inner_request.requested = WithoutDatagrams(request.requested);
  if (inner_reply_.token.capacity() == 0) inner_reply_.token.swap(credential_.spare_token());
  inner_reply_.token.clear();
  inner_->Step(inner_request, inner_reply_);
  return inner_reply_.status;
}

void NegotiateContext::StepRaw(const LegRequest& request, LegReply& reply) {
  LegRequest inner_request = request;
  inner_request.requested = WithoutDatagrams(request.requested);
  inner_->Step(inner_request, reply);
}

void NegotiateContext::Answer(SecStatus status, const NegTokenResp& resp, LegReply& reply) {
  if (surroundings_.misconduct == nullptr) {
    WriteNegTokenResp(resp, reply.token);
  } else {
    NegTokenResp wrong = resp;
    Misstate(wrong);
    WriteNegTokenResp(wrong, reply.token);
    Misshape(reply.token);
  }
  inner_reply_.token.clear();  // it has been sent; what is there in a later leg is of that leg
  reply.status = status;
  reply.granted = inner_reply_.granted;
  reply.expiry = inner_reply_.expiry;
}

void NegotiateContext::Conclude() {
  if (mic_.sent || mic_.verified) inner_->AfterMechListMic();
  inner_reply_.token.swap(credential_.spare_token());
  inner_reply_ = {};
  mech_types_ = {};
  is_optimistic_ = false;
}

bool NegotiateContext::MakeMic(Bytes& mic) {
  mic_.sent = inner_->MakeMechListMic(mech_types_, mic) == SecStatus::kOk;
  Misbehave(surroundings_.misconduct, &SpnegoMisbehaviour::alter_mic, mic);
  return mic_.sent;
}

bool NegotiateContext::VerifyMic(ByteView mic) {
  mic_.verified = inner_->VerifyMechListMic(mech_types_, mic) == SecStatus::kOk;
  return mic_.verified;
}

void NegotiateContext::OfferMechTypes(const MechanismChoice& choice, DerWriter& list) {
  if (!choice.package->mechanism_alias.empty()) list.PutObjectIdentifier(choice.package->mechanism_alias);
  list.PutObjectIdentifier(choice.package->mechanism);
}

void NegotiateContext::Forget() {
  inner_.reset();
  selected_ = nullptr;
  inner_reply_ = {};
  mech_types_.clear();
  mic_ = {};
  is_optimistic_ = false;
}

}  // namespace legwork::spnego

#include "sim/scripted/scripted_context.h"

namespace legwork::scripted {
namespace {

constexpr std::uint32_t kMaxToken = 4096;  // octets

}  // namespace

void ScriptedContext::Step(const LegRequest& /*request*/, LegReply& reply) {
  switch (phase_) {
    case Phase::kExpectLeg:
    case Phase::kEstablished:
      return DoLeg(reply);
    case Phase::kExpectComplete:
    case Phase::kExpectCompleteThenLeg:
      return DoRefuse(SecStatus::kOutOfSequence, reply);
    case Phase::kFailed:
      return DoRefuse(SecStatus::kInvalidHandle, reply);
  }
}

SecStatus ScriptedContext::Complete(std::span<MessageBuffer> /*message*/) {
  const bool is_owed = phase_ == Phase::kExpectComplete || phase_ == Phase::kExpectCompleteThenLeg;
  if (!is_owed) return surroundings_.profile.Answer(Question::kCompleteUnasked);
  const SecStatus status = LatestLeg().complete;
  const Phase after = phase_ == Phase::kExpectComplete ? Phase::kEstablished : Phase::kExpectLeg;
  Enter(IsFailure(status) ? Phase::kFailed : after);
  return status;
}

void ScriptedContext::Describe(ContextFacts& facts) const {
  facts.package = PackageName::kScripted;
  facts.user = credential_.identity().user;
  facts.client_name = facts.user;
  facts.start = start_;
  facts.expiry = credential_.Expiry();
  facts.sizes.max_token = kMaxToken;
  if (!protection_ || !protection_->protects()) return;  // QCA-005: no sizes without services
  facts.sizes.max_signature = kSignatureSize;
  facts.sizes.security_trailer = kSignatureSize;
  facts.signature_algorithm = "HMAC-MD5";
  facts.encryption_algorithm = "RC4";
  facts.key_bits = 128;
}

SecStatus ScriptedContext::Sign(std::uint32_t /*qop*/, std::span<MessageBuffer> message, std::uint32_t /*number*/) {
  return MessageCall(&MessageProtection::Sign, message);
}

SecStatus ScriptedContext::Verify(std::span<MessageBuffer> message, std::uint32_t /*number*/, std::uint32_t* /*qop*/) {
  return MessageCall(&MessageProtection::Verify, message);
}

SecStatus ScriptedContext::Encrypt(std::uint32_t /*qop*/, std::span<MessageBuffer> message, std::uint32_t /*number*/) {
  return MessageCall(&MessageProtection::Encrypt, message);
}

SecStatus ScriptedContext::Decrypt(std::span<MessageBuffer> message, std::uint32_t /*number*/, std::uint32_t* /*qop*/) {
  return MessageCall(&MessageProtection::Decrypt, message);
}

SecStatus ScriptedContext::MakeMechListMic(ByteView /*mech_list*/, Bytes& /*mic*/) {
  return SecStatus::kUnsupportedFunction;
}

SecStatus ScriptedContext::VerifyMechListMic(ByteView /*mech_list*/, ByteView /*mic*/) {
  return SecStatus::kUnsupportedFunction;
}

void ScriptedContext::DoLeg(LegReply& reply) {
  if (next_leg_ == script_.size()) return DoRefuse(SecStatus::kOutOfSequence, reply);
  const ScriptedLeg& leg = script_[next_leg_++];
  reply.status = leg.status;
  if (leg.has_token) Append(reply.token, leg.token);
  reply.granted = leg.granted;
  reply.expiry = credential_.Expiry();
  Enter(PhaseAfter(leg.status));
}

void ScriptedContext::DoRefuse(SecStatus status, LegReply& reply) { reply.status = status; }

ScriptedContext::Phase ScriptedContext::PhaseAfter(SecStatus status) const {
  switch (status) {
    case SecStatus::kContinueNeeded:
      return Phase::kExpectLeg;
    case SecStatus::kCompleteNeeded:
      return Phase::kExpectComplete;
    case SecStatus::kCompleteAndContinue:
      return Phase::kExpectCompleteThenLeg;
    default:  // any value may be scripted
      return IsFailure(status) ? Phase::kFailed : Phase::kEstablished;
  }
}

void ScriptedContext::Enter(Phase phase) {
  phase_ = phase;
  if (phase != Phase::kEstablished) return;
  start_ = surroundings_.clock.Now();
  protection_.emplace(role_, LatestLeg().granted);
}

SecStatus ScriptedContext::MessageCall(SecStatus (MessageProtection::*call)(std::span<MessageBuffer>),
                                       std::span<MessageBuffer> message) {
  if (!protection_) return SecStatus::kInvalidHandle;
  if (LatestLeg().fails_message_calls) return SecStatus::kContextExpired;
  return ((*protection_).*call)(message);
}

}  // namespace legwork::scripted

#include "sim/peer/handshake.h"

#include <algorithm>
#include <utility>

#include "model/attribute.h"
#include "model/sec_buffer.h"

namespace legwork {
namespace {

// No package needs more legs than four; a scripted one may be told to.
constexpr int kLegsMax = 16;
constexpr std::size_t kTokenRoom = 65'536;
constexpr std::uint8_t kFiller = 0x5A;

bool AsksForCompletion(SecStatus status) {
  return status == SecStatus::kCompleteNeeded || status == SecStatus::kCompleteAndContinue;
}

bool AsksForReply(SecStatus status) {
  return status == SecStatus::kContinueNeeded || status == SecStatus::kCompleteAndContinue;
}

}  // namespace

HandshakeDriver::HandshakeDriver(SecuritySupport& initiator, SecuritySupport& acceptor, HandshakePlan plan)
    : plan_(std::move(plan)),
      initiator_{initiator, Role::kInitiator, {}, {}, {}},
      acceptor_{acceptor, Role::kAcceptor, {}, {}, {}} {}

HandshakeDriver::~HandshakeDriver() {
  Free(initiator_);
  Free(acceptor_);
}

void HandshakeDriver::Free(Side& side) {
  if (!side.credential.is_null) side.support.Free(side.credential);
  side.credential.is_null = true;
}

SecStatus HandshakeDriver::Acquire(Role role) {
  Side& side = SideOf(role);
  Free(side);
  AcquireArguments arguments;
  arguments.package = plan_.package;
  arguments.request = role == Role::kInitiator ? plan_.initiator : plan_.acceptor;
  Ticks expiry = 0;
  const SecStatus status = side.support.Acquire(arguments, side.credential.value, expiry);
  side.credential.is_null = IsFailure(status);
  return status;
}

HandshakeCounts HandshakeDriver::Run() {
  Connect();
  if (plan_.message_size != 0) ExchangeMessages();
  Disconnect();
  return counts_;
}

void HandshakeDriver::Begin(Side& side) {
  side.is_done = false;
  side.arguments.credential = side.credential;
  side.arguments.context.is_null = true;
  side.arguments.has_output = true;
  side.arguments.output_capacity = kTokenRoom;
  side.arguments.leg.has_target = side.role == Role::kInitiator && !plan_.target.empty();
  side.arguments.leg.target = plan_.target;
  side.arguments.requested = side.role == Role::kInitiator ? plan_.initiator_requests : plan_.acceptor_requests;
  side.result.reply.token.clear();
}

void HandshakeDriver::Connect() {
  counts_ = {};
  Begin(initiator_);
  Begin(acceptor_);
  for (int leg = 0; leg < kLegsMax && !failed(); ++leg) {
    const bool is_initiators = leg % 2 == 0;
    Side& side = is_initiators ? initiator_ : acceptor_;
    if (!side.is_done) Step(side, is_initiators ? acceptor_ : initiator_);
    if (leg == 0 && plan_.initiator_goes_on && !failed()) Step(initiator_, acceptor_);
    if (initiator_.is_done && acceptor_.is_done) return;
  }
  if (!failed()) counts_.status = SecStatus::kInternalError;  // they would go on for ever
}

void HandshakeDriver::Step(Side& side, const Side& peer) {
  side.arguments.leg.has_token = !peer.result.reply.token.empty();
  side.arguments.leg.token = peer.result.reply.token;
  if (side.role == Role::kInitiator) {
    side.support.Initialize(side.arguments, side.result);
  } else {
    side.support.Accept(side.arguments, side.result);
  }
  ++counts_.legs;
  counts_.tokens += side.result.reply.token.empty() ? 0 : 1;
  counts_.bytes += side.result.reply.token.size();
  if (alter_ && !side.result.reply.token.empty()) alter_(counts_.tokens - 1, side.result.reply.token);
  if (kept_tokens_ != nullptr && !side.result.reply.token.empty()) kept_tokens_->push_back(side.result.reply.token);
  if (side.result.context_written) side.arguments.context = {false, side.result.context};
  const SecStatus status = side.result.reply.status;
  const SecStatus completed = CompleteIfAsked(side);
  if (IsFailure(status) || IsFailure(completed)) counts_.status = IsFailure(status) ? status : completed;
  side.is_done = !AsksForReply(status);
}

SecStatus HandshakeDriver::CompleteIfAsked(Side& side) {
  if (!AsksForCompletion(side.result.reply.status)) return SecStatus::kOk;
  Bytes& token = side.result.reply.token;
  message_[0] = {static_cast<std::uint32_t>(BufferType::kToken), token, token.size()};
  return side.support.Complete(side.arguments.context, std::span(message_).first(1));
}

void HandshakeDriver::ExchangeMessages() {
  SendMessages(initiator_, acceptor_);
  SendMessages(acceptor_, initiator_);
}

void HandshakeDriver::SendMessages(Side& sender, Side& receiver) {
  if (failed()) return;
  ContextFacts facts;
  std::uint32_t flags = 0;
  const HandleArgument& from = sender.arguments.context;
  const HandleArgument& to = receiver.arguments.context;
  const auto note = [this](SecStatus status) {
    if (!failed()) counts_.status = status;
  };
  note(sender.support.Query(from, static_cast<std::uint32_t>(Attribute::kSizes), facts, flags));
  std::uint32_t qop = 0;
  PutMessage(facts.sizes.max_signature);
  note(sender.support.Sign(from, 0, message_, 0));
  note(receiver.support.Verify(to, message_, 0, &qop));
  PutMessage(facts.sizes.security_trailer);
  note(sender.support.Encrypt(from, 0, message_, 1));
  note(receiver.support.Decrypt(to, message_, 1, &qop));
  if (!failed()) counts_.messages += 2;
}

void HandshakeDriver::EncryptMessage() {
  ContextFacts facts;
  std::uint32_t flags = 0;
  const HandleArgument& context = initiator_.arguments.context;
  if (signature_.empty()) {
    initiator_.support.Query(context, static_cast<std::uint32_t>(Attribute::kSizes), facts, flags);
    PutMessage(facts.sizes.security_trailer);
  }
  const SecStatus status = initiator_.support.Encrypt(context, 0, message_, 0);
  if (!failed()) counts_.status = status;
}

void HandshakeDriver::PutMessage(std::size_t token_size) {
  signature_.resize(token_size);
  data_.assign(plan_.message_size, kFiller);
  message_[0] = {static_cast<std::uint32_t>(BufferType::kData), data_, data_.size()};
  message_[1] = {static_cast<std::uint32_t>(BufferType::kToken), signature_, signature_.size()};
}

void HandshakeDriver::Disconnect() {
  Delete(initiator_);
  Delete(acceptor_);
}

void HandshakeDriver::Delete(Side& side) {
  if (side.arguments.context.is_null) return;
  const SecStatus status = side.support.Delete(side.arguments.context);
  side.arguments.context.is_null = true;
  if (!failed()) counts_.status = status;
}

}  // namespace legwork

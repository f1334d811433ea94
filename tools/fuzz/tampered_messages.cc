#include "tools/fuzz/tampered_messages.h"

#include <algorithm>
#include <array>

#include "model/attribute.h"
#include "model/sec_buffer.h"
#include "tools/fuzz/target.h"
#include "tools/fuzz/tampered_meeting.h"

namespace legwork::fuzz {
namespace {

constexpr std::size_t kTextSize = 40;
constexpr std::uint32_t kFirst = 0;  // the number of the only message of a context

Role OtherRole(Role role) { return role == Role::kInitiator ? Role::kAcceptor : Role::kInitiator; }

MessageBuffer BufferOf(BufferType type, Bytes& octets) {
  return {static_cast<std::uint32_t>(type), octets, octets.size()};
}

}  // namespace

Bytes ProtectedMessage::Whole() const {
  Bytes whole = token;
  Append(whole, data);
  Append(whole, padding);
  return whole;
}

void ProtectedMessage::SetWhole(ByteView octets) {
  const std::size_t token_size = std::min(token.size(), octets.size());
  token = ToBytes(octets.first(token_size));
  octets = octets.subspan(token_size);
  const std::size_t padding_size = std::min(padding.size(), octets.size());
  padding = ToBytes(octets.last(padding_size));
  data = ToBytes(octets.first(octets.size() - padding_size));
}

MessagePlan MessagePlanOf(std::uint8_t bits) {
  return {.sender = (bits & 1) != 0 ? Role::kAcceptor : Role::kInitiator,
          .is_sealed = (bits & 2) != 0,
          .is_stream = (bits & 4) != 0};
}

TamperedMessages::TamperedMessages(const bench::MeetingKind& kind)
    : kind_(kind), meeting_(kind_), acceptor_keys_(AcceptorKeys()), reader_(acceptor_keys_), text_(kTextSize) {
  for (std::size_t i = 0; i < text_.size(); ++i) text_[i] = static_cast<std::uint8_t>('a' + i % 26);
}

void TamperedMessages::Connect() {
  HandshakeDriver& driver = meeting_.driver();
  driver.Disconnect();
  reader_ = dump::TokenReader(acceptor_keys_);
  driver.AlterTokens([this](std::uint32_t, Bytes& token) { reader_.Read(token); });
  driver.Connect();
  Demand(driver.counts().status == SecStatus::kOk, SecStatusText(driver.counts().status));
}

ProtectedMessage TamperedMessages::Send(const MessagePlan& plan) {
  HandshakeDriver& driver = meeting_.driver();
  SecuritySupport& support = driver.support(plan.sender);
  const HandleArgument& context = driver.context(plan.sender);
  ContextFacts facts;
  std::uint32_t flags = 0;
  support.Query(context, static_cast<std::uint32_t>(Attribute::kSizes), facts, flags);
  ProtectedMessage message{Bytes(plan.is_sealed ? facts.sizes.security_trailer : facts.sizes.max_signature), text_,
                           Bytes(plan.is_sealed ? facts.sizes.block_size : 0)};
  std::array<MessageBuffer, 3> buffers = {BufferOf(BufferType::kToken, message.token),
                                          BufferOf(BufferType::kData, message.data),
                                          BufferOf(BufferType::kPadding, message.padding)};
  const SecStatus status = plan.is_sealed ? support.Encrypt(context, 0, buffers, kFirst)
                                          : support.Sign(context, 0, std::span(buffers).first(2), kFirst);
  Demand(status == SecStatus::kOk, "a message can be protected");
  message.token.resize(buffers[0].used);
  message.padding.resize(plan.is_sealed ? buffers[2].used : 0);
  return message;
}

SecStatus TamperedMessages::Receive(const MessagePlan& plan, const ProtectedMessage& message, Bytes& data) {
  HandshakeDriver& driver = meeting_.driver();
  SecuritySupport& support = driver.support(OtherRole(plan.sender));
  const HandleArgument& context = driver.context(OtherRole(plan.sender));
  std::uint32_t qop = 0;
  if (plan.is_sealed && plan.is_stream) {
    Bytes whole = message.Whole();
    std::array<MessageBuffer, 2> buffers = {BufferOf(BufferType::kStream, whole), {}};
    buffers[1].type = static_cast<std::uint32_t>(BufferType::kData);
    const SecStatus status = support.Decrypt(context, buffers, kFirst, &qop);
    if (!IsFailure(status)) data = ToBytes(ByteView(buffers[1].bytes).first(buffers[1].used));
    return status;
  }
  ProtectedMessage arrived = message;
  std::array<MessageBuffer, 3> buffers = {BufferOf(BufferType::kToken, arrived.token),
                                          BufferOf(BufferType::kData, arrived.data),
                                          BufferOf(BufferType::kPadding, arrived.padding)};
  const std::size_t count = arrived.padding.empty() ? 2 : 3;
  const SecStatus status = plan.is_sealed ? support.Decrypt(context, std::span(buffers).first(count), kFirst, &qop)
                                          : support.Verify(context, std::span(buffers).first(2), kFirst, &qop);
  arrived.data.resize(std::min(arrived.data.size(), buffers[1].used));
  data = std::move(arrived.data);
  return status;
}

}  // namespace legwork::fuzz

#include "tools/http/party.h"

#include "model/attribute.h"
#include "model/credential_use.h"
#include "model/sec_buffer.h"

namespace legwork::http {
namespace {

constexpr std::uint32_t kTokenRoom = 65'536;

bool AsksForCompletion(SecStatus status) {
  return status == SecStatus::kCompleteNeeded || status == SecStatus::kCompleteAndContinue;
}

bool AsksForReply(SecStatus status) {
  return status == SecStatus::kContinueNeeded || status == SecStatus::kCompleteAndContinue;
}

BufferArgument TokenArgument(ByteView token) {
  BufferArgument buffer;
  buffer.type = static_cast<std::uint32_t>(BufferType::kToken);
  buffer.content = ToBytes(token);
  buffer.capacity = token.empty() ? kTokenRoom : static_cast<std::uint32_t>(token.size());
  return buffer;
}

DescriptorArgument DescriptorOf(BufferArgument buffer) {
  DescriptorArgument descriptor;
  descriptor.is_null = false;
  descriptor.buffers.push_back(std::move(buffer));
  return descriptor;
}

std::string WithoutDomain(const std::string& user) {
  const std::string tail = user.substr(user.find('\\') + 1);
  return tail.substr(0, tail.find('@'));
}

}  // namespace

Party::Party(provider::OwnWorld& world, provider::Recorder* recorder, script::Actor& actor)
    : world_(world), recorder_(recorder), actor_(actor) {}

Party::~Party() {
  for (const auto& [key, handle] : credentials_) {
    CallRequest request;
    CallReply reply;
    request.call = legwork::Call::kFree;
    request.credential = handle;
    Call(request, reply);
  }
}

void Party::Call(const CallRequest& request, CallReply& reply) {
  provider::CallMoment moment = {actor_.index, world_.Now(), 0};
  actor_.peer->Answer(request, reply);
  moment.ended_at = world_.Now();
  if (recorder_ != nullptr) recorder_->Observe(request, reply, moment);
  world_.Settle();
}

bool Party::Acquire(Exchange& exchange) {
  HandleArgument& known = credentials_[{exchange.package, exchange.password}];
  if (known.is_null) {
    CallRequest request;
    CallReply reply;
    request.call = legwork::Call::kAcquire;
    request.package = exchange.package;
    const bool inbound = actor_.setup.role == Role::kAcceptor;
    request.credential_use = inbound ? kUseInbound : kUseOutbound;
    if (!exchange.password.empty()) {
      const Identity& own = actor_.setup.identity;
      request.identity.absent = false;
      request.identity.user = own.user;
      request.identity.domain = own.domain;
      request.identity.password = exchange.password;
    }
    Call(request, reply);
    if (IsFailure(reply.status) || !reply.new_handle_written) return false;
    known = {false, reply.new_handle};
  }
  exchange.credential = known;
  return true;
}

Leg Party::Step(Exchange& exchange, ByteView token) {
  if (exchange.credential.is_null && !Acquire(exchange)) return {SecStatus::kNoCredentials, {}};
  const bool initiates = actor_.setup.role == Role::kInitiator;
  CallRequest request;
  CallReply reply;
  request.call = initiates ? legwork::Call::kInitialize : legwork::Call::kAccept;
  request.package = exchange.package;
  request.credential = exchange.credential;
  request.context = exchange.context;
  request.new_handle_aliases = !exchange.context.is_null;
  request.requested = exchange.requested;
  if (initiates) request.target = exchange.target;
  if (!token.empty()) request.input = DescriptorOf(TokenArgument(token));
  request.output = DescriptorOf(TokenArgument({}));
  Call(request, reply);
  if (reply.new_handle_written && exchange.context.is_null && !IsFailure(reply.status)) {
    exchange.context = {false, reply.new_handle};
  }
  Leg leg;
  leg.status = reply.status;
  if (!reply.output.empty() && reply.output.front().changed) leg.token = reply.output.front().content;
  if (AsksForCompletion(reply.status)) {
    CallRequest complete;
    CallReply completed;
    complete.call = legwork::Call::kComplete;
    complete.context = exchange.context;
    complete.input = DescriptorOf(TokenArgument(leg.token));
    Call(complete, completed);
    if (IsFailure(completed.status)) leg = {completed.status, {}};
    if (!completed.input.empty() && !leg.token.empty()) leg.token = completed.input.front().content;
  }
  exchange.granted = reply.granted;
  exchange.done = !IsFailure(leg.status) && !AsksForReply(reply.status);
  return leg;
}

std::string Party::UserOf(const Exchange& exchange) {
  CallRequest request;
  CallReply reply;
  request.call = legwork::Call::kQuery;
  request.package = exchange.package;
  request.context = exchange.context;
  request.attribute = static_cast<std::uint32_t>(Attribute::kNames);
  Call(request, reply);
  std::string user = IsFailure(reply.status) ? "" : WithoutDomain(reply.facts.user);
  FreeBlocks(reply.issued);
  return user;
}

void Party::FreeBlocks(const std::vector<std::uint32_t>& blocks) {
  for (const std::uint32_t block : blocks) {
    CallRequest request;
    CallReply reply;
    request.call = legwork::Call::kFreeBuffer;
    request.memory = {.is_null = false, .block = block};
    Call(request, reply);
  }
}

void Party::Drop(Exchange& exchange) {
  if (!exchange.context.is_null) {
    CallRequest request;
    CallReply reply;
    request.call = legwork::Call::kDelete;
    request.context = exchange.context;
    Call(request, reply);
  }
  exchange.context.is_null = true;
  exchange.done = false;
}

}  // namespace legwork::http

#include "sim/peer/simulated_peer.h"

#include <algorithm>
#include <utility>

#include "model/attribute.h"
#include "model/sec_buffer.h"
#include "sim/package/attribute_answer.h"
#include "sim/peer/descriptor_check.h"
#include "sim/peer/bindings_reader.h"
#include "sim/peer/identity_check.h"

namespace legwork {
namespace {

constexpr std::string_view kCommonHost = "WEB";  // the computer of an actor whose setup names none

const BufferArgument* Find(const DescriptorArgument& descriptor, BufferType type) {
  for (const BufferArgument& buffer : descriptor.buffers) {
    if (BufferTypeOf(buffer.type) == type) return &buffer;
  }
  return nullptr;
}

// MemoryOf is what really lies behind a buffer's pointer, octets.
std::uint32_t MemoryOf(const BufferArgument& argument) {
  return std::max(argument.capacity, static_cast<std::uint32_t>(argument.content.size()));
}

// Unchanged is the buffer as the caller set it up. A size that the caller claims counts where the memory has it.
BufferResult Unchanged(const BufferArgument& argument) {
  BufferResult result;
  result.type = argument.type;
  result.size = argument.claimed.value_or(MemoryOf(argument));
  result.is_null = argument.is_null;
  result.content = argument.content;
  return result;
}

std::vector<BufferResult> Unchanged(const DescriptorArgument& descriptor) {
  std::vector<BufferResult> results;
  results.reserve(descriptor.buffers.size());
  for (const BufferArgument& buffer : descriptor.buffers) results.push_back(Unchanged(buffer));
  return results;
}

void TakeInput(const DescriptorArgument& input, LegRequest& leg) {
  if (const BufferArgument* token = Find(input, BufferType::kToken)) {
    leg.has_token = !token->is_null;
    leg.token = token->content;
  }
  if (const BufferArgument* bindings = Find(input, BufferType::kChannelBindings)) {
    leg.has_bindings = true;
    leg.channel_bindings = ReadBindings(bindings->content).value_or(ByteView());
  }
}

// PutToken lays the output token into the caller's TOKEN buffer, or memory of the package in its place (BUF-002).
void PutToken(const HandshakeResult& result, std::vector<BufferResult>& output) {
  for (BufferResult& buffer : output) {
    if (BufferTypeOf(buffer.type) != BufferType::kToken) continue;
    buffer.size = static_cast<std::uint32_t>(result.reply.token.size());
    buffer.content = result.reply.token;
    buffer.changed = !buffer.content.empty();
    buffer.allocated_by_package = result.allocated;
    buffer.is_null = buffer.is_null && !result.allocated;
    return;
  }
}

// MessageOf gives the elements that the caller counted and has, each with its memory, which may be another element's.
std::vector<MessageBuffer> MessageOf(const DescriptorArgument& argument, std::vector<BufferResult>& buffers) {
  const std::size_t count = std::min<std::size_t>(argument.claimed.value_or(buffers.size()), buffers.size());
  std::vector<MessageBuffer> message;
  message.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    BufferResult& buffer = buffers[i];
    buffer.content.resize(buffer.is_null ? 0 : std::min(buffer.size, MemoryOf(argument.buffers[i])));
    const std::optional<std::size_t> shares = argument.buffers[i].shares;
    Bytes& memory = shares && *shares < i ? buffers[*shares].content : buffer.content;
    message.push_back({buffer.type, memory, memory.size()});
  }
  return message;
}

// AuditResult is SEC_CHANNEL_BINDINGS_RESULT.Flags: one bit of the valid or of the not valid group, and whether the
// client is known to support bindings.
std::uint32_t AuditResult(SecStatus status, ContextFlags requested, bool is_bound, bool client_is_bound) {
  constexpr std::uint32_t kClientSupport = 0x01, kMismatch = 0x04, kMatched = 0x10, kProxy = 0x20, kMissing = 0x40;
  if (status != SecStatus::kOk) return kMismatch;
  if (!client_is_bound) return kMissing;
  return kClientSupport | (requested.Has(ContextFlag::kProxyBindings) || !is_bound ? kProxy : kMatched);
}

// ShownBy copies what every element's pointer shows. A DATA element may have come to point into the STREAM (DEC-008).
std::vector<Bytes> ShownBy(const std::vector<MessageBuffer>& message) {
  std::vector<Bytes> shown;
  shown.reserve(message.size());
  for (const MessageBuffer& buffer : message) {
    const auto bytes = buffer.bytes.first(std::min(buffer.used, buffer.bytes.size()));
    shown.emplace_back(bytes.begin(), bytes.end());
  }
  return shown;
}

void TakeBack(const std::vector<MessageBuffer>& message, const DescriptorArgument& before,
              std::vector<BufferResult>& buffers) {
  std::vector<Bytes> shown = ShownBy(message);  // before any memory is given up
  for (std::size_t i = 0; i < message.size(); ++i) {
    BufferResult& buffer = buffers[i];
    buffer.type = message[i].type;
    buffer.changed = buffer.content != before.buffers[i].content;
    buffer.size = static_cast<std::uint32_t>(shown[i].size());
    buffer.is_null = buffer.is_null && shown[i].empty();
    buffer.content = std::move(shown[i]);
  }
}

// TakeMissing takes the count of an incomplete message's missing octets (STR-001); its pointer means nothing.
void TakeMissing(const std::vector<MessageBuffer>& message, std::vector<BufferResult>& buffers) {
  for (std::size_t i = 0; i < message.size(); ++i) {
    if (BufferTypeOf(message[i].type) != BufferType::kMissing) continue;
    buffers[i].type = message[i].type;
    buffers[i].size = static_cast<std::uint32_t>(message[i].used);
  }
}

bool TellsAPackage(std::uint32_t attribute) {
  return attribute == static_cast<std::uint32_t>(Attribute::kPackageInfo) ||
         attribute == static_cast<std::uint32_t>(Attribute::kNegotiationInfo);
}

}  // namespace

SimulatedPeer::SimulatedPeer(const PeerTraits& traits, std::span<const Package* const> packages, World& world,
                             KdcPort* kdc, const ActorSetup& setup)
    : traits_(traits),
      setup_(setup),
      clock_(world.clock, setup.clock_offset),
      random_(world.random.Child(setup.name)),
      surroundings_{.clock = clock_,
                    .random = random_,
                    .directory = world.directory,
                    .kdc = kdc,
                    .profile = world.profile,
                    .host = setup_.host.empty() ? kCommonHost : std::string_view(setup_.host),
                    .accounts = &world.directory,
                    .habits = setup_.habits,
                    .sessions = &world.sessions,
                    .misconduct = setup_.misconduct,
                    .local_calls = setup_.host.empty() ? nullptr : &world.local_calls},
      support_(packages, surroundings_) {}

void SimulatedPeer::Answer(const CallRequest& request, CallReply& reply) {
  reply.input = Unchanged(request.input);
  reply.output = Unchanged(request.output);
  switch (request.call) {
    case Call::kAcquire: return Acquire(request, reply);
    case Call::kInitialize:
    case Call::kAccept: return Handshake(request, reply);
    case Call::kQuery: return Query(request, reply);
    case Call::kComplete:
    case Call::kSign:
    case Call::kVerify:
    case Call::kEncrypt:
    case Call::kDecrypt: return Message(request, reply);
    case Call::kExport: return Export(request, reply);
    case Call::kImport: return Import(request, reply);
    case Call::kDelete: reply.status = support_.Delete(request.context); return;
    case Call::kFree: reply.status = support_.Free(request.credential); return;
    case Call::kApplyControl: reply.status = support_.ApplyControl(request.context); return;
    case Call::kSetAttributes: reply.status = support_.SetAttributes(request.context); return;
    case Call::kImpersonate: reply.status = support_.Impersonate(request.context); return;
    case Call::kRevert: reply.status = support_.Revert(request.context); return;
    case Call::kQueryToken: reply.status = support_.QueryToken(request.context); return;
    case Call::kQueryPackage:
    case Call::kEnumerate: return DescribePackages(request, reply);
    case Call::kQueryCredential: return QueryCredential(request, reply);
    case Call::kAddCredentials: return AddCredentials(request, reply);
    case Call::kFreeBuffer: return FreeBuffer(request, reply);
    case Call::kChangePassword: return ChangePassword(request, reply);
    case Call::kSend:
    case Call::kEnd: break;
  }
  reply.outcome = CallReply::Outcome::kUnsupported;
  reply.message = "the simulated packages do not offer " + std::string(CallFunction(request.call));
}

void SimulatedPeer::Acquire(const CallRequest& request, CallReply& reply) {
  const Package* package = nullptr;
  const bool is_known = !IsFailure(support_.QueryPackage(PackageTextOf(request), package));
  if (is_known) reply.status = CheckIdentity(request, setup_.identity.user, surroundings_.profile);
  if (IsFailure(reply.status)) return;
  reply.status = support_.Acquire(TakeAcquire(request), reply.new_handle, reply.expiry);
  reply.new_handle_written = !IsFailure(reply.status);
  reply.expiry_written = !IsFailure(reply.status) && !request.expiry_is_null;
}

void SimulatedPeer::Handshake(const CallRequest& request, CallReply& reply) {
  HandshakeArguments arguments;
  arguments.credential = request.credential;
  arguments.context = request.context;
  arguments.new_context_is_null = request.new_handle_is_null;
  arguments.requested = request.requested;
  arguments.leg.has_target = request.target.has_value();
  if (request.target) arguments.leg.target = *request.target;
  TakeInput(request.input, arguments.leg);
  if (const BufferArgument* supplied = Find(request.input, BufferType::kPkgParams)) {
    arguments.supplied = ReadSuppliedCredentials(supplied->content);
    arguments.supplied_is_unreadable = !arguments.supplied;
  }
  if (const BufferArgument* token = Find(request.output, BufferType::kToken)) {
    arguments.has_output = !token->is_null;
    arguments.output_capacity = token->capacity;
  }
  if (request.call == Call::kInitialize) support_.Initialize(arguments, handshake_);
  if (request.call == Call::kAccept) support_.Accept(arguments, handshake_);
  reply.status = handshake_.reply.status;
  reply.new_handle = handshake_.context;
  reply.new_handle_written = handshake_.context_written;
  reply.granted = handshake_.granted;
  reply.granted_written = handshake_.results_written && !request.granted_is_null;
  reply.expiry = handshake_.reply.expiry;
  reply.expiry_written = handshake_.results_written && !request.expiry_is_null;
  const bool shows_token = !IsFailure(reply.status) || !handshake_.reply.token.empty();
  if (shows_token) PutToken(handshake_, reply.output);
  if (handshake_.allocated) NumberToken(reply.output);
  if (request.call == Call::kAccept && !request.output.is_null) AuditBindings(request, reply);
}

void SimulatedPeer::NumberToken(std::vector<BufferResult>& output) {
  for (BufferResult& buffer : output) {
    if (buffer.allocated_by_package) buffer.block = NewBlock();
  }
}

// AuditBindings fills the CHANNEL_BINDINGS_RESULT element of a server that asked what came of its bindings (EPA-006,
// EPA-009). Whether the client was bound is known once it has proved itself.
void SimulatedPeer::AuditBindings(const CallRequest& request, CallReply& reply) {
  const bool is_over = reply.status == SecStatus::kOk || reply.status == SecStatus::kBadBindings;
  if (!is_over || Find(request.output, BufferType::kChannelBindingsResult) == nullptr) return;
  ContextFacts facts;
  if (reply.status == SecStatus::kOk) support_.DescribeBindings(handshake_.context, facts);
  const ContextFlags requested = FlagsFromMask(request.requested, Role::kAcceptor, FlagDirection::kRequest);
  const bool is_bound = Find(request.input, BufferType::kChannelBindings) != nullptr;
  const std::uint32_t result = AuditResult(reply.status, requested, is_bound, facts.is_bound);
  for (BufferResult& buffer : reply.output) {
    if (BufferTypeOf(buffer.type) != BufferType::kChannelBindingsResult) continue;
    buffer.content = {static_cast<std::uint8_t>(result), 0, 0, 0};
    buffer.size = 4;
    buffer.changed = true;
  }
}

void SimulatedPeer::Query(const CallRequest& request, CallReply& reply) {
  const std::uint32_t needs = StructureSize(request.attribute);
  if (request.structure_is_null) {
    reply.status = surroundings_.profile.Answer(Question::kQueryNullBuffer);
    return;
  }
  if (request.structure_size.value_or(needs) < needs) {  // as QueryContextAttributesEx sees it
    reply.status = SecStatus::kBufferTooSmall;
    return;
  }
  reply.status = support_.Query(request.context, request.attribute, reply.facts, reply.query_flags);
  if (IsFailure(reply.status)) return;
  reply.members_allocated = MembersAllocated(request.attribute, reply.facts);
  if (TellsAPackage(request.attribute)) DescribeNamed(reply.facts.package, reply);
  for (std::uint32_t i = 0; i < reply.members_allocated; ++i) reply.issued.push_back(NewBlock());
}

void SimulatedPeer::Message(const CallRequest& request, CallReply& reply) {
  if (request.call != Call::kComplete) {
    reply.status = CheckMessageDescriptor(request.input, surroundings_.profile);
    if (IsFailure(reply.status)) return;
  }
  std::vector<MessageBuffer> message = MessageOf(request.input, reply.input);
  std::uint32_t* qop = &reply.qop_out;
  switch (request.call) {
    case Call::kSign:
      reply.status = support_.Sign(request.context, request.qop, message, request.message_number);
      break;
    case Call::kVerify:
      reply.status = support_.Verify(request.context, message, request.message_number, qop);
      break;
    case Call::kEncrypt:
      reply.status = support_.Encrypt(request.context, request.qop, message, request.message_number);
      break;
    case Call::kDecrypt:
      reply.status = support_.Decrypt(request.context, message, request.message_number, qop);
      break;
    default:
      reply.status = support_.Complete(request.context, message);
      break;
  }
  const bool reads = request.call == Call::kVerify || request.call == Call::kDecrypt;
  reply.qop_written = reads && !IsFailure(reply.status);
  if (!IsFailure(reply.status)) TakeBack(message, request.input, reply.input);
  if (reply.status == SecStatus::kIncompleteMessage) TakeMissing(message, reply.input);
}

void SimulatedPeer::Export(const CallRequest& request, CallReply& reply) {
  reply.status = support_.Export(request.context, request.export_flags, reply.packed);
  if (!IsFailure(reply.status)) reply.issued.push_back(NewBlock());
}

void SimulatedPeer::Import(const CallRequest& request, CallReply& reply) {
  if (request.new_handle_is_null) {
    reply.status = SecStatus::kInvalidHandle;
    return;
  }
  reply.status = support_.Import(PackageTextOf(request), request.packed, reply.new_handle);
  reply.new_handle_written = !IsFailure(reply.status);
}

}  // namespace legwork

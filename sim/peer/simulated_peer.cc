#include "sim/peer/simulated_peer.h"

#include <algorithm>
#include <utility>

#include "model/attribute.h"
#include "model/sec_buffer.h"
#include "sim/package/attribute_answer.h"
#include "sim/peer/descriptor_check.h"
#include "sim/peer/bindings_reader.h"

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
                    .habits = setup_.habits,
                    .sessions = &world.sessions,
                    .misconduct = setup_.misconduct},
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
    case Call::kApplyControl:
    case Call::kSetAttributes: reply.status = support_.ApplyControl(request.context); return;
    case Call::kImpersonate: reply.status = support_.Impersonate(request.context); return;
    case Call::kRevert: reply.status = support_.Revert(request.context); return;
    case Call::kQueryToken: reply.status = support_.QueryToken(request.context); return;
    case Call::kQueryPackage: {
      const Package* package = nullptr;
      reply.status = support_.QueryPackage(request.package_text, package);
      return;
    }
    case Call::kQueryCredential:
    case Call::kAddCredentials:
    case Call::kFreeBuffer:
    case Call::kEnumerate:
    case Call::kChangePassword:
    case Call::kSend:
    case Call::kEnd: break;
  }
  reply.outcome = CallReply::Outcome::kUnsupported;
  reply.message = "the simulated packages do not offer " + std::string(CallFunction(request.call)) + " yet";
}

void SimulatedPeer::Acquire(const CallRequest& request, CallReply& reply) {
  AcquireArguments arguments;
  arguments.package = request.package_text.empty() ? PackageText(request.package) : request.package_text;
  arguments.handle_is_null = request.new_handle_is_null;
  arguments.request.use = request.credential_use;
  arguments.request.package_list = request.identity.package_list;
  arguments.request.script = setup_.script;
  arguments.request.identity = setup_.identity;
  if (!request.identity.absent) {
    const bool anonymous =
        request.identity.user.empty() && request.identity.domain.empty() && request.identity.password.empty();
    arguments.request.identity = {request.identity.user, request.identity.domain, request.identity.password, true,
                                  anonymous, {}};
  }
  reply.status = support_.Acquire(arguments, reply.new_handle, reply.expiry);
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
  if (!IsFailure(reply.status)) reply.members_allocated = MembersAllocated(request.attribute, reply.facts);
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
}

void SimulatedPeer::Import(const CallRequest& request, CallReply& reply) {
  if (request.new_handle_is_null) {
    reply.status = SecStatus::kInvalidHandle;
    return;
  }
  const std::string_view package = request.package_text.empty() ? PackageText(request.package) : request.package_text;
  reply.status = support_.Import(package, request.packed, reply.new_handle);
  reply.new_handle_written = !IsFailure(reply.status);
}

}  // namespace legwork

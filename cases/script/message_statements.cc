#include "cases/script/message_statements.h"

#include <utility>

#include "cases/script/call_request.h"
#include "cases/script/call_statements.h"
#include "cases/script/status_pattern.h"
#include "cases/script/value_shape.h"
#include "model/attribute.h"

namespace legwork::script {
namespace {

constexpr std::uint32_t kPaddingMax = 64;  // bytes, should a package have no block size to tell

// LearnSizes asks for SIZES once per context, as every caller of the message functions must.
bool LearnSizes(Run& run, Actor& actor, ContextSlot& slot) {
  if (slot.sizes_known) return true;
  run.last().request = HandleRequest(Call::kQuery, actor, {false, slot.handle});
  run.last().request.attribute = static_cast<std::uint32_t>(legwork::Attribute::kSizes);
  if (!run.Perform(actor, {}, nullptr)) return false;
  slot.sizes_known = !IsFailure(run.last().reply.status);
  if (slot.sizes_known) slot.sizes = run.last().reply.facts.sizes;
  return true;
}

DescriptorArgument SignedMessage(const MessageSizes& sizes, Bytes data) {
  return Descriptor(
      {OutputBuffer(BufferType::kToken, sizes.max_signature), InputBuffer(BufferType::kData, std::move(data))});
}

DescriptorArgument SealedMessage(const MessageSizes& sizes, Bytes data) {
  DescriptorArgument message = Descriptor(
      {OutputBuffer(BufferType::kToken, sizes.security_trailer), InputBuffer(BufferType::kData, std::move(data))});
  std::uint32_t padding = sizes.block_size > kPaddingMax ? kPaddingMax : sizes.block_size;
  if (sizes.block_size != 0) message.buffers.push_back(OutputBuffer(BufferType::kPadding, padding));
  return message;
}

const BufferResult* FindResult(const std::vector<BufferResult>& buffers, BufferType type) {
  for (const BufferResult& buffer : buffers) {
    if (BufferTypeOf(buffer.type) == type) return &buffer;
  }
  return nullptr;
}

Bytes ResultContent(const CallReply& reply, BufferType type) {
  const BufferResult* buffer = FindResult(reply.input, type);
  return buffer == nullptr ? Bytes() : buffer->content;
}

// Protected is the message that came out of Sign or Encrypt; padding travels behind the data.
ProtectedMessage Protected(const CallReply& reply, Bytes clear, bool sealed) {
  ProtectedMessage message;
  message.token = ResultContent(reply, BufferType::kToken);
  message.data = ResultContent(reply, BufferType::kData);
  Bytes padding = ResultContent(reply, BufferType::kPadding);
  message.data.insert(message.data.end(), padding.begin(), padding.end());
  message.clear = std::move(clear);
  message.sealed = sealed;
  return message;
}

CallRequest ProtectRequest(const Actor& actor, const HandleArgument& context, const MessageSizes& sizes, Bytes clear,
                           bool sealed) {
  CallRequest request = HandleRequest(sealed ? Call::kEncrypt : Call::kSign, actor, context);
  request.input = sealed ? SealedMessage(sizes, std::move(clear)) : SignedMessage(sizes, std::move(clear));
  return request;
}

// UnprotectRequest gives token and data back as they came; a sealed one whole in a STREAM buffer, the way that every
// package reads (AMB-19).
CallRequest UnprotectRequest(const Actor& actor, const HandleArgument& context, const ProtectedMessage& message) {
  CallRequest request = HandleRequest(message.sealed ? Call::kDecrypt : Call::kVerify, actor, context);
  if (!message.sealed) {
    request.input =
        Descriptor({InputBuffer(BufferType::kToken, message.token), InputBuffer(BufferType::kData, message.data)});
    return request;
  }
  Bytes stream = message.token;
  stream.insert(stream.end(), message.data.begin(), message.data.end());
  BufferArgument data = OutputBuffer(BufferType::kData, 0);
  data.is_null = true;
  request.input = Descriptor({InputBuffer(BufferType::kStream, std::move(stream)), data});
  return request;
}

// Alter turns one bit of the part that `altered=` names.
void Alter(std::string_view part, ProtectedMessage& message) {
  Bytes& bytes = part == "token" ? message.token : message.data;
  if (!bytes.empty()) bytes.back() ^= 1;
}

// TakeMessage chooses the message that `verify` reads, and says what is known of it. False if there is none.
bool TakeMessage(ContextSlot& slot, StatementReader& statement, ProtectedMessage& message, MessageOrigin& origin) {
  std::string_view altered = statement.TakeOr("altered", "");
  bool again = statement.Has("again");
  bool early = statement.Has("early");
  if (again) {
    if (!slot.last_verified) return false;
    message = *slot.last_verified;
    origin = MessageOrigin::kReplayed;
    return true;
  }
  std::size_t index = early ? 1 : 0;
  if (slot.inbox.size() <= index) return false;
  message = slot.inbox[index];
  origin = early ? MessageOrigin::kEarly : MessageOrigin::kInOrder;
  if (altered.empty()) {
    slot.inbox.erase(slot.inbox.begin() + static_cast<std::ptrdiff_t>(index));
  } else {
    Alter(altered, message);  // the true one stays, and can still be read
    origin = MessageOrigin::kAltered;
  }
  return true;
}

}  // namespace

void RunProtect(Run& run, StatementReader& statement) {
  Actor& actor = ActorOf(run, statement);
  bool sealed = statement.statement().word.text == "encrypt";
  ContextArgument context = TakeContext(run, actor, statement);
  ContextSlot& slot = *context.slot;
  if (slot.live && slot.established && !LearnSizes(run, actor, slot)) return;
  MessageSizes sizes = slot.sizes;
  if (auto size = statement.Take("token_size")) {
    sizes.max_signature = sizes.security_trailer = static_cast<std::uint32_t>(*ReadNumber(*size));
  }
  std::string_view text = statement.TakeOr("message", "a message");
  Bytes clear(AsBytes(text).begin(), AsBytes(text).end());
  CallRequest request = ProtectRequest(actor, context.handle, sizes, clear, sealed);
  request.qop = static_cast<std::uint32_t>(*ReadNumber(statement.TakeOr("qop", "0")));
  if (statement.Has("no_token")) request.input.buffers.erase(request.input.buffers.begin());
  bool unsent = statement.Has("unsent");
  Knowledge knowledge = TakeKnowledge(actor, slot, statement);
  run.last().request = std::move(request);
  if (!PerformStep(run, actor, knowledge, statement)) return;
  if (IsFailure(run.last().reply.status) || unsent) return;
  run.TransmitMessage(actor, slot, Protected(run.last().reply, std::move(clear), sealed));
}

void RunUnprotect(Run& run, StatementReader& statement) {
  Actor& actor = ActorOf(run, statement);
  ContextArgument context = TakeContext(run, actor, statement);
  ContextSlot& slot = *context.slot;
  ProtectedMessage message;
  Knowledge knowledge = TakeKnowledge(actor, slot, statement);
  if (!TakeMessage(slot, statement, message, knowledge.message_origin)) {
    return run.Refuse(statement.statement(), "no such message has reached this actor");
  }
  bool decrypts = statement.statement().word.text == "decrypt";
  if (decrypts != message.sealed) {
    return run.Refuse(statement.statement(),
                      decrypts ? "the message is signed: verify it" : "the message is sealed: decrypt it");
  }
  run.last().request = UnprotectRequest(actor, context.handle, message);
  if (!PerformStep(run, actor, knowledge, statement)) return;
  if (!IsFailure(run.last().reply.status)) slot.last_verified = std::move(message);
}

std::string MessageTrip(Run& run, Actor& from, std::string_view slot_name, bool sealed) {
  Actor* to = run.PeerOf(from);
  if (to == nullptr) return "it has no peer";
  ContextSlot& source = run.SlotOf(from, slot_name);
  ContextSlot& sink = run.SlotOf(*to, slot_name);
  if (!LearnSizes(run, from, source)) return "the process ended";
  std::string_view text = sealed ? "a sealed message" : "a signed message";
  Bytes clear(AsBytes(text).begin(), AsBytes(text).end());
  run.last().request = ProtectRequest(from, {false, source.handle}, source.sizes, clear, sealed);
  if (!run.Perform(from, {}, nullptr)) return "the process ended";
  std::string verb = sealed ? " encrypt = " : " sign = ";
  if (run.last().reply.status != SecStatus::kOk) return from.setup.name + verb + StatusWord(run.last().reply.status);
  run.TransmitMessage(from, source, Protected(run.last().reply, clear, sealed));
  ProtectedMessage message = std::move(sink.inbox.back());
  sink.inbox.pop_back();
  run.last().request = UnprotectRequest(*to, {false, sink.handle}, message);
  Knowledge knowledge;
  knowledge.message_origin = MessageOrigin::kInOrder;
  if (!run.Perform(*to, knowledge, nullptr)) return "the process ended";
  verb = sealed ? " decrypt = " : " verify = ";
  if (run.last().reply.status != SecStatus::kOk) return to->setup.name + verb + StatusWord(run.last().reply.status);
  bool same = ResultContent(run.last().reply, BufferType::kData) == clear;
  return same ? "" : to->setup.name + " reads another text than " + from.setup.name + " wrote";
}

}  // namespace legwork::script

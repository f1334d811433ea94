#include "cases/script/message_statements.h"

#include <algorithm>
#include <utility>

#include "cases/script/call_request.h"
#include "cases/script/call_statements.h"
#include "cases/script/message_layout.h"
#include "cases/script/model_shapes.h"
#include "cases/script/status_pattern.h"
#include "cases/script/value_shape.h"
#include "model/attribute.h"
#include "model/context_flags.h"

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

// ResultContent joins all elements of the type.
Bytes ResultContent(const CallReply& reply, BufferType type) {
  Bytes content;
  for (const BufferResult& buffer : reply.input) {
    if (BufferTypeOf(buffer.type) == type) Append(content, buffer.content);
  }
  return content;
}

std::vector<BufferArgument> PartsOf(const CallReply& reply) {
  std::vector<BufferArgument> parts;
  for (const BufferResult& buffer : reply.input) {
    if (BufferTypeOf(buffer.type) == BufferType::kPadding) continue;
    parts.push_back(InputBuffer(BufferTypeOf(buffer.type), buffer.content));
    parts.back().type = buffer.type;
  }
  return parts;
}

bool IsInDceStyle(const Actor& actor, const ContextSlot& slot) {
  const Role role = actor.setup.role;
  return FlagsFromMask(slot.requested, role, FlagDirection::kRequest).Has(ContextFlag::kUseDceStyle) ||
         FlagsFromMask(slot.granted, role, FlagDirection::kReturn).Has(ContextFlag::kUseDceStyle);
}

// Protected is the message that came out of Sign or Encrypt; padding travels behind the data.
ProtectedMessage Protected(const Actor& actor, const ContextSlot& slot, const CallRequest& request,
                           const CallReply& reply, Bytes clear) {
  ProtectedMessage message;
  message.token = ResultContent(reply, BufferType::kToken);
  message.data = ResultContent(reply, BufferType::kData);
  Bytes padding = ResultContent(reply, BufferType::kPadding);
  message.data.insert(message.data.end(), padding.begin(), padding.end());
  message.clear = std::move(clear);
  message.sealed = request.call == Call::kEncrypt;
  message.in_dce_style = IsInDceStyle(actor, slot);
  message.number = request.message_number;
  message.parts = PartsOf(reply);
  return message;
}

CallRequest ProtectRequest(const Actor& actor, const HandleArgument& context, const MessageSizes& sizes, Bytes clear,
                           bool sealed, ProtectLayout layout = ProtectLayout::kTokenData) {
  CallRequest request = HandleRequest(sealed ? Call::kEncrypt : Call::kSign, actor, context);
  std::uint32_t token = sealed ? sizes.security_trailer : sizes.max_signature;
  std::uint32_t padding = sealed ? std::min(sizes.block_size, kPaddingMax) : 0;
  request.input = MessageToProtect(layout, std::move(clear), token, padding);
  return request;
}

// TakeNumbers reads MessageSeqNo, and what the transport says it should be.
void TakeNumbers(StatementReader& statement, CallRequest& request, Knowledge& knowledge) {
  request.message_number = static_cast<std::uint32_t>(*ReadNumber(statement.TakeOr("number", "0")));
  std::optional<std::string_view> transport = statement.Take("transport");
  if (!transport) return;
  knowledge.numbering = *transport == "none" ? Numbering::kNone : Numbering::kKept;
  knowledge.transport_number = static_cast<std::uint32_t>(ReadNumber(*transport).value_or(0));
}

// RoomOfAnEarlyDatagram is what a caller leaves for a signature before it can ask for SIZES, octets.
constexpr std::uint32_t kRoomOfAnEarlyDatagram = 256;

bool IsEarlyDatagram(const Actor& actor, const ContextSlot& slot) {
  ContextFlags requested = FlagsFromMask(slot.requested, actor.setup.role, FlagDirection::kRequest);
  return slot.live && !slot.established && requested.Has(ContextFlag::kDatagram);
}

// UnprotectRequest gives token and data back as they came; a sealed one whole in a STREAM buffer, the way that every
// package reads (AMB-19), unless the layout says otherwise. That is for messages as GSS_Wrap makes them (DEC-008): in
// DCE style, where RFC 4757's frame ends with the token, they stay in pieces (MS-KILE 3.4.5.4.1).
CallRequest UnprotectRequest(const Actor& actor, const HandleArgument& context, const ProtectedMessage& message,
                             std::string_view layout = "") {
  CallRequest request = HandleRequest(message.sealed ? Call::kDecrypt : Call::kVerify, actor, context);
  request.input = MessageToRead(layout, message);
  return request;
}

// Alter turns one bit of the part that `altered=` names.
void Alter(std::string_view part, ProtectedMessage& message) {
  Bytes& bytes = part == "token" ? message.token : message.data;
  if (!bytes.empty()) bytes.back() ^= 1;
  BufferType type = part == "token" ? BufferType::kToken : BufferType::kData;
  for (auto buffer = message.parts.rbegin(); buffer != message.parts.rend(); ++buffer) {
    if (BufferTypeOf(buffer->type) != type || buffer->content.empty()) continue;
    buffer->content.back() ^= 1;
    return;
  }
}

// Cut leaves the first octets of the first element, as of a message that has not wholly arrived.
void Cut(std::uint64_t size, DescriptorArgument& message) {
  if (message.buffers.empty() || message.buffers[0].content.size() <= size) return;
  message.buffers[0].content.resize(size);
  message.buffers[0].capacity = static_cast<std::uint32_t>(size);
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
  bool cut = statement.statement().Find("cut") != nullptr;
  if (altered.empty() && !cut) {
    slot.inbox.erase(slot.inbox.begin() + static_cast<std::ptrdiff_t>(index));
  } else {
    if (!cut) Alter(altered, message);  // the true one stays, and can still be read
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
  if (IsEarlyDatagram(actor, slot)) sizes = {0, kRoomOfAnEarlyDatagram, 0, kRoomOfAnEarlyDatagram};
  if (auto size = statement.Take("token_size")) {
    sizes.max_signature = sizes.security_trailer = static_cast<std::uint32_t>(*ReadNumber(*size));
  }
  std::string_view text = statement.TakeOr("message", "a message");
  Bytes clear(AsBytes(text).begin(), AsBytes(text).end());
  CallRequest request = ProtectRequest(actor, context.handle, sizes, clear, sealed, TakeProtectLayout(statement));
  request.qop = ReadQuality(statement.TakeOr("qop", "0"));
  ApplyOddities(statement, request.input);
  bool unsent = statement.Has("unsent");
  std::string_view to = statement.TakeOr("to", slot.name);
  Knowledge knowledge = TakeKnowledge(actor, slot, statement);
  TakeNumbers(statement, request, knowledge);
  run.last().request = std::move(request);
  if (!PerformStep(run, actor, knowledge, statement)) return;
  const Performed& last = run.last();
  if (IsFailure(last.reply.status) || unsent) return;
  run.TransmitMessage(actor, slot, Protected(actor, slot, last.request, last.reply, std::move(clear)), to);
}

void RunUnprotect(Run& run, StatementReader& statement) {
  Actor& actor = ActorOf(run, statement);
  ContextArgument context = TakeContext(run, actor, statement);
  ContextSlot& slot = *context.slot;
  ProtectedMessage message;
  Knowledge knowledge = TakeKnowledge(actor, slot, statement);
  ContextSlot& inbox = run.SlotOf(actor, statement.TakeOr("of", slot.name));
  if (!TakeMessage(inbox, statement, message, knowledge.message_origin)) {
    return run.Refuse(statement.statement(), "no such message has reached this actor");
  }
  const Actor* sender = run.PeerOf(actor);
  const bool is_doubtful = sender != nullptr && !sender->misconduct.empty();  // it may have spoiled what it sent
  if (is_doubtful) knowledge.message_origin = MessageOrigin::kUnknown;
  bool decrypts = statement.statement().word.text == "decrypt";
  if (decrypts != message.sealed) {
    return run.Refuse(statement.statement(),
                      decrypts ? "the message is signed: verify it" : "the message is sealed: decrypt it");
  }
  CallRequest request = UnprotectRequest(actor, context.handle, message, statement.TakeOr("layout", ""));
  if (auto size = statement.Take("cut")) Cut(*ReadNumber(*size), request.input);
  if (statement.Has("empty")) request.input.buffers.push_back(OutputBuffer(BufferType::kEmpty, 0));
  ApplyOddities(statement, request.input);
  TakeNumbers(statement, request, knowledge);
  knowledge.protected_number = message.number;
  run.last().request = std::move(request);
  if (!PerformStep(run, actor, knowledge, statement)) return;
  if (!IsFailure(run.last().reply.status)) inbox.last_verified = std::move(message);
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
  run.TransmitMessage(from, source, Protected(from, source, run.last().request, run.last().reply, clear), source.name);
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

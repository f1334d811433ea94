#include "cases/script/call_statements.h"

#include <algorithm>
#include <utility>

#include "cases/script/call_request.h"
#include "cases/script/circumstances.h"
#include "cases/script/handle_argument.h"
#include "cases/script/status_basis.h"
#include "cases/script/status_pattern.h"
#include "cases/script/token_reader.h"
#include "cases/script/value_shape.h"
#include "cases/script/whose_argument.h"
#include "model/attribute.h"
#include "model/context_flags.h"
#include "sim/peer/record_maker.h"

namespace legwork::script {
namespace {

constexpr std::size_t kBindingsLengthAt = 24;  // of SEC_CHANNEL_BINDINGS.cbApplicationDataLength

// SelectedBy is the mechanism a token belongs to, kNone if the token does not tell.
PackageName SelectedBy(const TokenFacts& facts) {
  TokenKind kind = facts.inner == TokenKind::kNone ? facts.kind : facts.inner;
  switch (kind) {
    case TokenKind::kNtlmNegotiate:
    case TokenKind::kNtlmChallenge:
    case TokenKind::kNtlmAuthenticate:
      return PackageName::kNtlm;
    case TokenKind::kApReq:
    case TokenKind::kApRep:
    case TokenKind::kKrbError:
      return PackageName::kKerberos;
    case TokenKind::kNone:
    case TokenKind::kUnreadable:
    case TokenKind::kNegTokenInit:
    case TokenKind::kNegTokenInit2:
    case TokenKind::kNegTokenResp:
    case TokenKind::kScripted:
      return PackageName::kNone;
  }
  return PackageName::kNone;
}

void NoteSelected(PackageName selected, ContextSlot& slot) {
  if (selected != PackageName::kNone) slot.selected = selected;
}

// KernelOf reads `kernel=`.
KernelFacts KernelOf(std::string_view word) {
  if (word.empty()) return {};
  return {true, word == "pool_target" ? MemoryOrigin::kPool : MemoryOrigin::kVirtual,
          word == "pool_buffers" ? MemoryOrigin::kPool : MemoryOrigin::kVirtual};
}

// AddSupplied puts credentials into a PKG_PARAMS element, in the format of the simulated packages: each text with a NUL
// behind it.
void AddSupplied(StatementReader& statement, DescriptorArgument& input) {
  const std::optional<std::string_view> supplied = statement.Take("supplied");
  if (!supplied) return;
  Bytes octets(supplied->begin(), supplied->end());
  for (std::uint8_t& octet : octets) octet = octet == '|' ? 0 : octet;
  octets.push_back(0);
  input.is_null = false;
  input.buffers.push_back(InputBuffer(BufferType::kPkgParams, std::move(octets)));
}

// TakeInput builds pInput from `input=` and `bindings=`, by default from the token under way. False if there is
// neither a token nor a word that there is to be none.
struct Input {
  DescriptorArgument descriptor;
  TokenOrigin origin = TokenOrigin::kUnknown;
};

bool NeedsToken(const Actor& actor, const ContextSlot& slot) {
  if (actor.setup.role == Role::kAcceptor) return true;
  return slot.live && !slot.established;
}

void AddToken(ContextSlot& slot, Bytes token, TokenOrigin origin, Input& input) {
  slot.last_input = token;
  slot.has_input = true;
  input.origin = origin;
  input.descriptor.is_null = false;
  input.descriptor.buffers.push_back(InputBuffer(BufferType::kToken, std::move(token)));
}

bool AddInputAsWritten(Run& run, Actor& actor, ContextSlot& slot, std::string_view value, Input& input) {
  if (value == "none") return true;
  if (value == "again") {
    // A fresh context has had no token: it is given that of the main one.
    AddToken(slot, slot.has_input ? slot.last_input : run.SlotOf(actor, kMainSlot).last_input, TokenOrigin::kReplayed,
             input);
  } else if (value == "no_buffers") {
    input.descriptor.is_null = false;
  } else if (value == "null") {
    AddToken(slot, {}, TokenOrigin::kForged, input);
    input.descriptor.buffers.back().is_null = true;
  } else if (value.starts_with("of:")) {
    Delivery delivery;
    if (!run.Receive(actor, run.SlotOf(actor, value.substr(3)), delivery)) return false;
    AddToken(slot, std::move(delivery.token), TokenOrigin::kStray, input);
  } else {
    AddToken(slot, *ReadBytes(value), value == "empty" ? TokenOrigin::kPeer : TokenOrigin::kForged, input);
  }
  return true;
}

bool AddInputUnderWay(Run& run, Actor& actor, ContextSlot& slot, Input& input) {
  Delivery delivery;
  if (!run.Receive(actor, slot, delivery)) return !NeedsToken(actor, slot);
  bool garbled = std::exchange(slot.garbles_next, false);
  AddToken(slot, std::move(delivery.token), garbled ? TokenOrigin::kAltered : delivery.origin, input);
  return true;
}

// AddOddInput gives the input what few callers pass: attribute bits on the token, a MISSING element with memory.
void AddOddInput(StatementReader& statement, DescriptorArgument& input) {
  constexpr std::size_t kMissingMemory = 16;  // octets that nobody should touch
  bool readonly = statement.Has("readonly");
  for (BufferArgument& buffer : input.buffers) {
    if (readonly && BufferTypeOf(buffer.type) == BufferType::kToken) buffer.type |= kBufferReadOnly;
  }
  if (!statement.Has("missing")) return;
  input.is_null = false;
  input.buffers.push_back(InputBuffer(BufferType::kMissing, Bytes(kMissingMemory, 0xAA)));
}

Transmission TakeTransmission(StatementReader& statement) {
  if (statement.Has("unframed")) return Transmission::kUnframed;
  return statement.Has("as_structures") ? Transmission::kStructures : Transmission::kFramed;
}

bool TakeInput(Run& run, Actor& actor, ContextSlot& slot, StatementReader& statement, Input& input) {
  std::optional<std::string_view> written = statement.Take("input");
  if (written && *written != "none" && *written != "empty") run.set_disturbs_relay();
  bool found =
      written ? AddInputAsWritten(run, actor, slot, *written, input) : AddInputUnderWay(run, actor, slot, input);
  if (!found) {
    run.Starve(statement.statement());
    return false;
  }
  AddOddInput(statement, input.descriptor);
  AddSupplied(statement, input.descriptor);
  if (std::optional<std::string_view> bindings = statement.Take("bindings")) {
    input.descriptor.is_null = false;
    std::vector<BufferArgument>& buffers = input.descriptor.buffers;
    BufferArgument element = InputBuffer(BufferType::kChannelBindings, ChannelBindings(*ReadBytes(*bindings)));
    if (statement.Has("misfit")) element.content[kBindingsLengthAt] += 1;
    buffers.insert(statement.Has("bindings_first") ? buffers.begin() : buffers.end(), std::move(element));
  }
  return true;
}

void TakeFlags(const Actor& actor, ContextSlot& slot, StatementReader& statement) {
  if (auto flags = statement.Take("req")) {
    slot.requested = ParseFlags(*flags, actor.setup.role, FlagDirection::kRequest).value_or(0);
  }
  if (auto flags = statement.Take("needs")) {
    slot.required = ParseFlags(*flags, actor.setup.role, FlagDirection::kReturn).value_or(0);
  }
}

std::optional<std::string> TakeTarget(const Actor& actor, StatementReader& statement) {
  if (actor.setup.role == Role::kAcceptor) return std::nullopt;
  std::optional<std::string_view> target = statement.Take("target");
  if (!target) return actor.target;
  if (*target == "none") return std::nullopt;
  return std::string(*target);
}

void TakeHandshakeArguments(const Actor& actor, StatementReader& statement, CallRequest& request) {
  request.target = TakeTarget(actor, statement);
  request.reserved1 = static_cast<std::uint32_t>(*ReadNumber(statement.TakeOr("reserved1", "0")));
  request.reserved2 = static_cast<std::uint32_t>(*ReadNumber(statement.TakeOr("reserved2", "0")));
  request.data_rep = static_cast<std::uint32_t>(*ReadNumber(statement.TakeOr("drep", "0x10")));
  request.granted_is_null = statement.TakeOr("granted", "") == "null";
  // An acceptor that cannot know its last call must pass no ptsExpiry at all (ASC-N-023).
  std::string_view usual_expiry = actor.setup.role == Role::kAcceptor ? "null" : "given";
  request.expiry_is_null = statement.TakeOr("expiry", usual_expiry) == "null";
  std::string_view new_context = statement.TakeOr("new_context", request.context.is_null ? "separate" : "alias");
  request.new_handle_is_null = new_context == "null";
  request.new_handle_aliases = new_context == "alias";
  std::string_view output = statement.TakeOr("output", "");
  request.output =
      output.empty() ? Descriptor({OutputBuffer(BufferType::kToken, kTokenBufferSize)}) : *ReadOutputShape(output);
  if (output == "allocate") {
    request.requested |= MaskFromFlags(ContextFlag::kAllocateMemory, actor.setup.role, FlagDirection::kRequest);
  }
}

// KeepContext notes what a handshake call did to its slot.
void KeepContext(const CallRequest& request, const CallReply& reply, ContextSlot& slot) {
  ++slot.handshake_calls;
  if (IsFailure(reply.status)) return;
  if (reply.new_handle_written) slot.handle = reply.new_handle;
  slot.live = slot.live || reply.new_handle_written;
  slot.ever = slot.ever || slot.live;
  slot.granted = reply.granted;
  slot.established = reply.status == SecStatus::kOk || reply.status == SecStatus::kCompleteNeeded;
  if (request.context.is_null) slot.sizes_known = false;
}

bool MustComplete(SecStatus status) {
  return status == SecStatus::kCompleteNeeded || status == SecStatus::kCompleteAndContinue;
}

// TokenMemory is the package's memory that the last call's token lies in.
MemoryArgument TokenMemory(const CallReply& reply) {
  for (const BufferResult& buffer : reply.output) {
    if (buffer.allocated_by_package && !buffer.is_null && buffer.block != 0) return {false, buffer.block, false};
  }
  return {};
}

// GiveTokenBack frees what the package allocated for the token; a peer that copies it has done so itself.
void GiveTokenBack(Run& run, Actor& actor, const MemoryArgument& memory) {
  if (memory.block != 0) return run.FreeBlock(actor, memory.block);
  run.NoteFreedBuffer(actor);
}

// PassOn sends the output token of the last call, unless it waits for CompleteAuthToken or the script holds it back.
void PassOn(Run& run, Actor& actor, ContextSlot& slot, bool unsent, Transmission transmission) {
  Performed& last = run.last();
  slot.held.reset();
  if (last.token.empty() && !MustComplete(last.reply.status)) return;
  if (!unsent && !MustComplete(last.reply.status)) {
    return run.Transmit(actor, slot, last.token, transmission, TokenMemory(last.reply));
  }
  slot.held = last.token;
  slot.held_output = last.request.output;
}

bool HasAllocatedToken(const CallReply& reply) {
  return std::any_of(reply.output.begin(), reply.output.end(), [](const BufferResult& buffer) {
    return buffer.allocated_by_package && !buffer.is_null && buffer.size != 0;
  });
}

}  // namespace

Actor& ActorOf(Run& run, const StatementReader& statement) { return *run.FindActor(statement.actor()); }

ContextArgument TakeContext(Run& run, Actor& actor, StatementReader& statement) {
  std::string_view value = statement.TakeOr("context", kMainSlot);
  ContextArgument argument;
  bool misuse = IsHandleMisuse(value);
  argument.slot = &run.SlotOf(actor, misuse ? kMainSlot : value);
  argument.handle =
      misuse ? MisusedHandle(run, actor, value) : HandleArgument{!argument.slot->live, argument.slot->handle};
  return argument;
}

Knowledge TakeKnowledge(const Actor& actor, ContextSlot& slot, StatementReader& statement) {
  Knowledge knowledge;
  knowledge.circumstances = ReadCircumstances(statement.TakeOr("given", ""));
  knowledge.required = slot.required;
  knowledge.overlaps = statement.Has("overlaps");
  std::string_view consequence = statement.TakeOr("consequence", "");
  if (consequence == "trusted") knowledge.consequence = Consequence::kTrusted;
  if (consequence == "dropped") knowledge.consequence = Consequence::kDropped;
  bool named = actor.setup.package == PackageName::kNtlm || actor.setup.package == PackageName::kKerberos;
  knowledge.selected = named ? actor.setup.package : slot.selected;
  return knowledge;
}

// CompleteLeg does what a caller owes after SEC_I_COMPLETE_NEEDED and SEC_I_COMPLETE_AND_CONTINUE, which the pages list
// beside SEC_E_OK and SEC_I_CONTINUE_NEEDED: it calls CompleteAuthToken, and the two calls count as one leg. Only after
// it has a foreign package accepted what it was given. A scenario that speaks of completing does so itself, and so does
// one that observes. False if the peer died or has no such call.
static bool CompleteLeg(Run& run, Actor& actor, const Knowledge& knowledge, const StatementReader& statement) {
  const SecStatus status = run.last().reply.status;
  const bool is_meant = statement.result().find("COMPLETE") != std::string_view::npos;
  if (!run.last().by_subject || !MustComplete(status) || is_meant || run.observes()) return true;
  Performed leg = std::move(run.last());
  const HandleArgument handle =
      leg.reply.new_handle_written ? HandleArgument{false, leg.reply.new_handle} : leg.request.context;
  run.last().request = HandleRequest(Call::kComplete, actor, handle);
  run.last().request.input = Descriptor({InputBuffer(BufferType::kToken, leg.token)});
  if (!run.Perform(actor, knowledge, nullptr)) return false;
  const CallReply& reply = run.last().reply;
  leg.reply.status = IsFailure(reply.status)                ? reply.status
                     : status == SecStatus::kCompleteNeeded ? SecStatus::kOk
                                                            : SecStatus::kContinueNeeded;
  if (!reply.input.empty()) leg.token = reply.input.front().content;
  run.last() = std::move(leg);
  return true;
}

// RefusesDatagrams says whether a foreign subject made an ordinary context where DATAGRAM was asked for, as it may
// (ISC-N-011), or wants a token where a datagram context has none yet.
static bool RefusesDatagrams(const Performed& last) {
  constexpr std::uint32_t kDatagram = 0x400;  // as a request and as a result, of either function
  const bool asks = last.by_subject && last.request.context.is_null && (last.request.requested & kDatagram) != 0;
  if (!asks || IsFailure(last.reply.status)) return asks;
  return last.reply.granted_written && (last.reply.granted & kDatagram) == 0;
}

// IsOptional says whether a package may have no such call, which SEC_E_UNSUPPORTED_FUNCTION then says.
static bool IsOptional(Call call) {
  constexpr Call kCalls[] = {Call::kImpersonate, Call::kRevert,         Call::kQueryToken,     Call::kExport,
                             Call::kImport,      Call::kAddCredentials, Call::kChangePassword, Call::kQueryCredential};
  return std::ranges::find(kCalls, call) != std::end(kCalls);
}

bool PerformStep(Run& run, Actor& actor, const Knowledge& knowledge, const StatementReader& statement) {
  bool performed = run.Perform(actor, knowledge, &statement.statement());
  performed = performed && CompleteLeg(run, actor, knowledge, statement);
  run.result().leg = std::string(statement.actor()) + " " + statement.statement().word.text;
  if (!performed) {
    run.result().at = statement.statement().word.at;
    return false;
  }
  SecStatus status = run.last().reply.status;
  const bool is_handshake = run.last().request.call == Call::kInitialize || run.last().request.call == Call::kAccept;
  if (is_handshake && RefusesDatagrams(run.last())) {
    run.Stop(Outcome::kSkip, actor.peer->traits().subject + " grants no DATAGRAM");
    return false;
  }
  if (MatchesStatus(statement.result(), status)) return true;
  if (run.last().by_subject && knowledge.also == status) return true;
  const bool lacks = run.last().by_subject && status == SecStatus::kUnsupportedFunction;
  if (lacks && IsOptional(run.last().request.call) && !ExpectsRefusal(statement.result())) {
    run.Stop(Outcome::kSkip,
             actor.peer->traits().subject + " offers no " + std::string(CallFunction(run.last().request.call)));
    return false;
  }
  Statement actual = statement.statement();
  actual.result->text = StatusWord(status);
  const Bytes* input = is_handshake ? InputToken(run.last().request) : nullptr;
  const TokenFacts facts = input == nullptr ? TokenFacts{} : ReadTokenFacts(*input, false);
  run.Differ({.expected = statement.statement(),
              .actual = std::move(actual),
              .status = StatusMismatch{.call = run.last().request.call,
                                       .expected = statement.result(),
                                       .actual = status,
                                       .by_subject = run.last().by_subject,
                                       .has_fault = run.input().script.Header("fault") != nullptr,
                                       .attribute = run.last().request.attribute,
                                       .lacks_mic = facts.kind == TokenKind::kNtlmAuthenticate && !facts.indicates_mic},
              .ends_run = run.last().request.call != Call::kQuery});
  return true;
}

void RunAcquire(Run& run, StatementReader& statement) {
  Actor& actor = ActorOf(run, statement);
  CallRequest request = AcquireRequest(actor);
  TakeWhose(statement, request);
  request.new_handle_is_null = statement.TakeOr("new_credential", "") == "null";
  CredentialSlot& slot = actor.credentials[std::string(statement.TakeOr("as", kMainSlot))];
  Knowledge knowledge;
  knowledge.circumstances = ReadCircumstances(statement.TakeOr("given", ""));
  run.last().request = std::move(request);
  if (!PerformStep(run, actor, knowledge, statement)) return;
  if (IsFailure(run.last().reply.status)) return;
  slot.handle = run.last().reply.new_handle;
  slot.live = true;
}

void RunFree(Run& run, StatementReader& statement) {
  Actor& actor = ActorOf(run, statement);
  std::string_view value = statement.TakeOr("credential", kMainSlot);
  HandleArgument handle = CredentialArgument(run, actor, value);
  run.last().request = HandleRequest(Call::kFree, actor, handle);
  Knowledge knowledge;
  knowledge.password_kept = statement.Has("keeps_password");
  if (!PerformStep(run, actor, knowledge, statement)) return;
  if (!IsFailure(run.last().reply.status) && !IsHandleMisuse(value)) run.CredentialOf(actor, value).live = false;
}

void RunHandshake(Run& run, StatementReader& statement) {
  Actor& actor = ActorOf(run, statement);
  HandleArgument credential = CredentialArgument(run, actor, statement.TakeOr("credential", kMainSlot));
  if (run.stopped()) return;
  ContextArgument context = TakeContext(run, actor, statement);
  ContextSlot& slot = *context.slot;
  Input input;
  if (!TakeInput(run, actor, slot, statement, input)) return;
  TakeFlags(actor, slot, statement);
  CallRequest request;
  request.call = *ParseCallWord(statement.statement().word.text);
  request.package = actor.setup.package;
  request.credential = credential;
  request.context = context.handle;
  request.requested = slot.requested;
  request.input = std::move(input.descriptor);
  TakeHandshakeArguments(actor, statement, request);
  bool unsent = statement.Has("unsent");
  bool unfreed = statement.Has("unfreed");
  bool freed_first = statement.Has("freed_first");
  Transmission transmission = TakeTransmission(statement);
  if (const Bytes* token = InputToken(request)) NoteSelected(SelectedBy(ReadTokenFacts(*token, false)), slot);
  Knowledge knowledge = TakeKnowledge(actor, slot, statement);
  knowledge.input_origin = input.origin;
  knowledge.kernel = KernelOf(statement.TakeOr("kernel", ""));
  knowledge.also = ParseSecStatus(statement.TakeOr("also", ""));
  run.last().request = std::move(request);
  if (!PerformStep(run, actor, knowledge, statement)) return;
  NoteSelected(SelectedBy(run.last().sent.facts), slot);
  KeepContext(run.last().request, run.last().reply, slot);
  run.result().leg += " " + std::to_string(slot.handshake_calls);
  const bool frees = HasAllocatedToken(run.last().reply) && !unfreed;
  const MemoryArgument memory = TokenMemory(run.last().reply);
  if (unfreed && memory.block != 0) actor.kept_blocks.push_back(memory.block);
  if (frees && freed_first) GiveTokenBack(run, actor, memory);
  PassOn(run, actor, slot, unsent, transmission);
  if (frees && !freed_first) GiveTokenBack(run, actor, memory);
}

void RunComplete(Run& run, StatementReader& statement) {
  Actor& actor = ActorOf(run, statement);
  ContextArgument context = TakeContext(run, actor, statement);
  ContextSlot& slot = *context.slot;
  CallRequest request = HandleRequest(Call::kComplete, actor, context.handle);
  std::optional<std::string_view> token = statement.Take("token");
  Bytes message = token ? *ReadBytes(*token) : slot.held.value_or(Bytes());
  request.input = Descriptor({InputBuffer(BufferType::kToken, std::move(message))});
  if (statement.Has("no_buffers")) request.input.buffers.clear();
  bool unsent = statement.Has("unsent");
  run.last().request = std::move(request);
  if (!PerformStep(run, actor, TakeKnowledge(actor, slot, statement), statement)) return;
  if (IsFailure(run.last().reply.status) || !slot.held || unsent) return;
  Bytes completed = run.last().reply.input.empty() ? *slot.held : run.last().reply.input.front().content;
  slot.held.reset();
  if (!completed.empty()) run.Transmit(actor, slot, completed);
}

void RunSend(Run& run, StatementReader& statement) {
  Actor& actor = ActorOf(run, statement);
  ContextSlot& slot = *TakeContext(run, actor, statement).slot;
  if (!slot.held) return run.Refuse(statement.statement(), "this actor holds no unsent token");
  run.Transmit(actor, slot, *std::exchange(slot.held, std::nullopt), TakeTransmission(statement));
}

void RunSendData(Run& run, StatementReader& statement) {
  Actor& actor = ActorOf(run, statement);
  ContextSlot& slot = *TakeContext(run, actor, statement).slot;
  run.NoteSentData(actor, slot, !statement.Has("protected"));
}

void RunDelete(Run& run, StatementReader& statement) {
  Actor& actor = ActorOf(run, statement);
  ContextArgument context = TakeContext(run, actor, statement);
  run.last().request = HandleRequest(Call::kDelete, actor, context.handle);
  if (!PerformStep(run, actor, TakeKnowledge(actor, *context.slot, statement), statement)) return;
  bool own = !context.handle.is_null && context.handle.value == context.slot->handle;
  if (IsFailure(run.last().reply.status) || !own) return;
  context.slot->live = context.slot->established = false;
  context.slot->held.reset();
}

// TakeStructure reads what pBuffer points to, by default the structure of the attribute in the function's form.
static void TakeStructure(StatementReader& statement, CallRequest& request) {
  request.ansi = statement.Has("ansi");
  request.structure_is_null = statement.TakeOr("structure", "") == "null";
  if (auto size = statement.Take("structure_size")) {
    request.structure_size = static_cast<std::uint32_t>(*ReadNumber(*size));
  }
  std::string_view form = statement.TakeOr("form", "");
  if (!form.empty()) request.structure_form = form == "ansi" ? StringForm::kAnsi : StringForm::kWide;
}

void RunQuery(Run& run, StatementReader& statement) {
  Actor& actor = ActorOf(run, statement);
  ContextArgument context = TakeContext(run, actor, statement);
  run.last().request = HandleRequest(Call::kQuery, actor, context.handle);
  std::string_view attribute = statement.TakeOr("attribute", "SIZES");
  std::optional<std::uint32_t> named = ParseAttribute(attribute);
  run.last().request.attribute = named ? *named : static_cast<std::uint32_t>(*ReadNumber(attribute));
  TakeStructure(statement, run.last().request);
  bool closed = statement.Has("closed");
  Knowledge knowledge = TakeKnowledge(actor, *context.slot, statement);
  knowledge.keeps_memory = statement.Has("unfreed");
  if (!PerformStep(run, actor, knowledge, statement)) return;
  if (closed && run.last().reply.status == SecStatus::kOk) ++actor.closed_tokens;
}

void RunQueryToken(Run& run, StatementReader& statement) {
  Actor& actor = ActorOf(run, statement);
  bool unclosed = statement.Has("unclosed");
  RunOnContext(run, statement);
  if (unclosed && !run.stopped() && run.last().reply.status == SecStatus::kOk) ++actor.open_tokens;
}

void RunOnContext(Run& run, StatementReader& statement) {
  Actor& actor = ActorOf(run, statement);
  ContextArgument context = TakeContext(run, actor, statement);
  run.last().request = HandleRequest(*ParseCallWord(statement.statement().word.text), actor, context.handle);
  PerformStep(run, actor, TakeKnowledge(actor, *context.slot, statement), statement);
}

void RunWait(Run& run, StatementReader& statement) {
  World& world = run.world();
  world.queue.RunUntil(world.clock.Now() + *ReadDuration(statement.subject()));
}

void RunEnd(Run& run, StatementReader& statement) { run.EndSession(ActorOf(run, statement), false); }

}  // namespace legwork::script

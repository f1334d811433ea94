#include "tools/provider/recorder.h"

#include <algorithm>
#include <utility>

#include "cases/script/token_reader.h"
#include "model/sec_buffer.h"
#include "sim/base/fingerprint.h"
#include "sim/peer/record_maker.h"

namespace legwork::provider {
namespace {

bool IsHandshake(Call call) { return call == Call::kInitialize || call == Call::kAccept; }
bool Protects(Call call) { return call == Call::kSign || call == Call::kEncrypt; }
bool Unprotects(Call call) { return call == Call::kVerify || call == Call::kDecrypt; }

// The mechanism that a token belongs to, kNone if it does not tell.
PackageName MechanismOf(const TokenFacts& facts) {
  switch (facts.inner == TokenKind::kNone ? facts.kind : facts.inner) {
    case TokenKind::kNtlmNegotiate:
    case TokenKind::kNtlmChallenge:
    case TokenKind::kNtlmAuthenticate:
      return PackageName::kNtlm;
    case TokenKind::kApReq:
    case TokenKind::kApRep:
    case TokenKind::kKrbError:
      return PackageName::kKerberos;
    default:
      return PackageName::kNone;
  }
}

template <typename Buffer>
ByteView TokenIn(const std::vector<Buffer>& buffers) {
  for (const Buffer& buffer : buffers) {
    if (BufferTypeOf(buffer.type) == BufferType::kToken) return buffer.content;
  }
  return {};
}

// A token that came out: a buffer that the package left alone holds none, whatever its size says.
ByteView TokenOut(const CallReply& reply) {
  for (const BufferResult& buffer : reply.output) {
    if (BufferTypeOf(buffer.type) == BufferType::kToken) return buffer.changed ? ByteView(buffer.content) : ByteView();
  }
  return {};
}

}  // namespace

void Recorder::Put(CallRecord& record) {
  record.number = ++records_;
  sink_.Put(record);
}

CallRecord Recorder::Begin(const CallMoment& moment) {
  CallRecord record;
  record.actor = moment.actor;
  record.began_at = moment.began_at;
  record.ended_at = moment.ended_at;
  if (moment.actor == 0 || moment.actor > callers_.size()) return record;
  const CallerSetup& caller = callers_[moment.actor - 1u];
  record.peer = caller.peer;
  if (caller.role == Role::kInitiator) record.required = caller.required;
  called_[moment.actor] = true;
  return record;
}

// PeerIsHere says whether somebody in this process plays the other part. If not, what comes out of the library leaves
// the process, and counts as sent.
bool Recorder::PeerIsHere(std::uint16_t actor) const {
  const Role role = callers_[actor - 1u].role;
  for (const CallerSetup& caller : callers_) {
    if (caller.role != role && called_[caller.index]) return true;
  }
  return false;
}

void Recorder::PutSend(const Sender& sender, const TokenFacts& token, bool is_application_data,
                       const CallMoment& moment) {
  CallRecord record = Begin({sender.actor, moment.began_at, moment.began_at});
  record.call = Call::kSend;
  record.context = {false, sender.context};
  record.input_token = token;
  record.transmitted_application_data = is_application_data;
  Put(record);
}

void Recorder::StateMechanism(const Tracked& tracked, CallRecord& record) const {
  record.package = tracked.package;
  const bool is_named = tracked.package == PackageName::kNtlm || tracked.package == PackageName::kKerberos;
  const PackageName mechanism = is_named ? tracked.package : tracked.selected;
  if (mechanism == PackageName::kNtlm) record.circumstances |= static_cast<std::uint32_t>(Circumstance::kNtlmSelected);
  if (mechanism == PackageName::kKerberos) {
    record.circumstances |= static_cast<std::uint32_t>(Circumstance::kKerberosSelected);
  }
}

// ObserveOverlap says of a call that was made while another was under way on its context that it began before that one
// ended, however long the lock made it wait and however little time passes in the world. It goes by what the pages ask:
// an encryption by encryptions, a decryption by decryptions, all else by the last call of any kind.
void Recorder::ObserveOverlap(const CallRequest& request, const CallMoment& moment, Tracked& tracked,
                              CallRecord& record) {
  const std::size_t kind = request.call == Call::kEncrypt ? 1 : request.call == Call::kDecrypt ? 2 : 0;
  const Tracked::LastCall last = tracked.last_calls[kind];
  const bool overlaps = last.number > moment.arrived_after;
  if (overlaps) record.began_at = std::min(record.began_at, last.ended_at - 1);
  tracked.last_calls[kind] = {calls_, record.ended_at};
  tracked.last_calls[0] = tracked.last_calls[kind];
}

void Recorder::Observe(const CallRequest& request, const CallReply& reply, const CallMoment& moment) {
  ++calls_;
  CallRecord record = Begin(moment);
  if (IsHandshake(request.call)) {
    ObserveHandshake(request, reply, record);
  } else if (Protects(request.call) || Unprotects(request.call)) {
    ObserveMessage(request, reply, record);
  }
  const HandleArgument& handle = request.context.is_null ? request.credential : request.context;
  const auto tracked = tracked_.find({moment.actor, handle.value});
  if (!handle.is_null && tracked != tracked_.end()) StateMechanism(tracked->second, record);
  const bool is_on_context = !request.context.is_null && tracked != tracked_.end();
  if (is_on_context) ObserveOverlap(request, moment, tracked->second, record);
  FillRecord(request, reply, record);
  // Where the program wants no attributes, those that it would have got stand for them: the package owes it none.
  if (request.granted_is_null && IsHandshake(request.call)) record.granted_written = !IsFailure(reply.status);
  ObserveExport(request, reply, record);
  Put(record);
  Track(request, reply, record);
  const bool leaves = Protects(request.call) && !IsFailure(reply.status) && !PeerIsHere(moment.actor);
  if (leaves) PutSend({moment.actor, request.context.value}, {}, true, moment);
}

// OriginOf finds tokens that the caller gives to another context than the one they are for: to the one that they came
// out of, to one that talks to another context, or, though their context waits for them, to a new one.
TokenOrigin Recorder::OriginOf(const CallRequest& request, const Traffic::Taken& taken, const CallRecord& record) {
  const auto own = tracked_.find({record.actor, request.context.value});
  const bool is_later = !request.context.is_null && own != tracked_.end();
  if (!taken.from) {
    const bool is_own = is_later && traffic_.IsOf({record.actor, request.context.value}, record.input_token.id);
    return is_own ? TokenOrigin::kStray : taken.origin;
  }
  const auto other = tracked_.find({taken.from->actor, taken.from->context});
  if (taken.origin != TokenOrigin::kPeer || other == tracked_.end()) return taken.origin;
  if (is_later) {
    if (own->second.partner && own->second.partner->context != taken.from->context &&
        tracked_.contains({own->second.partner->actor, own->second.partner->context})) {
      return TokenOrigin::kStray;
    }
    own->second.partner = taken.from;
    if (request.call == Call::kInitialize) other->second.partner = {record.actor, request.context.value};
    return taken.origin;
  }
  if (!request.context.is_null || !other->second.partner) return taken.origin;
  const auto waiting = tracked_.find({other->second.partner->actor, other->second.partner->context});
  const bool is_awaited = waiting != tracked_.end() && waiting->second.awaits_reply;
  return is_awaited ? TokenOrigin::kStray : taken.origin;
}

void Recorder::ObserveHandshake(const CallRequest& request, const CallReply& reply, CallRecord& record) {
  const HandleArgument& named = request.context.is_null ? request.credential : request.context;
  const auto known = tracked_.find({record.actor, named.value});
  const bool is_scripted = known != tracked_.end() && known->second.package == PackageName::kScripted;
  const CallMoment moment = {record.actor, record.began_at, record.ended_at};
  if (const ByteView token = TokenIn(request.input.buffers); !token.empty()) {
    record.input_token = script::ReadTokenFacts(token, is_scripted);
    const Traffic::Taken taken = traffic_.Take(record.actor, record.input_token, token);
    record.input_token.origin = OriginOf(request, taken, record);
    if (taken.sent_by) PutSend(*taken.sent_by, taken.sent, false, moment);
    // A token of unknown origin answers ours: the other side is elsewhere, and ours got there.
    const bool answers = taken.origin == TokenOrigin::kUnknown && !request.context.is_null;
    const auto last = answers ? traffic_.SendLast({record.actor, request.context.value}) : std::nullopt;
    if (last) PutSend({record.actor, request.context.value}, *last, false, moment);
  }
  if (const ByteView token = TokenOut(reply); !token.empty()) {
    record.output_token = script::ReadTokenFacts(token, is_scripted);
  }
}

void Recorder::ObserveMessage(const CallRequest& request, const CallReply& reply, CallRecord& record) {
  if (Protects(request.call)) {
    const Sender sender = {record.actor, request.context.value};
    const bool seals = request.call == Call::kEncrypt;
    if (!IsFailure(reply.status)) traffic_.Protect(sender, reply.input, request.message_number, seals);
    return;
  }
  const bool unseals = request.call == Call::kDecrypt;
  const Traffic::TakenMessage taken = traffic_.TakeMessage(record.actor, request.input, unseals);
  record.message_origin = taken.origin;
  record.protected_number_known = taken.is_known;
  record.protected_number = taken.number;
  if (taken.sent_by) PutSend(*taken.sent_by, {}, true, {record.actor, record.began_at, record.ended_at});
}

// What is imported is known by its octets.
void Recorder::ObserveExport(const CallRequest& request, const CallReply& reply, CallRecord& record) {
  if (request.call == Call::kExport && !IsFailure(reply.status)) {
    ExportedContext& context = exported_[Fingerprint(reply.packed)];
    context.known = true;
    context.package = record.package;
    context.exported = request.context.value;
    context.exporter = record.actor;
    context.flags = request.export_flags;
  } else if (request.call == Call::kImport) {
    const auto found = exported_.find(Fingerprint(request.packed));
    if (found != exported_.end()) record.imported = found->second;
  }
}

// Track learns from a finished call which package and mechanism stand behind a handle, and which token is under way.
void Recorder::Track(const CallRequest& request, const CallReply& reply, const CallRecord& record) {
  const std::uint16_t actor = record.actor;
  if (request.call == Call::kAcquire && reply.new_handle_written) {
    tracked_[{actor, reply.new_handle}] = {record.package, PackageName::kNone};
  } else if (request.call == Call::kImport && reply.new_handle_written) {
    tracked_[{actor, reply.new_handle}] = {record.package, PackageName::kNone};
  } else if (request.call == Call::kDelete && !IsFailure(reply.status)) {
    tracked_.erase({actor, request.context.value});
    traffic_.Forget({actor, request.context.value});
  } else if (request.call == Call::kFree && !IsFailure(reply.status)) {
    tracked_.erase({actor, request.credential.value});
  } else if (request.call == Call::kComplete && !IsFailure(reply.status)) {
    const ByteView token = TokenIn(reply.input);
    const TokenFacts facts = script::ReadTokenFacts(token, record.package == PackageName::kScripted);
    if (!token.empty()) traffic_.Emit({actor, request.context.value}, facts, token);
  }
  if (!IsHandshake(request.call)) return;
  const SecHandle handle = reply.new_handle_written ? reply.new_handle : request.context.value;
  traffic_.Emit({actor, handle}, record.output_token, TokenOut(reply));
  if (!reply.new_handle_written && request.context.is_null) return;
  Tracked& context = tracked_[{actor, handle}];
  context.awaits_reply = reply.status == SecStatus::kContinueNeeded || reply.status == SecStatus::kCompleteAndContinue;
  if (context.package == PackageName::kNone) context.package = record.package;
  for (const TokenFacts* token : {&record.input_token, &record.output_token}) {
    if (const PackageName mechanism = MechanismOf(*token); mechanism != PackageName::kNone) {
      context.selected = mechanism;
    }
  }
}

void Recorder::End(Ticks now) {
  const CallMoment moment = {0, now, now};
  for (const Traffic::Waiting& waiting : traffic_.TakeUnsent()) {
    if (!PeerIsHere(waiting.sender.actor)) PutSend(waiting.sender, waiting.token, false, moment);
  }
  for (const CallerSetup& caller : callers_) {
    if (!called_[caller.index]) continue;
    CallRecord record = Begin({caller.index, now, now});
    record.call = Call::kEnd;
    Put(record);
  }
}

}  // namespace legwork::provider

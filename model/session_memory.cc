#include "model/session_memory.h"

#include <algorithm>

#include "model/attribute.h"

namespace legwork {
namespace {

bool IsHandshake(Call call) { return call == Call::kInitialize || call == Call::kAccept; }

Role RoleOf(Call call) { return call == Call::kAccept ? Role::kAcceptor : Role::kInitiator; }

// ActsOnContext names the calls that mean nothing without a context; the handshake calls can begin one.
bool ActsOnContext(Call call) {
  switch (call) {
    case Call::kComplete:
    case Call::kApplyControl:
    case Call::kQuery:
    case Call::kSetAttributes:
    case Call::kSign:
    case Call::kVerify:
    case Call::kEncrypt:
    case Call::kDecrypt:
    case Call::kExport:
    case Call::kImpersonate:
    case Call::kRevert:
    case Call::kQueryToken:
    case Call::kDelete:
      return true;
    default:
      return false;
  }
}

bool ActsOnCredential(Call call) {
  return call == Call::kFree || call == Call::kQueryCredential || call == Call::kAddCredentials;
}

bool IsTampered(TokenOrigin origin) { return origin != TokenOrigin::kUnknown && origin != TokenOrigin::kPeer; }

bool IsNtlmMessage(TokenKind kind) {
  return kind == TokenKind::kNtlmNegotiate || kind == TokenKind::kNtlmChallenge || kind == TokenKind::kNtlmAuthenticate;
}

bool IsMalformedInput(const TokenFacts& input) {
  return input.kind == TokenKind::kUnreadable &&
         (input.origin == TokenOrigin::kAltered || input.origin == TokenOrigin::kForged);
}

// kSameTokenMax bounds the search among tokens with the same bytes; real sessions have two or three.
constexpr int kSameTokenMax = 32;

// CarriesAuthenticate: whoever makes or takes that message of NTLM has chosen it.
bool CarriesAuthenticate(const CallRecord& record) {
  const auto is_one = [](const TokenFacts& token) {
    return token.kind == TokenKind::kNtlmAuthenticate || token.inner == TokenKind::kNtlmAuthenticate;
  };
  return !IsFailure(record.status) && (is_one(record.input_token) || is_one(record.output_token));
}

// MechanismOf gives the mechanism that a record's circumstances, its package or its tokens name.
PackageName MechanismOf(const CallRecord& record, PackageName package) {
  if (record.Is(Circumstance::kNtlmSelected) || package == PackageName::kNtlm) return PackageName::kNtlm;
  if (package == PackageName::kNegotiate && CarriesAuthenticate(record)) return PackageName::kNtlm;
  if (record.Is(Circumstance::kKerberosSelected) || package == PackageName::kKerberos) return PackageName::kKerberos;
  return PackageName::kNone;
}

PackageName MechanismOf(TokenKind kind) {
  if (IsNtlmMessage(kind)) return PackageName::kNtlm;
  return kind == TokenKind::kApReq || kind == TokenKind::kApRep ? PackageName::kKerberos : PackageName::kNone;
}

// SpokenIn gives the mechanism of a token, also of one inside SPNEGO.
PackageName SpokenIn(const TokenFacts& token) {
  const PackageName outer = MechanismOf(token.kind);
  return outer != PackageName::kNone ? outer : MechanismOf(token.inner);
}

// IsEarlyDatagram: a datagram context protects messages before its handshake is over (DGM-001, SIG-001).
bool IsEarlyDatagram(const Moment& moment) {
  const Call call = moment.record.call;
  const bool protects =
      call == Call::kSign || call == Call::kEncrypt || call == Call::kVerify || call == Call::kDecrypt;
  return protects && moment.phase == Phase::kAwaitsReply && moment.context->requested.Has(ContextFlag::kDatagram);
}

// IsRefusedForItsHandle: what the call named was never issued or is no more, so that it reached no context and took no
// token.
bool IsRefusedForItsHandle(const Moment& moment) {
  const auto is_bad = [](HandleState state) { return state != HandleState::kNull && state != HandleState::kLive; };
  return moment.record.status == SecStatus::kInvalidHandle &&
         (is_bad(moment.context_state) || is_bad(moment.credential_state));
}

HandleState StateOf(const HandleArgument& argument, std::uint32_t place, bool closed) {
  if (argument.is_null) return HandleState::kNull;
  if (argument.value == kInvalidatedHandle) return HandleState::kInvalidated;
  if (place == kNowhere) return HandleState::kUnknown;
  return closed ? HandleState::kClosed : HandleState::kLive;
}

}  // namespace

std::uint32_t SessionMemory::FindHandle(Kind kind, std::uint16_t actor, const SecHandle& handle) const {
  const std::uint32_t tag = static_cast<std::uint32_t>(kind) << 16 | actor;
  return index_.Find(handle.lower, handle.upper, tag);
}

// FindEmitted prefers the youngest token that still waits: unsent if the actor is its sender, undelivered if another's.
std::uint32_t SessionMemory::FindEmitted(std::uint64_t id, std::uint16_t actor, bool by_actor) const {
  if (id == 0) return kNowhere;
  std::uint32_t found = kNowhere;
  std::uint32_t place = index_.Find(id, 0, static_cast<std::uint32_t>(Kind::kToken) << 16);
  for (int steps = 0; place != kNowhere && steps < kSameTokenMax; ++steps, place = session_.tokens[place].same_id) {
    const TokenHistory& token = session_.tokens[place];
    if ((token.actor == actor) != by_actor) continue;
    if (found == kNowhere) found = place;
    if (by_actor ? !token.sent : !token.delivered) return place;
  }
  return found;
}

Moment SessionMemory::Place(const CallRecord& record) {
  if (record.actor >= session_.actors.size()) session_.actors.resize(record.actor + 1);
  Moment moment{.record = record, .profile = profile_, .session = session_, .actor = session_.actors[record.actor]};
  PlaceContext(&moment);
  PlaceCredential(&moment);
  moment.package = record.package;
  if (moment.package == PackageName::kNone && moment.context != nullptr) moment.package = moment.context->package;
  if (moment.package == PackageName::kNone && moment.credential != nullptr) moment.package = moment.credential->package;
  PlacePeer(&moment);
  PlaceBlock(&moment);
  if (IsHandshake(record.call)) {
    moment.requested = FlagsFromMask(record.requested, moment.role, FlagDirection::kRequest);
    if (record.granted_written) moment.granted = FlagsFromMask(record.granted, moment.role, FlagDirection::kReturn);
  }
  return moment;
}

void SessionMemory::PlaceContext(Moment* moment) const {
  const CallRecord& record = moment->record;
  std::uint32_t place = kNowhere;
  if (!record.context.is_null) {
    place = FindHandle(Kind::kContext, record.actor, record.context.value);
  } else if (record.call == Call::kSend) {
    const std::uint32_t token = FindEmitted(record.input_token.id, record.actor, true);
    if (token != kNowhere) place = session_.tokens[token].context;
  }
  if (place != kNowhere) moment->context = &session_.contexts[place];
  const bool closed = moment->context != nullptr && moment->context->deleted_by != 0;
  moment->context_state = StateOf(record.context, place, closed);
  moment->role = RoleOf(record.call);
  if (moment->context != nullptr) {
    if (!IsHandshake(record.call)) moment->role = moment->context->role;
    moment->phase = moment->context->phase;
    moment->allowed = PhaseAllows(moment->context->role, moment->phase, record.call) || IsEarlyDatagram(*moment);
  } else if (ActsOnContext(record.call)) {
    moment->allowed = false;
  } else if (IsHandshake(record.call)) {
    moment->allowed = moment->context_state == HandleState::kNull;
  } else {
    moment->allowed = static_cast<int>(record.call) < kCallCount;
  }
}

void SessionMemory::PlaceCredential(Moment* moment) const {
  const CallRecord& record = moment->record;
  std::uint32_t place = kNowhere;
  if (!record.credential.is_null) place = FindHandle(Kind::kCredential, record.actor, record.credential.value);
  if (place != kNowhere) moment->credential = &session_.credentials[place];
  const bool closed = moment->credential != nullptr && moment->credential->freed_by != 0;
  moment->credential_state = StateOf(record.credential, place, closed);
  if (ActsOnCredential(record.call)) moment->allowed = moment->credential_state == HandleState::kLive;
}

void SessionMemory::PlacePeer(Moment* moment) const {
  const CallRecord& record = moment->record;
  const std::uint32_t token =
      IsHandshake(record.call) ? FindEmitted(record.input_token.id, record.actor, false) : kNowhere;
  if (token != kNowhere) moment->input = &session_.tokens[token];
  std::uint32_t peer = moment->context != nullptr ? moment->context->peer_context : kNowhere;
  if (peer == kNowhere && moment->input != nullptr) peer = moment->input->context;
  if (peer != kNowhere) moment->peer_context = &session_.contexts[peer];
  if (record.new_handle_written && (IsHandshake(record.call) || record.call == Call::kImport)) {
    const std::uint32_t other = FindHandle(Kind::kContext, record.actor, record.new_handle);
    if (other != kNowhere && session_.contexts[other].deleted_by == 0 && &session_.contexts[other] != moment->context) {
      moment->reissued = &session_.contexts[other];
    }
  }
}

void SessionMemory::PlaceBlock(Moment* moment) const {
  const CallRecord& record = moment->record;
  if (record.memory.block == 0) return;
  const std::uint32_t place = FindBlock(record.actor, record.memory.block);
  if (place != kNowhere) moment->block = &session_.blocks[place];
}

std::uint32_t SessionMemory::FindBlock(std::uint16_t actor, std::uint32_t block) const {
  return index_.Find(block, 0, static_cast<std::uint32_t>(Kind::kBlock) << 16 | actor);
}

ContextHistory* SessionMemory::Mutable(const ContextHistory* context) {
  return context == nullptr ? nullptr : &session_.contexts[PlaceOf(context)];
}

std::uint32_t SessionMemory::PlaceOf(const ContextHistory* context) const {
  return static_cast<std::uint32_t>(context - session_.contexts.data());
}

void SessionMemory::Learn(const Moment& moment) {
  const CallRecord& record = moment.record;
  ++session_.actors[record.actor].records;
  if (record.crashed || record.timed_out) return LearnDeath(record);
  if (record.issued[0] != 0) LearnIssued(moment);
  switch (record.call) {
    case Call::kAcquire:
      return LearnAcquire(record);
    case Call::kInitialize:
    case Call::kAccept:
      return LearnHandshake(moment);
    case Call::kImport:
      return LearnImport(moment);
    case Call::kFree:
      return LearnFree(moment);
    case Call::kSend:
      return LearnSend(record);
    case Call::kFreeBuffer:
      return LearnFreeBuffer(moment);
    case Call::kQueryPackage:
    case Call::kEnumerate:
      return LearnPackages(record);
    case Call::kChangePassword:
      session_.password_changed |= record.status == SecStatus::kOk;
      return;
    case Call::kEnd:
      session_.actors[record.actor].ended = true;
      return;
    default:
      return LearnOnContext(moment);
  }
}

void SessionMemory::LearnIssued(const Moment& moment) {
  const CallRecord& record = moment.record;
  const std::uint32_t context = moment.context == nullptr ? kNowhere : PlaceOf(moment.context);
  for (const std::uint32_t block : record.issued) {
    if (block == 0) return;
    const auto place = static_cast<std::uint32_t>(session_.blocks.size());
    session_.blocks.push_back({record.actor, block, record.call, 0, context});
    index_.Put(block, 0, static_cast<std::uint32_t>(Kind::kBlock) << 16 | record.actor, place);
  }
}

void SessionMemory::LearnFreeBuffer(const Moment& moment) {
  const CallRecord& record = moment.record;
  if (record.status != SecStatus::kOk || record.memory.inside) return;
  const bool is_token = moment.block == nullptr || IsHandshake(moment.block->issuer);
  if (is_token) ++session_.actors[record.actor].buffers_freed;
  if (moment.block == nullptr) return;
  session_.blocks[FindBlock(record.actor, record.memory.block)].freed_by = record.number != 0 ? record.number : 1;
}

void SessionMemory::LearnPackages(const CallRecord& record) {
  if (record.status != SecStatus::kOk) return;
  auto& packages = session_.actors[record.actor].packages;
  const auto described = std::min<std::uint32_t>(record.described.count, kPackageFactsMax);
  for (std::uint32_t i = 0; i < described; ++i) {
    const PackageFacts& package = record.described.packages[i];
    const auto place = static_cast<std::size_t>(package.name);
    if (place < packages.size()) packages[place] = {true, package.capabilities, package.max_token};
  }
}

void SessionMemory::LearnAcquire(const CallRecord& record) {
  if (IsFailure(record.status) || !record.new_handle_written) return;
  const auto place = static_cast<std::uint32_t>(session_.credentials.size());
  session_.credentials.push_back({.handle = record.new_handle,
                                  .actor = record.actor,
                                  .package = record.package,
                                  .use = record.credential_use,
                                  .acquired_by = record.number,
                                  .has_identity = record.identity.form != IdentityForm::kAbsent,
                                  .excluded_packages = record.identity.excluded_packages});
  index_.Put(record.new_handle.lower, record.new_handle.upper,
             static_cast<std::uint32_t>(Kind::kCredential) << 16 | record.actor, place);
  ++session_.actors[record.actor].handles_issued;
}

// LearnHandshake first finds or makes the context, since making one moves the others.
void SessionMemory::LearnHandshake(const Moment& moment) {
  if (IsRefusedForItsHandle(moment)) return LearnRefusal(moment);
  ContextHistory* context = ContextAfterHandshake(moment);
  if (context != nullptr) LearnLeg(moment, context);
  LearnInput(moment, context);
  LearnOutput(moment, context);
}

// LearnRefusal leaves the handshake where it was. Whoever goes on after the failure does so at his own risk.
void SessionMemory::LearnRefusal(const Moment& moment) {
  ContextHistory* const context = Mutable(moment.context);
  if (context == nullptr) return;
  context->spoiled = true;
  context->last_status = moment.record.status;
  context->last_call = moment.record.number;
}

ContextHistory* SessionMemory::ContextAfterHandshake(const Moment& moment) {
  const CallRecord& record = moment.record;
  if (moment.context_state == HandleState::kLive) {
    ContextHistory* context = Mutable(moment.context);
    if (!IsFailure(record.status) && record.new_handle_written && moment.reissued == nullptr) {
      context->handle = record.new_handle;
      index_.Put(record.new_handle.lower, record.new_handle.upper,
                 static_cast<std::uint32_t>(Kind::kContext) << 16 | record.actor, PlaceOf(context));
    }
    return context;
  }
  if (IsFailure(record.status) || !record.new_handle_written || moment.reissued != nullptr) return nullptr;
  return &session_.contexts[AddContext(moment)];
}

std::uint32_t SessionMemory::AddContext(const Moment& moment) {
  const CallRecord& record = moment.record;
  const auto place = static_cast<std::uint32_t>(session_.contexts.size());
  const std::uint32_t credential = moment.credential_state == HandleState::kLive
                                       ? static_cast<std::uint32_t>(moment.credential - session_.credentials.data())
                                       : kNowhere;
  if (credential != kNowhere) ++session_.credentials[credential].live_contexts;
  session_.contexts.push_back({.handle = record.new_handle,
                               .actor = record.actor,
                               .peer = record.peer,
                               .role = RoleOf(record.call),
                               .package = moment.package,
                               .credential = credential,
                               .spoiled = !moment.allowed,
                               .created_by = record.number,
                               .first_request = record.requested,
                               .requested = moment.requested,
                               .target_form = record.target_form,
                               .target_id = record.target_id});
  index_.Put(record.new_handle.lower, record.new_handle.upper,
             static_cast<std::uint32_t>(Kind::kContext) << 16 | record.actor, place);
  ++session_.actors[record.actor].handles_issued;
  return place;
}

void SessionMemory::LearnLeg(const Moment& moment, ContextHistory* context) {
  const CallRecord& record = moment.record;
  context->began_anew |= context->was_established;
  const std::optional<Phase> next = NextPhase(context->role, context->phase, record.call, record.status);
  if (next) context->phase = *next;
  if (!next && context->phase == Phase::kFresh) context->phase = Phase::kMustDelete;  // a success that no page knows
  context->spoiled |= !next || !moment.allowed;
  context->was_established |= context->phase == Phase::kEstablished;
  context->last_handshake = context->last_call = record.number;
  context->last_ended_at = record.ended_at;
  context->last_status = record.status;
  ++context->legs;
  context->circumstances |= record.circumstances;
  if (record.required != 0) {
    context->required = FlagsFromMask(record.required, context->role, FlagDirection::kReturn);
  }
  if (record.bindings.kind != BindingsKind::kAbsent) context->bindings = record.bindings;
  constexpr int kRequestMic = 3;
  context->was_asked_for_mic |= record.input_token.neg_state == kRequestMic;
  context->has_mech_list_mic |= record.input_token.has_mech_list_mic || record.output_token.has_mech_list_mic;
  context->last_client_token = -1;
  const PackageName mechanism = MechanismOf(record, context->package);
  if (mechanism != PackageName::kNone) context->selected = mechanism;
  if (IsFailure(record.status)) return;
  for (const TokenFacts* token : {&record.input_token, &record.output_token}) {
    if (const PackageName spoken = SpokenIn(*token); spoken != PackageName::kNone) context->spoken = spoken;
  }
  context->largest_token = std::max(context->largest_token, record.output_token.size);
  context->granted_known = record.granted_written;
  context->granted = moment.granted;
  if (record.expiry_written) context->expiry = record.expiry;
  context->expiry_known |= record.expiry_written;
}

// IsWhatWasSaidLast: however often it was delivered, the emitter goes by the same octets.
bool SessionMemory::IsWhatWasSaidLast(const Moment& moment) const {
  if (moment.input == nullptr || moment.input->context == kNowhere) return false;
  const std::uint32_t last = session_.contexts[moment.input->context].last_token;
  return moment.record.input_token.origin == TokenOrigin::kReplayed && last != kNowhere &&
         session_.tokens[last].id == moment.input->id;
}

void SessionMemory::LearnInput(const Moment& moment, ContextHistory* context) {
  const TokenFacts& input = moment.record.input_token;
  if (context != nullptr) {
    context->last_input_indicates_mic = input.indicates_mic;
    context->last_input_is_malformed = IsMalformedInput(input);
  }
  if (context != nullptr && IsTampered(input.origin)) {
    context->has_tampered_input = true;
    context->has_tampered_ntlm |= IsNtlmMessage(input.kind) && !IsWhatWasSaidLast(moment);
  }
  if (moment.input == nullptr) return;
  const auto place = static_cast<std::uint32_t>(moment.input - session_.tokens.data());
  TokenHistory& token = session_.tokens[place];
  token.delivered = true;
  if (context == nullptr || token.context == kNowhere) return;
  if (context->peer_context == kNowhere) context->peer_context = token.context;
  ContextHistory& emitter = session_.contexts[token.context];
  if (emitter.peer_context == kNowhere) emitter.peer_context = PlaceOf(context);
}

void SessionMemory::LearnOutput(const Moment& moment, ContextHistory* context) {
  const CallRecord& record = moment.record;
  if (context != nullptr) context->last_token = kNowhere;
  const BufferFacts* buffer = record.output.Find(BufferType::kToken);
  if (buffer != nullptr && buffer->allocated_by_package && !buffer->is_null_after && buffer->size_after != 0) {
    ++session_.actors[record.actor].buffers_received;
  }
  if (record.output_token.id == 0 || record.output_token.size == 0) return;
  const auto place = static_cast<std::uint32_t>(session_.tokens.size());
  constexpr std::uint32_t kTag = static_cast<std::uint32_t>(Kind::kToken) << 16;
  session_.tokens.push_back({.id = record.output_token.id,
                             .actor = record.actor,
                             .context = context == nullptr ? kNowhere : PlaceOf(context),
                             .status = record.status,
                             .emitted_by = record.number,
                             .same_id = index_.Find(record.output_token.id, 0, kTag)});
  index_.Put(record.output_token.id, 0, kTag, place);
  if (context != nullptr) context->last_token = place;
}

void SessionMemory::LearnImport(const Moment& moment) {
  const CallRecord& record = moment.record;
  if (IsFailure(record.status) || !record.new_handle_written || moment.reissued != nullptr) return;
  ContextHistory& context = session_.contexts[AddContext(moment)];
  TakeOver(record.imported, &context);
  context.imported = true;
  context.phase = Phase::kEstablished;
  context.was_established = true;
  context.last_call = record.number;
}

// TakeOver lets an imported context be what the exported one was, as far as its records told.
void SessionMemory::TakeOver(const ExportedContext& from, ContextHistory* context) const {
  if (!from.known || from.altered) return;
  const std::uint32_t place = FindHandle(Kind::kContext, from.exporter, from.exported);
  if (place == kNowhere) return;
  const ContextHistory& old = session_.contexts[place];
  context->role = old.role;
  context->selected = old.selected;
  context->peer_context = old.peer_context;
  context->first_request = old.first_request;
  context->requested = old.requested;
  context->granted = old.granted;
  context->granted_known = old.granted_known;
  context->target_form = old.target_form;
  context->target_id = old.target_id;
  context->expiry = old.expiry;
  context->expiry_known = old.expiry_known;
  context->spoiled = context->spoiled || old.spoiled;
}

void SessionMemory::LearnOnContext(const Moment& moment) {
  ContextHistory* context = Mutable(moment.context);
  if (context == nullptr) return;
  const CallRecord& record = moment.record;
  context->spoiled |= !moment.allowed;
  if (moment.allowed) {
    const std::optional<Phase> next = NextPhase(context->role, context->phase, record.call, record.status);
    if (next && record.call != Call::kDelete) context->phase = *next;
    context->was_established |= context->phase == Phase::kEstablished;
  }
  context->last_call = record.number;
  context->last_ended_at = record.ended_at;
  context->circumstances |= record.circumstances;
  switch (record.call) {
    case Call::kQuery:
      LearnQuery(record, context);
      break;
    case Call::kSign:
    case Call::kVerify:
    case Call::kEncrypt:
    case Call::kDecrypt:
      LearnMessage(record, context);
      break;
    case Call::kDelete:
      LearnDelete(moment, context);
      break;
    case Call::kExport:
      if ((record.export_flags & kExportDeleteOld) != 0) LearnDelete(moment, context);  // EXP-003
      context->exported_away |= context->deleted_by == record.number && record.number != 0;
      break;
    case Call::kImpersonate:
      context->impersonation_failed = record.status != SecStatus::kOk;
      context->impersonating |= record.status == SecStatus::kOk;
      break;
    case Call::kRevert:
      if (record.status == SecStatus::kOk) context->impersonating = false;
      break;
    case Call::kQueryToken:
      if (record.status == SecStatus::kOk) ++session_.actors[record.actor].tokens_received;
      break;
    default:
      break;
  }
}

void SessionMemory::LearnQuery(const CallRecord& record, ContextHistory* context) {
  if (record.status != SecStatus::kOk) return;
  switch (static_cast<Attribute>(record.attribute)) {
    case Attribute::kSizes:
      context->sizes_known = true;
      context->max_signature = record.query.sizes[1];
      context->block_size = record.query.sizes[2];
      context->security_trailer = record.query.sizes[3];
      break;
    case Attribute::kSessionKey:
      context->session_key_id = record.query.key_id;
      break;
    case Attribute::kAuthority:
      context->authority_id = record.query.name_id;
      break;
    case Attribute::kNativeNames:
      context->client_name_id = record.query.name_id;
      context->server_name_id = record.query.server_name_id;
      break;
    case Attribute::kNegotiationInfo:
      if (record.query.package == PackageName::kNtlm || record.query.package == PackageName::kKerberos) {
        context->selected = record.query.package;
      }
      break;
    case Attribute::kLastClientTokenStatus:
      context->last_client_token = static_cast<std::int32_t>(record.query.state & 0x7FFFFFFF);
      break;
    default:
      break;
  }
}

void SessionMemory::LearnMessage(const CallRecord& record, ContextHistory* context) {
  if (record.call == Call::kEncrypt) context->last_cipher_ended_at[0] = record.ended_at;
  if (record.call == Call::kDecrypt) context->last_cipher_ended_at[1] = record.ended_at;
  const bool makes = record.call == Call::kSign || record.call == Call::kEncrypt;
  if (makes) {
    if (!IsFailure(record.status)) ++context->made_messages;
  } else {
    ++(record.status == SecStatus::kOk ? context->read_messages : context->failed_messages);
  }
}

void SessionMemory::LearnDelete(const Moment& moment, ContextHistory* context) {
  if (moment.context_state != HandleState::kLive || IsFailure(moment.record.status)) return;
  context->phase = Phase::kDeleted;
  context->deleted_by = moment.record.number != 0 ? moment.record.number : 1;
  if (context->credential != kNowhere) --session_.credentials[context->credential].live_contexts;
}

void SessionMemory::LearnFree(const Moment& moment) {
  if (moment.credential_state != HandleState::kLive || IsFailure(moment.record.status)) return;
  const auto place = static_cast<std::size_t>(moment.credential - session_.credentials.data());
  session_.credentials[place].freed_by = moment.record.number != 0 ? moment.record.number : 1;
}

void SessionMemory::LearnSend(const CallRecord& record) {
  ++session_.sends;
  const std::uint32_t token = FindEmitted(record.input_token.id, record.actor, true);
  if (token != kNowhere) session_.tokens[token].sent = true;
}

// LearnDeath closes everything the actor had: nothing of it can be used or given back any more.
void SessionMemory::LearnDeath(const CallRecord& record) {
  session_.actors[record.actor].ended = true;
  const std::uint64_t number = record.number != 0 ? record.number : 1;
  for (ContextHistory& context : session_.contexts) {
    if (context.actor != record.actor || context.deleted_by != 0) continue;
    context.phase = Phase::kDeleted;
    context.deleted_by = number;
    context.spoiled = true;
    if (context.credential != kNowhere) --session_.credentials[context.credential].live_contexts;
  }
  for (CredentialHistory& credential : session_.credentials) {
    if (credential.actor == record.actor && credential.freed_by == 0) credential.freed_by = number;
  }
}

void SessionMemory::Reset() {
  session_.credentials.clear();
  session_.contexts.clear();
  session_.tokens.clear();
  session_.actors.clear();
  session_.blocks.clear();
  session_.sends = 0;
  session_.password_changed = false;
  index_.Clear();
}

}  // namespace legwork

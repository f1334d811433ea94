#include "model/testing/record_builder.h"

#include <algorithm>

namespace legwork::testing {
namespace {

// The session begins on 2026-01-01 and each record takes a millisecond.
constexpr std::int64_t kBegin = 134'120'448'000'000'000;
constexpr std::int64_t kMillisecond = 10'000;
constexpr std::int64_t kExpiry = kBegin + 360'000'000'000;

// Requests for replay and sequence detection, confidentiality, integrity and a connection, in each role's bits.
constexpr std::uint32_t kIscFlags = 0x0001081C;
constexpr std::uint32_t kAscFlags = 0x0002081C;
constexpr std::uint32_t kMutual = 0x2;

std::uint32_t FlagsFor(PackageName package, std::uint16_t actor) {
  const std::uint32_t mutual = package == PackageName::kNtlm ? 0 : kMutual;
  return (actor == kClient ? kIscFlags : kAscFlags) | mutual;
}

SecHandle ContextHandle(std::uint16_t actor) { return {0x200u + actor, 0x2000}; }
SecHandle CredentialHandle(std::uint16_t actor) { return {0x100u + actor, 0x1000}; }

void SetToken(DescriptorFacts* descriptor, std::uint32_t size, std::uint32_t size_after) {
  descriptor->is_null = false;
  descriptor->count = 1;
  descriptor->buffers[0] = MakeBuffer(BufferType::kToken, size, size_after);
}

TokenKind InnerOf(TokenKind kind) {
  if (kind == TokenKind::kNegTokenInit) return TokenKind::kApReq;
  return kind == TokenKind::kNegTokenResp ? TokenKind::kApRep : TokenKind::kNone;
}

void QuerySizes(RecordBuilder* play) {
  for (const std::uint16_t actor : {kClient, kServer}) play->Query(actor, Attribute::kSizes);
}

void TalkAndFinish(RecordBuilder* play, PackageName package) {
  for (const std::uint16_t actor : {kClient, kServer}) {
    for (const Attribute attribute : {Attribute::kNames, Attribute::kSessionKey, Attribute::kFlags,
                                      Attribute::kLifespan, Attribute::kPackageInfo}) {
      play->Query(actor, attribute);
    }
    if (package == PackageName::kNegotiate) play->Query(actor, Attribute::kNegotiationInfo);
  }
  play->Protect(kClient, Call::kSign);
  play->SendData(kClient);
  play->Unprotect(kServer, Call::kVerify);
  play->Protect(kServer, Call::kEncrypt);
  play->SendData(kServer);
  play->Unprotect(kClient, Call::kDecrypt);
  play->Finish();
}

}  // namespace

BufferFacts MakeBuffer(BufferType type, std::uint32_t size, std::uint32_t size_after) {
  BufferFacts buffer;
  buffer.type = buffer.type_after = static_cast<std::uint32_t>(type);
  buffer.size = size;
  buffer.size_after = size_after;
  return buffer;
}

CallRecord& RecordBuilder::Add(std::uint16_t actor, Call call) {
  CallRecord& record = records_.emplace_back();
  record.actor = actor;
  record.peer = actor == kClient ? kServer : kClient;
  record.call = call;
  record.package = package_;
  return record;
}

CallRecord& RecordBuilder::Acquire(std::uint16_t actor) {
  CallRecord& record = Add(actor, Call::kAcquire);
  record.credential_use = actor == kClient ? 2 : 1;
  record.new_handle = CredentialHandle(actor);
  record.new_handle_written = true;
  record.expiry = kExpiry;
  record.expiry_written = true;
  return record;
}

// SayWhatIsNegotiated gives the first tokens of SPNEGO what they must have: Kerberos is offered, and selected.
void SayWhatIsNegotiated(CallRecord& record) {
  TokenFacts& token = record.output_token;
  if (token.kind == TokenKind::kNegTokenInit) token.offered_mechanisms = kMechanismMsKerberos;
  if (token.kind != TokenKind::kNegTokenResp || record.call != Call::kAccept) return;
  token.neg_state = record.status == SecStatus::kOk ? 0 : 1;
  token.supported_mechanism = kMechanismMsKerberos;
}

CallRecord& RecordBuilder::Handshake(std::uint16_t actor, Call call, SecStatus status, TokenKind out) {
  CallRecord& record = Add(actor, call);
  record.credential = {.is_null = false, .value = CredentialHandle(actor)};
  record.context = {.is_null = !has_context_[actor], .value = has_context_[actor] ? ContextHandle(actor) : SecHandle()};
  record.requested = FlagsFor(package_, actor);
  record.target_form = TargetForm::kSpn;
  record.target_is_qualified = true;
  record.target_id = 77;
  record.status = status;
  const TokenFacts& received = last_token_[actor == kClient ? kServer : kClient];
  if (call == Call::kAccept || has_context_[actor]) {
    record.input_token = received;
    record.input_token.origin = received.size != 0 ? TokenOrigin::kPeer : TokenOrigin::kUnknown;
    SetToken(&record.input, received.size, received.size);
  }
  if (out != TokenKind::kNone) {
    record.output_token = {.id = next_token_++, .size = 100, .kind = out, .inner = InnerOf(out)};
    record.output_token.ntlm_flags = 0x30;
    SayWhatIsNegotiated(record);
  }
  SetToken(&record.output, 4096, record.output_token.size);
  last_token_[actor] = record.output_token;
  record.expiry_is_null = call == Call::kAccept && status != SecStatus::kOk;
  if (IsFailure(status)) return record;
  has_context_[actor] = true;
  record.new_handle = ContextHandle(actor);
  record.new_handle_written = true;
  record.granted = FlagsFor(package_, actor);
  record.granted_written = true;
  record.expiry = kExpiry;
  record.expiry_written = !record.expiry_is_null;
  return record;
}

CallRecord& RecordBuilder::Initialize(SecStatus status, TokenKind out) {
  return Handshake(kClient, Call::kInitialize, status, out);
}

CallRecord& RecordBuilder::Accept(SecStatus status, TokenKind out) {
  return Handshake(kServer, Call::kAccept, status, out);
}

CallRecord& RecordBuilder::Send(std::uint16_t actor) {
  CallRecord& record = Add(actor, Call::kSend);
  record.input_token = last_token_[actor];
  return record;
}

CallRecord& RecordBuilder::SendData(std::uint16_t actor) {
  CallRecord& record = OnContext(actor, Call::kSend);
  record.transmitted_application_data = true;
  return record;
}

CallRecord& RecordBuilder::OnContext(std::uint16_t actor, Call call, SecStatus status) {
  CallRecord& record = Add(actor, call);
  record.context = {.is_null = false, .value = ContextHandle(actor)};
  record.status = status;
  return record;
}

CallRecord& RecordBuilder::Complete(std::uint16_t actor) {
  CallRecord& record = OnContext(actor, Call::kComplete);
  SetToken(&record.input, 100, 100);
  return record;
}

CallRecord& RecordBuilder::Query(std::uint16_t actor, Attribute attribute) {
  CallRecord& record = OnContext(actor, Call::kQuery);
  record.attribute = static_cast<std::uint32_t>(attribute);
  record.query.sizes = {2888, 16, 1, 16};
  record.query.flags = FlagsFor(package_, actor);
  record.query.name_id = attribute == Attribute::kClientSpecifiedTarget ? 77 : 5;
  record.query.package = package_ == PackageName::kNegotiate ? PackageName::kKerberos : package_;
  record.query.key_id = 9;
  record.query.start = kBegin;
  record.query.expiry = kExpiry;
  return record;
}

CallRecord& RecordBuilder::Protect(std::uint16_t actor, Call call) {
  CallRecord& record = OnContext(actor, call);
  record.input.is_null = false;
  record.input.count = call == Call::kEncrypt ? 3 : 2;
  record.input.buffers[0] = MakeBuffer(BufferType::kData, 64, 64);
  record.input.buffers[0].changed = call == Call::kEncrypt;
  record.input.buffers[1] = MakeBuffer(BufferType::kToken, 16, 16);
  record.input.buffers[1].changed = true;
  record.input.buffers[2] = MakeBuffer(BufferType::kPadding, 8, 8);
  return record;
}

CallRecord& RecordBuilder::Unprotect(std::uint16_t actor, Call call, MessageOrigin origin) {
  CallRecord& record = Protect(actor, call);
  record.message_origin = origin;
  return record;
}

CallRecord& RecordBuilder::Delete(std::uint16_t actor) { return OnContext(actor, Call::kDelete); }

CallRecord& RecordBuilder::Free(std::uint16_t actor) {
  CallRecord& record = Add(actor, Call::kFree);
  record.credential = {.is_null = false, .value = CredentialHandle(actor)};
  return record;
}

CallRecord& RecordBuilder::End(std::uint16_t actor) { return Add(actor, Call::kEnd); }

void RecordBuilder::Finish() {
  for (const std::uint16_t actor : {kClient, kServer}) {
    if (has_context_[actor]) Delete(actor);
    Free(actor);
    End(actor);
  }
}

std::deque<CallRecord>::iterator RecordBuilder::At(Call call, std::uint16_t actor, int nth) {
  return std::find_if(records_.begin(), records_.end(), [&nth, call, actor](const CallRecord& record) {
    return record.call == call && record.actor == actor && nth-- == 0;
  });
}

CallRecord& RecordBuilder::Find(Call call, std::uint16_t actor, int nth) { return *At(call, actor, nth); }

void RecordBuilder::Drop(Call call, std::uint16_t actor, int nth) { records_.erase(At(call, actor, nth)); }

void RecordBuilder::DropAll(Call call, std::uint16_t actor) {
  std::erase_if(records_, [call, actor](const CallRecord& r) { return r.call == call && r.actor == actor; });
}

void RecordBuilder::KeepUntil(Call call, std::uint16_t actor, int nth) {
  records_.erase(At(call, actor, nth) + 1, records_.end());
}

const std::deque<CallRecord>& RecordBuilder::Take() {
  std::uint64_t number = 0;
  for (CallRecord& record : records_) {
    record.number = ++number;
    if (record.began_at != 0) continue;  // a test has set its own time
    record.began_at = kBegin + static_cast<std::int64_t>(number) * 2 * kMillisecond;
    record.ended_at = record.began_at + kMillisecond;
  }
  return records_;
}

RecordBuilder NtlmStarted() {
  RecordBuilder play(PackageName::kNtlm);
  play.Acquire(kClient);
  play.Acquire(kServer);
  play.Initialize(SecStatus::kContinueNeeded, TokenKind::kNtlmNegotiate);
  play.Send(kClient);
  return play;
}

RecordBuilder KerberosStarted() {
  RecordBuilder play(PackageName::kKerberos);
  play.Acquire(kClient);
  play.Acquire(kServer);
  play.Initialize(SecStatus::kContinueNeeded, TokenKind::kApReq).output_token.checksum_flags = 0x3E;
  play.Send(kClient);
  return play;
}

RecordBuilder NegotiateStarted() {
  RecordBuilder play(PackageName::kNegotiate);
  play.Acquire(kClient);
  play.Acquire(kServer);
  play.Initialize(SecStatus::kContinueNeeded, TokenKind::kNegTokenInit).circumstances =
      static_cast<std::uint32_t>(Circumstance::kKerberosSelected);
  play.Send(kClient);
  return play;
}

RecordBuilder NtlmEstablished() {
  RecordBuilder play = NtlmStarted();
  play.Accept(SecStatus::kContinueNeeded, TokenKind::kNtlmChallenge);
  play.Send(kServer);
  play.Initialize(SecStatus::kOk, TokenKind::kNtlmAuthenticate);
  play.Send(kClient);
  play.Accept(SecStatus::kOk, TokenKind::kNone);
  QuerySizes(&play);
  return play;
}

RecordBuilder KerberosEstablished() {
  RecordBuilder play = KerberosStarted();
  play.Accept(SecStatus::kOk, TokenKind::kApRep);
  play.Send(kServer);
  play.Initialize(SecStatus::kOk, TokenKind::kNone);
  QuerySizes(&play);
  return play;
}

RecordBuilder NegotiateEstablished() {
  RecordBuilder play = NegotiateStarted();
  play.Accept(SecStatus::kOk, TokenKind::kNegTokenResp).circumstances =
      static_cast<std::uint32_t>(Circumstance::kKerberosSelected);
  play.Send(kServer);
  play.Initialize(SecStatus::kOk, TokenKind::kNone);
  QuerySizes(&play);
  return play;
}

RecordBuilder ScriptedEstablished() {
  RecordBuilder play(PackageName::kScripted);
  play.Acquire(kClient);
  play.Acquire(kServer);
  play.Initialize(SecStatus::kCompleteAndContinue);
  play.Complete(kClient);
  play.Send(kClient);
  play.Accept(SecStatus::kCompleteNeeded);
  play.Complete(kServer);
  play.Send(kServer);
  play.Initialize(SecStatus::kCompleteNeeded);
  play.Complete(kClient);
  play.Send(kClient);
  return play;
}

RecordBuilder NtlmSession() {
  RecordBuilder play = NtlmEstablished();
  TalkAndFinish(&play, PackageName::kNtlm);
  return play;
}

RecordBuilder KerberosSession() {
  RecordBuilder play = KerberosEstablished();
  TalkAndFinish(&play, PackageName::kKerberos);
  return play;
}

RecordBuilder NegotiateSession() {
  RecordBuilder play = NegotiateEstablished();
  TalkAndFinish(&play, PackageName::kNegotiate);
  return play;
}

RecordBuilder ScriptedSession() {
  RecordBuilder play = ScriptedEstablished();
  play.Finish();
  return play;
}

}  // namespace legwork::testing

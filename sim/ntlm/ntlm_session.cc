#include "sim/ntlm/ntlm_session.h"

#include <algorithm>
#include <utility>

#include "sim/ntlm/message_buffers.h"
#include "sim/ntlm/misbehaviour.h"
#include "sim/package/message_shape.h"

namespace legwork::ntlm {
namespace {

Role OtherRole(Role role) { return role == Role::kInitiator ? Role::kAcceptor : Role::kInitiator; }

void PutSignature(const Signature& signature, MessageBuffer& token) {
  std::ranges::copy(signature, token.bytes.begin());
  token.used = signature.size();
}

// GetSignature is false unless the bytes are a signature's worth.
bool GetSignature(ByteView bytes, Signature& signature) {
  if (bytes.size() != signature.size()) return false;
  std::ranges::copy(bytes, signature.begin());
  return true;
}

// SortOutgoing is for Sign and Encrypt: one TOKEN with room, and DATA.
SecStatus SortOutgoing(std::span<MessageBuffer> message, MessageBuffers& sorted) {
  if (!SortBuffers(message, sorted) || sorted.token == nullptr || sorted.stream != nullptr) {
    return SecStatus::kInvalidToken;
  }
  if (sorted.data_count == 0) return SecStatus::kInvalidToken;  // SIG-003, ENC-010
  return sorted.token->bytes.size() < kSignatureSize ? SecStatus::kBufferTooSmall : SecStatus::kOk;
}

// SortIncoming is for Verify and Decrypt of TOKEN and DATA.
SecStatus SortIncoming(std::span<MessageBuffer> message, MessageBuffers& sorted, Signature& signature) {
  if (!SortBuffers(message, sorted) || sorted.token == nullptr || sorted.stream != nullptr) {
    return SecStatus::kInvalidToken;
  }
  const bool complete =
      sorted.data_count != 0 && GetSignature(ByteView(sorted.token->bytes).first(sorted.token->used), signature);
  return complete ? SecStatus::kOk : SecStatus::kInvalidToken;
}

SecStatus StatusOf(Arrival arrival, const Profile& profile) {
  switch (arrival) {
    case Arrival::kInOrder:
      return SecStatus::kOk;
    case Arrival::kOutOfOrder:
      return profile.Answer(Question::kNtlmEarlyMessage);
    case Arrival::kAltered:
      return SecStatus::kMessageAltered;
  }
  return SecStatus::kInternalError;
}

}  // namespace

NtlmSession::Streams& NtlmSession::streams() {
  if (!streams_) {
    streams_.emplace(Streams{MessageStream(flags_, exported_session_key_, role_),
                             MessageStream(flags_, exported_session_key_, OtherRole(role_))});
    streams_->outgoing.set_next_number(first_out_);
    streams_->incoming.set_next_number(first_in_);
  }
  return *streams_;
}

void NtlmSession::RestartCiphers() {
  if (!streams_) return;
  streams_->outgoing.RestartCipher();
  streams_->incoming.RestartCipher();
  first_out_ = streams_->outgoing.next_number();
  first_in_ = streams_->incoming.next_number();
}

Signature NtlmSession::SealOutgoing(ByteParts covered, std::span<const ByteSpan> sealed, GivenNumber given) {
  MessageStream& outgoing = streams().outgoing;
  if (misconduct_ == nullptr) return outgoing.Seal(covered, sealed, given);
  std::uint32_t number = given.value_or(outgoing.next_number());
  Misbehave(misconduct_, &NtlmMisbehaviour::alter_number, number);
  Signature signature = outgoing.Seal(covered, sealed, number);
  Misbehave(misconduct_, &NtlmMisbehaviour::alter_signature, signature);
  return signature;
}

SecStatus NtlmSession::Sign(const Profile& profile, std::span<MessageBuffer> message, GivenNumber given) {
  MessageBuffers sorted;
  const SecStatus status = SortOutgoing(message, sorted);
  if (status == SecStatus::kBufferTooSmall) return profile.Answer(Question::kSignatureRoom);
  if (IsFailure(status)) return status;
  if (HasSessionSecurity(flags_)) {
    PutSignature(SealOutgoing(sorted.covered_parts(), {}, given), *sorted.token);
    return SecStatus::kOk;
  }
  const SecStatus answer = profile.Answer(Question::kDummySignature);
  if (!IsFailure(answer)) PutSignature(kDummySignature, *sorted.token);
  return answer;
}

SecStatus NtlmSession::Verify(const Profile& profile, std::span<MessageBuffer> message, GivenNumber given) {
  MessageBuffers sorted;
  Signature signature;
  const SecStatus status = SortIncoming(message, sorted, signature);
  if (IsFailure(status)) return status;
  if (HasSessionSecurity(flags_)) {
    return StatusOf(streams().incoming.Verify(sorted.covered_parts(), signature, given), profile);
  }
  const SecStatus answer = profile.Answer(Question::kDummySignature);
  if (IsFailure(answer)) return answer;
  return signature == kDummySignature ? answer : SecStatus::kMessageAltered;
}

SecStatus NtlmSession::Encrypt(const Profile& profile, std::uint32_t qop, std::span<MessageBuffer> message,
                               GivenNumber given) {
  if (!HasSessionSecurity(flags_)) return profile.Answer(Question::kEncryptUnprotected);
  MessageBuffers sorted;
  const SecStatus status = SortOutgoing(message, sorted);
  if (IsFailure(status)) return status;
  if (qop == kWrapNoEncrypt) sorted.sealed_count = 0;
  PutSignature(SealOutgoing(sorted.covered_parts(), sorted.sealed_parts(), given), *sorted.token);
  if (sorted.padding != nullptr) sorted.padding->used = 0;
  return SecStatus::kOk;
}

SecStatus NtlmSession::Decrypt(const Profile& profile, std::span<MessageBuffer> message, std::uint32_t* qop,
                               GivenNumber given) {
  if (!HasSessionSecurity(flags_)) return profile.Answer(Question::kEncryptUnprotected);
  MessageBuffers sorted;
  Signature signature;
  if (SortBuffers(message, sorted) && sorted.stream != nullptr && sorted.token == nullptr) {
    if (sorted.data_count != 1) return SecStatus::kInvalidToken;
    const std::size_t size = sorted.stream->used;
    if (size < kSignatureSize) {  // DEC-004
      TellMissing(message, kSignatureSize - size);
      return SecStatus::kIncompleteMessage;
    }
    return DecryptStream(profile, *sorted.stream, *sorted.first_data, qop, given);
  }
  sorted = {};
  const SecStatus status = SortIncoming(message, sorted, signature);
  if (IsFailure(status)) return status;
  return DecryptParts(profile, sorted.covered_parts(), sorted.sealed_parts(), signature, qop, given);
}

SecStatus NtlmSession::DecryptParts(const Profile& profile, ByteParts covered, std::span<const ByteSpan> sealed,
                                    const Signature& signature, std::uint32_t* qop, GivenNumber given) {
  MessageStream& incoming = streams().incoming;
  const Arrival arrival = incoming.Unseal(covered, sealed, signature, given);
  if (arrival == Arrival::kInOrder || incoming.Verify(covered, signature, given) != Arrival::kInOrder) {
    return StatusOf(arrival, profile);
  }
  if (qop != nullptr) *qop = kWrapNoEncrypt;
  return SecStatus::kOk;
}

// DecryptStream takes a message that is one piece, signature first, and points DATA into it (DEC-008).
SecStatus NtlmSession::DecryptStream(const Profile& profile, MessageBuffer& stream, MessageBuffer& data,
                                     std::uint32_t* qop, GivenNumber given) {
  const ByteSpan whole = stream.bytes.first(stream.used);
  Signature signature;
  GetSignature(whole.first(kSignatureSize), signature);
  const ByteSpan sealed = whole.subspan(kSignatureSize);
  const ByteView covered = sealed;
  const SecStatus status = DecryptParts(profile, {&covered, 1}, {&sealed, 1}, signature, qop, given);
  if (IsFailure(status)) return status;
  data.bytes = sealed;
  data.used = sealed.size();
  return status;
}

void NtlmSession::Write(bool reset, Writer& out) const {
  const bool writes_streams = streams_.has_value() && !reset;
  out.PutU8(role_ == Role::kAcceptor ? 1 : 0);
  out.PutU32Le(flags_);
  out.PutBytes(exported_session_key_);
  out.PutU32Le(first_out_);
  out.PutU32Le(first_in_);
  out.PutU8(writes_streams ? 1 : 0);
  if (!writes_streams) return;
  streams_->outgoing.Write(out);
  streams_->incoming.Write(out);
}

bool NtlmSession::Read(Reader& in) {
  Reader ahead = in;
  NtlmSession read;
  std::uint8_t role = 0;
  std::uint8_t has_streams = 0;
  ByteView key;
  if (!ahead.GetU8(&role) || !ahead.GetU32Le(&read.flags_) ||
      !ahead.GetBytes(read.exported_session_key_.size(), &key) || !ahead.GetU32Le(&read.first_out_) ||
      !ahead.GetU32Le(&read.first_in_) || !ahead.GetU8(&has_streams) || role > 1 || has_streams > 1) {
    return in.Fail();
  }
  read.role_ = role == 1 ? Role::kAcceptor : Role::kInitiator;
  std::ranges::copy(key, read.exported_session_key_.begin());
  if (has_streams == 1 && (!read.streams().outgoing.Read(ahead) || !read.streams().incoming.Read(ahead))) {
    return in.Fail();
  }
  in = ahead;
  *this = std::move(read);
  return true;
}

}  // namespace legwork::ntlm

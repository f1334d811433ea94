#include "sim/ntlm/ntlm_session.h"

#include <algorithm>

#include "sim/ntlm/message_buffers.h"

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
  }
  return *streams_;
}

void NtlmSession::RestartCiphers() {
  if (!streams_) return;
  streams_->outgoing.RestartCipher();
  streams_->incoming.RestartCipher();
}

SecStatus NtlmSession::Sign(const Profile& profile, std::span<MessageBuffer> message) {
  MessageBuffers sorted;
  const SecStatus status = SortOutgoing(message, sorted);
  if (IsFailure(status)) return status;
  if (HasSessionSecurity(flags_)) {
    PutSignature(streams().outgoing.Sign(sorted.covered_parts()), *sorted.token);
    return SecStatus::kOk;
  }
  const SecStatus answer = profile.Answer(Question::kDummySignature);
  if (!IsFailure(answer)) PutSignature(kDummySignature, *sorted.token);
  return answer;
}

SecStatus NtlmSession::Verify(const Profile& profile, std::span<MessageBuffer> message) {
  MessageBuffers sorted;
  Signature signature;
  const SecStatus status = SortIncoming(message, sorted, signature);
  if (IsFailure(status)) return status;
  if (HasSessionSecurity(flags_)) {
    return StatusOf(streams().incoming.Verify(sorted.covered_parts(), signature), profile);
  }
  const SecStatus answer = profile.Answer(Question::kDummySignature);
  if (IsFailure(answer)) return answer;
  return signature == kDummySignature ? answer : SecStatus::kMessageAltered;
}

SecStatus NtlmSession::Encrypt(const Profile& profile, std::uint32_t qop, std::span<MessageBuffer> message) {
  if (!HasSessionSecurity(flags_)) return profile.Answer(Question::kEncryptUnprotected);
  MessageBuffers sorted;
  const SecStatus status = SortOutgoing(message, sorted);
  if (IsFailure(status)) return status;
  if (qop == kWrapNoEncrypt) sorted.sealed_count = 0;
  PutSignature(streams().outgoing.Seal(sorted.covered_parts(), sorted.sealed_parts()), *sorted.token);
  if (sorted.padding != nullptr) sorted.padding->used = 0;
  return SecStatus::kOk;
}

SecStatus NtlmSession::Decrypt(const Profile& profile, std::span<MessageBuffer> message, std::uint32_t* qop) {
  if (!HasSessionSecurity(flags_)) return profile.Answer(Question::kEncryptUnprotected);
  MessageBuffers sorted;
  Signature signature;
  if (SortBuffers(message, sorted) && sorted.stream != nullptr && sorted.token == nullptr) {
    if (sorted.data_count != 1) return SecStatus::kInvalidToken;
    return DecryptStream(profile, *sorted.stream, *sorted.first_data, qop);
  }
  sorted = {};
  const SecStatus status = SortIncoming(message, sorted, signature);
  if (IsFailure(status)) return status;
  return DecryptParts(profile, sorted.covered_parts(), sorted.sealed_parts(), signature, qop);
}

SecStatus NtlmSession::DecryptParts(const Profile& profile, ByteParts covered, std::span<const ByteSpan> sealed,
                                    const Signature& signature, std::uint32_t* qop) {
  MessageStream& incoming = streams().incoming;
  const Arrival arrival = incoming.Unseal(covered, sealed, signature);
  if (arrival == Arrival::kInOrder || incoming.Verify(covered, signature) != Arrival::kInOrder) {
    return StatusOf(arrival, profile);
  }
  if (qop != nullptr) *qop = kWrapNoEncrypt;
  return SecStatus::kOk;
}

// DecryptStream takes a message that is one piece, signature first, and points DATA into it (DEC-008).
SecStatus NtlmSession::DecryptStream(const Profile& profile, MessageBuffer& stream, MessageBuffer& data,
                                     std::uint32_t* qop) {
  const ByteSpan whole = stream.bytes.first(stream.used);
  if (whole.size() < kSignatureSize) return SecStatus::kIncompleteMessage;  // DEC-004
  Signature signature;
  GetSignature(whole.first(kSignatureSize), signature);
  const ByteSpan sealed = whole.subspan(kSignatureSize);
  const ByteView covered = sealed;
  const SecStatus status = DecryptParts(profile, {&covered, 1}, {&sealed, 1}, signature, qop);
  if (IsFailure(status)) return status;
  data.bytes = sealed;
  data.used = sealed.size();
  return status;
}

}  // namespace legwork::ntlm

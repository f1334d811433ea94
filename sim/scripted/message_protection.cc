#include "sim/scripted/message_protection.h"

#include <algorithm>
#include <array>

#include "sim/crypto/constant_time.h"
#include "sim/crypto/rc4.h"
#include "sim/wire/reader.h"

namespace legwork::scripted {

namespace {

using NumberOctets = std::array<std::uint8_t, 4>;  // least significant first

NumberOctets OctetsOf(std::uint32_t number) {
  return {static_cast<std::uint8_t>(number), static_cast<std::uint8_t>(number >> 8),
          static_cast<std::uint8_t>(number >> 16), static_cast<std::uint8_t>(number >> 24)};
}

Digest<16> TagOf(const HmacMd5Key& key, MessageParts& parts, const NumberOctets& number) {
  parts.covered[0] = number;
  return key.Compute(ByteParts(parts.covered).first(parts.covered_count));
}

// Enciphers or deciphers in place.
void Crypt(const HmacMd5Key& key, const NumberOctets& number, std::span<const ByteSpan> data) {
  Rc4 stream(key.Compute({AsBytes("seal"), number}));
  for (const ByteSpan part : data) stream.CryptInPlace(part);
}

HmacMd5Key KeyOf(Role sender) {
  const bool is_initiator = sender == Role::kInitiator;
  return HmacMd5Key(AsBytes(is_initiator ? "scripted initiator" : "scripted acceptor"));
}

Role OtherRole(Role role) { return role == Role::kInitiator ? Role::kAcceptor : Role::kInitiator; }

}  // namespace

MessageProtection::MessageProtection(Role role, ContextFlags granted)
    : granted_(granted), outgoing_(KeyOf(role)), incoming_(KeyOf(OtherRole(role))) {}

SecStatus MessageProtection::Sign(std::span<MessageBuffer> message) { return Protect(message, false); }
SecStatus MessageProtection::Verify(std::span<MessageBuffer> message) { return Open(message, false); }
SecStatus MessageProtection::Encrypt(std::span<MessageBuffer> message) { return Protect(message, true); }
SecStatus MessageProtection::Decrypt(std::span<MessageBuffer> message) { return Open(message, true); }

bool MessageProtection::protects() const {
  return granted_.HasAny(ContextFlag::kIntegrity | ContextFlag::kReplayDetect | ContextFlag::kSequenceDetect |
                         ContextFlag::kConfidentiality);
}

SecStatus MessageProtection::Protect(std::span<MessageBuffer> message, bool seals) {
  if (!protects()) return SecStatus::kQopNotSupported;
  MessageParts parts;
  if (!SortParts(message, parts) || parts.token == nullptr || parts.stream != nullptr) return SecStatus::kInvalidToken;
  if (parts.token->bytes.size() < kSignatureSize) return SecStatus::kBufferTooSmall;
  const NumberOctets number = OctetsOf(sent_++);
  const Digest<16> tag = TagOf(outgoing_, parts, number);
  std::copy_n(tag.begin(), kTagSize, parts.token->bytes.begin());
  std::ranges::copy(number, parts.token->bytes.subspan(kTagSize).begin());
  parts.token->used = kSignatureSize;
  if (seals) Crypt(outgoing_, number, std::span(parts.sealed).first(parts.sealed_count));
  return SecStatus::kOk;
}

SecStatus MessageProtection::Open(std::span<MessageBuffer> message, bool seals) {
  if (!protects()) return SecStatus::kQopNotSupported;
  MessageParts parts;
  if (!SortParts(message, parts) || (parts.token != nullptr) == (parts.stream != nullptr)) {
    return SecStatus::kInvalidToken;
  }
  ByteSpan signature;
  if (parts.stream != nullptr) {  // one piece, signature first; DATA is pointed into it (DEC-008)
    const ByteSpan whole = parts.stream->bytes.first(parts.stream->used);
    if (!seals || parts.data_count != 1) return SecStatus::kInvalidToken;
    if (whole.size() < kSignatureSize) return SecStatus::kIncompleteMessage;
    signature = whole.first(kSignatureSize);
    parts.covered_count = 1;
    parts.sealed_count = 0;
    parts.Cover(whole.subspan(kSignatureSize), true);
  } else {
    signature = parts.token->bytes.first(parts.token->used);
    if (signature.size() != kSignatureSize) return SecStatus::kInvalidToken;
  }
  const SecStatus status = OpenParts(parts, signature, seals);
  if (status == SecStatus::kOk && parts.stream != nullptr) {
    parts.first_data->bytes = parts.sealed.front();
    parts.first_data->used = parts.sealed.front().size();
  }
  return status;
}

// A message that is refused is left as it came.
SecStatus MessageProtection::OpenParts(MessageParts& parts, ByteView signature, bool seals) {
  std::uint32_t number = 0;
  Reader(signature.last(sizeof(number))).GetU32Le(&number);
  const std::span<const ByteSpan> sealed = std::span(parts.sealed).first(seals ? parts.sealed_count : 0);
  Crypt(incoming_, OctetsOf(number), sealed);
  const Digest<16> tag = TagOf(incoming_, parts, OctetsOf(number));
  const bool is_genuine = SameTag(ByteView(tag).first(kTagSize), signature.first(kTagSize));
  if (is_genuine && IsInOrder(number)) {
    expected_ = std::max(expected_, number + 1);
    return SecStatus::kOk;
  }
  Crypt(incoming_, OctetsOf(number), sealed);
  return is_genuine ? SecStatus::kOutOfSequence : SecStatus::kMessageAltered;
}

// SEQUENCE_DETECT takes the next message alone, REPLAY_DETECT alone takes any that is newer.
bool MessageProtection::IsInOrder(std::uint32_t number) const {
  if (granted_.Has(ContextFlag::kSequenceDetect)) return number == expected_;
  return !granted_.Has(ContextFlag::kReplayDetect) || number >= expected_;
}

}  // namespace legwork::scripted

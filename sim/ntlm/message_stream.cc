#include "sim/ntlm/message_stream.h"

#include <algorithm>
#include <cassert>

#include "sim/base/byte_order.h"
#include "sim/crypto/constant_time.h"
#include "sim/crypto/digest.h"
#include "sim/ntlm/crc32.h"
#include "sim/ntlm/session_key.h"

namespace legwork::ntlm {
namespace {

constexpr std::size_t kChecksumAt = 4;  // bytes into a Signature, extended form
constexpr std::size_t kNumberAt = 12;
constexpr std::size_t kPlainChecksumAt = 8;

ByteView ChecksumOf(const Signature& signature) { return ByteView(signature).subspan(kChecksumAt, 8); }
ByteView NumberOf(const Signature& signature) { return ByteView(signature).subspan(kNumberAt, 4); }
ByteView VersionOf(const Signature& signature) { return ByteView(signature).first(4); }

}  // namespace

MessageStream::MessageStream(NegotiateFlags flags, const Key& exported_session_key, Role sender)
    : flags_(flags), signing_key_(SigningKey(exported_session_key, sender)) {
  const SealingKey sealing_key = MakeSealingKey(flags, exported_session_key, sender);
  sealing_key_ = sealing_key.bytes;
  sealing_key_size_ = static_cast<std::uint8_t>(sealing_key.size);
  fresh_.SetKey(ByteView(sealing_key_).first(sealing_key_size_));
  RestartCipher();
}

void MessageStream::RestartCipher() { cipher_ = fresh_; }

void MessageStream::Begin(GivenNumber given) {
  if (given) number_ = *given;
  if ((flags_ & kNegotiateDatagram) == 0) return;
  const auto number = OctetsOf<ByteOrder::kLittle>(number_);
  cipher_.SetKey(Md5({ByteView(sealing_key_).first(sealing_key_size_), number}));
}

Signature MessageStream::Seal(ByteParts covered, std::span<const ByteSpan> sealed, GivenNumber given) {
  Begin(given);
  const auto checksum = Checksum(covered);
  for (const ByteSpan part : sealed) cipher_.CryptInPlace(part);
  const Signature signature = Finish(checksum);
  ++number_;
  return signature;
}

Arrival MessageStream::Unseal(ByteParts covered, std::span<const ByteSpan> sealed, const Signature& signature,
                              GivenNumber given) {
  const std::uint32_t number_before = number_;
  const Rc4 cipher_before = cipher_;
  Begin(given);
  Rc4 undo = cipher_;
  for (const ByteSpan part : sealed) cipher_.CryptInPlace(part);
  const Arrival arrival = Judge(Finish(Checksum(covered)), signature);
  if (arrival == Arrival::kInOrder) {
    ++number_;
    return arrival;
  }
  cipher_ = cipher_before;
  number_ = number_before;
  for (const ByteSpan part : sealed) undo.CryptInPlace(part);
  return arrival;
}

std::array<std::uint8_t, 8> MessageStream::Checksum(ByteParts covered) const {
  assert(covered.size() <= kMessagePartsMax);
  std::array<std::uint8_t, 8> checksum = {};
  if (!extended()) {
    StoreNumber<ByteOrder::kLittle>(Crc32(covered), &checksum[4]);  // behind a RandomPad of zeros
    return checksum;
  }
  const auto number = OctetsOf<ByteOrder::kLittle>(number_);
  std::array<ByteView, kMessagePartsMax + 1> parts = {number};
  std::ranges::copy(covered, parts.begin() + 1);
  std::ranges::copy_n(signing_key_.Compute(ByteParts(parts).first(covered.size() + 1)).begin(), 8, checksum.begin());
  return checksum;
}

Signature MessageStream::Finish(std::array<std::uint8_t, 8> checksum) {
  return extended() ? FinishExtended(checksum) : FinishPlain(checksum);
}

// MS-NLMP 3.4.4.2: the number travels in the clear, the checksum is encrypted if keys were exchanged.
Signature MessageStream::FinishExtended(std::array<std::uint8_t, 8> checksum) {
  if ((flags_ & kNegotiateKeyExch) != 0) cipher_.CryptInPlace(checksum);
  Signature signature = {0x01};
  std::ranges::copy(checksum, signature.begin() + kChecksumAt);
  StoreNumber<ByteOrder::kLittle>(number_, &signature[kNumberAt]);
  return signature;
}

// MS-NLMP 3.4.4.1: pad, CRC and number all go through the cipher, and the pad's place is then filled with zeros.
Signature MessageStream::FinishPlain(std::array<std::uint8_t, 8> checksum) {
  Signature signature = {0x01};
  auto number = OctetsOf<ByteOrder::kLittle>(number_);
  cipher_.CryptInPlace(checksum);
  cipher_.CryptInPlace(number);
  std::ranges::copy(ByteView(checksum).last(4), signature.begin() + kPlainChecksumAt);
  std::ranges::copy(number, signature.begin() + kNumberAt);
  return signature;
}

// A checksum that fits under another number means that just the number was changed. Without extended session security
// the number is encrypted, so nothing tells a message out of order from an altered one.
Arrival MessageStream::Judge(const Signature& expected, const Signature& arrived) const {
  if (SameTag(expected, arrived)) return Arrival::kInOrder;
  const bool other_message = extended() && SameBytes(VersionOf(expected), VersionOf(arrived)) &&
                             !SameBytes(NumberOf(expected), NumberOf(arrived)) &&
                             !SameTag(ChecksumOf(expected), ChecksumOf(arrived));
  return other_message ? Arrival::kOutOfOrder : Arrival::kAltered;
}

void MessageStream::Write(Writer& out) const {
  out.PutU32Le(number_);
  out.PutBytes(cipher_.GetState());
}

bool MessageStream::Read(Reader& in) {
  std::uint32_t number = 0;
  ByteView octets;
  Reader ahead = in;
  if (!ahead.GetU32Le(&number) || !ahead.GetBytes(Rc4::kStateSize, &octets)) return in.Fail();
  in = ahead;
  Rc4::State state;
  std::ranges::copy(octets, state.begin());
  number_ = number;
  cipher_.SetState(state);
  return true;
}

}  // namespace legwork::ntlm

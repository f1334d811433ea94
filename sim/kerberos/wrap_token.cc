#include "sim/kerberos/wrap_token.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>

#include "sim/crypto/aes_key.h"
#include "sim/crypto/cipher.h"
#include "sim/crypto/constant_time.h"
#include "sim/kerberos/surrounded_parts.h"
#include "sim/wire/reader.h"

namespace legwork::kerberos {
namespace {

constexpr std::array<std::uint8_t, 2> kTokenId = {0x05, 0x04};
constexpr std::array<std::uint8_t, 1> kFiller = {0xFF};
constexpr std::size_t kTurnedAtOnce = 64;  // octets; header, tag and extra count are fewer
constexpr std::size_t kTagSizeMax = 24;  // octets, of all types

// InnerHeader is the header as it is encrypted: the rotation is not known to who seals (RFC 4121 section 4.2.5).
WrapHeaderBytes InnerHeader(WrapHeader header) {
  header.rotation = 0;
  return WriteWrapHeader(header);
}

// SignedHeader is the header under the checksum of an unsealed body.
WrapHeaderBytes SignedHeader(WrapHeader header) {
  header.extra_count = 0;
  return InnerHeader(header);
}

// BodyParts are the regions of a sealed body.
struct BodyParts {
  ByteSpan encrypted;  // everything but the tag
  ByteSpan confounder;
  ByteSpan plaintext;
  ByteSpan tail;  // extra octets and header
  ByteSpan tag;
};

BodyParts Divide(EncryptionType type, const WrapHeader& header, ByteSpan body) {
  const EncryptionTypeRow& row = RowOf(type);
  const std::size_t tail_size = header.extra_count + kMessageHeaderSize;
  BodyParts parts;
  parts.encrypted = body.first(body.size() - row.tag_size);
  parts.tag = body.last(row.tag_size);
  parts.confounder = parts.encrypted.first(row.confounder_size);
  parts.tail = parts.encrypted.last(tail_size);
  parts.plaintext = parts.encrypted.subspan(row.confounder_size);
  parts.plaintext = parts.plaintext.first(parts.plaintext.size() - tail_size);
  return parts;
}

// FillTagOver writes the tag of a body whose covered parts are as its type wants them, plain or encrypted.
void FillTagOver(const DerivedKeys& keys, const BodyParts& parts, ByteParts covered, ByteSpan out) {
  std::array<std::uint8_t, 2 * kAesBlockSize> front = {};
  std::ranges::copy(parts.confounder, front.begin() + kAesBlockSize);
  const ByteView first = TagCoversCiphertext(keys.type()) ? ByteView(front) : ByteView(parts.confounder);
  WithSurroundedParts(first, covered, parts.tail, [&](ByteParts all) { FillTag(keys, all, out); });
}

bool TagFits(const DerivedKeys& keys, const BodyParts& parts, ByteParts covered) {
  std::array<std::uint8_t, kTagSizeMax> tag;
  const ByteSpan wanted = ByteSpan(tag).first(parts.tag.size());
  FillTagOver(keys, parts, covered, wanted);
  return SameTag(wanted, parts.tag);
}

}  // namespace

WrapHeaderBytes WriteWrapHeader(const WrapHeader& header) {
  WrapHeaderBytes bytes = {kTokenId[0],
                           kTokenId[1],
                           header.flags,
                           kFiller[0],
                           static_cast<std::uint8_t>(header.extra_count >> 8),
                           static_cast<std::uint8_t>(header.extra_count),
                           static_cast<std::uint8_t>(header.rotation >> 8),
                           static_cast<std::uint8_t>(header.rotation)};
  for (std::size_t i = 0; i < 8; ++i) bytes[8 + i] = static_cast<std::uint8_t>(header.sequence >> (56 - 8 * i));
  return bytes;
}

Result<WrapHeader> ReadWrapHeader(ByteView token) {
  WrapHeader header;
  Reader in(token);
  if (!in.ExpectBytes(kTokenId) || !in.GetU8(&header.flags) ||
      ((header.flags & ~kMessageFlagsKnown) != 0 && !in.Fail()) || !in.ExpectBytes(kFiller) ||
      !in.GetU16Be(&header.extra_count) || !in.GetU16Be(&header.rotation) || !in.GetU64Be(&header.sequence)) {
    return in.Failure("WrapToken");
  }
  return header;
}

// A few octets are put aside and the rest is moved at once; rotating octet by octet would cost as much as a hash.
void TurnRight(ByteSpan body, std::size_t count) {
  std::array<std::uint8_t, kTurnedAtOnce> aside;
  if (count == 0) return;
  if (count > aside.size()) return void(std::rotate(body.begin(), body.end() - count, body.end()));
  std::memcpy(aside.data(), body.data() + body.size() - count, count);
  std::memmove(body.data() + count, body.data(), body.size() - count);
  std::memcpy(body.data(), aside.data(), count);
}

void TurnLeft(ByteSpan body, std::size_t count) {
  std::array<std::uint8_t, kTurnedAtOnce> aside;
  if (count == 0) return;
  if (count > aside.size()) return void(std::rotate(body.begin(), body.begin() + count, body.end()));
  std::memcpy(aside.data(), body.data(), count);
  std::memmove(body.data(), body.data() + count, body.size() - count);
  std::memcpy(body.data() + body.size() - count, aside.data(), count);
}

std::size_t SealedBodySize(EncryptionType type, std::size_t plaintext_size, std::size_t extra_count) {
  return EncryptedSize(type, plaintext_size + extra_count + kMessageHeaderSize);
}

bool FindSealedPlaintext(EncryptionType type, const WrapHeader& header, ByteSpan body, ByteSpan* plaintext) {
  if (body.size() < SealedBodySize(type, 0, header.extra_count)) return false;
  *plaintext = Divide(type, header, body).plaintext;
  return true;
}

void SealBody(const DerivedKeys& keys, const WrapHeader& header, ByteView confounder, ByteParts covered,
              ByteSpan body) {
  const BodyParts parts = Divide(keys.type(), header, body);
  assert(confounder.size() == parts.confounder.size());
  std::ranges::copy(confounder, parts.confounder.begin());
  std::ranges::fill(parts.tail, std::uint8_t{0});
  std::ranges::copy(InnerHeader(header), parts.tail.last(kMessageHeaderSize).begin());
  const bool covers_ciphertext = TagCoversCiphertext(keys.type());
  if (!covers_ciphertext) FillTagOver(keys, parts, covered, parts.tag);
  EncryptBody(keys, parts.encrypted);
  if (covers_ciphertext) FillTagOver(keys, parts, covered, parts.tag);
}

bool OpenBody(const DerivedKeys& keys, const WrapHeader& header, ByteParts covered, ByteSpan body) {
  const BodyParts parts = Divide(keys.type(), header, body);
  const bool covers_ciphertext = TagCoversCiphertext(keys.type());
  bool fits = covers_ciphertext && TagFits(keys, parts, covered);
  DecryptBody(keys, parts.encrypted);
  if (!covers_ciphertext) fits = TagFits(keys, parts, covered);
  if (fits && SameBytes(parts.tail.last(kMessageHeaderSize), InnerHeader(header))) return true;
  std::ranges::fill(parts.encrypted, std::uint8_t{0});
  return false;
}

void WriteWrapChecksum(const DerivedKeys& keys, const WrapHeader& header, ByteParts covered, ByteSpan out) {
  const WrapHeaderBytes last = SignedHeader(header);
  WithSurroundedParts({}, covered, last, [&](ByteParts all) { Checksum(keys, all, out); });
}

bool VerifyWrapChecksum(const DerivedKeys& keys, const WrapHeader& header, ByteParts covered, ByteView checksum) {
  const WrapHeaderBytes last = SignedHeader(header);
  return WithSurroundedParts({}, covered, last, [&](ByteParts all) { return VerifyChecksum(keys, all, checksum); });
}

}  // namespace legwork::kerberos

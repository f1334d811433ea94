#include "sim/kerberos/rc4_token.h"

#include <algorithm>
#include <cassert>

#include "sim/crypto/constant_time.h"
#include "sim/crypto/digest.h"
#include "sim/crypto/rc4.h"
#include "sim/wire/oid.h"
#include "sim/wire/reader.h"

namespace legwork::kerberos {
namespace {

using Eight = std::array<std::uint8_t, 8>;

constexpr Eight kMicHeader = {0x01, 0x01, 0x11, 0x00, 0xFF, 0xFF, 0xFF, 0xFF};
constexpr Eight kSealedHeader = {0x02, 0x01, 0x11, 0x00, 0x10, 0x00, 0xFF, 0xFF};
constexpr Eight kSignedHeader = {0x02, 0x01, 0x11, 0x00, 0xFF, 0xFF, 0xFF, 0xFF};
constexpr std::uint8_t kFrameTag = 0x60;
constexpr std::uint8_t kOidTag = 0x06;
constexpr std::size_t kOidSize = 11;              // octets, tag and length included
constexpr std::size_t kMicBody = 3 * 8;           // header, sequence, checksum
constexpr std::size_t kFrontBody = kMicBody + 8;  // and confounder

// What the checksum begins with (RFC 4757 sections 7.2 and 7.3).
constexpr std::uint32_t kMicSalt = 15;
constexpr std::uint32_t kWrapSalt = 13;

std::array<std::uint8_t, 4> LittleEndian(std::uint32_t number) {
  return {static_cast<std::uint8_t>(number), static_cast<std::uint8_t>(number >> 8),
          static_cast<std::uint8_t>(number >> 16), static_cast<std::uint8_t>(number >> 24)};
}

std::array<std::uint8_t, 4> BigEndian(std::uint32_t number) {
  return {static_cast<std::uint8_t>(number >> 24), static_cast<std::uint8_t>(number >> 16),
          static_cast<std::uint8_t>(number >> 8), static_cast<std::uint8_t>(number)};
}

std::uint32_t FromBigEndian(ByteView four) {
  return std::uint32_t{four[0]} << 24 | std::uint32_t{four[1]} << 16 | std::uint32_t{four[2]} << 8 | four[3];
}

std::size_t LengthSize(std::size_t length) {
  std::size_t size = 1;
  if (length < 0x80) return size;
  for (; length != 0; length >>= 8) ++size;
  return size;
}

// PutFrame writes the frame around `length` octets and gives where it ends.
ByteSpan PutFrame(std::size_t length, ByteSpan out) {
  out[0] = kFrameTag;
  const std::size_t octets = LengthSize(length) - 1;
  out[1] = static_cast<std::uint8_t>(octets == 0 ? length : 0x80 | octets);
  for (std::size_t i = 0; i < octets; ++i) out[2 + i] = static_cast<std::uint8_t>(length >> (8 * (octets - 1 - i)));
  out = out.subspan(2 + octets);
  out[0] = kOidTag;
  out[1] = static_cast<std::uint8_t>(kOidKerberos.size());
  std::ranges::copy(kOidKerberos, out.begin() + 2);
  return out.subspan(kOidSize);
}

// GetFrame reads a frame; the length is what it says to follow, minus the OID.
bool GetFrame(Reader& in, std::size_t* length) {
  std::uint8_t first = 0, octet = 0, oid_size = 0;
  constexpr std::uint8_t kTag[] = {kFrameTag};
  constexpr std::uint8_t kOid[] = {kOidTag};
  if (!in.ExpectBytes(kTag) || !in.GetU8(&first)) return false;
  *length = first;
  if (first >= 0x80) {
    if (first == 0x80 || first > 0x84) return in.Fail();
    *length = 0;
    for (int i = first & 0x7F; i > 0; --i) {
      if (!in.GetU8(&octet)) return false;
      *length = *length << 8 | octet;
    }
  }
  if (!in.ExpectBytes(kOid) || !in.GetU8(&oid_size) || (oid_size != kOidKerberos.size() && !in.Fail()) ||
      !in.ExpectBytes(kOidKerberos) || (*length < kOidSize && !in.Fail())) {
    return false;
  }
  *length -= kOidSize;
  return true;
}

Eight ChecksumOf(const Rc4TokenKeys& keys, std::uint32_t salt, ByteView header, ByteView confounder,
                 ByteParts covered) {
  std::array<std::uint8_t, 4 + 8 + 8> front;
  std::ranges::copy(LittleEndian(salt), front.begin());
  std::ranges::copy(header, front.begin() + 4);
  std::ranges::copy(confounder, front.begin() + 12);
  const Digest<16> hash = Md5Behind(ByteView(front).first(12 + confounder.size()), covered);
  const HmacMd5Key::Tag tag = keys.sign.Compute({ByteView(hash)});
  Eight checksum;
  std::copy_n(tag.begin(), checksum.size(), checksum.begin());
  return checksum;
}

void CryptSequence(const Rc4TokenKeys& keys, ByteView checksum, ByteView in, ByteSpan out) {
  Rc4(keys.sequence.Compute({checksum})).Crypt(in, out);
}

Eight SequenceOctets(const Rc4Token& token) {
  Eight octets;
  std::ranges::copy(BigEndian(token.sequence), octets.begin());
  std::ranges::copy(BigEndian(token.sender), octets.begin() + 4);
  return octets;
}

// The key of one message's encryption follows from its number.
Rc4 SealCipher(const Rc4TokenKeys& keys, std::uint32_t sequence) {
  const auto octets = BigEndian(sequence);
  return Rc4(keys.seal.Compute({ByteView(octets)}));
}

HmacMd5Key UnderZero(ByteView key) {
  const std::uint8_t zero[4] = {};
  return HmacMd5Key(HmacMd5(key, {ByteView(zero)}));
}

}  // namespace

Rc4TokenKeys::Rc4TokenKeys(const Key& key) : sequence(UnderZero(key.View())) {
  constexpr std::uint8_t kSignatureKey[] = {'s', 'i', 'g', 'n', 'a', 't', 'u', 'r', 'e', 'k', 'e', 'y', 0};
  sign.SetKey(HmacMd5(key.View(), {ByteView(kSignatureKey)}));
  Key local = key;
  for (std::size_t i = 0; i < local.size; ++i) local.bytes[i] ^= 0xF0;
  seal = UnderZero(local.View());
}

void WriteRc4Mic(const Rc4TokenKeys& keys, const Rc4Token& token, ByteParts message, ByteSpan out) {
  assert(out.size() == kRc4MicSize);
  const ByteSpan body = PutFrame(kOidSize + kMicBody, out);
  const Eight checksum = ChecksumOf(keys, kMicSalt, kMicHeader, {}, message);
  std::ranges::copy(kMicHeader, body.begin());
  CryptSequence(keys, checksum, SequenceOctets(token), body.subspan(8, 8));
  std::ranges::copy(checksum, body.begin() + 16);
}

Result<Rc4Token> ReadRc4Mic(const Rc4TokenKeys& keys, ByteView octets, ByteParts message) {
  Reader in(octets);
  std::size_t length = 0;
  ByteView sequence, checksum;
  if (!GetFrame(in, &length) || (length != kMicBody && !in.Fail()) || !in.ExpectBytes(kMicHeader) ||
      !in.GetBytes(8, &sequence) || !in.GetBytes(8, &checksum) || !in.ExpectEmpty()) {
    return in.Failure("Rc4Mic");
  }
  if (!SameTag(ChecksumOf(keys, kMicSalt, kMicHeader, {}, message), checksum)) return in.Failure("Rc4Mic");
  Eight plain;
  CryptSequence(keys, checksum, sequence, plain);
  return Rc4Token{.sequence = FromBigEndian(plain), .sender = FromBigEndian(ByteView(plain).subspan(4))};
}

std::size_t Rc4FrontSize(std::size_t framed_size) {
  return 1 + LengthSize(kOidSize + kFrontBody + framed_size) + kOidSize + kFrontBody;
}

void SealRc4(const Rc4TokenKeys& keys, const Rc4Token& token, std::size_t framed_size, ByteView confounder,
             ByteParts covered, ByteSpan front, ByteSpan body) {
  assert(front.size() == Rc4FrontSize(framed_size) && confounder.size() == kRc4ConfounderSize);
  const ByteSpan fields = PutFrame(kOidSize + kFrontBody + framed_size, front);
  const Eight& header = token.sealed ? kSealedHeader : kSignedHeader;
  const Eight checksum = ChecksumOf(keys, kWrapSalt, header, confounder, covered);
  std::ranges::copy(header, fields.begin());
  CryptSequence(keys, checksum, SequenceOctets(token), fields.subspan(8, 8));
  std::ranges::copy(checksum, fields.begin() + 16);
  std::ranges::copy(confounder, fields.begin() + 24);
  if (!token.sealed) return;
  Rc4 cipher = SealCipher(keys, token.sequence);
  cipher.CryptInPlace(fields.subspan(24, 8));
  cipher.CryptInPlace(body);
}

Result<Rc4Front> ReadRc4Front(ByteView token) {
  Reader in(token);
  Rc4Front front;
  ByteView header;
  if (!GetFrame(in, &front.framed_size) || !in.GetBytes(8, &header) ||
      (!SameBytes(header, kSealedHeader) && !SameBytes(header, kSignedHeader) && !in.Fail()) ||
      !in.GetBytes(8, &front.sequence) || !in.GetBytes(8, &front.checksum) ||
      !in.GetBytes(kRc4ConfounderSize, &front.confounder) || (front.framed_size < kFrontBody && !in.Fail())) {
    return in.Failure("Rc4Wrap");
  }
  front.framed_size -= kFrontBody;
  front.sealed = SameBytes(header, kSealedHeader);
  front.header = front.sealed ? kSealedHeader : kSignedHeader;
  front.size = static_cast<std::size_t>(front.confounder.data() + front.confounder.size() - token.data());
  return front;
}

Result<Rc4Token> OpenRc4(const Rc4TokenKeys& keys, const Rc4Front& front, ByteParts covered, ByteSpan body) {
  Eight plain;
  CryptSequence(keys, front.checksum, front.sequence, plain);
  const Rc4Token token = {.sealed = front.sealed,
                          .sequence = FromBigEndian(plain),
                          .sender = FromBigEndian(ByteView(plain).subspan(4))};
  Eight confounder;
  std::ranges::copy(front.confounder, confounder.begin());
  if (front.sealed) {
    Rc4 cipher = SealCipher(keys, token.sequence);
    cipher.CryptInPlace(confounder);
    cipher.CryptInPlace(body);
  }
  if (SameTag(ChecksumOf(keys, kWrapSalt, front.header, confounder, covered), front.checksum)) return token;
  std::ranges::fill(body, std::uint8_t{0});
  return Error{"Rc4Wrap", front.size};
}

}  // namespace legwork::kerberos

#include "sim/crypto/cipher.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>

#include "sim/crypto/cbc_cts.h"
#include "sim/crypto/constant_time.h"
#include "sim/crypto/rc4.h"

namespace legwork {
namespace {

constexpr AesBlock kZeroIv = {};
constexpr std::size_t kTagSizeMax = 24;        // octets, of all types
constexpr std::size_t kRc4ConfounderSize = 8;  // octets

// Puts the parts side by side at `out`. A part may already lie where it belongs.
void Gather(ByteParts parts, ByteSpan out) {
  for (const ByteView part : parts) {
    if (part.empty()) continue;
    std::memmove(out.data(), part.data(), part.size());
    out = out.subspan(part.size());
  }
  assert(out.empty());
}

// Deciphers to a confounder of one block and the plaintext behind it, which may lie one block into `in`.
template <typename CipherKey>
void DecryptApart(const CipherKey& key, ByteView in, AesBlock& confounder, ByteSpan plaintext) {
  constexpr std::size_t kSwappedSize = 2 * kAesBlockSize;  // ciphertext stealing binds the last two blocks together
  if (in.size() <= kSwappedSize) {
    std::array<std::uint8_t, kSwappedSize> both;
    DecryptCbcCts(key, kZeroIv, in, ByteSpan(both).first(in.size()));
    std::copy_n(both.begin(), kAesBlockSize, confounder.begin());
    std::copy_n(both.begin() + kAesBlockSize, plaintext.size(), plaintext.begin());
    return;
  }
  AesBlock first;
  std::ranges::copy(in.first(kAesBlockSize), first.begin());
  key.DecryptBlocks(first, confounder);
  DecryptCbcCts(key, first, in.subspan(kAesBlockSize), plaintext);
}

bool DecryptSha1(const DerivedKeys& keys, ByteView in, ByteSpan out) {
  const std::size_t tag_size = RowOf(keys.type()).tag_size;
  AesBlock confounder;
  DecryptApart(keys.cipher(), in.first(in.size() - tag_size), confounder, out);
  const HmacSha1Key::Tag tag = keys.integrity().Compute({confounder, out});
  return SameTag(ByteView(tag).first(tag_size), in.last(tag_size));
}

bool DecryptCamellia(const DerivedKeys& keys, ByteView in, ByteSpan out) {
  const std::size_t tag_size = RowOf(keys.type()).tag_size;
  AesBlock confounder;
  DecryptApart(keys.camellia(), in.first(in.size() - tag_size), confounder, out);
  return SameTag(keys.integrity_cmac().Compute({confounder, out}), in.last(tag_size));
}

// FillSha2Tag fills `out` with the first octets of the HMAC.
void FillSha2Tag(const DerivedKeys& keys, ByteParts data, ByteSpan out) {
  if (keys.type() == EncryptionType::kAes128CtsHmacSha256) {
    const auto tag = keys.integrity_sha256().Compute(data);
    std::copy_n(tag.begin(), out.size(), out.begin());
  } else {
    const auto tag = keys.integrity_sha384().Compute(data);
    std::copy_n(tag.begin(), out.size(), out.begin());
  }
}
void FillSha2Tag(const DerivedKeys& keys, PartList data, ByteSpan out) {
  FillSha2Tag(keys, ByteParts(data.begin(), data.size()), out);
}

bool DecryptSha2(const DerivedKeys& keys, ByteView in, ByteSpan out) {
  const std::size_t tag_size = RowOf(keys.type()).tag_size;
  const ByteView body = in.first(in.size() - tag_size);
  std::array<std::uint8_t, kTagSizeMax> tag;
  FillSha2Tag(keys, {kZeroIv, body}, ByteSpan(tag).first(tag_size));
  if (!SameTag(ByteView(tag).first(tag_size), in.last(tag_size))) return false;
  AesBlock confounder;
  DecryptApart(keys.cipher(), body, confounder, out);
  return true;
}

// The key of one message follows from its tag.
Rc4 MessageCipher(const DerivedKeys& keys, ByteView tag) { return Rc4(keys.integrity_md5().Compute({tag})); }

void EncryptRc4(const DerivedKeys& keys, ByteView confounder, ByteParts plaintext, ByteSpan out) {
  const std::size_t tag_size = RowOf(keys.type()).tag_size;
  const ByteSpan body = out.subspan(tag_size);
  Gather(plaintext, body.subspan(confounder.size()));
  std::ranges::copy(confounder, body.begin());
  const HmacMd5Key::Tag tag = keys.integrity_md5().Compute({body});
  std::ranges::copy(tag, out.begin());
  MessageCipher(keys, tag).CryptInPlace(body);
}

bool DecryptRc4(const DerivedKeys& keys, ByteView in, ByteSpan out) {
  const EncryptionTypeRow& row = RowOf(keys.type());
  const ByteView tag = in.first(row.tag_size);
  Rc4 cipher = MessageCipher(keys, tag);
  std::array<std::uint8_t, kRc4ConfounderSize> confounder;
  cipher.Crypt(in.subspan(row.tag_size, confounder.size()), confounder);
  cipher.Crypt(in.subspan(row.tag_size + confounder.size()), out);
  return SameTag(keys.integrity_md5().Compute({confounder, out}), tag);
}

Digest<16> ChecksumRc4(const HmacMd5Key& signature_key, KeyUsage usage, ByteParts data) {
  const std::uint8_t salt[] = {static_cast<std::uint8_t>(usage), static_cast<std::uint8_t>(usage >> 8),
                               static_cast<std::uint8_t>(usage >> 16), static_cast<std::uint8_t>(usage >> 24)};
  return signature_key.Compute({ByteView(Md5Behind(salt, data))});
}

}  // namespace

std::size_t EncryptedSize(EncryptionType type, std::size_t plaintext_size) {
  const EncryptionTypeRow& row = RowOf(type);
  return row.confounder_size + plaintext_size + row.tag_size;
}

std::size_t DecryptedSize(EncryptionType type, std::size_t ciphertext_size) {
  const std::size_t overhead = EncryptedSize(type, 0);
  return ciphertext_size > overhead ? ciphertext_size - overhead : 0;
}

void Encrypt(const DerivedKeys& keys, ByteView confounder, ByteParts plaintext, ByteSpan out) {
  const EncryptionTypeRow& row = RowOf(keys.type());
  assert(keys.purpose() == KeyPurpose::kEncrypt && confounder.size() == row.confounder_size);
  if (row.family == EncryptionFamily::kRc4) return EncryptRc4(keys, confounder, plaintext, out);
  const ByteSpan body = out.first(out.size() - row.tag_size);
  Gather(plaintext, body.subspan(confounder.size()));
  std::ranges::copy(confounder, body.begin());
  if (row.family == EncryptionFamily::kAesSha2) {
    EncryptCbcCts(keys.cipher(), kZeroIv, body, body);
    return FillSha2Tag(keys, {kZeroIv, body}, out.last(row.tag_size));
  }
  const ByteView plain = body;
  FillTag(keys, ByteParts(&plain, 1), out.last(row.tag_size));
  EncryptBody(keys, body);
}

void EncryptBody(const DerivedKeys& keys, ByteSpan body) {
  if (RowOf(keys.type()).family == EncryptionFamily::kCamellia) {
    return EncryptCbcCts(keys.camellia(), kZeroIv, body, body);
  }
  EncryptCbcCts(keys.cipher(), kZeroIv, body, body);
}

void DecryptBody(const DerivedKeys& keys, ByteSpan body) {
  if (RowOf(keys.type()).family == EncryptionFamily::kCamellia) {
    return DecryptCbcCts(keys.camellia(), kZeroIv, body, body);
  }
  DecryptCbcCts(keys.cipher(), kZeroIv, body, body);
}

bool TagCoversCiphertext(EncryptionType type) { return RowOf(type).family == EncryptionFamily::kAesSha2; }

void FillTag(const DerivedKeys& keys, ByteParts covered, ByteSpan out) {
  switch (RowOf(keys.type()).family) {
    case EncryptionFamily::kAesSha1: {
      const HmacSha1Key::Tag tag = keys.integrity().Compute(covered);
      std::copy_n(tag.begin(), out.size(), out.begin());
      return;
    }
    case EncryptionFamily::kAesSha2:
      return FillSha2Tag(keys, covered, out);
    case EncryptionFamily::kRc4:
      assert(false);
      return;
    case EncryptionFamily::kCamellia: {
      const CmacKey::Tag tag = keys.integrity_cmac().Compute(covered);
      std::copy_n(tag.begin(), out.size(), out.begin());
      return;
    }
  }
}

bool Decrypt(const DerivedKeys& keys, ByteView in, ByteSpan out) {
  assert(keys.purpose() == KeyPurpose::kDecrypt && out.size() == DecryptedSize(keys.type(), in.size()));
  if (in.size() < EncryptedSize(keys.type(), 0)) return false;
  bool is_genuine = false;
  switch (RowOf(keys.type()).family) {
    case EncryptionFamily::kAesSha1:
      is_genuine = DecryptSha1(keys, in, out);
      break;
    case EncryptionFamily::kAesSha2:
      is_genuine = DecryptSha2(keys, in, out);
      break;
    case EncryptionFamily::kRc4:
      is_genuine = DecryptRc4(keys, in, out);
      break;
    case EncryptionFamily::kCamellia:
      is_genuine = DecryptCamellia(keys, in, out);
      break;
  }
  if (!is_genuine) std::ranges::fill(out, std::uint8_t{0});
  return is_genuine;
}

std::size_t ChecksumSize(EncryptionType type) { return RowOf(type).tag_size; }

void Checksum(const DerivedKeys& keys, ByteParts data, ByteSpan out) {
  assert(keys.purpose() == KeyPurpose::kChecksum && out.size() == ChecksumSize(keys.type()));
  if (RowOf(keys.type()).family != EncryptionFamily::kRc4) return FillTag(keys, data, out);
  std::ranges::copy(ChecksumRc4(keys.integrity_md5(), keys.rc4_usage(), data), out.begin());
}

Digest<16> HmacMd5Checksum(const Key& key, KeyUsage usage, ByteParts data) {
  Key as_rc4 = key;
  as_rc4.type = EncryptionType::kRc4Hmac;
  const DerivedKeys keys(as_rc4, AesKey(), usage, KeyPurpose::kChecksum);
  return ChecksumRc4(keys.integrity_md5(), keys.rc4_usage(), data);
}

bool VerifyChecksum(const DerivedKeys& keys, ByteParts data, ByteView checksum) {
  std::array<std::uint8_t, kTagSizeMax> tag;
  const ByteSpan wanted = ByteSpan(tag).first(ChecksumSize(keys.type()));
  Checksum(keys, data, wanted);
  return SameTag(wanted, checksum);
}

}  // namespace legwork

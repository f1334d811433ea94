#include "sim/crypto/cipher.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>

#include "sim/crypto/cbc_cts.h"
#include "sim/crypto/constant_time.h"

namespace legwork {
namespace {

constexpr AesBlock kZeroIv = {};

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
void DecryptApart(const AesKey& key, ByteView in, AesBlock& confounder, ByteSpan plaintext) {
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
  const std::size_t tag_size = RowOf(keys.type()).tag_size;
  assert(keys.purpose() == KeyPurpose::kEncrypt && confounder.size() == kAesBlockSize);
  const ByteSpan body = out.first(out.size() - tag_size);
  Gather(plaintext, body.subspan(confounder.size()));
  std::ranges::copy(confounder, body.begin());
  const HmacSha1Key::Tag tag = keys.integrity().Compute({body});
  EncryptCbcCts(keys.cipher(), kZeroIv, body, body);
  std::copy_n(tag.begin(), tag_size, out.last(tag_size).begin());
}

bool Decrypt(const DerivedKeys& keys, ByteView in, ByteSpan out) {
  const std::size_t tag_size = RowOf(keys.type()).tag_size;
  assert(keys.purpose() == KeyPurpose::kDecrypt && out.size() == DecryptedSize(keys.type(), in.size()));
  if (in.size() < EncryptedSize(keys.type(), 0)) return false;
  AesBlock confounder;
  DecryptApart(keys.cipher(), in.first(in.size() - tag_size), confounder, out);
  const HmacSha1Key::Tag tag = keys.integrity().Compute({confounder, out});
  const bool is_genuine = SameTag(ByteView(tag).first(tag_size), in.last(tag_size));
  if (!is_genuine) std::ranges::fill(out, std::uint8_t{0});
  return is_genuine;
}

std::size_t ChecksumSize(EncryptionType type) { return RowOf(type).tag_size; }

void Checksum(const DerivedKeys& keys, ByteParts data, ByteSpan out) {
  assert(keys.purpose() == KeyPurpose::kChecksum && out.size() == ChecksumSize(keys.type()));
  const HmacSha1Key::Tag tag = keys.integrity().Compute(data);
  std::copy_n(tag.begin(), out.size(), out.begin());
}

bool VerifyChecksum(const DerivedKeys& keys, ByteParts data, ByteView checksum) {
  assert(keys.purpose() == KeyPurpose::kChecksum);
  const HmacSha1Key::Tag tag = keys.integrity().Compute(data);
  return SameTag(ByteView(tag).first(ChecksumSize(keys.type())), checksum);
}

}  // namespace legwork

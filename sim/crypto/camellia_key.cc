#include "sim/crypto/camellia_key.h"

#include <nettle/cbc.h>

#include <cassert>

namespace legwork {
namespace {

// Nettle's generic modes take a cipher as a function over an untyped key.
void Crypt128(const void* key, std::size_t size, std::uint8_t* out, const std::uint8_t* in) {
  camellia128_crypt(static_cast<const camellia128_ctx*>(key), size, out, in);
}
void Crypt256(const void* key, std::size_t size, std::uint8_t* out, const std::uint8_t* in) {
  camellia256_crypt(static_cast<const camellia256_ctx*>(key), size, out, in);
}

}  // namespace

CamelliaKey::CamelliaKey(ByteView key, Direction direction) : is_256_(key.size() == CAMELLIA256_KEY_SIZE) {
  assert(key.size() == CAMELLIA128_KEY_SIZE || key.size() == CAMELLIA256_KEY_SIZE);
  const bool encrypts = direction == Direction::kEncrypt;
  if (is_256_) {
    (encrypts ? camellia256_set_encrypt_key : camellia256_set_decrypt_key)(&camellia256_, key.data());
  } else {
    (encrypts ? camellia128_set_encrypt_key : camellia128_set_decrypt_key)(&camellia128_, key.data());
  }
}

void CamelliaKey::Crypt(ByteView in, ByteSpan out) const {
  assert(in.size() == out.size() && in.size() % kAesBlockSize == 0);
  if (is_256_) {
    camellia256_crypt(&camellia256_, in.size(), out.data(), in.data());
  } else {
    camellia128_crypt(&camellia128_, in.size(), out.data(), in.data());
  }
}

void CamelliaKey::EncryptCbc(ByteView in, AesBlock& iv, ByteSpan out) const {
  assert(in.size() == out.size() && in.size() % kAesBlockSize == 0);
  const void* const key = is_256_ ? static_cast<const void*>(&camellia256_) : &camellia128_;
  cbc_encrypt(key, is_256_ ? Crypt256 : Crypt128, kAesBlockSize, iv.data(), in.size(), out.data(), in.data());
}

void CamelliaKey::DecryptCbc(ByteView in, AesBlock& iv, ByteSpan out) const {
  assert(in.size() == out.size() && in.size() % kAesBlockSize == 0);
  if (in.empty()) return;
  const void* const key = is_256_ ? static_cast<const void*>(&camellia256_) : &camellia128_;
  cbc_decrypt(key, is_256_ ? Crypt256 : Crypt128, kAesBlockSize, iv.data(), in.size(), out.data(), in.data());
}

}  // namespace legwork

#include "sim/crypto/aes_key.h"

#include <nettle/cbc.h>

#include <cassert>

namespace legwork {
namespace {

// Nettle's generic modes take a cipher as a function over an untyped key.
void DecryptAes128(const void* key, std::size_t size, std::uint8_t* out, const std::uint8_t* in) {
  aes128_decrypt(static_cast<const aes128_ctx*>(key), size, out, in);
}
void DecryptAes256(const void* key, std::size_t size, std::uint8_t* out, const std::uint8_t* in) {
  aes256_decrypt(static_cast<const aes256_ctx*>(key), size, out, in);
}

}  // namespace

AesKey::AesKey(ByteView key, Direction direction) : is_256_(key.size() == AES256_KEY_SIZE) {
  assert(key.size() == AES128_KEY_SIZE || key.size() == AES256_KEY_SIZE);
  const bool encrypts = direction == Direction::kEncrypt;
  if (is_256_) {
    (encrypts ? aes256_set_encrypt_key : aes256_set_decrypt_key)(&aes256_, key.data());
  } else {
    (encrypts ? aes128_set_encrypt_key : aes128_set_decrypt_key)(&aes128_, key.data());
  }
}

void AesKey::EncryptBlocks(ByteView in, ByteSpan out) const {
  assert(in.size() == out.size() && in.size() % kAesBlockSize == 0);
  if (is_256_) {
    aes256_encrypt(&aes256_, in.size(), out.data(), in.data());
  } else {
    aes128_encrypt(&aes128_, in.size(), out.data(), in.data());
  }
}

void AesKey::DecryptBlocks(ByteView in, ByteSpan out) const {
  assert(in.size() == out.size() && in.size() % kAesBlockSize == 0);
  if (is_256_) {
    aes256_decrypt(&aes256_, in.size(), out.data(), in.data());
  } else {
    aes128_decrypt(&aes128_, in.size(), out.data(), in.data());
  }
}

void AesKey::EncryptCbc(ByteView in, AesBlock& iv, ByteSpan out) const {
  assert(in.size() == out.size() && in.size() % kAesBlockSize == 0);
  if (is_256_) {
    cbc_aes256_encrypt(&aes256_, iv.data(), in.size(), out.data(), in.data());
  } else {
    cbc_aes128_encrypt(&aes128_, iv.data(), in.size(), out.data(), in.data());
  }
}

void AesKey::DecryptCbc(ByteView in, AesBlock& iv, ByteSpan out) const {
  assert(in.size() == out.size() && in.size() % kAesBlockSize == 0);
  if (in.empty()) return;
  if (is_256_) {
    cbc_decrypt(&aes256_, DecryptAes256, kAesBlockSize, iv.data(), in.size(), out.data(), in.data());
  } else {
    cbc_decrypt(&aes128_, DecryptAes128, kAesBlockSize, iv.data(), in.size(), out.data(), in.data());
  }
}

}  // namespace legwork

#include "sim/crypto/cmac.h"

namespace legwork {
namespace {

void Crypt(const void* key, std::size_t size, std::uint8_t* out, const std::uint8_t* in) {
  static_cast<const CamelliaKey*>(key)->EncryptBlocks({in, size}, {out, size});
}

}  // namespace

CmacKey::CmacKey(ByteView key) : cipher_(key, CamelliaKey::Direction::kEncrypt) {
  cmac128_set_key(&masks_, &cipher_, Crypt);
}

CmacKey::Tag CmacKey::Compute(ByteParts parts) const {
  cmac128_ctx context;
  cmac128_init(&context);
  for (const ByteView part : parts) {
    if (!part.empty()) cmac128_update(&context, &cipher_, Crypt, part.size(), part.data());
  }
  Tag tag;
  cmac128_digest(&context, &masks_, &cipher_, Crypt, tag.size(), tag.data());
  return tag;
}

}  // namespace legwork

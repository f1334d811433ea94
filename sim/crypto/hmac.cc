#include "sim/crypto/hmac.h"

#include <algorithm>
#include <array>

namespace legwork {
namespace {

void Init(md5_ctx& context, Md5Hash) { md5_init(&context); }
void Init(sha1_ctx& context, Sha1Hash) { sha1_init(&context); }
void Init(sha256_ctx& context, Sha256Hash) { sha256_init(&context); }
void Init(sha512_ctx& context, Sha384Hash) { sha384_init(&context); }

void Update(md5_ctx& context, ByteView data) { md5_update(&context, data.size(), data.data()); }
void Update(sha1_ctx& context, ByteView data) { sha1_update(&context, data.size(), data.data()); }
void Update(sha256_ctx& context, ByteView data) { sha256_update(&context, data.size(), data.data()); }
void Update(sha512_ctx& context, ByteView data) { sha512_update(&context, data.size(), data.data()); }

void Finish(md5_ctx& context, Digest<16>& digest) { md5_digest(&context, digest.size(), digest.data()); }
void Finish(sha1_ctx& context, Digest<20>& digest) { sha1_digest(&context, digest.size(), digest.data()); }
void Finish(sha256_ctx& context, Digest<32>& digest) { sha256_digest(&context, digest.size(), digest.data()); }
void Finish(sha512_ctx& context, Digest<48>& digest) { sha384_digest(&context, digest.size(), digest.data()); }

}  // namespace

template <typename Hash>
void HmacKey<Hash>::SetKey(ByteView key) {
  std::array<std::uint8_t, Hash::kBlockSize> block = {};
  Init(inner_, Hash());
  if (key.size() > block.size()) {  // RFC 2104 section 2: a key longer than a block is hashed first
    Tag hashed;
    Update(inner_, key);
    Finish(inner_, hashed);
    std::ranges::copy(hashed, block.begin());
    Init(inner_, Hash());
  } else {
    std::ranges::copy(key, block.begin());
  }
  for (std::uint8_t& octet : block) octet ^= 0x36;
  Update(inner_, block);
  for (std::uint8_t& octet : block) octet ^= 0x36 ^ 0x5C;
  Init(outer_, Hash());
  Update(outer_, block);
}

template <typename Hash>
typename HmacKey<Hash>::Tag HmacKey<Hash>::Compute(ByteParts parts) const {
  Tag tag;
  typename Hash::Context context = inner_;
  for (const ByteView part : parts) Update(context, part);
  Finish(context, tag);
  context = outer_;
  Update(context, tag);
  Finish(context, tag);
  return tag;
}

template class HmacKey<Md5Hash>;
template class HmacKey<Sha1Hash>;
template class HmacKey<Sha256Hash>;
template class HmacKey<Sha384Hash>;

}  // namespace legwork

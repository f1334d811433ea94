#include "sim/crypto/digest.h"

#include <nettle/md4.h>
#include <nettle/md5.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>

namespace legwork {
namespace {

// Runs one of Nettle's hashes, which all have the same three functions.
template <std::size_t kSize, typename Context>
Digest<kSize> Hash(void (*init)(Context*), void (*update)(Context*, std::size_t, const std::uint8_t*),
                   void (*finish)(Context*, std::size_t, std::uint8_t*), ByteParts parts) {
  Context context;
  init(&context);
  for (const ByteView part : parts) update(&context, part.size(), part.data());
  Digest<kSize> digest;
  finish(&context, digest.size(), digest.data());
  return digest;
}

}  // namespace

Digest<16> Md4(ByteParts parts) { return Hash<16>(md4_init, md4_update, md4_digest, parts); }
Digest<16> Md5(ByteParts parts) { return Hash<16>(md5_init, md5_update, md5_digest, parts); }
Digest<20> Sha1(ByteParts parts) { return Hash<20>(sha1_init, sha1_update, sha1_digest, parts); }
Digest<32> Sha256(ByteParts parts) { return Hash<32>(sha256_init, sha256_update, sha256_digest, parts); }
Digest<48> Sha384(ByteParts parts) { return Hash<48>(sha384_init, sha512_update, sha384_digest, parts); }

Digest<16> Md5Behind(ByteView front, ByteParts parts) {
  md5_ctx context;
  md5_init(&context);
  md5_update(&context, front.size(), front.data());
  for (const ByteView part : parts) md5_update(&context, part.size(), part.data());
  Digest<16> digest;
  md5_digest(&context, digest.size(), digest.data());
  return digest;
}

}  // namespace legwork

#ifndef LEGWORK_SIM_CRYPTO_HMAC_H_
#define LEGWORK_SIM_CRYPTO_HMAC_H_

#include <nettle/md5.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>

#include "sim/base/bytes.h"
#include "sim/crypto/digest.h"

namespace legwork {

// The hashes below HMAC, each with the state Nettle keeps for it.
struct Md5Hash {
  using Context = md5_ctx;
  static constexpr std::size_t kDigestSize = MD5_DIGEST_SIZE;
  static constexpr std::size_t kBlockSize = MD5_BLOCK_SIZE;
};
struct Sha1Hash {
  using Context = sha1_ctx;
  static constexpr std::size_t kDigestSize = SHA1_DIGEST_SIZE;
  static constexpr std::size_t kBlockSize = SHA1_BLOCK_SIZE;
};
struct Sha256Hash {
  using Context = sha256_ctx;
  static constexpr std::size_t kDigestSize = SHA256_DIGEST_SIZE;
  static constexpr std::size_t kBlockSize = SHA256_BLOCK_SIZE;
};
struct Sha384Hash {
  using Context = sha512_ctx;
  static constexpr std::size_t kDigestSize = SHA384_DIGEST_SIZE;
  static constexpr std::size_t kBlockSize = SHA384_BLOCK_SIZE;
};

// HmacKey is a key of HMAC (RFC 2104) with its two padded blocks already hashed, so each message costs its own octets
// and one closing block. It copies freely and allocates nothing.
template <typename Hash>
class HmacKey {
 public:
  using Tag = Digest<Hash::kDigestSize>;

  HmacKey() = default;
  explicit HmacKey(ByteView key) { SetKey(key); }

  void SetKey(ByteView key);

  // Compute may be called once a key was set.
  Tag Compute(ByteParts parts) const;
  Tag Compute(PartList parts) const { return Compute(ByteParts(parts.begin(), parts.size())); }

 private:
  typename Hash::Context inner_ = {};  // after key xor 36 36 …
  typename Hash::Context outer_ = {};  // after key xor 5C 5C …
};

using HmacMd5Key = HmacKey<Md5Hash>;
using HmacSha1Key = HmacKey<Sha1Hash>;
using HmacSha256Key = HmacKey<Sha256Hash>;
using HmacSha384Key = HmacKey<Sha384Hash>;

// One message under one key.
inline Digest<16> HmacMd5(ByteView key, ByteParts parts) { return HmacMd5Key(key).Compute(parts); }
inline Digest<16> HmacMd5(ByteView key, PartList parts) { return HmacMd5Key(key).Compute(parts); }
inline Digest<20> HmacSha1(ByteView key, ByteParts parts) { return HmacSha1Key(key).Compute(parts); }
inline Digest<20> HmacSha1(ByteView key, PartList parts) { return HmacSha1Key(key).Compute(parts); }
inline Digest<32> HmacSha256(ByteView key, ByteParts parts) { return HmacSha256Key(key).Compute(parts); }
inline Digest<32> HmacSha256(ByteView key, PartList parts) { return HmacSha256Key(key).Compute(parts); }

}  // namespace legwork

#endif  // LEGWORK_SIM_CRYPTO_HMAC_H_

#ifndef LEGWORK_SIM_CRYPTO_DIGEST_H_
#define LEGWORK_SIM_CRYPTO_DIGEST_H_

#include <array>
#include <cstdint>
#include <initializer_list>

#include "sim/base/bytes.h"

namespace legwork {

// A digest is a value on the caller's stack; nothing is allocated. Parts are hashed as if they lay side by side.
template <std::size_t kSize>
using Digest = std::array<std::uint8_t, kSize>;

Digest<16> Md4(ByteParts parts);     // RFC 1320
Digest<16> Md5(ByteParts parts);     // RFC 1321
Digest<20> Sha1(ByteParts parts);    // FIPS 180-4
Digest<32> Sha256(ByteParts parts);  // FIPS 180-4
Digest<48> Sha384(ByteParts parts);  // FIPS 180-4

// Md5Behind hashes `front` and then the parts.
Digest<16> Md5Behind(ByteView front, ByteParts parts);

// Md5({a, b}) hashes the parts named between the braces.
using PartList = std::initializer_list<ByteView>;
inline Digest<16> Md4(PartList parts) { return Md4(ByteParts(parts.begin(), parts.size())); }
inline Digest<16> Md5(PartList parts) { return Md5(ByteParts(parts.begin(), parts.size())); }
inline Digest<20> Sha1(PartList parts) { return Sha1(ByteParts(parts.begin(), parts.size())); }
inline Digest<32> Sha256(PartList parts) { return Sha256(ByteParts(parts.begin(), parts.size())); }
inline Digest<48> Sha384(PartList parts) { return Sha384(ByteParts(parts.begin(), parts.size())); }

}  // namespace legwork

#endif  // LEGWORK_SIM_CRYPTO_DIGEST_H_

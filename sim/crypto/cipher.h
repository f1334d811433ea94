#ifndef LEGWORK_SIM_CRYPTO_CIPHER_H_
#define LEGWORK_SIM_CRYPTO_CIPHER_H_

#include <cstddef>

#include "sim/base/bytes.h"
#include "sim/crypto/derived_keys.h"
#include "sim/crypto/digest.h"

namespace legwork {

// Authenticated encryption and checksums. Of RFC 3961 section 5.3 with the parameters of RFC 3962 section 6:
//
//   ciphertext = CBC-CTS(Ke, confounder plaintext) HMAC(Ki, confounder plaintext)[0..tag_size)
//   checksum   = HMAC(Kc, data)[0..tag_size)
//
// RFC 8009 section 5 hashes what it has encrypted, behind an initial vector of 16 zeros. RFC 4757 sections 4 and 5:
//
//   ciphertext = tag RC4(HMAC(K1, tag), confounder plaintext)      tag = HMAC(K1, confounder plaintext)
//   checksum   = HMAC(Ksign, MD5(usage data))
//
// RFC 6803 section 7 is the first with Camellia for AES and CMAC for HMAC.
//
// Nothing here allocates. Where a size is the caller's to get right, it is asserted.

// EncryptedSize is the size of the ciphertext of `plaintext_size` octets.
std::size_t EncryptedSize(EncryptionType type, std::size_t plaintext_size);

// DecryptedSize is the inverse; 0 if `ciphertext_size` is too short to be a ciphertext. (An empty plaintext has 0 too.)
std::size_t DecryptedSize(EncryptionType type, std::size_t ciphertext_size);

// Encrypt fills `out`, which has EncryptedSize octets. `confounder` has the type's confounder_size. The parts of the
// plaintext do not overlap `out`, except that a single one may lie at its final place, behind the confounder.
void Encrypt(const DerivedKeys& keys, ByteView confounder, ByteParts plaintext, ByteSpan out);
inline void Encrypt(const DerivedKeys& keys, ByteView confounder, PartList plaintext, ByteSpan out) {
  Encrypt(keys, confounder, ByteParts(plaintext.begin(), plaintext.size()), out);
}

// Decrypt fills `out`, which has DecryptedSize octets, with the plaintext. It is false, and `out` all zero, if the
// ciphertext is too short or the tag does not fit. `out` does not overlap `in`; of RFC 3962's types it may also lie
// confounder_size into it.
[[nodiscard]] bool Decrypt(const DerivedKeys& keys, ByteView in, ByteSpan out);

// The two halves of the types that encrypt blocks, for whoever lets the tag cover more than the plaintext. Bodies are
// the confounder with the plaintext, at least 16 octets. The tag covers the body as it was before EncryptBody or, where
// TagCoversCiphertext, behind 16 zeros, as it is afterwards. Keys are for kEncrypt and kDecrypt; `out` has tag_size.
void EncryptBody(const DerivedKeys& keys, ByteSpan body);
void DecryptBody(const DerivedKeys& keys, ByteSpan body);
bool TagCoversCiphertext(EncryptionType type);
void FillTag(const DerivedKeys& keys, ByteParts covered, ByteSpan out);

// ChecksumSize is the size of a checksum under a key of this type.
std::size_t ChecksumSize(EncryptionType type);

// Checksum fills `out`, which has ChecksumSize octets. `keys` are for KeyPurpose::kChecksum.
void Checksum(const DerivedKeys& keys, ByteParts data, ByteSpan out);
inline void Checksum(const DerivedKeys& keys, PartList data, ByteSpan out) {
  Checksum(keys, ByteParts(data.begin(), data.size()), out);
}

// VerifyChecksum compares in constant time; a checksum of another size is false.
[[nodiscard]] bool VerifyChecksum(const DerivedKeys& keys, ByteParts data, ByteView checksum);
[[nodiscard]] inline bool VerifyChecksum(const DerivedKeys& keys, PartList data, ByteView checksum) {
  return VerifyChecksum(keys, ByteParts(data.begin(), data.size()), checksum);
}

// HmacMd5Checksum is the checksum of RFC 4757 section 4 under the octets of a key of any type, as MS-SFU and MS-PAC
// want it.
Digest<16> HmacMd5Checksum(const Key& key, KeyUsage usage, ByteParts data);

}  // namespace legwork

#endif  // LEGWORK_SIM_CRYPTO_CIPHER_H_

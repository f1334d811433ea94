#ifndef LEGWORK_SIM_KERBEROS_WRAP_TOKEN_H_
#define LEGWORK_SIM_KERBEROS_WRAP_TOKEN_H_

#include <array>
#include <cstdint>

#include "sim/base/bytes.h"
#include "sim/base/result.h"
#include "sim/crypto/derived_keys.h"
#include "sim/kerberos/mic_token.h"

// A token of GSS_Wrap (RFC 4121 sections 4.2.4 and 4.2.6.2) is a header and a body:
//
//   header = 05 04  flags  FF  EC (2)  RRC (2)  sequence (8)       all numbers big endian
//   body   = rotated RRC octets to the right:
//            sealed:   E(confounder  plaintext  EC octets  header with RRC 0)  tag
//            unsealed: plaintext  checksum over plaintext and header with EC and RRC 0; EC is the checksum's size
//
// The functions on bodies work on one that is not rotated. What is covered by the tag, the list `covered`, is the
// plaintext and may be more: buffers that the API only signs lie between parts of the plaintext (MS-KILE section
// 3.4.5.4.1). Of RFC 8009's types the tag covers the ciphertext, so there the plaintext's parts count as encrypted.
namespace legwork::kerberos {

struct WrapHeader {
  std::uint8_t flags = 0;         // kSealed and the others of mic_token.h
  std::uint16_t extra_count = 0;  // EC, octets
  std::uint16_t rotation = 0;     // RRC, octets
  std::uint64_t sequence = 0;

  bool sealed() const { return (flags & kSealed) != 0; }
};

using WrapHeaderBytes = std::array<std::uint8_t, kMessageHeaderSize>;
WrapHeaderBytes WriteWrapHeader(const WrapHeader& header);

// ReadWrapHeader looks at the first kMessageHeaderSize octets only.
Result<WrapHeader> ReadWrapHeader(ByteView token);

// TurnRight moves the last `count` octets of a body to its front, TurnLeft back. `count` is at most the size.
void TurnRight(ByteSpan body, std::size_t count);
void TurnLeft(ByteSpan body, std::size_t count);

// SealedBodySize is the size of a sealed body.
std::size_t SealedBodySize(EncryptionType type, std::size_t plaintext_size, std::size_t extra_count);

// FindSealedPlaintext gives where the plaintext lies in a sealed body; false if the body is too short to have one.
bool FindSealedPlaintext(EncryptionType type, const WrapHeader& header, ByteSpan body, ByteSpan* plaintext);

// SealBody encrypts a body in which the plaintext lies at its place. The confounder has the type's size.
void SealBody(const DerivedKeys& keys, const WrapHeader& header, ByteView confounder, ByteParts covered, ByteSpan body);

// OpenBody decrypts a sealed body in place; parts of `covered` that are plaintext look into it. It is false if the tag
// or the inner header does not fit; the plaintext is then zero.
[[nodiscard]] bool OpenBody(const DerivedKeys& keys, const WrapHeader& header, ByteParts covered, ByteSpan body);

// The checksum of an unsealed body. `out` has the type's checksum size.
void WriteWrapChecksum(const DerivedKeys& keys, const WrapHeader& header, ByteParts covered, ByteSpan out);
[[nodiscard]] bool VerifyWrapChecksum(const DerivedKeys& keys, const WrapHeader& header, ByteParts covered,
                                      ByteView checksum);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_WRAP_TOKEN_H_

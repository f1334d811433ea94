#ifndef LEGWORK_SIM_KERBEROS_MIC_TOKEN_H_
#define LEGWORK_SIM_KERBEROS_MIC_TOKEN_H_

#include <cstdint>

#include "sim/base/bytes.h"
#include "sim/base/result.h"
#include "sim/crypto/derived_keys.h"

namespace legwork::kerberos {

// The flags of a per-message token (RFC 4121 section 4.2.2).
inline constexpr std::uint8_t kSentByAcceptor = 0x01;
inline constexpr std::uint8_t kSealed = 0x02;
inline constexpr std::uint8_t kAcceptorSubkey = 0x04;
inline constexpr std::uint8_t kMessageFlagsKnown = kSentByAcceptor | kSealed | kAcceptorSubkey;

// Every per-message token begins with a header of this size, octets.
inline constexpr std::size_t kMessageHeaderSize = 16;

// MicToken is a token of GSS_GetMIC (RFC 4121 section 4.2.6.1):
//
//   04 04  flags  FF FF FF FF FF  sequence (8, big endian)  checksum over message and header
struct MicToken {
  std::uint8_t flags = 0;
  std::uint64_t sequence = 0;
  ByteView checksum = {};  // within the octets read
};

std::size_t MicTokenSize(EncryptionType type);

// WriteMicToken fills `out`, which has MicTokenSize octets, for `message`. The checksum of `token` is not looked at.
void WriteMicToken(const DerivedKeys& keys, const MicToken& token, ByteParts message, ByteSpan out);

// ReadMicToken accepts a header without sealed bit or unknown flags, and a checksum of any size but none.
Result<MicToken> ReadMicToken(ByteView bytes);

[[nodiscard]] bool VerifyMicToken(const DerivedKeys& keys, const MicToken& token, ByteParts message);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MIC_TOKEN_H_

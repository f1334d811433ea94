#ifndef LEGWORK_SIM_KERBEROS_RC4_TOKEN_H_
#define LEGWORK_SIM_KERBEROS_RC4_TOKEN_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "sim/base/bytes.h"
#include "sim/base/result.h"
#include "sim/crypto/hmac.h"
#include "sim/crypto/key.h"

// Tokens under keys of RFC 4757 section 7, in the frame and with the layout of RFC 1964:
//
//   frame = 60 length  06 09 OID of Kerberos            the length covers what follows, in DCE style the front alone
//   MIC   = frame  01 01  11 00  FF FF FF FF  sequence (8)  checksum (8)
//   wrap  = frame  02 01  11 00  seal (2)  FF FF  sequence (8)  checksum (8)  confounder (8)   plaintext  pad
//
// `seal` is 10 00, or FF FF where nothing is encrypted. Where it is, RC4 runs over confounder, plaintext and pad. The
// pad is one octet 01, and there is none in DCE style. The sequence is four octets, big endian, and four of the
// sender's, and is itself encrypted under a key that follows from the checksum.
namespace legwork::kerberos {

inline constexpr std::size_t kRc4MicSize = 37;       // octets
inline constexpr std::size_t kRc4FrontSizeMax = 49;  // of a wrap token in front of the plaintext, whatever its size
inline constexpr std::size_t kRc4ConfounderSize = 8;
inline constexpr std::uint8_t kRc4Pad = 1;

// Rc4TokenKeys are what tokens need of a key, worked out once.
struct Rc4TokenKeys {
  explicit Rc4TokenKeys(const Key& key);
  HmacMd5Key sign;
  HmacMd5Key seal;
  HmacMd5Key sequence;
};

struct Rc4Token {
  bool sealed = false;  // of a wrap token
  std::uint32_t sequence = 0;
  std::uint32_t sender = 0;  // kRc4Initiator or kRc4Acceptor
};
inline constexpr std::uint32_t kRc4Initiator = 0;
inline constexpr std::uint32_t kRc4Acceptor = 0xFFFFFFFF;

// WriteRc4Mic fills `out`, which has kRc4MicSize octets.
void WriteRc4Mic(const Rc4TokenKeys& keys, const Rc4Token& token, ByteParts message, ByteSpan out);

// ReadRc4Mic gives what a MIC says once its checksum fits the message. A malformed one is an error at 0 to its size;
// one that does not fit at its size.
Result<Rc4Token> ReadRc4Mic(const Rc4TokenKeys& keys, ByteView octets, ByteParts message);

// Rc4FrontSize is the size of what stands in front of a plaintext of this size, pad included; in DCE style ask for 0.
std::size_t Rc4FrontSize(std::size_t framed_size);

// SealRc4 fills `front`, which has Rc4FrontSize(framed_size) octets, and encrypts `body` in place if the token is
// sealed. `covered` is what the checksum is over: the body and what else is signed. The confounder has
// kRc4ConfounderSize octets.
void SealRc4(const Rc4TokenKeys& keys, const Rc4Token& token, std::size_t framed_size, ByteView confounder,
             ByteParts covered, ByteSpan front, ByteSpan body);

// Rc4Front is a front that was read and the octets behind it.
struct Rc4Front {
  bool sealed = false;
  std::size_t size = 0;         // octets
  std::size_t framed_size = 0;  // that the frame says to follow
  std::array<std::uint8_t, 8> header = {};
  ByteView sequence, checksum, confounder;
};

// ReadRc4Front looks at the beginning of a wrap token; it may have more behind.
Result<Rc4Front> ReadRc4Front(ByteView token);

// OpenRc4 decrypts `body` in place, parts of which `covered` looks into, and says what the token says; an error, with
// the body zero, if the checksum does not fit.
Result<Rc4Token> OpenRc4(const Rc4TokenKeys& keys, const Rc4Front& front, ByteParts covered, ByteSpan body);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_RC4_TOKEN_H_

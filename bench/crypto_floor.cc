#include "bench/crypto_floor.h"

#include <benchmark/benchmark.h>

#include <array>

#include "sim/crypto/cipher.h"
#include "sim/crypto/derived_keys.h"
#include "sim/crypto/hmac.h"
#include "sim/crypto/rc4.h"

namespace legwork::bench {
namespace {

constexpr std::size_t kAuthenticatorSize = 170;
constexpr std::size_t kTicketSize = 180;
constexpr std::size_t kApRepSize = 80;
constexpr std::size_t kSizeMax = 256;
constexpr KeyUsage kTicketUsage = 2;
constexpr KeyUsage kAuthenticatorUsage = 11;
constexpr KeyUsage kApRepUsage = 12;

// The messages of NTLM: NEGOTIATE, CHALLENGE, AUTHENTICATE.
constexpr std::size_t kNtlmMessagesSize = 40 + 180 + 420;
constexpr std::size_t kNtlmBlobSize = 180;

Key AesKeyOf(std::uint8_t octet) {
  Key key{EncryptionType::kAes256CtsHmacSha1, 32, {}};
  key.bytes.fill(octet);
  return key;
}

// Cached are the keys that a second handshake with the same ticket finds made.
struct Cached {
  DerivedKeys ticket{AesKeyOf(1), kTicketUsage, KeyPurpose::kDecrypt};
  DerivedKeys authenticator{AesKeyOf(2), kAuthenticatorUsage, KeyPurpose::kEncrypt};
  DerivedKeys ap_rep{AesKeyOf(2), kApRepUsage, KeyPurpose::kDecrypt};
};

void Seal(const DerivedKeys& keys, std::size_t size, std::array<std::uint8_t, kSizeMax>& sealed) {
  static constexpr std::array<std::uint8_t, kSizeMax> kPlain = {};
  const ByteView plain(kPlain);
  Encrypt(keys, plain.first(16), {plain.first(size)}, ByteSpan(sealed).first(EncryptedSize(keys.type(), size)));
}

void Open(const DerivedKeys& keys, std::size_t size, const std::array<std::uint8_t, kSizeMax>& sealed) {
  std::array<std::uint8_t, kSizeMax> plain;
  const ByteView cipher = ByteView(sealed).first(EncryptedSize(keys.type(), size));
  benchmark::DoNotOptimize(Decrypt(keys, cipher, ByteSpan(plain).first(size)));
}

// One side's part, with NTOWFv2 known.
void NtlmSide() {
  static constexpr std::array<std::uint8_t, kNtlmMessagesSize> kOctets = {};
  const ByteView octets(kOctets);
  const auto proof = HmacMd5(octets.first(16), {octets.first(8), octets.first(kNtlmBlobSize)});
  const auto base_key = HmacMd5(octets.first(16), {ByteView(proof)});
  std::array<std::uint8_t, 16> exported = {};
  Rc4(base_key).CryptInPlace(exported);
  benchmark::DoNotOptimize(HmacMd5(exported, {octets}));
}

}  // namespace

void KerberosCryptoFloor() {
  static const Cached cached;
  const Key session = AesKeyOf(2);
  std::array<std::uint8_t, kSizeMax> sealed = {};
  Open(cached.ticket, kTicketSize, sealed);
  Seal(cached.authenticator, kAuthenticatorSize, sealed);
  Open(DerivedKeys(session, kAuthenticatorUsage, KeyPurpose::kDecrypt), kAuthenticatorSize, sealed);
  Seal(DerivedKeys(session, kApRepUsage, KeyPurpose::kEncrypt), kApRepSize, sealed);
  Open(cached.ap_rep, kApRepSize, sealed);
}

void NtlmCryptoFloor() {
  NtlmSide();
  NtlmSide();
}

void KerberosMessageFloor(ByteSpan data) {
  static const DerivedKeys keys(AesKeyOf(1), kTicketUsage, KeyPurpose::kEncrypt);
  AesBlock iv = {};
  benchmark::DoNotOptimize(keys.integrity().Compute({data}));
  keys.cipher().EncryptCbc(data, iv, data);
}

void NtlmMessageFloor(ByteSpan data) {
  static const HmacMd5Key integrity(Bytes(16, 1));
  static Rc4 cipher(Bytes(16, 2));
  benchmark::DoNotOptimize(integrity.Compute({data}));
  cipher.CryptInPlace(data);
}

}  // namespace legwork::bench

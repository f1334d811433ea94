#include "sim/crypto/derived_keys.h"

#include <array>

#include "sim/crypto/derive.h"
#include "sim/crypto/derive_camellia.h"
#include "sim/crypto/derive_sha2.h"
#include "sim/crypto/n_fold.h"

namespace legwork {
namespace {

// DerivedKey says which key is derived from a usage, by the last octet of the constant (RFC 3961 section 5.3).
enum class DerivedKey : std::uint8_t { kChecksum = 0x99, kEncryption = 0xAA, kIntegrity = 0x55 };

// "signaturekey" with the zero at its end (RFC 4757 section 4).
constexpr std::uint8_t kSignatureKey[] = {'s', 'i', 'g', 'n', 'a', 't', 'u', 'r', 'e', 'k', 'e', 'y', 0};

constexpr AesBlock FoldUsage(KeyUsage usage, DerivedKey kind) {
  const std::array<std::uint8_t, 5> constant = {
      static_cast<std::uint8_t>(usage >> 24), static_cast<std::uint8_t>(usage >> 16),
      static_cast<std::uint8_t>(usage >> 8), static_cast<std::uint8_t>(usage), static_cast<std::uint8_t>(kind)};
  AesBlock folded = {};
  NFold(constant, folded);
  return folded;
}

// The folded constants of the usages that RFC 4120 and RFC 4121 have, worked out by the compiler: folding costs as much
// as all the rest of a derivation.
constexpr KeyUsage kFoldedUsages = 32;
struct FoldedUsage {
  AesBlock checksum;
  AesBlock encryption;
  AesBlock integrity;
};
constexpr auto kFolded = [] {
  std::array<FoldedUsage, kFoldedUsages> table = {};
  for (KeyUsage usage = 0; usage < kFoldedUsages; ++usage) {
    table[usage] = {FoldUsage(usage, DerivedKey::kChecksum), FoldUsage(usage, DerivedKey::kEncryption),
                    FoldUsage(usage, DerivedKey::kIntegrity)};
  }
  return table;
}();

AesBlock Folded(KeyUsage usage, DerivedKey kind) {
  if (usage >= kFoldedUsages) return FoldUsage(usage, kind);
  switch (kind) {
    case DerivedKey::kChecksum:
      return kFolded[usage].checksum;
    case DerivedKey::kEncryption:
      return kFolded[usage].encryption;
    case DerivedKey::kIntegrity:
      return kFolded[usage].integrity;
  }
  return {};
}

// UsageKey is a derived key, as octets on the stack.
struct UsageKey {
  std::array<std::uint8_t, 32> bytes;
  std::size_t size;  // octets in use

  UsageKey(const Key& key, const AesKey& base, KeyUsage usage, DerivedKey kind) : size(key.size) {
    DeriveBytes(base, Folded(usage, kind), ByteSpan(bytes).first(size));
  }
  ByteView View() const { return ByteView(bytes).first(size); }
};

// LabelledKey is a key that RFC 8009 section 5 or RFC 6803 section 4 derives for a usage, as octets on the stack.
struct LabelledKey {
  using Derive = void (*)(const Key& key, ByteView label, ByteSpan out);
  std::array<std::uint8_t, 32> bytes;
  std::size_t size;  // octets in use

  LabelledKey(Derive derive, const Key& key, KeyUsage usage, DerivedKey kind, std::size_t octets) : size(octets) {
    const std::array<std::uint8_t, 5> label = {
        static_cast<std::uint8_t>(usage >> 24), static_cast<std::uint8_t>(usage >> 16),
        static_cast<std::uint8_t>(usage >> 8), static_cast<std::uint8_t>(usage), static_cast<std::uint8_t>(kind)};
    derive(key, label, ByteSpan(bytes).first(size));
  }
  ByteView View() const { return ByteView(bytes).first(size); }
};

// Rc4Usage is a usage as RFC 4757 section 3 numbers it.
constexpr KeyUsage Rc4Usage(KeyUsage usage) {
  switch (usage) {
    case 3:
    case 9:
      return 8;
    case 23:
      return 13;
    default:
      return usage;
  }
}

AesKey::Direction DirectionOf(KeyPurpose purpose) {
  return purpose == KeyPurpose::kEncrypt ? AesKey::Direction::kEncrypt : AesKey::Direction::kDecrypt;
}

}  // namespace

DerivedKeys::DerivedKeys(const Key& key, const AesKey& base, KeyUsage usage, KeyPurpose purpose)
    : type_(key.type), purpose_(purpose) {
  switch (RowOf(key.type).family) {
    case EncryptionFamily::kAesSha1:
      DeriveAesSha1(key, base, usage);
      break;
    case EncryptionFamily::kAesSha2:
      DeriveAesSha2(key, usage);
      break;
    case EncryptionFamily::kRc4:
      DeriveRc4(key, usage);
      break;
    case EncryptionFamily::kCamellia:
      DeriveCamelliaKeys(key, usage);
      break;
  }
}

DerivedKeys::DerivedKeys(const Key& key, KeyUsage usage, KeyPurpose purpose)
    : DerivedKeys(key, AesKey(key.View(), AesKey::Direction::kEncrypt), usage, purpose) {}

void DerivedKeys::DeriveAesSha1(const Key& key, const AesKey& base, KeyUsage usage) {
  auto& integrity = std::get<HmacSha1Key>(integrity_);
  if (purpose_ == KeyPurpose::kChecksum) {
    return integrity.SetKey(UsageKey(key, base, usage, DerivedKey::kChecksum).View());
  }
  cipher_ = AesKey(UsageKey(key, base, usage, DerivedKey::kEncryption).View(), DirectionOf(purpose_));
  integrity.SetKey(UsageKey(key, base, usage, DerivedKey::kIntegrity).View());
}

void DerivedKeys::DeriveAesSha2(const Key& key, KeyUsage usage) {
  const bool is_checksum = purpose_ == KeyPurpose::kChecksum;
  const LabelledKey integrity(DeriveSha2, key, usage, is_checksum ? DerivedKey::kChecksum : DerivedKey::kIntegrity,
                              RowOf(key.type).tag_size);
  if (key.type == EncryptionType::kAes128CtsHmacSha256) {
    integrity_.emplace<HmacSha256Key>(integrity.View());
  } else {
    integrity_.emplace<HmacSha384Key>(integrity.View());
  }
  if (is_checksum) return;
  const LabelledKey encryption(DeriveSha2, key, usage, DerivedKey::kEncryption, key.size);
  cipher_ = AesKey(encryption.View(), DirectionOf(purpose_));
}

void DerivedKeys::DeriveCamelliaKeys(const Key& key, KeyUsage usage) {
  const bool is_checksum = purpose_ == KeyPurpose::kChecksum;
  const LabelledKey integrity(DeriveCamellia, key, usage, is_checksum ? DerivedKey::kChecksum : DerivedKey::kIntegrity,
                              key.size);
  auto& keys = integrity_.emplace<CamelliaKeys>();
  keys.integrity = CmacKey(integrity.View());
  if (is_checksum) return;
  const LabelledKey encryption(DeriveCamellia, key, usage, DerivedKey::kEncryption, key.size);
  keys.cipher = CamelliaKey(encryption.View(), DirectionOf(purpose_));
}

void DerivedKeys::DeriveRc4(const Key& key, KeyUsage usage) {
  rc4_usage_ = Rc4Usage(usage);
  if (purpose_ == KeyPurpose::kChecksum) {
    const Digest<16> signature_key = HmacMd5(key.View(), {ByteView(kSignatureKey)});
    integrity_.emplace<HmacMd5Key>(signature_key);
    return;
  }
  const std::uint8_t salt[] = {static_cast<std::uint8_t>(rc4_usage_), static_cast<std::uint8_t>(rc4_usage_ >> 8),
                               static_cast<std::uint8_t>(rc4_usage_ >> 16),
                               static_cast<std::uint8_t>(rc4_usage_ >> 24)};
  const Digest<16> usage_key = HmacMd5(key.View(), {ByteView(salt)});
  integrity_.emplace<HmacMd5Key>(usage_key);
}

}  // namespace legwork

#include "sim/crypto/derived_keys.h"

#include <array>

#include "sim/crypto/derive.h"
#include "sim/crypto/n_fold.h"

namespace legwork {
namespace {

// DerivedKey says which key is derived from a usage, by the last octet of the constant (RFC 3961 section 5.3).
enum class DerivedKey : std::uint8_t { kChecksum = 0x99, kEncryption = 0xAA, kIntegrity = 0x55 };

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

}  // namespace

DerivedKeys::DerivedKeys(const Key& key, const AesKey& base, KeyUsage usage, KeyPurpose purpose)
    : type_(key.type), purpose_(purpose) {
  if (purpose == KeyPurpose::kChecksum) {
    integrity_.SetKey(UsageKey(key, base, usage, DerivedKey::kChecksum).View());
    return;
  }
  const bool encrypts = purpose == KeyPurpose::kEncrypt;
  cipher_ = AesKey(UsageKey(key, base, usage, DerivedKey::kEncryption).View(),
                   encrypts ? AesKey::Direction::kEncrypt : AesKey::Direction::kDecrypt);
  integrity_.SetKey(UsageKey(key, base, usage, DerivedKey::kIntegrity).View());
}

DerivedKeys::DerivedKeys(const Key& key, KeyUsage usage, KeyPurpose purpose)
    : DerivedKeys(key, AesKey(key.View(), AesKey::Direction::kEncrypt), usage, purpose) {}

}  // namespace legwork

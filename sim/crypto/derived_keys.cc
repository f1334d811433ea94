#include "sim/crypto/derived_keys.h"

#include <array>

#include "sim/crypto/derive.h"

namespace legwork {
namespace {

// The last octet of the constant from which a key is derived (RFC 3961 section 5.3).
constexpr std::uint8_t kForChecksum = 0x99;
constexpr std::uint8_t kForEncryption = 0xAA;
constexpr std::uint8_t kForIntegrity = 0x55;

// UsageKey is a derived key, as octets on the stack.
struct UsageKey {
  std::array<std::uint8_t, 32> bytes;
  std::size_t size;  // octets in use

  UsageKey(const Key& key, const AesKey& base, KeyUsage usage, std::uint8_t kind) : size(key.size) {
    const std::array<std::uint8_t, 5> constant = {
        static_cast<std::uint8_t>(usage >> 24), static_cast<std::uint8_t>(usage >> 16),
        static_cast<std::uint8_t>(usage >> 8), static_cast<std::uint8_t>(usage), kind};
    DeriveBytes(base, constant, ByteSpan(bytes).first(size));
  }
  ByteView View() const { return ByteView(bytes).first(size); }
};

}  // namespace

DerivedKeys::DerivedKeys(const Key& key, const AesKey& base, KeyUsage usage, KeyPurpose purpose)
    : type_(key.type), purpose_(purpose) {
  if (purpose == KeyPurpose::kChecksum) {
    integrity_.SetKey(UsageKey(key, base, usage, kForChecksum).View());
    return;
  }
  const bool encrypts = purpose == KeyPurpose::kEncrypt;
  cipher_ = AesKey(UsageKey(key, base, usage, kForEncryption).View(),
                   encrypts ? AesKey::Direction::kEncrypt : AesKey::Direction::kDecrypt);
  integrity_.SetKey(UsageKey(key, base, usage, kForIntegrity).View());
}

DerivedKeys::DerivedKeys(const Key& key, KeyUsage usage, KeyPurpose purpose)
    : DerivedKeys(key, AesKey(key.View(), AesKey::Direction::kEncrypt), usage, purpose) {}

}  // namespace legwork

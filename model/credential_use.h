#ifndef LEGWORK_MODEL_CREDENTIAL_USE_H_
#define LEGWORK_MODEL_CREDENTIAL_USE_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace legwork {

// CredentialUse is fCredentialUse of AcquireCredentialsHandle, SECPKG_CRED_* (ACH-N-007). The first four say the
// direction; the others are bits added to it.
enum class CredentialUse : std::uint32_t {
  kInbound = 0x1,
  kOutbound = 0x2,
  kBoth = 0x3,
  kDefault = 0x4,
  kAutologonRestricted = 0x10,
  kProcessPolicyOnly = 0x20,
  kAnchorDsVersion = 0x40,
};

struct CredentialUseRow {
  CredentialUse value;
  std::string_view name;  // without its prefix: "OUTBOUND"
};
std::span<const CredentialUseRow> CredentialUseRows();
std::string_view CredentialUseName(CredentialUse use);
std::optional<CredentialUse> ParseCredentialUse(std::string_view name);

// MayInitiate and MayAccept say whether fCredentialUse contains the direction.
constexpr bool MayInitiate(std::uint32_t use) {
  return (use & static_cast<std::uint32_t>(CredentialUse::kOutbound)) != 0;
}
constexpr bool MayAccept(std::uint32_t use) { return (use & static_cast<std::uint32_t>(CredentialUse::kInbound)) != 0; }

}  // namespace legwork

#endif  // LEGWORK_MODEL_CREDENTIAL_USE_H_

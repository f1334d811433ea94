#include "model/credential_use.h"

#include <array>

namespace legwork {
namespace {

constexpr auto kRows = std::to_array<CredentialUseRow>({
    {CredentialUse::kInbound, "INBOUND"},
    {CredentialUse::kOutbound, "OUTBOUND"},
    {CredentialUse::kBoth, "BOTH"},
    {CredentialUse::kDefault, "DEFAULT"},
    {CredentialUse::kAutologonRestricted, "AUTOLOGON_RESTRICTED"},
    {CredentialUse::kProcessPolicyOnly, "PROCESS_POLICY_ONLY"},
    {CredentialUse::kAnchorDsVersion, "KERB_ANCHOR_DS_VERSION"},
});

}  // namespace

std::span<const CredentialUseRow> CredentialUseRows() { return kRows; }

std::string_view CredentialUseName(CredentialUse use) {
  for (const CredentialUseRow& row : kRows) {
    if (row.value == use) return row.name;
  }
  return {};
}

std::optional<CredentialUse> ParseCredentialUse(std::string_view name) {
  for (const CredentialUseRow& row : kRows) {
    if (row.name == name) return row.value;
  }
  return std::nullopt;
}

}  // namespace legwork

#include "model/package_capability.h"

#include <array>

namespace legwork {
namespace {

constexpr auto kRows = std::to_array<PackageCapabilityRow>({
    {PackageCapability::kIntegrity, "INTEGRITY"},
    {PackageCapability::kPrivacy, "PRIVACY"},
    {PackageCapability::kTokenOnly, "TOKEN_ONLY"},
    {PackageCapability::kDatagram, "DATAGRAM"},
    {PackageCapability::kConnection, "CONNECTION"},
    {PackageCapability::kMultiRequired, "MULTI_REQUIRED"},
    {PackageCapability::kClientOnly, "CLIENT_ONLY"},
    {PackageCapability::kExtendedError, "EXTENDED_ERROR"},
    {PackageCapability::kImpersonation, "IMPERSONATION"},
    {PackageCapability::kAcceptWin32Name, "ACCEPT_WIN32_NAME"},
    {PackageCapability::kStream, "STREAM"},
    {PackageCapability::kNegotiable, "NEGOTIABLE"},
    {PackageCapability::kGssCompatible, "GSS_COMPATIBLE"},
    {PackageCapability::kLogon, "LOGON"},
    {PackageCapability::kAsciiBuffers, "ASCII_BUFFERS"},
    {PackageCapability::kFragment, "FRAGMENT"},
    {PackageCapability::kMutualAuth, "MUTUAL_AUTH"},
    {PackageCapability::kDelegation, "DELEGATION"},
    {PackageCapability::kReadonlyWithChecksum, "READONLY_WITH_CHECKSUM"},
    {PackageCapability::kRestrictedTokens, "RESTRICTED_TOKENS"},
    {PackageCapability::kNegoExtender, "NEGO_EXTENDER"},
    {PackageCapability::kNegotiable2, "NEGOTIABLE2"},
    {PackageCapability::kAppcontainerPassthrough, "APPCONTAINER_PASSTHROUGH"},
    {PackageCapability::kAppcontainerChecks, "APPCONTAINER_CHECKS"},
    {PackageCapability::kCredentialIsolationEnabled, "CREDENTIAL_ISOLATION_ENABLED"},
    {PackageCapability::kApplyLoopback, "APPLY_LOOPBACK"},
});

}  // namespace

std::span<const PackageCapabilityRow> PackageCapabilityRows() { return kRows; }

std::string_view PackageCapabilityName(PackageCapability capability) {
  for (const PackageCapabilityRow& row : kRows) {
    if (row.value == capability) return row.name;
  }
  return {};
}

std::optional<PackageCapability> ParsePackageCapability(std::string_view name) {
  for (const PackageCapabilityRow& row : kRows) {
    if (row.name == name) return row.value;
  }
  return std::nullopt;
}

}  // namespace legwork

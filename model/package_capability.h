#ifndef LEGWORK_MODEL_PACKAGE_CAPABILITY_H_
#define LEGWORK_MODEL_PACKAGE_CAPABILITY_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace legwork {

// PackageCapability is a bit of SecPkgInfo.fCapabilities, SECPKG_FLAG_* (QSP-005).
enum class PackageCapability : std::uint32_t {
  kIntegrity = 0x1,
  kPrivacy = 0x2,
  kTokenOnly = 0x4,
  kDatagram = 0x8,
  kConnection = 0x10,
  kMultiRequired = 0x20,
  kClientOnly = 0x40,
  kExtendedError = 0x80,
  kImpersonation = 0x100,
  kAcceptWin32Name = 0x200,
  kStream = 0x400,
  kNegotiable = 0x800,
  kGssCompatible = 0x1000,
  kLogon = 0x2000,
  kAsciiBuffers = 0x4000,
  kFragment = 0x8000,
  kMutualAuth = 0x10000,
  kDelegation = 0x20000,
  kReadonlyWithChecksum = 0x40000,
  kRestrictedTokens = 0x80000,
  kNegoExtender = 0x100000,
  kNegotiable2 = 0x200000,
  kAppcontainerPassthrough = 0x400000,
  kAppcontainerChecks = 0x800000,
  kCredentialIsolationEnabled = 0x1000000,
  kApplyLoopback = 0x2000000,
};

struct PackageCapabilityRow {
  PackageCapability value;
  std::string_view name;  // without its prefix: "MUTUAL_AUTH"
};

// PackageCapabilityRows lists every bit of sspi.h, ascending.
std::span<const PackageCapabilityRow> PackageCapabilityRows();
std::string_view PackageCapabilityName(PackageCapability capability);
std::optional<PackageCapability> ParsePackageCapability(std::string_view name);

}  // namespace legwork

#endif  // LEGWORK_MODEL_PACKAGE_CAPABILITY_H_

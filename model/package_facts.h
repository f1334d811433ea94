#ifndef LEGWORK_MODEL_PACKAGE_FACTS_H_
#define LEGWORK_MODEL_PACKAGE_FACTS_H_

#include <array>
#include <cstdint>

#include "model/call.h"

namespace legwork {

inline constexpr std::uint16_t kNoRpcId = 0xFFFF;  // SECPKG_ID_NONE

// PackageFacts is one SecPkgInfo (QSP-001).
struct PackageFacts {
  PackageName name = PackageName::kNone;
  std::uint16_t version = 0;       // wVersion
  std::uint16_t rpc_id = 0;        // wRPCID
  std::uint32_t capabilities = 0;  // fCapabilities, bits of PackageCapability
  std::uint32_t max_token = 0;     // cbMaxToken, bytes
};

// DescribedPackages is what QuerySecurityPackageInfo (one) or EnumerateSecurityPackages (an array) told. Elements
// beyond kPackageFactsMax are counted but not described.
inline constexpr int kPackageFactsMax = 6;
struct DescribedPackages {
  std::uint32_t count = 0;       // *pcPackages; 1 after QuerySecurityPackageInfo
  bool pointer_written = false;  // *ppPackageInfo points to something
  std::array<PackageFacts, kPackageFactsMax> packages = {};
};

}  // namespace legwork

#endif  // LEGWORK_MODEL_PACKAGE_FACTS_H_

#ifndef LEGWORK_TOOLS_SHIM_HOST_GSS_GSS_MAPPING_H_
#define LEGWORK_TOOLS_SHIM_HOST_GSS_GSS_MAPPING_H_

#include <cstdint>
#include <string_view>

#include "model/call.h"
#include "model/context_flags.h"
#include "model/sec_status.h"
#include "tools/shim/host/gss/gss_abi.h"

// How the vocabulary of GSS-API is said in that of the SSPI: tools/docs/gssapi_mapping.md says why.
namespace legwork::host {

// GssFlagsOf gives the req_flags of an fContextReq; MaskOf gives a pfContextAttr for ret_flags. Flags without an equal
// are left out.
std::uint32_t GssFlagsOf(std::uint32_t requested, Role role);
std::uint32_t MaskOf(std::uint32_t gss_flags, Role role);

// Inexpressible are the requested flags that GSS-API has no way to ask for. ALLOCATE_MEMORY is not among them: GSS-API
// always does so.
ContextFlags Inexpressible(std::uint32_t requested, Role role);

// GssFailure is what a function of the library returned, and where it was called: the SSPI names the same reason
// differently at each side, and where a KDC's reply was read instead of the peer's token.
struct GssFailure {
  GssMajor major = 0;
  GssMinor minor = 0;
  Role role = Role::kInitiator;
  bool reads_token = true;     // the call had a token of the peer's
  std::string_view text = {};  // what the library says of the minor status
};

SecStatus StatusOf(const GssFailure& failure);

// IsPrivateMinor says whether the number is the mechglue's own, so that only its text tells what it is.
bool IsPrivateMinor(GssMinor minor);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_GSS_GSS_MAPPING_H_

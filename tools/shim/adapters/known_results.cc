#include "tools/shim/adapters/known_results.h"

namespace legwork::host {
namespace {

constexpr KnownResults kKnownResults[] = {
    {
        "impacket",
        "tools/shim/adapters/impacket.expectations",
#include "tools/shim/adapters/impacket.expectations.inc"
    },
    {
        "ntlm_auth",
        "tools/shim/adapters/ntlm_auth.expectations",
#include "tools/shim/adapters/ntlm_auth.expectations.inc"
    },
    {
        "winpr2",
        "tools/shim/adapters/winpr2.expectations",
#include "tools/shim/adapters/winpr2.expectations.inc"
    },
};

}  // namespace

std::span<const KnownResults> KnownResultsRows() { return kKnownResults; }

}  // namespace legwork::host

#include "tools/shim/adapters/known_results.h"

namespace legwork::host {
namespace {

constexpr KnownResults kKnownResults[] = {
    {
        "winpr2",
        "tools/shim/adapters/winpr2.expectations",
#include "tools/shim/adapters/winpr2.expectations.inc"
    },
};

}  // namespace

std::span<const KnownResults> KnownResultsRows() { return kKnownResults; }

}  // namespace legwork::host

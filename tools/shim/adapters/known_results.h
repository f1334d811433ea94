#ifndef LEGWORK_TOOLS_SHIM_ADAPTERS_KNOWN_RESULTS_H_
#define LEGWORK_TOOLS_SHIM_ADAPTERS_KNOWN_RESULTS_H_

#include <span>
#include <string_view>

namespace legwork::host {

// KnownResults is the expectations file of an implementation (tools/docs/expectations.md) as the program carries it.
struct KnownResults {
  std::string_view adapter;  // "winpr2"
  std::string_view path;     // "tools/shim/adapters/winpr2.expectations"
  std::string_view text;
};

std::span<const KnownResults> KnownResultsRows();

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_ADAPTERS_KNOWN_RESULTS_H_

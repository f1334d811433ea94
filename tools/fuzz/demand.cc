#include <cstdio>
#include <cstdlib>

#include "tools/fuzz/target.h"

namespace legwork::fuzz {

void Demand(bool holds, std::string_view what) {
  if (holds) return;
  std::fprintf(stderr, "demanded: %.*s\n", static_cast<int>(what.size()), what.data());
  std::abort();
}

}  // namespace legwork::fuzz

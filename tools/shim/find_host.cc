#include "tools/shim/find_host.h"

#include <stdlib.h>
#include <unistd.h>

#include <filesystem>

namespace legwork::host {
namespace {

constexpr char kBuilt[] = "tools/shim/host/legwork-host";  // below the workspace

std::string Variable(const char* name) {
  const char* const value = getenv(name);
  return value == nullptr ? "" : value;
}

}  // namespace

std::string FindHost() {
  if (const std::string named = Variable("LEGWORK_HOST"); !named.empty()) return named;
  std::error_code error;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
  const std::filesystem::path folder = self.parent_path();
  const std::filesystem::path places[] = {
      folder / "legwork-host",
      std::filesystem::path(self.string() + ".runfiles/legwork") / kBuilt,
      std::filesystem::path(Variable("RUNFILES_DIR")) / "legwork" / kBuilt,
      std::filesystem::path(Variable("TEST_SRCDIR")) / "legwork" / kBuilt,
      folder / "../.." / kBuilt,  // bazel-bin/tools/cli/legwork
      folder / "../../.." / kBuilt,
  };
  for (const std::filesystem::path& place : places) {
    if (place.is_absolute() && access(place.c_str(), X_OK) == 0) return place.lexically_normal();
  }
  return "";
}

}  // namespace legwork::host

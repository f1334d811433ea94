#include "tools/shim/find_host.h"

#include <stdlib.h>
#include <unistd.h>

#include <filesystem>

namespace legwork::host {
namespace {

std::string Variable(const char* name) {
  const char* const value = getenv(name);
  return value == nullptr ? "" : value;
}

}  // namespace

std::string FindBuilt(std::string_view name) {
  std::error_code error;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
  const std::filesystem::path folder = self.parent_path();
  const std::filesystem::path places[] = {
      std::filesystem::path(self.string() + ".runfiles/legwork") / name,
      std::filesystem::path(Variable("RUNFILES_DIR")) / "legwork" / name,
      std::filesystem::path(Variable("TEST_SRCDIR")) / "legwork" / name,
      folder / "../.." / name,  // bazel-bin/tools/cli/legwork
      folder / "../../.." / name,
  };
  for (const std::filesystem::path& place : places) {
    if (place.is_absolute() && access(place.c_str(), X_OK) == 0) return place.lexically_normal();
  }
  return "";
}

std::string FindHost() {
  if (const std::string named = Variable("LEGWORK_HOST"); !named.empty()) return named;
  std::error_code error;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
  const std::filesystem::path beside = self.parent_path() / "legwork-host";
  return access(beside.c_str(), X_OK) == 0 ? beside.string() : FindBuilt("tools/shim/host/legwork-host");
}

}  // namespace legwork::host

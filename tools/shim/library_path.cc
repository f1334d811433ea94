#include "tools/shim/library_path.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace legwork::host {
namespace {

namespace fs = std::filesystem;

// FindBelow looks into the folders of `libraries`, one for each architecture: "/usr/lib/x86_64-linux-gnu/FOLDER/NAME".
std::string FindBelow(const fs::path& libraries, const fs::path& folder, std::string_view name) {
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(libraries, error)) {
    if (entry.path().filename().string().find("-linux-") == std::string::npos) continue;
    const fs::path path = entry.path() / folder / name;
    if (fs::is_regular_file(path, error)) return path.string();
  }
  return "";
}

}  // namespace

std::string LibraryPath(std::string_view name) {
  std::error_code error;
  const bool is_file = name.find('/') != std::string_view::npos || fs::exists(name, error);
  if (is_file) return fs::absolute(name, error).string();
  const char* const unpacked = std::getenv("LEGWORK_UNPACKED");
  std::string found = unpacked == nullptr ? "" : FindBelow(fs::path(unpacked) / "usr/lib", "", name);
  if (found.empty()) found = FindBelow("/usr/lib", "gssntlmssp", name);
  return found.empty() ? std::string(name) : found;
}

}  // namespace legwork::host

#include "tools/cli/library_version.h"

#include <array>
#include <cstdio>
#include <filesystem>

#include "tools/shim/library_path.h"
#include "tools/shim/library_subject.h"

namespace legwork::cli {
namespace {

// Followed gives the file behind all links, "" if there is none.
std::string Followed(const std::filesystem::path& path) {
  std::error_code error;
  const std::filesystem::path real = std::filesystem::canonical(path, error);
  return error ? "" : real.string();
}

// CachedPath asks the loader's cache. The library is not loaded: it may end the process that does so.
std::string CachedPath(std::string_view name) {
  std::FILE* const pipe = popen("/sbin/ldconfig -p 2>/dev/null", "r");
  if (pipe == nullptr) return "";
  std::string found;
  std::array<char, 4096> line;
  while (std::fgets(line.data(), line.size(), pipe) != nullptr) {
    // "\tlibm.so.6 (libc6,x86-64) => /lib/x86_64-linux-gnu/libm.so.6\n"; the first is the one the loader takes.
    std::string_view text = line.data();
    text.remove_prefix(text.starts_with('\t') ? 1 : 0);
    const std::size_t arrow = text.find(" => ");
    const bool named = text.starts_with(name) && text.substr(name.size()).starts_with(' ');
    if (!found.empty() || !named || arrow == std::string_view::npos) continue;
    text.remove_prefix(arrow + 4);
    found = text.substr(0, text.find('\n'));
  }
  pclose(pipe);
  return found;
}

}  // namespace

std::string LibraryPath(std::string_view library) {
  const std::string placed = host::LibraryPath(library);
  if (placed.find('/') != std::string::npos) return Followed(placed);
  const std::string cached = CachedPath(library);
  return cached.empty() ? "" : Followed(cached);
}

std::string VersionOf(std::string_view path) {
  const std::string_view file = path.substr(path.rfind('/') + 1);
  const std::size_t so = file.find(".so.");
  return so == std::string_view::npos ? "" : std::string(file.substr(so + 4));
}

std::string SubjectVersion(std::string_view subject) {
  for (const std::string_view kind : {"sspi:", "gssapi:"}) {
    if (!subject.starts_with(kind)) continue;
    return VersionOf(LibraryPath(host::ReadLibrarySubject(subject.substr(kind.size())).library));
  }
  return "";
}

}  // namespace legwork::cli

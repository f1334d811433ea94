#include "tools/cli/trace_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace legwork::cli {
namespace {

std::string CannotRead(const std::string& path) { return "cannot read " + path + ": " + std::strerror(errno); }

// OpenFile gives null where there is no such file; standard input is never closed.
std::shared_ptr<std::FILE> OpenFile(const std::string& path) {
  if (path == "-") return {stdin, [](std::FILE*) {}};
  std::FILE* const file = std::fopen(path.c_str(), "rb");
  return file == nullptr ? nullptr : std::shared_ptr<std::FILE>(file, [](std::FILE* open) { std::fclose(open); });
}

}  // namespace

TraceFiles OpenTraces(const std::vector<std::string>& paths) {
  TraceFiles files;
  if (std::ranges::count(paths, "-") > 1) {
    files.error = "standard input can be read once; `-` stands here several times";
    return files;
  }
  for (const std::string& path : paths) {
    const std::shared_ptr<std::FILE> file = OpenFile(path);
    errno = file == nullptr ? errno : 0;
    if (file == nullptr) {
      files.error = CannotRead(path);
      return files;
    }
    const auto source = [file](char* out, std::size_t size) { return std::fread(out, 1, size, file.get()); };
    files.readers.emplace_back(path == "-" ? "standard input" : path, source);
    files.error = std::ferror(file.get()) != 0 ? CannotRead(path) : files.readers.back().error();
    if (!files.error.empty()) return files;
  }
  return files;
}

}  // namespace legwork::cli

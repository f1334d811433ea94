#include "tools/cli/trace_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <utility>

#include "tools/trace/trace_tail.h"

namespace legwork::cli {
namespace {

std::string CannotRead(const std::string& path, int reason) {
  return "cannot read " + path + ": " + std::strerror(reason);
}

// OpenFile gives null where there is no such file; standard input is never closed.
std::shared_ptr<std::FILE> OpenFile(const std::string& path) {
  if (path == "-") return {stdin, [](std::FILE*) {}};
  std::FILE* const file = std::fopen(path.c_str(), "rb");
  return file == nullptr ? nullptr : std::shared_ptr<std::FILE>(file, [](std::FILE* open) { std::fclose(open); });
}

// SourceOf says in `failure`, which it keeps, why it ended early, as errno does.
trace::ByteSource SourceOf(std::shared_ptr<std::FILE> file, std::shared_ptr<int> failure) {
  return [file, failure](char* out, std::size_t size) {
    const std::size_t count = std::fread(out, 1, size, file.get());
    if (std::ferror(file.get()) != 0) *failure = errno;
    return count;
  };
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
    if (file == nullptr) {
      files.error = CannotRead(path, errno);
      return files;
    }
    const auto failure = std::make_shared<int>(0);
    trace::ByteSource source = SourceOf(file, failure);
    if (path == "-") {
      files.readers.emplace_back("standard input", std::move(source));
    } else {
      files.readers.emplace_back(path, trace::WithTail(std::move(source), path));
    }
    files.error = *failure != 0 ? CannotRead(path, *failure) : files.readers.back().error();
    if (!files.error.empty()) return files;
  }
  return files;
}

}  // namespace legwork::cli

#include "tools/cli/files.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace legwork::cli {
namespace {

constexpr std::size_t kFileSizeMax = 64u << 20;

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

std::string Reason(const char* verb, const std::string& path) {
  return std::string("cannot ") + verb + " " + path + ": " + std::strerror(errno);
}

FileText ReadAll(std::FILE* file, const std::string& path) {
  FileText result;
  char chunk[1 << 16];
  std::size_t count = 0;
  while ((count = std::fread(chunk, 1, sizeof chunk, file)) > 0) {
    result.text.append(chunk, count);
    if (result.text.size() > kFileSizeMax) return {"", "cannot read " + path + ": it is larger than 64 MiB"};
  }
  if (std::ferror(file)) return {"", Reason("read", path)};
  return result;
}

}  // namespace

FileText ReadFile(const std::string& path) {
  if (path == "-") return ReadAll(stdin, "standard input");
  const File file(std::fopen(path.c_str(), "rb"));
  if (file == nullptr) return {"", Reason("read", path)};
  return ReadAll(file.get(), path);
}

std::string WriteFile(const std::string& path, const std::string& text) {
  if (path == "-") return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() ? "" : Reason("write", path);
  const std::string beside = path + ".new";
  File file(std::fopen(beside.c_str(), "wb"));
  if (file == nullptr) return Reason("write", path);
  const bool written = std::fwrite(text.data(), 1, text.size(), file.get()) == text.size();
  if (!written || std::fclose(file.release()) != 0 || std::rename(beside.c_str(), path.c_str()) != 0) {
    const std::string reason = Reason("write", path);
    std::remove(beside.c_str());
    return reason;
  }
  return "";
}

}  // namespace legwork::cli

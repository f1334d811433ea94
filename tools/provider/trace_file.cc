#include "tools/provider/trace_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace legwork::provider {

std::unique_ptr<TraceFile> TraceFile::Open(const std::string& path, const trace::TraceHeader& header,
                                           std::string& trouble) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) {
    trouble = "LEGWORK_TRACE=" + path + ": " + std::strerror(errno) + "; it must be the path of a file to be written";
    return nullptr;
  }
  std::unique_ptr<TraceFile> opened(new TraceFile(file));
  trace::AppendHeader(header, opened->lines_);
  opened->Flush();
  return opened;
}

TraceFile::~TraceFile() { close(file_); }

void TraceFile::Put(const CallRecord& record) {
  writer_.Append(record, lines_);
  Flush();
}

// A disk that is full loses lines; the program under test shall not suffer for it.
void TraceFile::Flush() {
  for (std::string_view rest = lines_; !rest.empty();) {
    const ssize_t written = write(file_, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) break;
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  lines_.clear();
}

}  // namespace legwork::provider

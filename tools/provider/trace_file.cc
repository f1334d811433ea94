#include "tools/provider/trace_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace legwork::provider {
namespace {

bool IsPlainFile(int file) {
  struct stat facts = {};
  return fstat(file, &facts) == 0 && S_ISREG(facts.st_mode);
}

}  // namespace

std::unique_ptr<TraceFile> TraceFile::Open(const std::string& path, const trace::TraceHeader& header,
                                           std::string& trouble) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) {
    trouble = "LEGWORK_TRACE=" + path + ": " + std::strerror(errno) + "; it must be the path of a file to be written";
    return nullptr;
  }
  std::unique_ptr<TraceFile> opened(new TraceFile(file));
  trace::AppendHeader(header, opened->line_);
  opened->Write(opened->line_);
  if (IsPlainFile(file)) opened->tail_ = trace::TraceTail::Create(path);
  if (opened->tail_ != nullptr) opened->tail_->Restart(opened->size_);
  return opened;
}

TraceFile::~TraceFile() {
  if (tail_ != nullptr) Write(tail_->octets());
  close(file_);
}

void TraceFile::Put(const CallRecord& record) {
  line_.clear();
  writer_.Append(record, line_);
  if (tail_ == nullptr) return Write(line_);
  if (tail_->Append(line_)) return;
  Write(tail_->octets());
  tail_->Restart(size_);
  tail_->Append(line_);  // an empty tail has room for any record
}

// A disk that is full loses lines; the program under test shall not suffer for it.
void TraceFile::Write(std::string_view octets) {
  while (!octets.empty()) {
    const ssize_t written = write(file_, octets.data(), octets.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) break;
    octets.remove_prefix(static_cast<std::size_t>(written));
    size_ += static_cast<std::uint64_t>(written);
  }
}

}  // namespace legwork::provider

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

// WriterOf is the process that writes to the file, 0 if that is nobody: then it is this one until it ends. The lock is
// the process's own: no child of it keeps it, and a killed one leaves none. Where there are no locks nobody is found.
pid_t WriterOf(int file) {
  struct flock whole = {};
  whole.l_type = F_WRLCK;
  whole.l_whence = SEEK_SET;
  if (fcntl(file, F_SETLK, &whole) == 0 || (errno != EACCES && errno != EAGAIN)) return 0;
  const bool is_told = fcntl(file, F_GETLK, &whole) == 0 && whole.l_type != F_UNLCK;
  return is_told ? whole.l_pid : -1;  // it has just ended, or lives where its number means nothing here
}

std::string TellWriter(const std::string& path, pid_t writer) {
  const std::string who = writer > 0 ? "process " + std::to_string(writer) : "another process";
  return "LEGWORK_TRACE=" + path + ": " + who +
         " is recording there; each process needs a file of its own, which `legwork judge --together` takes with "
         "others";
}

}  // namespace

std::unique_ptr<TraceFile> TraceFile::Open(const std::string& path, const trace::TraceHeader& header,
                                           std::string& trouble) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  const bool is_plain = file >= 0 && IsPlainFile(file);
  const pid_t writer = is_plain ? WriterOf(file) : 0;
  if (writer != 0) {
    trouble = TellWriter(path, writer);
    close(file);
    return nullptr;
  }
  if (file < 0 || (is_plain && ftruncate(file, 0) != 0)) {
    trouble = "LEGWORK_TRACE=" + path + ": " + std::strerror(errno) + "; it must be the path of a file to be written";
    if (file >= 0) close(file);
    return nullptr;
  }
  std::unique_ptr<TraceFile> opened(new TraceFile(file));
  trace::AppendHeader(header, opened->line_);
  opened->Write(opened->line_);
  if (is_plain) opened->tail_ = trace::TraceTail::Create(path);
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

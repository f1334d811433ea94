#include "tools/trace/trace_tail.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <utility>

namespace legwork::trace {
namespace {

constexpr std::size_t kBeginSize = 8;
constexpr std::size_t kRoom = TraceTail::kSize - kBeginSize;

// A new file, so that nobody who has an old one mapped loses pages under his hands. Its blocks are reserved: a write
// to memory that the disk has no room for would end the process.
int CreateFile(const std::string& path) {
  unlink(path.c_str());
  const int file = open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file < 0 || posix_fallocate(file, 0, TraceTail::kSize) == 0) return file;
  close(file);
  unlink(path.c_str());
  return -1;
}

// Rest is what of a tail file a trace lacks that ends with `end` at the octet `size`.
class Rest {
 public:
  explicit Rest(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::string file(TraceTail::kSize, '\0');
    if (!in.read(file.data(), static_cast<std::streamsize>(file.size()))) return;
    for (std::size_t i = 0; i < kBeginSize; ++i) {
      begin_ |= std::uint64_t{static_cast<std::uint8_t>(file[i])} << (8 * i);
    }
    octets_ = file.substr(kBeginSize, file.find('\0', kBeginSize) - kBeginSize);
  }

  std::string Behind(std::uint64_t size, std::string_view end) const {
    if (size < begin_ || size - begin_ > octets_.size()) return "";
    const auto both = static_cast<std::size_t>(size - begin_);
    const bool agrees = both <= end.size() && end.substr(end.size() - both) == octets_.substr(0, both);
    return agrees ? octets_.substr(both) : "";
  }

 private:
  std::uint64_t begin_ = 0;
  std::string octets_;
};

// TailedSource remembers as much of a trace's end as a tail can have of it.
class TailedSource {
 public:
  TailedSource(ByteSource source, std::string tail) : source_(std::move(source)), tail_(std::move(tail)) {}

  std::size_t Read(char* out, std::size_t size) {
    const std::size_t count = rest_ == nullptr ? source_(out, size) : 0;
    if (count > 0) {
      size_ += count;
      end_.append(out, count);
      if (end_.size() > 2 * kRoom) end_.erase(0, end_.size() - kRoom);
      return count;
    }
    if (rest_ == nullptr) rest_ = std::make_shared<ByteSource>(OwnText(Rest(tail_).Behind(size_, end_)));
    return (*rest_)(out, size);
  }

 private:
  static ByteSource OwnText(std::string text) {
    const auto kept = std::make_shared<std::string>(std::move(text));
    return [kept, source = SourceOf(*kept)](char* out, std::size_t size) mutable { return source(out, size); };
  }

  ByteSource source_;
  std::string tail_;
  std::uint64_t size_ = 0;
  std::string end_;
  std::shared_ptr<ByteSource> rest_;
};

}  // namespace

std::string TailPath(const std::string& trace) { return trace + ".tail"; }

std::unique_ptr<TraceTail> TraceTail::Create(const std::string& trace) {
  const std::string path = TailPath(trace);
  const int file = CreateFile(path);
  if (file < 0) return nullptr;
  void* const memory = mmap(nullptr, kSize, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, file, 0);
  close(file);
  if (memory != MAP_FAILED) return std::unique_ptr<TraceTail>(new TraceTail(path, static_cast<char*>(memory)));
  unlink(path.c_str());
  return nullptr;
}

TraceTail::~TraceTail() {
  munmap(memory_, kSize);
  unlink(path_.c_str());
}

bool TraceTail::Append(std::string_view octets) {
  if (octets.size() > kRoom - used_) return false;
  std::memcpy(memory_ + kBeginSize + used_, octets.data(), octets.size());
  used_ += octets.size();
  return true;
}

std::string_view TraceTail::octets() const { return {memory_ + kBeginSize, used_}; }

// Whoever dies in between leaves a tail without octets, or one whose octets the trace is seen to have.
void TraceTail::Restart(std::uint64_t begin) {
  std::memset(memory_ + kBeginSize, 0, used_);
  for (std::size_t i = 0; i < kBeginSize; ++i) memory_[i] = static_cast<char>(begin >> (8 * i));
  used_ = 0;
}

ByteSource WithTail(ByteSource source, const std::string& trace) {
  const auto tailed = std::make_shared<TailedSource>(std::move(source), TailPath(trace));
  return [tailed](char* out, std::size_t size) { return tailed->Read(out, size); };
}

}  // namespace legwork::trace

#include "tools/provider/trace_file.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <memory>
#include <string>
#include <type_traits>

#include "tools/trace/record_writer.h"
#include "tools/trace/trace_reader.h"
#include "tools/trace/trace_tail.h"

namespace legwork::provider {
namespace {

std::string NewPath(const std::string& name) { return std::string(std::getenv("TEST_TMPDIR")) + "/" + name; }

std::unique_ptr<TraceFile> OpenAt(const std::string& path) {
  std::string trouble;
  auto file = TraceFile::Open(path, trace::TraceHeader{}, trouble);
  EXPECT_NE(file, nullptr) << trouble;
  return file;
}

CallRecord Numbered(std::uint64_t number) {
  CallRecord record;
  record.call = Call::kDelete;
  record.number = number;
  return record;
}

// RecordsIn counts the records that a reader finds, which are numbered in order.
std::uint64_t RecordsIn(const std::string& path, bool with_tail = true) {
  const auto file = std::make_shared<std::ifstream>(path);
  const trace::ByteSource source = [file](char* out, std::size_t size) {
    file->read(out, static_cast<std::streamsize>(size));
    return static_cast<std::size_t>(file->gcount());
  };
  trace::TraceReader reader(path, with_tail ? trace::WithTail(source, path) : source);
  CallRecord record;
  std::uint64_t count = 0;
  while (reader.Next(record)) EXPECT_EQ(record.number, ++count);
  EXPECT_EQ(reader.error(), "");
  return count;
}

TEST(TraceFile, HasEachCallAsSoonAsItIsOver) {
  const std::string path = NewPath("live.jsonl");
  const auto file = OpenAt(path);
  for (std::uint64_t number = 1; number <= 3; ++number) {
    file->Put(Numbered(number));
    EXPECT_EQ(RecordsIn(path), number);
  }
}

TEST(TraceFile, KeepsAllCallsOfAProcessThatIsKilled) {
  const std::string path = NewPath("killed.jsonl");
  constexpr std::uint64_t kMany = 5000;  // more than a tail holds
  const pid_t child = fork();
  if (child == 0) {
    const auto file = OpenAt(path);
    for (std::uint64_t number = 1; number <= kMany; ++number) file->Put(Numbered(number));
    std::raise(SIGKILL);
  }
  int status = 0;
  waitpid(child, &status, 0);
  ASSERT_TRUE(WIFSIGNALED(status));
  EXPECT_EQ(RecordsIn(path), kMany);
  EXPECT_LT(RecordsIn(path, false), kMany);
}

// The widest record has every member, and every flag of its masks. It owns nothing, so that there is no wider one.
TEST(TraceFile, HasATailForSeveralRecordsOfAnyKind) {
  static_assert(std::is_trivially_copyable_v<CallRecord>);
  CallRecord widest;
  std::memset(static_cast<void*>(&widest), 1, sizeof widest);
  widest.requested = widest.granted = widest.required = widest.circumstances = ~0u;
  for (DescriptorFacts* descriptor : {&widest.input, &widest.output}) descriptor->count = kBufferFactsMax;
  widest.described.count = kPackageFactsMax;
  std::string line;
  trace::RecordWriter().Append(widest, line);
  EXPECT_GT(line.size(), 1000u);
  EXPECT_LT(line.size(), trace::TraceTail::kSize / 4);
}

TEST(TraceFile, IsWholeByItselfOnceItIsClosed) {
  const std::string path = NewPath("closed.jsonl");
  auto file = OpenAt(path);
  for (std::uint64_t number = 1; number <= 5000; ++number) file->Put(Numbered(number));
  file.reset();
  EXPECT_EQ(RecordsIn(path, false), 5000u);
  EXPECT_FALSE(std::ifstream(trace::TailPath(path)).is_open());
}

TEST(TraceFile, WritesAtOnceWhatIsNoPlainFile) {
  const std::string path = NewPath("pipe.jsonl");
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  const int reader = open(path.c_str(), O_RDONLY | O_NONBLOCK);
  const auto file = OpenAt(path);
  file->Put(Numbered(1));
  char text[4096];
  const ssize_t size = read(reader, text, sizeof text);
  ASSERT_GT(size, 0);
  EXPECT_NE(std::string_view(text, static_cast<std::size_t>(size)).find("{\"call\":\"delete\""), std::string::npos);
  EXPECT_FALSE(std::ifstream(trace::TailPath(path)).is_open());
  close(reader);
}

// Recording holds a process that records at the path until it is told to end.
class Recording {
 public:
  explicit Recording(const std::string& path) {
    int ready[2], done[2];
    EXPECT_EQ(pipe(ready) | pipe(done), 0);
    process_ = fork();
    if (process_ == 0) {
      char octet = 0;
      close(done[1]);
      const auto file = OpenAt(path);
      file->Put(Numbered(1));
      const bool is_told = write(ready[1], &octet, 1) == 1 && read(done[0], &octet, 1) == 0;
      std::_Exit(is_told ? 0 : 1);
    }
    char octet = 0;
    close(ready[1]);
    close(done[0]);
    EXPECT_EQ(read(ready[0], &octet, 1), 1);
    close(ready[0]);
    done_ = done[1];
  }
  void End() {
    close(done_);
    int status = 0;
    waitpid(process_, &status, 0);
    EXPECT_EQ(status, 0);
  }
  pid_t process() const { return process_; }

 private:
  pid_t process_ = 0;
  int done_ = -1;
};

TEST(TraceFile, IsNobodyElsesWhileItIsWritten) {
  const std::string path = NewPath("shared.jsonl");
  Recording other(path);
  std::string trouble;
  EXPECT_EQ(TraceFile::Open(path, trace::TraceHeader{}, trouble), nullptr);
  EXPECT_EQ(trouble, "LEGWORK_TRACE=" + path + ": process " + std::to_string(other.process()) +
                         " is recording there; each process needs a file of its own, which "
                         "`legwork judge --together` takes with others");
  EXPECT_EQ(RecordsIn(path), 1u) << "nothing of it is lost";
  other.End();
  EXPECT_NE(OpenAt(path), nullptr) << "a trace of a process that has ended is replaced";
  EXPECT_EQ(RecordsIn(path), 0u);
}

TEST(TraceFile, SaysWhyItCannotBeWritten) {
  std::string trouble;
  EXPECT_EQ(TraceFile::Open("/nowhere/t.jsonl", trace::TraceHeader{}, trouble), nullptr);
  EXPECT_EQ(trouble,
            "LEGWORK_TRACE=/nowhere/t.jsonl: No such file or directory; it must be the path of a file to be written");
}

}  // namespace
}  // namespace legwork::provider

#ifndef LEGWORK_TOOLS_SHIM_CHILD_PROCESS_H_
#define LEGWORK_TOOLS_SHIM_CHILD_PROCESS_H_

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/shim/fair_limit.h"

namespace legwork::host {

// ChildOrder says what to start and in what surroundings. The environment is exactly `environment`.
struct ChildOrder {
  std::vector<std::string> arguments;    // the first is the program's path
  std::vector<std::string> environment;  // "NAME=value"
  std::string folder;                    // working directory; "" keeps ours
  bool keeps_stderr = false;             // otherwise it leads nowhere
};

// ChildProcess is one program spoken to in lines over its standard input and output. It leads a process group of its
// own, and it and all that it starts bear a mark in their environment, LEGWORK_CHILD; whoever is in the group or bears
// the mark ends with the object.
class ChildProcess {
 public:
  ChildProcess() = default;
  ~ChildProcess() { End(); }
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  // Start gives a sentence that says why the program did not start, empty if it did.
  [[nodiscard]] std::string Start(const ChildOrder& order);

  enum class Exchange : std::uint8_t {
    kLine,
    kClosed,  // the program ended, or closed its output
    kTimedOut,
    kTooLong,   // a line of more than 64 MiB
    kTooLarge,  // it takes more than MemoryMax()
  };
  // What a program and all that it starts may have resident, in MiB: $LEGWORK_MEMORY_MIB, else 2048.
  static std::uint64_t MemoryMax();

  // Attendant is whoever has something to do while the program works: it returns when the descriptor has something to
  // read or the time is over.
  using Attendant = std::function<void(int descriptor, std::chrono::milliseconds limit)>;

  // Ask sends a line (with its end) and waits for one line (without its end). Await does the second alone. The limit is
  // a FairLimit.
  Exchange Ask(std::string_view line, std::chrono::milliseconds limit, std::string& answer,
               const Attendant& attendant = nullptr);
  Exchange Await(std::chrono::milliseconds limit, std::string& answer);

  // HasMore says whether there is something to read already: a line nobody asked for, or the program's end.
  bool HasMore() const;

  // End closes the program's input, gives it a moment to end by itself, kills what is left of its group, and says how
  // it ended: "exited with status 1", "killed by SIGSEGV". Kill gives no moment.
  std::string End() { return Finish(kLastWords); }
  void Kill() { Finish(std::chrono::milliseconds(0)); }
  bool running() const { return pid_ > 0; }
  pid_t pid() const { return pid_; }
  bool was_killed() const { return was_killed_; }  // the last program did not end by itself

 private:
  static constexpr std::chrono::milliseconds kLastWords{500};
  std::string Finish(std::chrono::milliseconds moment);
  FairLimit Limit(std::chrono::milliseconds limit) const;
  bool Send(std::string_view line, FairLimit& limit);
  Exchange AwaitWithin(FairLimit& limit, std::string& answer, const Attendant& attendant);
  bool IsTooLarge();

  pid_t pid_ = -1;
  int socket_ = -1;
  int end_ = -1;  // a descriptor that can be read when the program has ended; -1 where the kernel has none
  bool was_killed_ = false;
  std::uint32_t asked_ = 0;
  std::string mark_;  // "LEGWORK_CHILD=…"
  std::string pending_;
};

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_CHILD_PROCESS_H_

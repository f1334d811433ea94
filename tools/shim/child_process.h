#ifndef LEGWORK_TOOLS_SHIM_CHILD_PROCESS_H_
#define LEGWORK_TOOLS_SHIM_CHILD_PROCESS_H_

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace legwork::host {

// ChildOrder says what to start and in what surroundings. The environment is exactly `environment`.
struct ChildOrder {
  std::vector<std::string> arguments;    // the first is the program's path
  std::vector<std::string> environment;  // "NAME=value"
  std::string folder;                    // working directory; "" keeps ours
  bool keeps_stderr = false;             // otherwise it leads nowhere
};

// ChildProcess is one program spoken to in lines over its standard input and output. It leads a process group of its
// own; the group ends with the object, and nothing of it is left behind.
class ChildProcess {
 public:
  ChildProcess() = default;
  ~ChildProcess() { End(); }
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  // Start gives a sentence that says why the program did not start, empty if it did.
  [[nodiscard]] std::string Start(const ChildOrder& order);

  enum class Exchange : std::uint8_t { kLine, kClosed, kTimedOut, kTooLong };

  // Ask sends a line (with its end) and waits for one line (without its end). Send and Await do one of the two; Send is
  // false if the program takes nothing in time.
  Exchange Ask(std::string_view line, std::chrono::milliseconds limit, std::string& answer);
  bool Send(std::string_view line, std::chrono::milliseconds limit);
  Exchange Await(std::chrono::milliseconds limit, std::string& answer);

  // HasMore says whether there is something to read already: a line nobody asked for, or the program's end.
  bool HasMore() const;

  // End closes the program's input, gives it a moment to end by itself, kills what is left of its group, and says how
  // it ended: "exited with status 1", "killed by SIGSEGV". Kill gives no moment.
  std::string End() { return Finish(kLastWords); }
  void Kill() { Finish(std::chrono::milliseconds(0)); }
  bool running() const { return pid_ > 0; }
  pid_t pid() const { return pid_; }
  int output() const { return socket_; }  // the descriptor on which the program's lines come

 private:
  static constexpr std::chrono::milliseconds kLastWords{500};
  std::string Finish(std::chrono::milliseconds moment);

  pid_t pid_ = -1;
  int socket_ = -1;
  std::string pending_;
};

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_CHILD_PROCESS_H_

#ifndef LEGWORK_TOOLS_CLI_PARALLEL_H_
#define LEGWORK_TOOLS_CLI_PARALLEL_H_

#include <cstddef>
#include <functional>

namespace legwork::cli {

// Task works through items one after the other; each thread has its own.
using Task = std::function<void(std::size_t item)>;

// ForEach hands the items 0 to count - 1, in that order, to `jobs` threads (0: one per core). `make_task` is called
// once in each thread. Results go into places that the items own, so that they do not depend on which thread was
// faster.
void ForEach(std::size_t count, int jobs, const std::function<Task()>& make_task);

// Progress shows "what 12 of 90" on standard error while it lives, if that is a terminal, and removes it at the end.
class Progress {
 public:
  Progress(const char* what, std::size_t count);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Step counts one item as done; any thread may call it.
  void Step();

 private:
  struct State;
  State* state_;  // null if standard error is no terminal
};

}  // namespace legwork::cli

#endif  // LEGWORK_TOOLS_CLI_PARALLEL_H_

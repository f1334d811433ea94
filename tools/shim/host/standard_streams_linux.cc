#include <fcntl.h>
#include <unistd.h>

#include "tools/shim/host/standard_streams.h"

namespace legwork::host {
namespace {

constexpr int kFirstDescriptor = 100;  // far from those that a library guesses

}  // namespace

bool TakeStreams(int* input, int* output) {
  *input = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, kFirstDescriptor);
  *output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, kFirstDescriptor);
  const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
  return *input >= 0 && *output >= 0 && nowhere >= 0 && dup2(nowhere, STDIN_FILENO) >= 0 &&
         dup2(nowhere, STDOUT_FILENO) >= 0;
}

}  // namespace legwork::host

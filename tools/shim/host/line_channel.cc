#include "tools/shim/host/line_channel.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace legwork::host {
namespace {

constexpr int kFirstDescriptor = 100;  // far from those that a library guesses

}  // namespace

bool LineChannel::TakeStandardStreams() {
  input_ = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, kFirstDescriptor);
  output_ = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, kFirstDescriptor);
  const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
  return input_ >= 0 && output_ >= 0 && nowhere >= 0 && dup2(nowhere, STDIN_FILENO) >= 0 &&
         dup2(nowhere, STDOUT_FILENO) >= 0;
}

bool LineChannel::ReadLine(std::string& line) {
  for (;;) {
    const std::size_t end = pending_.find('\n');
    if (end != std::string::npos) {
      line.assign(pending_, 0, end);
      pending_.erase(0, end + 1);
      return true;
    }
    char chunk[65536];
    const ssize_t got = read(input_, chunk, sizeof chunk);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    pending_.append(chunk, static_cast<std::size_t>(got));
  }
}

bool LineChannel::Write(const std::string& text) {
  for (std::size_t done = 0; done < text.size();) {
    const ssize_t put = write(output_, text.data() + done, text.size() - done);
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    done += static_cast<std::size_t>(put);
  }
  return true;
}

}  // namespace legwork::host

#include "tools/shim/host/line_channel.h"

#include <unistd.h>

#include <cerrno>

#include "tools/shim/host/standard_streams.h"

namespace legwork::host {
bool LineChannel::TakeStandardStreams() { return TakeStreams(&input_, &output_); }

bool LineChannel::ReadLine(std::string& line) {
  for (;;) {
    const std::size_t end = pending_.find('\n');
    if (end != std::string::npos) {
      line.assign(pending_, 0, end);
      pending_.erase(0, end + 1);
      return true;
    }
    char chunk[65536];
    const auto got = read(input_, chunk, sizeof chunk);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    pending_.append(chunk, static_cast<std::size_t>(got));
  }
}

bool LineChannel::Write(const std::string& text) {
  for (std::size_t done = 0; done < text.size();) {
    const auto put = write(output_, text.data() + done, text.size() - done);
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    done += static_cast<std::size_t>(put);
  }
  return true;
}

}  // namespace legwork::host

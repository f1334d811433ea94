#ifndef LEGWORK_TOOLS_HTTP_CLIENT_RUN_H_
#define LEGWORK_TOOLS_HTTP_CLIENT_RUN_H_

#include <atomic>
#include <chrono>
#include <string>

namespace legwork::http {

// ClientRun is what a client that we started came to.
struct ClientRun {
  int status = -1;     // its exit status; -1: it was stopped, or a signal ended it
  std::string output;  // the beginning of its standard output and error
};

// RunClient runs shell lines in the folder, with the variables of its `env`. Whatever is left of it after the limit, or
// once `stopped` is true, is stopped.
ClientRun RunClient(const std::string& folder, const std::string& lines, std::chrono::seconds limit,
                    const std::atomic<bool>& stopped);

}  // namespace legwork::http

#endif  // LEGWORK_TOOLS_HTTP_CLIENT_RUN_H_

#include "tools/http/client_run.h"

#include <charconv>
#include <fstream>
#include <string_view>

#include "tools/shim/child_process.h"

namespace legwork::http {
namespace {

using Exchange = host::ChildProcess::Exchange;

constexpr std::size_t kOutputMax = 4096;              // octets of it that are shown
constexpr std::chrono::milliseconds kLook{200};       // between two looks at whether to stop
constexpr const char* kOutputFile = "client.output";  // in the folder; it may be large, and have no lines

std::string Beginning(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text(kOutputMax, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  return text;
}

// WaitForEnd is false if the program has to be stopped. Its end of our line is closed when it ends, whatever becomes of
// its output.
bool WaitForEnd(host::ChildProcess& child, std::chrono::seconds limit, const std::atomic<bool>& stopped) {
  const auto deadline = std::chrono::steady_clock::now() + limit;
  std::string line;
  while (!stopped && std::chrono::steady_clock::now() < deadline) {
    const Exchange exchange = child.Await(kLook, line);
    if (exchange == Exchange::kClosed || exchange == Exchange::kTooLong) return true;
  }
  return false;
}

}  // namespace

ClientRun RunClient(const std::string& folder, const std::string& lines, std::chrono::seconds limit,
                    const std::atomic<bool>& stopped) {
  host::ChildOrder order;
  order.arguments = {"/bin/sh", "-c", std::string(". ./env\nexec 3>&1 >") + kOutputFile + " 2>&1\n" + lines};
  order.environment = {"PATH=/usr/bin:/bin", "LANG=C.UTF-8", "HOME=" + folder};
  order.folder = folder;
  host::ChildProcess child;
  ClientRun run;
  run.output = child.Start(order);
  if (!run.output.empty()) return run;
  if (WaitForEnd(child, limit, stopped)) {
    const std::string end = child.End();
    constexpr std::string_view kExited = "exited with status ";
    if (end.starts_with(kExited)) std::from_chars(end.data() + kExited.size(), end.data() + end.size(), run.status);
  } else {
    child.Kill();
  }
  run.output = Beginning(folder + "/" + kOutputFile);
  return run;
}

}  // namespace legwork::http

#include "tools/http/client_run.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "tools/shim/child_process.h"

namespace legwork::http {

ClientRun RunClient(const std::string& folder, const std::string& lines, std::chrono::seconds limit) {
  host::ChildOrder order;
  order.arguments = {"/bin/sh", "-c", ". ./env\nexec 2>&1\n" + lines};
  order.environment = {"PATH=/usr/bin:/bin", "LANG=C.UTF-8", "HOME=" + folder};
  order.folder = folder;
  host::ChildProcess child;
  ClientRun run;
  run.output = child.Start(order);
  if (!run.output.empty()) return run;
  const auto deadline = std::chrono::steady_clock::now() + limit;
  for (;;) {
    std::string line;
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    const auto exchange = child.Await(std::max(left, std::chrono::milliseconds(0)), line);
    if (exchange == host::ChildProcess::Exchange::kTimedOut) {
      child.Kill();
      return run;
    }
    if (exchange != host::ChildProcess::Exchange::kLine) break;
    run.output += line + "\n";
  }
  const std::string end = child.End();
  constexpr std::string_view kExited = "exited with status ";
  if (end.starts_with(kExited)) std::from_chars(end.data() + kExited.size(), end.data() + end.size(), run.status);
  return run;
}

}  // namespace legwork::http

#include "tools/shim/host_process.h"

#include <unistd.h>

#include <algorithm>

#include "tools/shim/adapters/adapter.h"
#include "tools/shim/library_subject.h"
#include "tools/shim/session_files.h"

namespace legwork::host {
namespace {

constexpr std::chrono::milliseconds kStartLimit{30000};
constexpr std::chrono::milliseconds kEndLimit{1000};

std::string Excerpt(const std::string& line) {
  constexpr std::size_t kShown = 80;
  return line.size() <= kShown ? line : line.substr(0, kShown) + "…";
}

// IsOurs says whether the private folder stands for what the user's environment says.
bool IsOurs(std::string_view variable) {
  return variable.starts_with("KRB5") || variable.starts_with("LEGWORK_FOLDER=") || variable.starts_with("TMPDIR=");
}

}  // namespace

bool HostProcess::Able(std::string_view what) const {
  return std::find(hello_.able.begin(), hello_.able.end(), what) != hello_.able.end();
}

void HostProcess::AddSessionEnvironment(ChildOrder& order) const {
  for (std::string& variable : SessionEnvironment(folder_)) order.environment.push_back(std::move(variable));
}

// A library's process has the adapter's environment, its private folder for a home, the path by which the user's own
// libraries are found, and what the subject sets. A command is the user's and has the user's environment, but for where
// its files go.
ChildOrder HostProcess::MakeOrder() const {
  ChildOrder order;
  if (order_.library.empty()) {
    order.arguments = {"/bin/sh", "-c", order_.command};
    for (char** variable = environ; *variable != nullptr; ++variable) {
      if (!IsOurs(*variable)) order.environment.push_back(*variable);
    }
    order.environment.push_back("TMPDIR=" + folder_.path());
    AddSessionEnvironment(order);
    order.keeps_stderr = true;
    return order;
  }
  const Adapter& adapter = *order_.adapter;
  order.folder = folder_.path();
  order.arguments = {order_.host, "--pin-clock", "--pin-random"};
  if (!adapter.redirect_from.empty()) {
    const std::string name(adapter.account_file.substr(0, adapter.account_file.find('/') + 1));
    order.arguments.insert(order.arguments.end(),
                           {"--redirect", std::string(adapter.redirect_from) + "=" + folder_.path() + "/" + name});
  }
  if (adapter.is_gss) order.arguments.emplace_back("--gss");
  if (!adapter.mechglue.empty()) order.arguments.insert(order.arguments.end(), {"--mechanism", order_.library});
  order.arguments.emplace_back(adapter.mechglue.empty() ? order_.library : std::string(adapter.mechglue));
  for (const std::string_view variable : adapter.environment) order.environment.emplace_back(variable);
  order.environment.push_back("HOME=" + folder_.path());
  order.environment.push_back("TMPDIR=" + folder_.path());
  AddSessionEnvironment(order);
  if (const char* const path = getenv("LD_LIBRARY_PATH"))
    order.environment.push_back("LD_LIBRARY_PATH=" + std::string(path));
  for (const std::string& variable : order_.variables) order.environment.push_back(Filled(variable, folder_));
  return order;
}

std::string HostProcess::Start() {
  if (folder_.path().empty()) return "no private folder can be made below TMPDIR or /tmp";
  const Adapter* const adapter = order_.adapter;
  const bool takes_world = adapter != nullptr && !adapter->initial_world.empty();
  if (takes_world && !folder_.Write(std::string(adapter->account_file), std::string(adapter->initial_world))) {
    return "no file can be written into the private folder";
  }
  std::string trouble = child_.Start(MakeOrder());
  if (!trouble.empty()) return trouble;
  WireRequest request;
  WireReply reply;
  request.kind = WireRequest::Kind::kHello;
  switch (Ask(request, kStartLimit, reply, trouble)) {
    case Answered::kReply:
      break;
    case Answered::kSessionEnded:
      return "it ends a session before the first one";
    case Answered::kDied:
      return "it died while it was being loaded: " + trouble;
    case Answered::kTimedOut:
      return "it hangs while it is being loaded";
    case Answered::kGarbage:
      return "it does not speak the protocol: " + trouble;
  }
  if (reply.kind == WireReply::Kind::kError) return reply.text;
  if (reply.kind != WireReply::Kind::kHello) return "it answers the hello with something else";
  hello_ = std::move(reply.hello);
  if (hello_.version == kProtocolVersion) return "";
  return "it speaks version " + std::to_string(hello_.version) + " of the protocol, not " +
         std::to_string(kProtocolVersion);
}

HostProcess::Answered HostProcess::Ask(WireRequest& request, std::chrono::milliseconds limit, WireReply& reply,
                                       std::string& trouble) {
  request.sequence = sequence_++;
  line_.clear();
  WriteRequest(request, line_);
  if (child_.HasMore()) return Overhear(reply, trouble);
  return Understand(child_.Ask(line_, limit, answer_, attendant_), request.sequence, reply, trouble);
}

HostProcess::Answered HostProcess::AskLine(std::string_view line, std::uint32_t sequence,
                                           std::chrono::milliseconds limit, WireReply& reply, std::string& trouble) {
  line_ = line;
  if (child_.HasMore()) return Overhear(reply, trouble);
  return Understand(child_.Ask(line_, limit, answer_, attendant_), sequence, reply, trouble);
}

// Overhear takes what the shim said before it was asked. Only that a session ended may be said so; what is no reply at
// all is called the same whether it came before the question or behind it.
HostProcess::Answered HostProcess::Overhear(WireReply& reply, std::string& trouble) {
  constexpr std::chrono::milliseconds kRestOfTheLine{100};
  const ChildProcess::Exchange exchange = child_.Await(kRestOfTheLine, answer_);
  if (exchange == ChildProcess::Exchange::kClosed) return Understand(exchange, 0, reply, trouble);
  const bool is_line = exchange == ChildProcess::Exchange::kLine;
  trouble = is_line ? ReadReply(answer_, reply) : "";
  if (is_line && trouble.empty() && reply.kind == WireReply::Kind::kEnded) {
    trouble = reply.text;
    return Answered::kSessionEnded;
  }
  if (trouble.empty()) trouble = "it speaks without being asked";
  return Distrust(trouble);
}

// Distrust gives up a process that broke the protocol.
HostProcess::Answered HostProcess::Distrust(std::string& trouble) {
  trouble += ", in the line: " + Excerpt(answer_);
  child_.Kill();
  return Answered::kGarbage;
}

HostProcess::Answered HostProcess::Understand(ChildProcess::Exchange exchange, std::uint32_t sequence, WireReply& reply,
                                              std::string& trouble) {
  switch (exchange) {
    case ChildProcess::Exchange::kLine:
      break;
    case ChildProcess::Exchange::kClosed:
      trouble = child_.End();
      if (child_.was_killed()) trouble = "closed its output and went on running";
      return Answered::kDied;
    case ChildProcess::Exchange::kTimedOut:
      child_.Kill();
      return Answered::kTimedOut;
    case ChildProcess::Exchange::kTooLarge:
      child_.Kill();
      trouble = "was ended because it took more than " + std::to_string(ChildProcess::MemoryMax()) + " MiB";
      return Answered::kDied;
    case ChildProcess::Exchange::kTooLong:
      child_.Kill();
      trouble = "a line of more than 64 MiB";
      return Answered::kGarbage;
  }
  trouble = ReadReply(answer_, reply);
  if (trouble.empty() && reply.kind == WireReply::Kind::kEnded) {
    trouble = reply.text;
    return Answered::kSessionEnded;
  }
  if (trouble.empty() && reply.sequence != sequence) {
    trouble =
        "the reply to request " + std::to_string(reply.sequence) + " where " + std::to_string(sequence) + " was asked";
  }
  if (trouble.empty()) return Answered::kReply;
  return Distrust(trouble);
}

bool HostProcess::EndSession() {
  WireRequest request;
  WireReply reply;
  std::string trouble;
  request.kind = WireRequest::Kind::kEnd;
  if (Ask(request, kEndLimit, reply, trouble) == Answered::kSessionEnded) return true;
  child_.Kill();
  return false;
}

}  // namespace legwork::host

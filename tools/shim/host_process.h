#ifndef LEGWORK_TOOLS_SHIM_HOST_PROCESS_H_
#define LEGWORK_TOOLS_SHIM_HOST_PROCESS_H_

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "tools/shim/child_process.h"
#include "tools/shim/codec/wire_reply.h"
#include "tools/shim/codec/wire_request.h"
#include "tools/shim/private_folder.h"

namespace legwork::host {

struct Adapter;

// ShimOrder says which shim to start.
struct ShimOrder {
  std::string subject;                      // as the user wrote it
  std::string host;                         // path of legwork-host; for a library
  std::string library;                      // "" for a command
  std::vector<std::string> variables = {};  // "NAME=value" that the user gives a library, see library_subject.h
  bool names_accounts = false;              // one of them names the file of accounts
  bool names_kdc = false;                   // or the way to the scenario's KDC
  std::string command;                      // for the shell
  const Adapter* adapter = nullptr;         // null for a command
  std::chrono::milliseconds call_limit{5000};
};

// HostProcess is a running shim that has said hello. It serves one session after another.
class HostProcess {
 public:
  explicit HostProcess(const ShimOrder& order) : order_(order) {}

  // Start starts the shim and exchanges hellos. It gives one sentence that says why the subject cannot be used.
  [[nodiscard]] std::string Start();

  const Hello& hello() const { return hello_; }
  bool Able(std::string_view what) const;
  const PrivateFolder& folder() const { return folder_; }
  bool running() const { return child_.running(); }
  pid_t pid() const { return child_.pid(); }

  enum class Answered : std::uint8_t {
    kReply,
    kSessionEnded,  // `trouble` says how; the process is ready for the next one
    kDied,          // `trouble` says how; the object is to be dropped, as after the two below
    kTimedOut,
    kGarbage,  // `trouble` says what is wrong with the line
  };
  // The attendant serves the shim while it works on a request.
  void set_attendant(ChildProcess::Attendant attendant) { attendant_ = std::move(attendant); }

  // Ask sends the request under the next sequence number and waits for its reply.
  Answered Ask(WireRequest& request, std::chrono::milliseconds limit, WireReply& reply, std::string& trouble);

  // AskLine sends a line as it stands, and wants the reply under the number.
  Answered AskLine(std::string_view line, std::uint32_t sequence, std::chrono::milliseconds limit, WireReply& reply,
                   std::string& trouble);

  // End closes the shim's input and says how it ended.
  std::string End() { return child_.End(); }

  // EndSession leaves the session; false if the process is of no use any more.
  bool EndSession();

 private:
  ChildOrder MakeOrder() const;
  void AddSessionEnvironment(ChildOrder& order) const;
  Answered Understand(ChildProcess::Exchange exchange, std::uint32_t sequence, WireReply& reply, std::string& trouble);
  Answered Overhear(WireReply& reply, std::string& trouble);
  Answered Distrust(std::string& trouble);

  const ShimOrder& order_;
  PrivateFolder folder_;
  ChildProcess child_;
  Hello hello_;
  ChildProcess::Attendant attendant_;
  std::uint32_t sequence_ = 0;
  std::string line_, answer_;
};

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_PROCESS_H_

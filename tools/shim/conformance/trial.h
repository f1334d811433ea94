#ifndef LEGWORK_TOOLS_SHIM_CONFORMANCE_TRIAL_H_
#define LEGWORK_TOOLS_SHIM_CONFORMANCE_TRIAL_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/call.h"
#include "tools/shim/host_process.h"
#include "tools/shim/process_factory.h"

namespace legwork::host {

// Heard is what a shim said to one line.
struct Heard {
  HostProcess::Answered how = HostProcess::Answered::kReply;
  WireReply reply;
  std::string trouble;  // how it went wrong, if it did

  bool IsError() const;
  bool IsUnsupported() const;
  bool IsSuccess() const;    // a call that succeeded
  std::string Text() const;  // what it said, in words: "an error without a text"
};

// Trial is a shim on trial. It keeps one process for one rule after another, and takes another if that is lost.
class Trial {
 public:
  // The factory is open and outlives the trial.
  explicit Trial(ProcessFactory& factory) : factory_(factory) {}
  ~Trial();

  ProcessFactory& factory() { return factory_; }
  const Hello& hello();
  bool Able(std::string_view what);

  // Say sends a line as it stands, and wants the answer under the number. OpenSession begins a session of the role with
  // one account, alice of EXAMPLE; a shim without sessions is in one as it starts. CloseSession ends it.
  Heard Say(std::string_view line, std::uint32_t sequence);
  Heard Say(WireRequest& request);
  Heard OpenSession(Role role);
  Heard CloseSession();

  // Acquire is the call with alice's identity, in an open session.
  Heard Acquire(PackageName package);

  // Fresh ends the process, so that the next line meets a new one. End closes its input and says how it ended.
  void Fresh() { process_.reset(); }
  std::string End();

 private:
  HostProcess* Process();

  ProcessFactory& factory_;
  std::unique_ptr<HostProcess> process_;
  bool in_session_ = false;
  Hello hello_;
  std::string trouble_;
};

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_CONFORMANCE_TRIAL_H_

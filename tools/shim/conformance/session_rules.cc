// Rules on sessions and handles.
#include "model/sec_status.h"
#include "tools/shim/conformance/rule.h"
#include "tools/shim/conformance/trial.h"

namespace legwork::host {
namespace {

Finding HasSessions(Trial& trial) {
  if (!trial.Able("session")) return Finding::NotSeen("it has no sessions");
  for (int i = 0; i < 2; ++i) {
    const Heard begun = trial.OpenSession(i == 0 ? Role::kInitiator : Role::kAcceptor);
    const bool is_open = begun.how == HostProcess::Answered::kReply && begun.reply.kind == WireReply::Kind::kSession;
    if (!is_open) return Finding::Broken("it answers `session` with " + begun.Text());
    const Heard ended = trial.CloseSession();
    if (ended.how != HostProcess::Answered::kSessionEnded)
      return Finding::Broken("it answers `end` with " + ended.Text());
  }
  return Finding::Holds();
}

// AcquireAnything gives a credential of one of its packages.
Heard AcquireAnything(Trial& trial) {
  Heard heard;
  for (const PackageName package : trial.factory().traits().packages) {
    heard = trial.Acquire(package);
    if (heard.IsSuccess() && heard.reply.call.new_handle_written) return heard;
  }
  return heard;
}

Heard Free(Trial& trial, SecHandle handle) {
  WireRequest request;
  request.kind = WireRequest::Kind::kCall;
  request.sequence = 11;
  request.call.call = Call::kFree;
  request.call.credential = {false, handle};
  return trial.Say(request);
}

Finding ForgetsASession(Trial& trial) {
  if (!trial.Able("session")) return Finding::NotSeen("it has no sessions");
  trial.OpenSession(Role::kInitiator);
  const Heard acquired = AcquireAnything(trial);
  trial.CloseSession();
  if (!acquired.IsSuccess()) return Finding::NotSeen("no credential could be acquired: " + acquired.Text());
  trial.OpenSession(Role::kInitiator);
  const Heard freed = Free(trial, acquired.reply.call.new_handle);
  trial.CloseSession();
  return freed.IsSuccess() ? Finding::Broken("a credential of an ended session can be freed in the next one")
                           : Finding::Holds();
}

Finding KnowsItsHandles(Trial& trial) {
  trial.OpenSession(Role::kInitiator);
  const Heard freed = Free(trial, {0x1234567, 0x89abcdef});
  trial.CloseSession();
  if (freed.IsSuccess()) return Finding::Broken("it frees a credential that it never gave");
  return freed.how == HostProcess::Answered::kReply ? Finding::Holds() : Finding::Broken(freed.Text());
}

constexpr Rule kRules[] = {
    {"session", "`session` and `end` follow each other as often as one likes.", false, HasSessions},
    {"fresh_session", "Handles of an ended session mean nothing in the next one.", false, ForgetsASession},
    {"unknown_handle", "A handle that was never given is no success.", false, KnowsItsHandles},
};

}  // namespace

std::span<const Rule> SessionRules() { return kRules; }

}  // namespace legwork::host

#include "tools/shim/conformance/trial.h"

#include <algorithm>
#include <utility>

#include "model/sec_status.h"
#include "tools/shim/codec/words.h"

namespace legwork::host {

using Answered = HostProcess::Answered;
using Outcome = CallReply::Outcome;

bool Heard::IsError() const { return how == Answered::kReply && reply.kind == WireReply::Kind::kError; }

bool Heard::IsUnsupported() const {
  const bool is_call = how == Answered::kReply && reply.kind == WireReply::Kind::kCall;
  return is_call && reply.call.outcome == Outcome::kUnsupported;
}

bool Heard::IsSuccess() const {
  const bool is_call = how == Answered::kReply && reply.kind == WireReply::Kind::kCall;
  return is_call && reply.call.outcome == Outcome::kReturned && !IsFailure(reply.call.status);
}

std::string Heard::Text() const {
  switch (how) {
    case Answered::kReply:
      break;
    case Answered::kSessionEnded:
      return "the end of the session: " + trouble;
    case Answered::kDied:
      return "no answer, it " + trouble;
    case Answered::kTimedOut:
      return "no answer in time";
    case Answered::kGarbage:
      return trouble;
  }
  if (reply.kind == WireReply::Kind::kError) return "an error: " + (reply.text.empty() ? "without a text" : reply.text);
  if (reply.kind != WireReply::Kind::kCall) return "a reply to another operation";
  if (reply.call.outcome == Outcome::kReturned) return "status " + StatusWord(reply.call.status);
  return std::string(OutcomeWord(reply.call.outcome)) + ": " +
         (reply.call.message.empty() ? "without a reason" : reply.call.message);
}

Trial::~Trial() {
  const bool is_idle = process_ != nullptr && process_->running() && !in_session_;
  if (is_idle && Able("session")) factory_.GiveBack(std::move(process_));
}

HostProcess* Trial::Process() {
  if (process_ != nullptr && process_->running()) return process_.get();
  in_session_ = false;
  process_ = factory_.Take(trouble_);
  if (process_ != nullptr) hello_ = process_->hello();
  return process_.get();
}

const Hello& Trial::hello() {
  Process();
  return hello_;
}

bool Trial::Able(std::string_view what) {
  const std::vector<std::string>& able = hello().able;
  return std::find(able.begin(), able.end(), what) != able.end();
}

Heard Trial::Say(std::string_view line, std::uint32_t sequence) {
  Heard heard;
  HostProcess* const process = Process();
  if (process == nullptr) {
    heard.how = Answered::kDied;
    heard.trouble = trouble_;
    return heard;
  }
  heard.how = process->AskLine(line, sequence, factory_.order().call_limit, heard.reply, heard.trouble);
  return heard;
}

Heard Trial::Say(WireRequest& request) {
  std::string line;
  WriteRequest(request, line);
  return Say(line, request.sequence);
}

Heard Trial::OpenSession(Role role) {
  Heard heard;
  if (!Able("session")) return heard;
  WireRequest request;
  request.kind = WireRequest::Kind::kSession;
  request.sequence = 1;
  request.seed = 1;
  request.now = 134'116'992'000'000'000;  // 2026-01-01
  request.session.role = role;
  const WireAccount alice = {"alice", "EXAMPLE", "EXAMPLE.COM", "alice-pw", false};
  if (role == Role::kInitiator) request.session.account = alice;
  request.session.accounts = {alice};
  in_session_ = true;
  return Say(request);
}

Heard Trial::CloseSession() {
  if (!Able("session")) return Heard();
  in_session_ = false;
  WireRequest request;
  request.kind = WireRequest::Kind::kEnd;
  request.sequence = 2;
  return Say(request);
}

Heard Trial::Acquire(PackageName package) {
  WireRequest request;
  request.kind = WireRequest::Kind::kCall;
  request.sequence = 3;
  request.call.call = Call::kAcquire;
  request.call.package = package;
  request.call.credential_use = kUseOutbound;
  request.call.identity.absent = false;
  request.call.identity.user = "alice";
  request.call.identity.domain = "EXAMPLE";
  request.call.identity.password = "alice-pw";
  return Say(request);
}

std::string Trial::End() {
  HostProcess* const process = Process();
  std::string how = process == nullptr ? trouble_ : process->End();
  process_.reset();
  return how;
}

}  // namespace legwork::host

#include "tools/shim/windows/one_process_sessions.h"

#include <algorithm>
#include <fstream>

namespace legwork::host {
namespace {

bool IsUser(const WireAccount& account) {
  return !account.password.empty() && account.user.find('/') == std::string::npos;
}

}  // namespace

void OneProcessSessions::Begin(const WireRequest& request, WireReply& reply) {
  reply.kind = WireReply::Kind::kError;
  reply.text = "a session is open already";
  if (in_session_) return;
  if (!password_file_.empty()) {
    const auto user = std::ranges::find_if(request.session.accounts, IsUser);
    std::ofstream file(password_file_, std::ios::binary | std::ios::trunc);
    if (user != request.session.accounts.end()) file << user->password;
    reply.text = "the file " + password_file_ + " cannot be written";
    if (!file.flush()) return;
  }
  in_session_ = true;
  account_ = request.session.account;
  reply.kind = WireReply::Kind::kSession;
  reply.text.clear();
}

bool OneProcessSessions::End(WireReply& reply) {
  in_session_ = false;
  reply.kind = WireReply::Kind::kEnded;
  reply.text = "exited with status 0";
  return true;
}

void LoggedOn::Answer(const CallRequest& request, CallReply& reply) {
  const WireAccount& account = sessions_.account();
  const bool names_nobody = request.call == Call::kAcquire && request.identity.absent;
  if (!names_nobody || (request.credential_use & kUseOutbound) == 0 || account.user.empty()) {
    return performer_.Answer(request, reply);
  }
  CallRequest as_account = request;
  as_account.identity.absent = false;
  as_account.identity.user = account.user;
  as_account.identity.domain = account.domain;
  as_account.identity.password = account.password;
  performer_.Answer(as_account, reply);
}

}  // namespace legwork::host

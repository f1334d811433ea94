#include "tools/shim/windows/one_process_sessions.h"

#include <algorithm>
#include <chrono>
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
  if (!files_.password_file.empty()) {
    const auto user = std::ranges::find_if(request.session.accounts, IsUser);
    std::ofstream file(files_.password_file, std::ios::binary | std::ios::trunc);
    if (user != request.session.accounts.end()) file << user->password;
    reply.text = "the file " + files_.password_file + " cannot be written";
    if (!file.flush()) return;
  }
  in_session_ = true;
  account_ = request.session.account;
  reply.kind = WireReply::Kind::kSession;
  reply.text.clear();
}

// The clock that is read here is shifted already, where the library is loaded before this program too.
void OneProcessSessions::SetTime(std::int64_t ticks) {
  constexpr std::int64_t kUnixEpoch = 116'444'736'000'000'000;  // 1970-01-01 in ticks since 1601
  if (ticks == 0 || files_.clock_file.empty()) return;
  const auto shown = std::chrono::system_clock::now().time_since_epoch();
  const std::int64_t machine = std::chrono::duration_cast<std::chrono::nanoseconds>(shown).count() - shift_;
  const std::int64_t shift = (ticks - kUnixEpoch) * 100 - machine;
  // In place: whoever maps the file must find all of it at any time.
  std::fstream file(files_.clock_file, std::ios::binary | std::ios::in | std::ios::out);
  if (file.write(reinterpret_cast<const char*>(&shift), sizeof shift).flush()) shift_ = shift;
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

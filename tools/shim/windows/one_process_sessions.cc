#include "tools/shim/windows/one_process_sessions.h"

namespace legwork::host {

void OneProcessSessions::Begin(const WireRequest&, WireReply& reply) {
  reply.kind = WireReply::Kind::kError;
  reply.text = "a session is open already";
  if (in_session_) return;
  in_session_ = true;
  reply.kind = WireReply::Kind::kSession;
  reply.text.clear();
}

bool OneProcessSessions::End(WireReply& reply) {
  in_session_ = false;
  reply.kind = WireReply::Kind::kEnded;
  reply.text = "exited with status 0";
  return true;
}

}  // namespace legwork::host

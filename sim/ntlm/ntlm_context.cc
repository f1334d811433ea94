#include "sim/ntlm/ntlm_context.h"

#include "sim/ntlm/flag_mapping.h"

namespace legwork::ntlm {

void NtlmContext::Remember(const LegRequest& request) {
  requested_ |= request.requested;
  if (!request.has_bindings) return;
  bindings_hash_ = ChannelBindingsHash(request.channel_bindings);
  parties().bound = true;
}

void NtlmContext::Provide(NegotiateFlags flags, const Key& exported_session_key) {
  NtlmSession session(flags, exported_session_key, role_);
  session.set_misconduct(surroundings().misconduct);
  set_session(session);
}

void NtlmContext::Finish(NegotiateFlags flags, const Key& exported_session_key, LegReply& reply) {
  Provide(flags, exported_session_key);
  Answer(SecStatus::kOk, flags, reply);
}

void NtlmContext::Answer(SecStatus status, NegotiateFlags flags, LegReply& reply) const {
  reply.status = status;
  reply.granted = GrantedFlags(flags, requested_);
  reply.expiry = parties().start + kContextLifetime;
}

void NtlmContext::Forget() {
  requested_ = {};
  bindings_hash_.reset();
  set_session(NtlmSession());
  parties().start = Now();
  parties().bound = false;
}

void NtlmContext::set_names(std::string_view user, std::string_view domain) {
  parties().user = user;
  parties().domain = domain;
}

}  // namespace legwork::ntlm

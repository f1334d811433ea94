#include "sim/ntlm/ntlm_context.h"

#include <array>

#include "model/sec_buffer.h"
#include "sim/ntlm/flag_mapping.h"
#include "sim/ntlm/session_key.h"

namespace legwork::ntlm {
namespace {

// MicMessage is a mechanism list and its MIC as the two buffers of a message. The list is only read.
std::array<MessageBuffer, 2> MicMessage(Bytes& mech_list, ByteSpan mic) {
  return {{{static_cast<std::uint32_t>(BufferType::kData), mech_list, mech_list.size()},
           {static_cast<std::uint32_t>(BufferType::kToken), mic, mic.size()}}};
}

}  // namespace

void NtlmContext::Describe(ContextFacts& facts) const {
  const NegotiateFlags flags = session_.flags();
  const bool extended = (flags & kNegotiateExtendedSessionSecurity) != 0;
  facts.package = PackageName::kNtlm;
  facts.sizes = {kMaxToken, kSignatureSize, 0, kSignatureSize};
  facts.user = domain_.empty() ? user_ : domain_ + "\\" + user_;
  facts.client_name = facts.user;
  facts.server_name = target_;
  facts.authority = domain_;
  facts.client_specified_target = target_;
  facts.start = start_;
  facts.expiry = start_ + kContextLifetime;
  facts.last_client_token = established() ? 0 : 1;  // the AuthenticateMessage is the last one
  if (!established() || (flags & kNegotiateAnonymous) != 0) return;
  facts.session_key = ToBytes(session_.exported_session_key());
  facts.signature_algorithm = extended ? "HMAC-MD5" : "RSADSI RC4-CRC32";
  facts.encryption_algorithm = "RSADSI RC4";
  facts.key_bits = SealingKeyBits(flags);
}

SecStatus NtlmContext::Sign(std::uint32_t /*qop*/, std::span<MessageBuffer> message, std::uint32_t /*number*/) {
  return session_.Sign(surroundings_.profile, message);
}

SecStatus NtlmContext::Verify(std::span<MessageBuffer> message, std::uint32_t /*number*/, std::uint32_t* /*qop*/) {
  return session_.Verify(surroundings_.profile, message);
}

SecStatus NtlmContext::Encrypt(std::uint32_t qop, std::span<MessageBuffer> message, std::uint32_t /*number*/) {
  return session_.Encrypt(surroundings_.profile, qop, message);
}

SecStatus NtlmContext::Decrypt(std::span<MessageBuffer> message, std::uint32_t /*number*/, std::uint32_t* qop) {
  return session_.Decrypt(surroundings_.profile, message, qop);
}

bool NtlmContext::SupportsIntegrity() const { return HasSessionSecurity(session_.flags()); }

SecStatus NtlmContext::MakeMechListMic(ByteView mech_list, Bytes& mic) {
  mic.assign(kSignatureSize, 0);
  Bytes list = ToBytes(mech_list);
  auto message = MicMessage(list, mic);
  return session_.Sign(surroundings_.profile, message);
}

SecStatus NtlmContext::VerifyMechListMic(ByteView mech_list, ByteView mic) {
  Bytes list = ToBytes(mech_list);
  Bytes signature = ToBytes(mic);
  auto message = MicMessage(list, signature);
  return session_.Verify(surroundings_.profile, message);
}

void NtlmContext::AfterMechListMic() { session_.RestartCiphers(); }

void NtlmContext::Remember(const LegRequest& request) {
  requested_ |= request.requested;
  if (request.has_bindings) bindings_hash_ = ChannelBindingsHash(request.channel_bindings);
}

void NtlmContext::Finish(NegotiateFlags flags, const Key& exported_session_key, LegReply& reply) {
  session_ = NtlmSession(flags, exported_session_key, role_);
  Answer(SecStatus::kOk, flags, reply);
}

void NtlmContext::Answer(SecStatus status, NegotiateFlags flags, LegReply& reply) const {
  reply.status = status;
  reply.granted = GrantedFlags(flags, requested_);
  reply.expiry = start_ + kContextLifetime;
}

void NtlmContext::Forget() {
  requested_ = {};
  bindings_hash_.reset();
  session_ = {};
  start_ = Now();
}

void NtlmContext::set_names(std::string_view user, std::string_view domain) {
  user_ = user;
  domain_ = domain;
}

}  // namespace legwork::ntlm

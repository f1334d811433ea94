#include "sim/kerberos/kerberos_context.h"

namespace legwork::kerberos {
namespace {

std::string_view AlgorithmName(EncryptionType type) {
  switch (type) {
    case EncryptionType::kAes128CtsHmacSha1:
      return "AES-128 CTS HMAC-SHA1-96";
    case EncryptionType::kAes256CtsHmacSha1:
      return "AES-256 CTS HMAC-SHA1-96";
    case EncryptionType::kAes128CtsHmacSha256:
    case EncryptionType::kAes256CtsHmacSha384:
    case EncryptionType::kRc4Hmac:  // no session has these: the simulated client does not offer them
    case EncryptionType::kNone:
      break;
  }
  return {};
}

}  // namespace

void KerberosContext::Describe(ContextFacts& facts) const {
  facts.package = PackageName::kKerberos;
  facts.sizes.max_token = package_.max_token;
  facts.start = start_;
  facts.expiry = expiry_;
  DescribeParties(facts);
  if (!session_.started()) return;
  const Key& key = session_.setup().key;
  facts.sizes.max_signature = session_.SignatureSize();
  facts.sizes.security_trailer = session_.TrailerSize();
  facts.sizes.block_size = 1;  // ciphertext stealing pads nothing
  facts.session_key = ToBytes(key.View());
  facts.signature_algorithm = "HMAC-SHA1-96";
  facts.encryption_algorithm = AlgorithmName(key.type);
  facts.key_bits = static_cast<std::uint32_t>(8 * key.size);
}

SecStatus KerberosContext::Sign(std::uint32_t qop, std::span<MessageBuffer> message, std::uint32_t) {
  return Expired() ? SecStatus::kContextExpired : session_.Sign(qop, message);
}

SecStatus KerberosContext::Verify(std::span<MessageBuffer> message, std::uint32_t, std::uint32_t* qop) {
  return Expired() ? SecStatus::kContextExpired : session_.Verify(message, qop);
}

SecStatus KerberosContext::Encrypt(std::uint32_t qop, std::span<MessageBuffer> message, std::uint32_t) {
  return Expired() ? SecStatus::kContextExpired : session_.Encrypt(qop, message);
}

SecStatus KerberosContext::Decrypt(std::span<MessageBuffer> message, std::uint32_t, std::uint32_t* qop) {
  return Expired() ? SecStatus::kContextExpired : session_.Decrypt(message, qop);
}

SecStatus KerberosContext::MakeMechListMic(ByteView mech_list, Bytes& mic) {
  if (!session_.started()) return SecStatus::kOutOfSequence;
  session_.MakeMic(mech_list, mic);
  return SecStatus::kOk;
}

SecStatus KerberosContext::VerifyMechListMic(ByteView mech_list, ByteView mic) {
  return session_.started() ? session_.VerifyMic(mech_list, mic) : SecStatus::kOutOfSequence;
}

void KerberosContext::Protect(SessionSetup setup, ContextFlags granted) {
  setup.detect_replay = granted.Has(ContextFlag::kReplayDetect);
  setup.detect_sequence = granted.Has(ContextFlag::kSequenceDetect);
  setup.integrity = granted.Has(ContextFlag::kIntegrity);
  setup.confidentiality = granted.Has(ContextFlag::kConfidentiality);
  setup.dce_style = granted.Has(ContextFlag::kUseDceStyle);
  start_ = surroundings_.clock.Now();
  session_.Start(setup, credential_.confounders(), surroundings_.profile.Answer(Question::kEncryptUnprotected));
}

// A ticket may be used for the clock skew beyond its end, as it was accepted within it.
bool KerberosContext::Expired() const { return surroundings_.clock.Now() > expiry_ + surroundings_.skew_max; }

}  // namespace legwork::kerberos

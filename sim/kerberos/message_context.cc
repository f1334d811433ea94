#include "sim/kerberos/message_context.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "sim/wire/counted_text.h"
#include "sim/wire/reader.h"
#include "sim/wire/writer.h"

namespace legwork::kerberos {
namespace {

constexpr std::uint8_t kExportFormat = 1;
constexpr std::uint8_t kDelegatedBit = 1;
constexpr std::uint8_t kBoundBit = 2;

// Algorithms are what KEY_INFO says of a type.
struct Algorithms {
  EncryptionType type;
  std::string_view signature;
  std::string_view encryption;
};
constexpr Algorithms kAlgorithms[] = {
    {EncryptionType::kAes256CtsHmacSha1, "HMAC-SHA1-96", "AES-256 CTS HMAC-SHA1-96"},
    {EncryptionType::kAes128CtsHmacSha1, "HMAC-SHA1-96", "AES-128 CTS HMAC-SHA1-96"},
    {EncryptionType::kAes256CtsHmacSha384, "HMAC-SHA384-192", "AES-256 CTS HMAC-SHA384-192"},
    {EncryptionType::kAes128CtsHmacSha256, "HMAC-SHA256-128", "AES-128 CTS HMAC-SHA256-128"},
    {EncryptionType::kRc4Hmac, "HMAC-MD5", "RC4-HMAC"},
    {EncryptionType::kCamellia256CtsCmac, "CMAC-CAMELLIA256", "Camellia-256 CTS CMAC"},
    {EncryptionType::kCamellia128CtsCmac, "CMAC-CAMELLIA128", "Camellia-128 CTS CMAC"},
};

const Algorithms* FindAlgorithms(EncryptionType type) {
  const auto* const row = std::ranges::find(kAlgorithms, type, &Algorithms::type);
  return row != std::end(kAlgorithms) ? row : nullptr;
}

bool GetParties(Reader& in, ContextFacts& parties) {
  std::uint8_t bits = 0;
  if (!GetCountedText(in, parties.user) || !GetCountedText(in, parties.client_name) ||
      !GetCountedText(in, parties.server_name) || !GetCountedText(in, parties.authority) ||
      !GetCountedText(in, parties.client_specified_target) || !in.GetU8(&bits) || bits > (kDelegatedBit | kBoundBit)) {
    return false;
  }
  parties.delegated = (bits & kDelegatedBit) != 0;
  parties.is_bound = (bits & kBoundBit) != 0;
  return true;
}

}  // namespace

void MessageContext::Describe(ContextFacts& facts) const {
  facts.package = PackageName::kKerberos;
  facts.sizes.max_token = package_.max_token;
  facts.start = start_;
  facts.expiry = expiry_;
  facts.password_expiry = expiry_;  // the page says: of the password, or of the Kerberos ticket (QCA-017)
  DescribeParties(facts);
  if (!session_.started()) return;
  const Key& key = session_.setup().key;
  facts.sizes.max_signature = session_.SignatureSize();
  facts.sizes.security_trailer = session_.TrailerSize();
  facts.sizes.block_size = 1;  // ciphertext stealing pads nothing
  facts.session_key = ToBytes(key.View());
  if (const Algorithms* algorithms = FindAlgorithms(key.type)) {
    facts.signature_algorithm = algorithms->signature;
    facts.encryption_algorithm = algorithms->encryption;
  }
  facts.signature_algorithm_id = static_cast<std::uint32_t>(RowOf(key.type).checksum_type);
  facts.encryption_algorithm_id = static_cast<std::uint32_t>(key.type);
  facts.key_bits = static_cast<std::uint32_t>(8 * key.size);
}

SecStatus MessageContext::Sign(std::uint32_t qop, std::span<MessageBuffer> message, std::uint32_t number) {
  return Expired() ? SecStatus::kContextExpired : session_.Sign(qop, message, number);
}

SecStatus MessageContext::Verify(std::span<MessageBuffer> message, std::uint32_t number, std::uint32_t* qop) {
  return Expired() ? SecStatus::kContextExpired : session_.Verify(message, qop, number);
}

SecStatus MessageContext::Encrypt(std::uint32_t qop, std::span<MessageBuffer> message, std::uint32_t number) {
  return Expired() ? SecStatus::kContextExpired : session_.Encrypt(qop, message, number);
}

SecStatus MessageContext::Decrypt(std::span<MessageBuffer> message, std::uint32_t number, std::uint32_t* qop) {
  return Expired() ? SecStatus::kContextExpired : session_.Decrypt(message, qop, number);
}

SecStatus MessageContext::MakeMechListMic(ByteView mech_list, Bytes& mic) {
  if (!session_.started()) return SecStatus::kOutOfSequence;
  const bool accepts = session_.setup().role == Role::kAcceptor;
  session_.MakeMic(mech_list, mic, accepts && surroundings_.habits.kerberos.mic_number_zero);
  return SecStatus::kOk;
}

SecStatus MessageContext::VerifyMechListMic(ByteView mech_list, ByteView mic) {
  return session_.started() ? session_.VerifyMic(mech_list, mic) : SecStatus::kOutOfSequence;
}

SecStatus MessageContext::Export(bool reset, Bytes& packed) const {
  ContextFacts parties;
  DescribeParties(parties);
  Writer out(packed);
  out.PutU8(kExportFormat);
  session_.Write(reset, out);
  out.PutU64Le(static_cast<std::uint64_t>(start_));
  out.PutU64Le(static_cast<std::uint64_t>(expiry_));
  for (const std::string* text : {&parties.user, &parties.client_name, &parties.server_name, &parties.authority,
                                  &parties.client_specified_target}) {
    PutCountedText(*text, out);
  }
  out.PutU8((parties.delegated ? kDelegatedBit : 0) | (parties.is_bound ? kBoundBit : 0));
  return SecStatus::kOk;
}

bool MessageContext::ReadExported(ByteView packed, RandomStream& confounders, ContextFacts& parties) {
  Reader in(packed);
  std::uint8_t format = 0;
  std::uint64_t start = 0, expiry = 0;
  KerberosSession session;
  ContextFacts read;
  if (!in.GetU8(&format) || format != kExportFormat || !session.Read(in, confounders, surroundings_.profile) ||
      !in.GetU64Le(&start) || !in.GetU64Le(&expiry) || !GetParties(in, read) || !in.ExpectEmpty()) {
    return false;
  }
  start_ = static_cast<Ticks>(start);
  expiry_ = static_cast<Ticks>(expiry);
  session_ = std::move(session);
  parties = std::move(read);
  return true;
}

// A ticket may be used for the clock skew beyond its end, as it was accepted within it.
bool MessageContext::Expired() const { return surroundings_.clock.Now() > expiry_ + surroundings_.skew_max; }

}  // namespace legwork::kerberos

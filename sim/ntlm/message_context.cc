#include "sim/ntlm/message_context.h"

#include <array>
#include <utility>

#include "model/sec_buffer.h"
#include "sim/ntlm/session_key.h"
#include "sim/wire/counted_text.h"
#include "sim/wire/reader.h"
#include "sim/wire/writer.h"

namespace legwork::ntlm {
namespace {

constexpr std::uint8_t kExportFormat = 1;
constexpr std::uint32_t kAlgorithmHmacMd5 = 0xFFFFFF76;   // windows-observed F04
constexpr std::uint32_t kAlgorithmRc4Crc32 = 0xFFFFFF7C;  // windows-observed F05
constexpr std::uint32_t kAlgorithmRc4 = 0x6801;           // CALG_RC4

// MicMessage is a mechanism list and its MIC as the two buffers of a message. The list is only read.
std::array<MessageBuffer, 2> MicMessage(Bytes& mech_list, ByteSpan mic) {
  return {{{static_cast<std::uint32_t>(BufferType::kData), mech_list, mech_list.size()},
           {static_cast<std::uint32_t>(BufferType::kToken), mic, mic.size()}}};
}

}  // namespace

void MessageContext::Describe(ContextFacts& facts) const {
  const NegotiateFlags flags = session_.flags();
  const bool extended = (flags & kNegotiateExtendedSessionSecurity) != 0;
  facts.package = PackageName::kNtlm;
  facts.sizes = {kMaxToken, kSignatureSize, 0, kSignatureSize};
  facts.user = parties_.domain.empty() ? parties_.user : parties_.domain + "\\" + parties_.user;
  facts.client_name = facts.user;
  facts.server_name = parties_.target;
  facts.authority = parties_.domain;
  facts.client_specified_target = parties_.target;
  facts.is_bound = parties_.bound;
  facts.start = parties_.start;
  facts.expiry = parties_.start + kContextLifetime;
  facts.last_client_token = established() ? 0 : 1;  // the AuthenticateMessage is the last one
  if (!established() || (flags & kNegotiateAnonymous) != 0) return;
  facts.session_key = ToBytes(session_.exported_session_key());
  facts.signature_algorithm = extended ? "HMAC-MD5" : "RSADSI RC4-CRC32";
  facts.signature_algorithm_id = extended ? kAlgorithmHmacMd5 : kAlgorithmRc4Crc32;
  facts.encryption_algorithm = "RSADSI RC4";
  facts.encryption_algorithm_id = kAlgorithmRc4;
  facts.key_bits = SealingKeyBits(flags);
}

GivenNumber MessageContext::NumberOf(std::uint32_t number) const {
  if ((session_.flags() & kNegotiateDatagram) != 0) return number;
  const bool counts = number != 0 && IsFailure(surroundings_.profile.Answer(Question::kOtherMessageNumber));
  return counts ? GivenNumber(number) : GivenNumber();
}

SecStatus MessageContext::Sign(std::uint32_t /*qop*/, std::span<MessageBuffer> message, std::uint32_t number) {
  return session_.Sign(surroundings_.profile, message, NumberOf(number));
}

SecStatus MessageContext::Verify(std::span<MessageBuffer> message, std::uint32_t number, std::uint32_t* /*qop*/) {
  return session_.Verify(surroundings_.profile, message, NumberOf(number));
}

SecStatus MessageContext::Encrypt(std::uint32_t qop, std::span<MessageBuffer> message, std::uint32_t number) {
  return session_.Encrypt(surroundings_.profile, qop, message, NumberOf(number));
}

SecStatus MessageContext::Decrypt(std::span<MessageBuffer> message, std::uint32_t number, std::uint32_t* qop) {
  return session_.Decrypt(surroundings_.profile, message, qop, NumberOf(number));
}

bool MessageContext::ProtectsMessages() const {
  return established() || ((session_.flags() & kNegotiateDatagram) != 0 && HasSessionSecurity(session_.flags()));
}

bool MessageContext::SupportsIntegrity() const { return HasSessionSecurity(session_.flags()); }

SecStatus MessageContext::MakeMechListMic(ByteView mech_list, Bytes& mic) {
  mic.assign(kSignatureSize, 0);
  Bytes list = ToBytes(mech_list);
  auto message = MicMessage(list, mic);
  return session_.Sign(surroundings_.profile, message);
}

SecStatus MessageContext::VerifyMechListMic(ByteView mech_list, ByteView mic) {
  Bytes list = ToBytes(mech_list);
  Bytes signature = ToBytes(mic);
  auto message = MicMessage(list, signature);
  return session_.Verify(surroundings_.profile, message);
}

void MessageContext::AfterMechListMic() { session_.RestartCiphers(); }

SecStatus MessageContext::Export(bool reset, Bytes& packed) const {
  Writer out(packed);
  out.PutU8(kExportFormat);
  session_.Write(reset, out);
  out.PutU64Le(static_cast<std::uint64_t>(parties_.start));
  PutCountedText(parties_.user, out);
  PutCountedText(parties_.domain, out);
  PutCountedText(parties_.target, out);
  out.PutU8(parties_.bound ? 1 : 0);
  return SecStatus::kOk;
}

bool MessageContext::ReadExported(ByteView packed) {
  Reader in(packed);
  std::uint8_t format = 0, bound = 0;
  std::uint64_t start = 0;
  NtlmSession session;
  Parties parties;
  if (!in.GetU8(&format) || format != kExportFormat || !session.Read(in) || !in.GetU64Le(&start) ||
      !GetCountedText(in, parties.user) || !GetCountedText(in, parties.domain) || !GetCountedText(in, parties.target) ||
      !in.GetU8(&bound) || bound > 1 || !in.ExpectEmpty()) {
    return false;
  }
  parties.start = static_cast<Ticks>(start);
  parties.bound = bound == 1;
  session_ = session;
  parties_ = std::move(parties);
  return true;
}

}  // namespace legwork::ntlm

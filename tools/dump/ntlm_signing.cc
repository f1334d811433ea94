#include "tools/dump/ntlm_signing.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>

#include "sim/crypto/hmac.h"
#include "sim/ntlm/negotiate_flags.h"
#include "sim/ntlm/ntlmv1_response.h"
#include "sim/ntlm/ntlmv2_response.h"
#include "sim/ntlm/response_key.h"
#include "sim/wire/code_page.h"
#include "tools/dump/part_writer.h"

namespace legwork::dump {
namespace {

// Offsets of the fields of an AUTHENTICATE_MESSAGE (MS-NLMP 2.2.1.3).
constexpr std::size_t kLmResponse = 12, kNtResponse = 20, kDomain = 28, kUser = 36;
constexpr std::size_t kSessionKey = 52, kFlags = 60, kHeaderSize = 64;
constexpr std::size_t kServerChallenge = 24, kServerChallengeEnd = 32;  // of a CHALLENGE_MESSAGE
constexpr std::size_t kSize = 16;           // octets of a proof and of a MIC
constexpr std::size_t kChallengeSize = 8;  // octets
constexpr int kOemPage = 437;

std::size_t LittleEndian(ByteView octets) {
  std::size_t value = 0;
  for (std::size_t i = octets.size(); i > 0; --i) value = value << 8 | octets[i - 1];
  return value;
}

bool HasType(ByteView octets, std::uint8_t type) {
  return octets.size() > 8 && AsText(octets).starts_with(std::string_view("NTLMSSP\0", 8)) && octets[8] == type;
}

std::optional<ByteView> ValueOf(ByteView message, std::size_t field) {
  if (message.size() < kHeaderSize) return std::nullopt;
  const std::size_t size = LittleEndian(message.subspan(field, 2));
  const std::size_t at = LittleEndian(message.subspan(field + 4, 4));
  if (size == 0) return ByteView();
  if (at + size > message.size()) return std::nullopt;
  return message.subspan(at, size);
}

// MessageKeys are what the names and the response of a message come to under an NT hash.
struct MessageKeys {
  ByteView response;  // NTLMv2_RESPONSE
  ntlm::ResponseKey response_key;
  std::string error;  // "" if it went well
};

MessageKeys KeysOf(const NtlmSigning& signing, ByteView message) {
  MessageKeys keys;
  const auto response = ValueOf(message, kNtResponse);
  const auto domain = ValueOf(message, kDomain), user = ValueOf(message, kUser);
  if (!response || !domain || !user) {
    keys.error = "a name or the response lies outside the message";
    return keys;
  }
  const bool is_unicode = (LittleEndian(message.subspan(kFlags, 4)) & ntlm::kNegotiateUnicode) != 0;
  const auto units = [&](ByteView name) {
    return is_unicode ? ToBytes(name) : Utf16LeFromOem(CodePageOf(kOemPage), name);
  };
  ntlm::Key nt_hash;
  std::ranges::copy(signing.nt_hash.View(), nt_hash.begin());
  keys.response = *response;
  keys.response_key = ntlm::ResponseKey(ntlm::Ntowfv2(nt_hash, units(*user), units(*domain)));
  return keys;
}

std::string_view LacksNtlmv2(const MessageKeys& keys) {
  return keys.response.size() <= ntlm::kNtlmv1ResponseSize ? "the message has no NTLMv2 response" : "";
}

ntlm::Challenge ChallengeIn(ByteView octets) {
  ntlm::Challenge challenge = {};
  std::ranges::copy(octets.first(challenge.size()), challenge.begin());
  return challenge;
}

ntlm::Key ExportedSessionKey(const MessageKeys& keys, ByteView message) {
  const ntlm::Key base = keys.response_key.SessionBaseKey(keys.response.first(kSize));
  const bool exchanges = (LittleEndian(message.subspan(kFlags, 4)) & ntlm::kNegotiateKeyExch) != 0;
  const auto encrypted = ValueOf(message, kSessionKey);
  return exchanges && encrypted && encrypted->size() == base.size() ? ntlm::Rc4Key(base, *encrypted) : base;
}

// Try makes `leaf` a computed one, and takes that back if it does not come to the octets that it has.
void Try(Part& message, Part& leaf, Form form, const NtlmSigning& signing, ByteView octets) {
  const Part before = leaf;
  leaf.form = form;
  leaf.octets.clear();
  leaf.signing = std::make_shared<const NtlmSigning>(signing);
  const Written written = WriteParts({&message, 1});
  if (!written.error.empty() || !SameBytes(written.token, octets)) leaf = before;
}

std::string PutNtProof(const NtlmSigning& signing, std::size_t at, ByteSpan message) {
  const MessageKeys keys = KeysOf(signing, message);
  const std::string error = keys.error.empty() ? std::string(LacksNtlmv2(keys)) : keys.error;
  if (!error.empty()) return "NTProofStr cannot be made: " + error;
  const ntlm::Challenge challenge = ChallengeIn(signing.before);
  std::ranges::copy(keys.response_key.NtProofStr(challenge, keys.response.subspan(kSize)), message.begin() + at);
  return {};
}

std::string PutLmProof(const NtlmSigning& signing, std::size_t at, ByteSpan message) {
  const MessageKeys keys = KeysOf(signing, message);
  if (!keys.error.empty()) return "the LMv2 response cannot be made: " + keys.error;
  if (message.size() - at < kSize + kChallengeSize) return "the LMv2 response has no challenge of the client";
  const ByteView client_challenge = ByteView(message).subspan(at + kSize, kChallengeSize);
  std::ranges::copy(keys.response_key.NtProofStr(ChallengeIn(signing.before), client_challenge), message.begin() + at);
  return {};
}

std::string PutNtResponse(const NtlmSigning& signing, std::size_t at, ByteSpan message) {
  const auto lm_response = ValueOf(message, kLmResponse);
  const auto flags = static_cast<ntlm::NegotiateFlags>(LittleEndian(ByteView(message).subspan(kFlags, 4)));
  const bool is_extended = (flags & ntlm::kNegotiateExtendedSessionSecurity) != 0;
  if (is_extended && (!lm_response || lm_response->size() < kChallengeSize)) {
    return "the NTLM response cannot be made: LmChallengeResponse has no challenge of the client";
  }
  const ntlm::Challenge client = is_extended ? ChallengeIn(*lm_response) : ntlm::Challenge();
  ntlm::Key nt_hash;
  std::ranges::copy(signing.nt_hash.View(), nt_hash.begin());
  std::ranges::copy(ntlm::Desl(nt_hash, ntlm::Ntlmv1Challenge(flags, ChallengeIn(signing.before), client)),
                    message.begin() + at);
  return {};
}

std::string PutNtMic(const NtlmSigning& signing, std::size_t at, ByteSpan message) {
  const MessageKeys keys = KeysOf(signing, message);
  const std::string error = keys.error.empty() ? std::string(LacksNtlmv2(keys)) : keys.error;
  if (!error.empty()) return "the MIC cannot be made: " + error;
  const ntlm::Key key = ExportedSessionKey(keys, message);
  std::ranges::fill(message.subspan(at, kSize), std::uint8_t{0});
  std::ranges::copy(HmacMd5(key, {signing.before, message}), message.begin() + at);
  return {};
}

constexpr SignedForm kSignedForms[] = {
    {Form::kNtProof, "ntproof", "challenge", kSize, PutNtProof},
    {Form::kLmProof, "lmproof", "challenge", kSize, PutLmProof},
    {Form::kNtResponse, "ntresponse", "challenge", ntlm::kNtlmv1ResponseSize, PutNtResponse},
    {Form::kNtMic, "ntmic", "before", kSize, PutNtMic},
};

Part* Find(std::vector<Part>& parts, std::string_view label) {
  const auto found = std::ranges::find(parts, label, &Part::label);
  return found != parts.end() ? &*found : nullptr;
}

// TryResponse is for the responses of 24 octets. LMv2_RESPONSE is taken apart, of which the client's challenge is not
// computed.
void TryResponse(Part& message, Part* response, const NtlmSigning& signing, ByteView octets) {
  const bool is_one = response != nullptr && response->form == Form::kHex &&
                      response->octets.size() == ntlm::kNtlmv1ResponseSize;
  if (!is_one) return;
  Try(message, *response, Form::kNtResponse, signing, octets);
  if (response->form != Form::kHex || response->label != "LmChallengeResponse") return;
  const Part before = *response;
  const ByteView whole = before.octets;
  response->form = Form::kGroup;
  response->octets.clear();
  response->parts = {Leaf("Response", Form::kHex, whole.first(kSize), before.offset),
                     Leaf("ChallengeFromClient", Form::kHex, whole.subspan(kSize), before.offset + kSize)};
  Try(message, response->parts[0], Form::kLmProof, signing, octets);
  if (response->parts[0].form == Form::kHex) *response = before;
}

}  // namespace

void NtlmHandshake::Note(ByteView message) {
  if (HasType(message, 1)) *this = {.negotiate = ToBytes(message), .challenge = {}};
  if (HasType(message, 2)) challenge = ToBytes(message);
}

bool IsAuthenticate(ByteView octets) { return HasType(octets, 3) && octets.size() >= kHeaderSize; }

void MakeSigned(Part& message, ByteView octets, std::span<const Key> keys, const NtlmHandshake& handshake) {
  if (!IsAuthenticate(octets) || handshake.challenge.size() < kServerChallengeEnd) return;
  Part* const response = Find(message.parts, "NtChallengeResponse");
  Part* const proof = response != nullptr ? Find(response->parts, "NTProofStr") : nullptr;
  Part* const mic = Find(message.parts, "MIC");
  const Bytes challenge = ToBytes(ByteView(handshake.challenge).subspan(kServerChallenge, kChallengeSize));
  Bytes before = handshake.negotiate;
  Append(before, handshake.challenge);
  for (const Key& key : keys) {
    if (key.type != EncryptionType::kRc4Hmac || key.size != kSize) continue;
    if (proof != nullptr && proof->form == Form::kHex) {
      Try(message, *proof, Form::kNtProof, {.nt_hash = key, .before = challenge}, octets);
    }
    for (const char* const label : {"LmChallengeResponse", "NtChallengeResponse"}) {
      TryResponse(message, Find(message.parts, label), {.nt_hash = key, .before = challenge}, octets);
    }
    if (mic != nullptr && mic->form == Form::kHex) {
      Try(message, *mic, Form::kNtMic, {.nt_hash = key, .before = before}, octets);
    }
  }
}

std::span<const SignedForm> SignedForms() { return kSignedForms; }

const SignedForm* FindSignedForm(Form form) {
  const auto* const found = std::ranges::find(kSignedForms, form, &SignedForm::form);
  return found != std::end(kSignedForms) ? found : nullptr;
}

}  // namespace legwork::dump

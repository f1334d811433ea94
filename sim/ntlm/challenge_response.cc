#include "sim/ntlm/challenge_response.h"

#include <algorithm>
#include <utility>

#include "sim/base/byte_order.h"
#include "sim/ntlm/av_pair.h"
#include "sim/ntlm/misbehaviour.h"
#include "sim/ntlm/ntlmv1_response.h"
#include "sim/ntlm/payload_field.h"
#include "sim/wire/reader.h"
#include "sim/wire/utf16.h"
#include "sim/wire/writer.h"

namespace legwork::ntlm {
namespace {

constexpr std::uint8_t kFirstLevelOfVersion2 = 3;  // LmCompatibilityLevel
constexpr std::uint8_t kFirstLevelWithoutLm = 2;
constexpr std::size_t kSingleHostSize = 48;  // bytes
constexpr std::size_t kAvEolSize = 4;

// The initiator writes these pairs itself, whatever the challenge says.
bool IsOwnPair(std::uint16_t id) {
  const auto av_id = static_cast<AvId>(id);
  return av_id == AvId::kMsvAvEol || av_id == AvId::kMsvAvFlags || av_id == AvId::kMsvAvTargetName ||
         av_id == AvId::kMsvAvChannelBindings;
}

bool HasOwnPair(const AvPairs& pairs) {
  return pairs.Find(AvId::kMsvAvFlags) || pairs.Find(AvId::kMsvAvTargetName) || pairs.Find(AvId::kMsvAvChannelBindings);
}

// CopyPairs repeats the acceptor's pairs, unknown ones too: it may look for them. `target_info` ends with its end.
void CopyPairs(ByteView target_info, const AvPairs& pairs, Writer& out) {
  if (target_info.empty()) return;
  if (!HasOwnPair(pairs)) return out.PutBytes(target_info.first(target_info.size() - kAvEolSize));
  Reader in(target_info);
  AvPair pair;
  while (GetAvPair(in, &pair)) {
    if (!IsOwnPair(pair.id)) PutAvPair(out, static_cast<AvId>(pair.id), pair.value);
  }
}

void PutFlagsPair(std::uint32_t flags, Writer& out) {
  PutAvPair(out, AvId::kMsvAvFlags, OctetsOf<ByteOrder::kLittle>(flags));
}

// Single_Host_Data (MS-NLMP 2.2.2.2): sizes, no custom data, and the machine's own number.
void PutSingleHost(const Key (&machine_id)[2], Writer& out) {
  out.PutU16Le(static_cast<std::uint16_t>(AvId::kMsvAvSingleHost));
  out.PutU16Le(kSingleHostSize);
  out.PutU32Le(kSingleHostSize);
  out.PutZeros(12);
  for (const Key& half : machine_id) out.PutBytes(half);
}

// ReadTargetInfo accepts a challenge without any.
bool ReadTargetInfo(const ChallengeMessage& challenge, AvPairs& pairs) {
  if (challenge.target_info.empty()) return true;
  Reader in(challenge.target_info);
  return GetAvPairs(in, &pairs) && in.empty();
}

// UnitsOf is empty for a name that is no UTF-8.
Bytes UnitsOf(std::string_view name) {
  Result<Bytes> units = Utf16LeFromUtf8(name);
  return units ? std::move(units).value() : Bytes();
}

// A timestamp asks for a MIC (MS-NLMP 3.1.5.1.2).
bool HasMic(const NtlmHabits& habits, const AvPairs& pairs) {
  return habits.mic == MicHabit::kAlways || (habits.mic == MicHabit::kUsual && pairs.Timestamp());
}

// PutPairs writes the list. MsvAvFlags is there if it says something, or if the challenge has it.
void PutPairs(const Challenged& challenged, const AvPairs& pairs, ByteView target_name, bool has_mic, Writer& out) {
  constexpr Key kNoBindings = {};
  CopyPairs(challenged.challenge.target_info, pairs, out);
  std::uint32_t av_flags = pairs.Flags();
  if (has_mic) av_flags |= kAvFlagMicPresent;
  if (challenged.target_is_unverified) av_flags |= kAvFlagUntrustedSpn;
  if (av_flags != 0 || pairs.Find(AvId::kMsvAvFlags)) PutFlagsPair(av_flags, out);
  if (challenged.habits.sends_single_host) PutSingleHost(challenged.machine_id, out);
  if (challenged.bindings_hash || !challenged.habits.omits_zero_bindings) {
    PutAvPair(out, AvId::kMsvAvChannelBindings, challenged.bindings_hash.value_or(kNoBindings));
  }
  if (!challenged.habits.omits_target_name) PutAvPair(out, AvId::kMsvAvTargetName, target_name);
  PutAvEol(out);
}

bool RespondInVersion2(const Challenged& challenged, Responses& responses) {
  constexpr std::size_t kFixedSize = 148;  // head, tail and own pairs without the target name, bytes
  const ChallengeMessage& challenge = challenged.challenge;
  AvPairs pairs;
  if (!ReadTargetInfo(challenge, pairs)) return false;
  const Bytes target_name = challenged.habits.omits_target_name ? Bytes() : UnitsOf(challenged.target);
  if (kFixedSize + challenge.target_info.size() + target_name.size() > kPayloadSizeMax) return false;

  responses.nt.reserve(kFixedSize + challenge.target_info.size() + target_name.size());
  Writer out(responses.nt);
  PutNtlmv2ResponseHead(out, pairs.Timestamp().value_or(challenged.now), challenged.client_challenge);
  responses.has_mic = HasMic(challenged.habits, pairs);
  PutPairs(challenged, pairs, target_name, responses.has_mic, out);
  PutNtlmv2ResponseTail(out);
  Misbehave(challenged.misconduct, &NtlmMisbehaviour::alter_response, responses.nt);
  const ResponseKey& key = challenged.credential.response_key();
  const Key proof = key.NtProofStr(challenge.server_challenge, ByteView(responses.nt).subspan(kNtProofStrSize));
  std::ranges::copy(proof, responses.nt.begin());
  Misbehave(challenged.misconduct, &NtlmMisbehaviour::alter_proof, responses.nt);
  responses.key_exchange_key = key.SessionBaseKey(proof);
  if (!pairs.Timestamp() || challenged.habits.lmv2_with_timestamp) {
    responses.lm = key.LmChallengeResponse(challenge.server_challenge, challenged.client_challenge);
  }
  return true;
}

// In version 1 the LM response is the client's challenge with extended session security, and otherwise the NT response
// again where there shall be or can be no LM hash (MS-NLMP 3.3.1).
void RespondInVersion1(const Challenged& challenged, Responses& responses) {
  const Challenge& server_challenge = challenged.challenge.server_challenge;
  const Ntlmv1Keys keys = challenged.credential.MakeVersion1Keys();
  const Ntlmv1Response nt =
      Desl(keys.nt_hash, Ntlmv1Challenge(challenged.flags, server_challenge, challenged.client_challenge));
  responses.nt = ToBytes(nt);
  if ((challenged.flags & kNegotiateExtendedSessionSecurity) != 0) {
    std::ranges::copy(challenged.client_challenge, responses.lm.begin());
  } else {
    const bool has_lm = keys.lm_hash && challenged.habits.level < kFirstLevelWithoutLm;
    responses.lm = has_lm ? Desl(*keys.lm_hash, server_challenge) : nt;
  }
  responses.key_exchange_key = Ntlmv1KeyExchangeKey(challenged.flags, keys, responses.lm, server_challenge);
}

}  // namespace

bool Respond(const Challenged& challenged, Responses& responses) {
  if (challenged.habits.level >= kFirstLevelOfVersion2) return RespondInVersion2(challenged, responses);
  RespondInVersion1(challenged, responses);
  return true;
}

}  // namespace legwork::ntlm

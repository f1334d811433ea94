#ifndef LEGWORK_SIM_NTLM_CHALLENGE_RESPONSE_H_
#define LEGWORK_SIM_NTLM_CHALLENGE_RESPONSE_H_

#include <array>
#include <optional>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/ntlm/challenge_message.h"
#include "sim/ntlm/negotiate_flags.h"
#include "sim/ntlm/ntlm_credential.h"
#include "sim/ntlm/ntlmv2_response.h"
#include "sim/ntlm/response_key.h"
#include "sim/package/habits.h"
#include "sim/package/misbehaviour.h"

namespace legwork::ntlm {

// Challenged is what an initiator knows when it computes its responses. It owns nothing.
struct Challenged {
  const NtlmCredential& credential;
  const NtlmHabits& habits;
  const ChallengeMessage& challenge;
  NegotiateFlags flags = 0;  // negotiated
  Challenge client_challenge = {};
  std::uint64_t now = 0;         // FILETIME
  std::string_view target = {};  // UTF-8
  std::optional<Key> bindings_hash = {};
  bool target_is_unverified = false;
  Misconduct* misconduct = nullptr;  // of a party that misbehaves
  Key machine_id[2] = {};  // of MsvAvSingleHost, if the habits have it
};

// Responses are what goes into the AUTHENTICATE_MESSAGE, and the key that comes of it.
struct Responses {
  Bytes nt;
  std::array<std::uint8_t, kLmResponseSize> lm = {};
  Key key_exchange_key = {};
  bool has_mic = false;
};

// Respond computes the responses of MS-NLMP 3.3 in the version that the initiator's LmCompatibilityLevel names. False
// for target information that is malformed, or that makes a response too long for its payload field.
bool Respond(const Challenged& challenged, Responses& responses);

}  // namespace legwork::ntlm

#endif  // LEGWORK_SIM_NTLM_CHALLENGE_RESPONSE_H_

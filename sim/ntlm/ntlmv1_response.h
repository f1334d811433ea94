#ifndef LEGWORK_SIM_NTLM_NTLMV1_RESPONSE_H_
#define LEGWORK_SIM_NTLM_NTLMV1_RESPONSE_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "sim/ntlm/challenge_message.h"
#include "sim/ntlm/negotiate_flags.h"
#include "sim/ntlm/ntlmv2_response.h"
#include "sim/ntlm/response_key.h"
#include "sim/wire/code_page.h"

namespace legwork::ntlm {

// Ntlmv1Response is LM_RESPONSE or NTLM_RESPONSE (MS-NLMP 2.2.2.3, 2.2.2.6).
using Ntlmv1Response = std::array<std::uint8_t, kNtlmv1ResponseSize>;

// LmHash is LMOWFv1 (MS-NLMP 3.3.1) of a password in UTF-8; nothing if it has more than fourteen characters or some
// that the code page lacks: then there is no such hash.
std::optional<Key> LmHash(const CodePage& page, std::string_view password);

// Desl is DESL: the challenge under three keys cut from the hash (MS-NLMP section 6).
Ntlmv1Response Desl(const Key& hash, const Challenge& challenge);

// Ntlmv1Challenge is what the NT hash enciphers: the server's challenge or, with extended session security, a digest of
// both sides' (MS-NLMP 3.3.1).
Challenge Ntlmv1Challenge(NegotiateFlags flags, const Challenge& server_challenge, const Challenge& client_challenge);

// Ntlmv1Keys are the secrets of one account.
struct Ntlmv1Keys {
  Key nt_hash = {};
  std::optional<Key> lm_hash = {};
};

// Ntlmv1KeyExchangeKey is KXKEY for version 1 (MS-NLMP 3.4.5.1). `lm_response` is as it is sent, 24 octets.
Key Ntlmv1KeyExchangeKey(NegotiateFlags flags, const Ntlmv1Keys& keys, ByteView lm_response,
                         const Challenge& server_challenge);

}  // namespace legwork::ntlm

#endif  // LEGWORK_SIM_NTLM_NTLMV1_RESPONSE_H_

#ifndef LEGWORK_SIM_NTLM_RESPONSE_KEY_H_
#define LEGWORK_SIM_NTLM_RESPONSE_KEY_H_

#include <array>
#include <cstdint>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/base/result.h"
#include "sim/crypto/digest.h"
#include "sim/crypto/hmac.h"
#include "sim/ntlm/challenge_message.h"
#include "sim/ntlm/ntlmv2_response.h"

namespace legwork::ntlm {

// Key is any of the 128-bit keys of MS-NLMP 3.3 and 3.4.
using Key = Digest<16>;

// NtHash is NTOWFv1, MD4 over the UTF-16LE password (MS-NLMP 3.3.1). The error is that of Utf16LeFromUtf8.
Result<Key> NtHash(std::string_view password);

// Ntowfv2 is HMAC-MD5 under the NtHash over the user, upper-cased, and the domain as it is (MS-NLMP 3.3.2); both names
// UTF-16LE.
Key Ntowfv2(const Key& nt_hash, ByteView user, ByteView domain);

// ResponseKey is ResponseKeyNT (and ResponseKeyLM, which is the same in NTLMv2) made ready: deriving it from a password
// is done once for a credential, not for each handshake.
class ResponseKey {
 public:
  ResponseKey() = default;
  explicit ResponseKey(const Key& ntowfv2) : hmac_(ntowfv2) {}

  // NtProofStr covers the ServerChallenge and everything behind NTProofStr in the response.
  Key NtProofStr(const Challenge& server_challenge, ByteView client_challenge) const {
    return hmac_.Compute({server_challenge, client_challenge});
  }

  // SessionBaseKey is also the KeyExchangeKey (MS-NLMP 3.4.5.1).
  Key SessionBaseKey(ByteView nt_proof_str) const { return hmac_.Compute({nt_proof_str}); }

  // LmChallengeResponse is LMv2_RESPONSE, for acceptors that give no MsvAvTimestamp.
  std::array<std::uint8_t, kLmResponseSize> LmChallengeResponse(const Challenge& server_challenge,
                                                                const Challenge& client_challenge) const;

 private:
  HmacMd5Key hmac_;
};

// Rc4Key is RC4K: `data` of 16 bytes under a fresh RC4 stream, its own inverse.
Key Rc4Key(const Key& key, ByteView data);

// ChannelBindingsHash is MD5 of a gss_channel_bindings_struct with empty addresses around the application data of
// SEC_CHANNEL_BINDINGS (MS-NLMP 3.1.5.1.2, RFC 2744 3.11): the value of MsvAvChannelBindings.
Key ChannelBindingsHash(ByteView application_data);

}  // namespace legwork::ntlm

#endif  // LEGWORK_SIM_NTLM_RESPONSE_KEY_H_

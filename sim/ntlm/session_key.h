#ifndef LEGWORK_SIM_NTLM_SESSION_KEY_H_
#define LEGWORK_SIM_NTLM_SESSION_KEY_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "model/call.h"
#include "sim/base/bytes.h"
#include "sim/ntlm/negotiate_flags.h"
#include "sim/ntlm/response_key.h"

namespace legwork::ntlm {

// SigningKey is SIGNKEY (MS-NLMP 3.4.5.2) for the messages that `sender` sends. It exists with extended session
// security only.
Key SigningKey(const Key& exported_session_key, Role sender);

// SealingKey is SEALKEY (MS-NLMP 3.4.5.3): 128 bits, or as many as 56 and 40 leave of them. Without extended session
// security both directions have the same one, and it may be shorter.
struct SealingKey {
  Key bytes = {};
  std::size_t size = 16;  // bytes that count

  ByteView view() const { return ByteView(bytes).first(size); }
};
SealingKey MakeSealingKey(NegotiateFlags flags, const Key& exported_session_key, Role sender);

// SealingKeyBits is the strength that was negotiated: 128, 56 or 40.
std::uint32_t SealingKeyBits(NegotiateFlags flags);

}  // namespace legwork::ntlm

#endif  // LEGWORK_SIM_NTLM_SESSION_KEY_H_

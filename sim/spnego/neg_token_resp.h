#ifndef LEGWORK_SIM_SPNEGO_NEG_TOKEN_RESP_H_
#define LEGWORK_SIM_SPNEGO_NEG_TOKEN_RESP_H_

#include <cstdint>
#include <optional>

#include "sim/base/bytes.h"
#include "sim/base/result.h"

namespace legwork::spnego {

// NegState is where a party sees the negotiation (RFC 4178 section 4.2.2).
enum class NegState : std::int32_t {
  kAcceptCompleted = 0,
  kAcceptIncomplete = 1,
  kReject = 2,
  kRequestMic = 3,
};

// NegTokenResp is every token behind the first (RFC 4178 section 4.2.2), without a frame:
//
//   A1 length  30 length  [A0 negState]  [A1 supportedMech]  [A2 responseToken]  [A3 mechListMIC]
//
// Views point into the octets that were read.
struct NegTokenResp {
  std::optional<NegState> neg_state = {};       // required in the acceptor's first reply
  std::optional<ByteView> supported_mech = {};  // contents octets, in the acceptor's first reply alone
  std::optional<ByteView> response_token = {};
  std::optional<ByteView> mech_list_mic = {};
};

Result<NegTokenResp> ReadNegTokenResp(ByteView token);

// WriteNegTokenResp appends the token to `out`.
void WriteNegTokenResp(const NegTokenResp& token, Bytes& out);

}  // namespace legwork::spnego

#endif  // LEGWORK_SIM_SPNEGO_NEG_TOKEN_RESP_H_

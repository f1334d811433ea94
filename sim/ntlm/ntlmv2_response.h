#ifndef LEGWORK_SIM_NTLM_NTLMV2_RESPONSE_H_
#define LEGWORK_SIM_NTLM_NTLMV2_RESPONSE_H_

#include <array>
#include <cstdint>

#include "sim/base/bytes.h"
#include "sim/base/result.h"
#include "sim/ntlm/av_pair.h"
#include "sim/ntlm/challenge_message.h"
#include "sim/wire/writer.h"

namespace legwork::ntlm {

inline constexpr std::size_t kNtProofStrSize = 16;  // bytes
inline constexpr std::size_t kLmResponseSize = 24;  // bytes of an LmChallengeResponse that is there
inline constexpr std::size_t kNtlmv1ResponseSize = 24;

// Ntlmv2Response is NTLMv2_RESPONSE with the NTLMv2_CLIENT_CHALLENGE in it (MS-NLMP 2.2.2.7, 2.2.2.8), the value of
// NtChallengeResponse:
//
//   NTProofStr 16  RespType 1 (01)  HiRespType 1 (01)  Reserved1 2  Reserved2 4  TimeStamp 8  ChallengeFromClient 8
//   Reserved3 4  AvPairs ending in MsvAvEOL  zeros
//
// The zeros are four in MS-NLMP 3.3.2 and any number in the field; the views are the reader's input.
struct Ntlmv2Response {
  ByteView nt_proof_str;        // NTProofStr
  ByteView client_challenge;    // everything behind it: what NTProofStr is computed over
  std::uint64_t timestamp = 0;  // FILETIME
  Challenge challenge_from_client = {};
  AvPairs av_pairs;
};

// ReadNtlmv2Response gives error offsets into `response`.
Result<Ntlmv2Response> ReadNtlmv2Response(ByteView response);

// PutNtlmv2ResponseHead writes all in front of the AvPairs, with zeros for NTProofStr. The caller puts the pairs with
// their MsvAvEOL, then PutNtlmv2ResponseTail, then computes NTProofStr and patches it in.
void PutNtlmv2ResponseHead(Writer& out, std::uint64_t timestamp, const Challenge& challenge_from_client);
void PutNtlmv2ResponseTail(Writer& out);

}  // namespace legwork::ntlm

#endif  // LEGWORK_SIM_NTLM_NTLMV2_RESPONSE_H_

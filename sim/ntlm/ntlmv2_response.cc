#include "sim/ntlm/ntlmv2_response.h"

#include <algorithm>

#include "sim/wire/reader.h"

namespace legwork::ntlm {
namespace {

bool GetHead(Reader& in, Ntlmv2Response& response) {
  constexpr std::array<std::uint8_t, 2> kRespTypes = {0x01, 0x01};  // RespType, HiRespType
  ByteView challenge;
  if (!in.ExpectBytes(kRespTypes) || !in.Skip(6) || !in.GetU64Le(&response.timestamp) ||
      !in.GetBytes(response.challenge_from_client.size(), &challenge) || !in.Skip(4)) {
    return false;
  }
  std::ranges::copy(challenge, response.challenge_from_client.begin());
  return true;
}

bool ExpectZeros(Reader& in) {
  const ByteView rest = in.GetRest();
  return std::ranges::all_of(rest, [](std::uint8_t byte) { return byte == 0; }) || in.Fail();
}

}  // namespace

Result<Ntlmv2Response> ReadNtlmv2Response(ByteView bytes) {
  Ntlmv2Response response;
  Reader in(bytes);
  if (!in.GetBytes(kNtProofStrSize, &response.nt_proof_str)) return in.Failure("Ntlmv2Response");
  response.client_challenge = in.Rest();
  if (!GetHead(in, response) || !GetAvPairs(in, &response.av_pairs) || !ExpectZeros(in)) {
    return in.Failure("Ntlmv2Response");
  }
  return response;
}

void PutNtlmv2ResponseHead(Writer& out, std::uint64_t timestamp, const Challenge& challenge_from_client) {
  out.PutZeros(kNtProofStrSize);
  out.PutU8(0x01);  // RespType
  out.PutU8(0x01);  // HiRespType
  out.PutZeros(6);
  out.PutU64Le(timestamp);
  out.PutBytes(challenge_from_client);
  out.PutZeros(4);
}

void PutNtlmv2ResponseTail(Writer& out) { out.PutZeros(4); }

}  // namespace legwork::ntlm

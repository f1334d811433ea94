#include "sim/ntlm/ntlmv2_response.h"

#include <gtest/gtest.h>

#include "sim/ntlm/authenticate_message.h"
#include "sim/ntlm/nlmp_examples.h"

namespace legwork::ntlm {
namespace {

Bytes ExampleResponse() {
  const Bytes token = Unhex(kExampleAuthenticateMessage);
  return ToBytes(ReadAuthenticateMessage(token)->nt_challenge_response);
}

TEST(Ntlmv2Response, ReadsThePublishedExample) {
  const Bytes bytes = ExampleResponse();
  const Result<Ntlmv2Response> response = ReadNtlmv2Response(bytes);
  ASSERT_TRUE(response.ok());
  EXPECT_TRUE(SameBytes(response->nt_proof_str, ExampleKey(kExampleNtProofStr)));
  EXPECT_EQ(response->client_challenge.size(), bytes.size() - 16);
  EXPECT_EQ(response->timestamp, 0u);
  EXPECT_EQ(response->challenge_from_client, kExampleClientChallenge);
  EXPECT_EQ(ToHex(*response->av_pairs.Find(AvId::kMsvAvNbComputerName)), "530065007200760065007200");
}

TEST(Ntlmv2Response, WritesThePublishedExample) {
  Bytes bytes;
  Writer out(bytes);
  PutNtlmv2ResponseHead(out, 0, kExampleClientChallenge);
  PutAvPair(out, AvId::kMsvAvNbDomainName, Unhex(kExampleDomain));
  PutAvPair(out, AvId::kMsvAvNbComputerName, Unhex("530065007200760065007200"));
  PutAvEol(out);
  PutNtlmv2ResponseTail(out);
  out.PatchBytes(0, ExampleKey(kExampleNtProofStr));
  EXPECT_EQ(ToHex(bytes), ToHex(ExampleResponse()));
}

TEST(Ntlmv2Response, RefusesEveryTruncationBeforeTheZerosAtItsEnd) {
  const Bytes bytes = ExampleResponse();
  for (std::size_t size = 0; size < bytes.size() - 4; ++size) {
    EXPECT_FALSE(ReadNtlmv2Response(ByteView(bytes).first(size))) << size;
  }
  for (std::size_t size = bytes.size() - 4; size <= bytes.size(); ++size) {
    EXPECT_TRUE(ReadNtlmv2Response(ByteView(bytes).first(size))) << size;
  }
}

TEST(Ntlmv2Response, RefusesOtherVersionsAndTrailingBytes) {
  Bytes bytes = ExampleResponse();
  bytes.push_back(1);
  EXPECT_FALSE(ReadNtlmv2Response(bytes));
  bytes.back() = 0;
  EXPECT_TRUE(ReadNtlmv2Response(bytes));
  bytes[16] = 2;  // RespType
  EXPECT_FALSE(ReadNtlmv2Response(bytes));
}

}  // namespace
}  // namespace legwork::ntlm

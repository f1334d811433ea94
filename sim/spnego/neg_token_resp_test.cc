#include "sim/spnego/neg_token_resp.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "sim/base/text.h"
#include "sim/wire/oid.h"

namespace legwork::spnego {
namespace {

Bytes Write(const NegTokenResp& resp) {
  Bytes out;
  WriteNegTokenResp(resp, out);
  return out;
}

TEST(NegTokenRespTest, LooksAsRfc4178Says) {
  NegTokenResp completed;
  completed.neg_state = NegState::kAcceptCompleted;
  EXPECT_EQ(ToBase64(Write(completed)), "oQcwBaADCgEA");

  NegTokenResp first;
  first.neg_state = NegState::kAcceptIncomplete;
  first.supported_mech = kOidNtlmssp;
  const Bytes token = {1, 2}, mic = {3};
  first.response_token = token;
  first.mech_list_mic = mic;
  EXPECT_EQ(ToHex(Write(first)),
            "a1203"
            "01ea0030a0101a10c060a2b06010401823702020aa20404020102a303040103");
}

TEST(NegTokenRespTest, AllFieldsAreOptional) {
  const Result<NegTokenResp> resp = ReadNegTokenResp(*FromHex("a1023000"));
  ASSERT_TRUE(resp.ok());
  EXPECT_FALSE(resp->neg_state || resp->supported_mech || resp->response_token || resp->mech_list_mic);
}

TEST(NegTokenRespTest, UnknownStatesAndOrdersAreRefused) {
  EXPECT_TRUE(ReadNegTokenResp(*FromHex("a1073005a0030a0103")).ok());
  EXPECT_FALSE(ReadNegTokenResp(*FromHex("a1073005a0030a0104")).ok());
  EXPECT_FALSE(ReadNegTokenResp(*FromHex("a1073005a0030a01ff")).ok());
  EXPECT_FALSE(ReadNegTokenResp(*FromHex("a1073005a003020100")).ok());          // INTEGER, not ENUMERATED
  EXPECT_FALSE(ReadNegTokenResp(*FromHex("a10b3009a2020400a0030a0100")).ok());  // fields out of order
  EXPECT_FALSE(ReadNegTokenResp(*FromHex("a1043002a400")).ok());                // unknown field
  EXPECT_FALSE(ReadNegTokenResp(*FromHex("a0073005a0030a0100")).ok());          // the other choice
}

RC_GTEST_PROP(NegTokenRespTest, EveryTokenComesBackAndEveryCutIsRefused,
              (std::uint8_t state, bool has_mech, bool has_token, const Bytes& token, bool has_mic, const Bytes& mic)) {
  NegTokenResp resp;
  if (state % 5 < 4) resp.neg_state = static_cast<NegState>(state % 5);
  if (has_mech) resp.supported_mech = kOidKerberos;
  if (has_token) resp.response_token = token;
  if (has_mic) resp.mech_list_mic = mic;
  const Bytes bytes = Write(resp);
  const Result<NegTokenResp> again = ReadNegTokenResp(bytes);
  RC_ASSERT(again.ok());
  RC_ASSERT(Write(*again) == bytes);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    RC_ASSERT(!ReadNegTokenResp(ByteView(bytes).first(size)).ok());
  }
  Bytes longer = bytes;
  longer.push_back(0x05);
  RC_ASSERT(!ReadNegTokenResp(longer).ok());
}

}  // namespace
}  // namespace legwork::spnego

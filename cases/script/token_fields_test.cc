#include "cases/script/token_fields.h"

#include <gtest/gtest.h>

#include "sim/ntlm/negotiate_flags.h"
#include "sim/ntlm/negotiate_message.h"
#include "sim/spnego/neg_token_init.h"
#include "sim/spnego/neg_token_resp.h"
#include "sim/wire/der_writer.h"
#include "sim/wire/oid.h"
#include "sim/wire/writer.h"

namespace legwork::script {
namespace {

Bytes NtlmNegotiate() {
  Bytes token;
  Writer out(token);
  ntlm::WriteNegotiateMessage({ntlm::kNegotiateUnicode, {}, {}, ntlm::kOwnVersion}, out);
  return token;
}

Bytes Offer(ByteView mech_token) {
  Bytes list;
  DerWriter writer(list);
  const ByteView ntlm = kOidNtlmssp;
  spnego::PutMechTypeList(writer, {&ntlm, 1});
  Bytes token;
  spnego::WriteNegTokenInit({.mech_types = spnego::MechTypeList(list), .mech_token = mech_token}, token);
  return token;
}

ByteView Part(ByteView token, std::string_view path) {
  Stretch stretch;
  EXPECT_TRUE(TokenFields().Find(token, path, &stretch)) << path;
  return token.subspan(stretch.begin, stretch.size());
}

TEST(TokenFieldsTest, FindsAFieldOfAnNtlmMessage) {
  const Bytes token = NtlmNegotiate();
  EXPECT_TRUE(SameBytes(Part(token, "NegotiateFlags"), ByteView(token).subspan(12, 4)));
  EXPECT_TRUE(SameBytes(Part(token, "NEGOTIATE_MESSAGE/Version"), ByteView(token).subspan(32, 8)));
}

TEST(TokenFieldsTest, FindsAFieldInATokenInAToken) {
  const Bytes inner = NtlmNegotiate();
  const Bytes token = Offer(inner);
  EXPECT_TRUE(SameBytes(Part(token, "NegTokenInit/mechToken"), inner));
  EXPECT_TRUE(SameBytes(Part(token, "mechToken/NEGOTIATE_MESSAGE/NegotiateFlags"), ByteView(inner).subspan(12, 4)));
  EXPECT_TRUE(SameBytes(Part(token, "thisMech"), kOidSpnego));
}

TEST(TokenFieldsTest, FindsTheMembersOfAReply) {
  Bytes token;
  const Bytes mic = {1, 2, 3};
  spnego::WriteNegTokenResp({.neg_state = spnego::NegState::kRequestMic, .mech_list_mic = ByteView(mic)}, token);
  EXPECT_TRUE(SameBytes(Part(token, "negState"), Bytes{3}));
  EXPECT_TRUE(SameBytes(Part(token, "NegTokenResp/mechListMIC"), mic));
}

TEST(TokenFieldsTest, AFieldThatIsNotThereIsNotFound) {
  Stretch stretch = {7, 9};
  EXPECT_FALSE(TokenFields().Find(NtlmNegotiate(), "ticket/enc-part", &stretch));
  EXPECT_FALSE(TokenFields().Find({}, "negState", &stretch));
  EXPECT_FALSE(TokenFields().Find(NtlmNegotiate(), "Flags", &stretch));  // names are whole
  EXPECT_EQ(stretch.begin, 7u);
}

}  // namespace
}  // namespace legwork::script

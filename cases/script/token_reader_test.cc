#include "cases/script/token_reader.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <optional>

#include "sim/kerberos/context_token.h"
#include "sim/kerberos/message/krb_error.h"
#include "sim/ntlm/challenge_message.h"
#include "sim/ntlm/message_header.h"
#include "sim/ntlm/negotiate_flags.h"
#include "sim/ntlm/negotiate_message.h"
#include "sim/spnego/neg_token_init.h"
#include "sim/spnego/neg_token_resp.h"
#include "sim/wire/der_writer.h"
#include "sim/wire/oid.h"
#include "sim/wire/writer.h"

namespace legwork::script {
namespace {

std::string Find(const TokenDescription& description, std::string_view name) {
  for (const auto& [known, value] : description.attributes) {
    if (known == name) return value;
  }
  return "absent";
}

Bytes NegotiateToken(std::uint32_t further_flags = 0, std::optional<ntlm::Version> version = std::nullopt) {
  ntlm::NegotiateMessage message;
  message.version = version;
  message.negotiate_flags = ntlm::kNegotiateUnicode | ntlm::kNegotiateSign | further_flags;
  Bytes token;
  Writer out(token);
  ntlm::WriteNegotiateMessage(message, out);
  return token;
}

Bytes SkewToken() {
  kerberos::KrbError error;
  error.error_code = 37;
  error.realm = "EXAMPLE.COM";
  error.sname = kerberos::ServiceName("HTTP/web");
  error.stime = 134'116'992'000'000'000;
  Bytes token;
  kerberos::PutContextToken(token, kerberos::MessageType::kError, true,
                            [&](DerWriter& out) { kerberos::WriteKrbError(out, error); });
  return token;
}

TEST(TokenReaderTest, ReadsNtlm) {
  TokenDescription description = DescribeToken(NegotiateToken(), false);
  EXPECT_EQ(description.facts.kind, TokenKind::kNtlmNegotiate);
  EXPECT_EQ(description.facts.ntlm_flags, ntlm::kNegotiateUnicode | ntlm::kNegotiateSign);
  EXPECT_EQ(Find(description, "ntlm_flags"), "NEGOTIATE_UNICODE|NEGOTIATE_SIGN");
  EXPECT_EQ(Find(description, "size"), std::to_string(NegotiateToken().size()));
}

TEST(TokenReaderTest, ReadsKerberosErrors) {
  TokenDescription description = DescribeToken(SkewToken(), false);
  EXPECT_EQ(description.facts.kind, TokenKind::kKrbError);
  EXPECT_EQ(Find(description, "code"), "KRB_AP_ERR_SKEW");
}

TEST(TokenReaderTest, ReadsTheMechanismsTokenInsideSpnego) {
  Bytes inner = NegotiateToken();
  Bytes list;
  DerWriter list_writer(list);
  const ByteView mechanisms[] = {kOidMsKerberos, kOidNtlmssp};
  spnego::PutMechTypeList(list_writer, mechanisms);
  spnego::NegTokenInit init;
  init.mech_types = spnego::MechTypeList(list);
  init.mech_token = inner;
  Bytes token;
  spnego::WriteNegTokenInit(init, token);
  TokenDescription description = DescribeToken(token, false);
  EXPECT_EQ(description.facts.kind, TokenKind::kNegTokenInit);
  EXPECT_EQ(description.facts.inner, TokenKind::kNtlmNegotiate);
  EXPECT_NE(description.facts.ntlm_flags, 0u);
  EXPECT_EQ(Find(description, "mech_types"), "MsKerberos|NTLM");
  EXPECT_EQ(Find(description, "inner"), "NEGOTIATE");
  EXPECT_EQ(Find(description, "mech_list_mic"), "no");
  EXPECT_EQ(description.facts.offered_mechanisms, kMechanismMsKerberos | kMechanismNtlm);
  EXPECT_FALSE(description.facts.has_req_flags);
  init.req_flags = 0;
  token.clear();
  spnego::WriteNegTokenInit(init, token);
  EXPECT_TRUE(ReadTokenFacts(token, false).has_req_flags);
}

TEST(TokenReaderTest, ReadsRepliesOfSpnego) {
  spnego::NegTokenResp resp;
  resp.neg_state = spnego::NegState::kReject;
  resp.supported_mech = kOidNegoEx;
  Bytes token;
  spnego::WriteNegTokenResp(resp, token);
  TokenDescription description = DescribeToken(token, false);
  EXPECT_EQ(description.facts.kind, TokenKind::kNegTokenResp);
  EXPECT_EQ(description.facts.neg_state, 2);
  EXPECT_EQ(description.facts.supported_mechanism, kMechanismNegoEx);
  EXPECT_EQ(Find(description, "neg_state"), "reject");
}

TEST(TokenReaderTest, TakesScriptedBytesAsTheyAre) {
  EXPECT_EQ(DescribeToken(NegotiateToken(), true).facts.kind, TokenKind::kScripted);
  EXPECT_EQ(DescribeToken({}, true).facts.kind, TokenKind::kNone);
  EXPECT_EQ(DescribeToken({}, false).facts.id, 0u);
}

TEST(TokenReaderTest, TellsTheSameFactsWithAndWithoutText) {
  for (const Bytes& token : {NegotiateToken(), SkewToken()}) {
    TokenFacts facts = ReadTokenFacts(token, false);
    EXPECT_EQ(facts.kind, DescribeToken(token, false).facts.kind);
    EXPECT_EQ(facts.id, DescribeToken(token, false).facts.id);
  }
}

TEST(TokenReaderTest, GivesOnlyNamesItLists) {
  for (const Bytes& token : {NegotiateToken(), SkewToken()}) {
    for (const auto& [name, value] : DescribeToken(token, false).attributes) {
      auto names = TokenAttributeNames();
      EXPECT_NE(std::find(names.begin(), names.end(), name), names.end()) << name;
    }
  }
}

TEST(TokenReaderTest, FindsEveryTruncationUnreadable) {
  for (const Bytes& token : {NegotiateToken(ntlm::kNegotiateOemDomainSupplied), SkewToken()}) {
    for (std::size_t size = 1; size < token.size(); ++size) {
      EXPECT_EQ(ReadTokenFacts(ByteView(token).first(size), false).kind, TokenKind::kUnreadable) << size;
    }
  }
}

TEST(TokenReaderTest, MissesNothingThatIsIgnoredOnReceipt) {
  const Bytes token = NegotiateToken(ntlm::kNegotiateVersion, ntlm::Version{});
  ASSERT_EQ(token.size(), 40u);
  for (std::size_t size = 1; size < token.size(); ++size) {
    const TokenFacts facts = ReadTokenFacts(ByteView(token).first(size), false);
    EXPECT_EQ(facts.kind, size < 16 ? TokenKind::kUnreadable : TokenKind::kNtlmNegotiate) << size;
    EXPECT_EQ((facts.ntlm_flags & ntlm::kNegotiateVersion) != 0, size >= 16) << size;
  }
}

// ChallengeOf has a TargetName of so many octets, of which the AV pairs begin behind the fourth.
Bytes ChallengeOf(std::uint8_t name_size) {
  constexpr std::uint8_t kNameLength = 12;  // where the message says it
  ntlm::ChallengeMessage message;
  message.negotiate_flags = ntlm::kNegotiateUnicode;
  const Bytes name = {'A', 0, 'B', 0};
  const Bytes pairs = {0, 0, 0, 0};
  message.target_name = name;
  message.target_info = pairs;
  Bytes token;
  Writer out(token);
  ntlm::WriteChallengeMessage(message, out);
  token[kNameLength] = name_size;
  return token;
}

TEST(TokenReaderTest, ReadsAChallengeWhoseNameReachesIntoItsPairs) {
  for (const std::uint8_t size : {4, 5, 8}) {
    const TokenFacts facts = ReadTokenFacts(ChallengeOf(size), false);
    EXPECT_EQ(facts.kind, TokenKind::kNtlmChallenge) << int{size};
    EXPECT_EQ(facts.ntlm_flags, ntlm::kNegotiateUnicode) << int{size};
  }
  EXPECT_EQ(ReadTokenFacts(ChallengeOf(9), false).kind, TokenKind::kUnreadable) << "the name ends behind the message";
}

RC_GTEST_PROP(TokenReaderProperty, TakesAnyOctets, (const Bytes& token)) {
  TokenKind kind = DescribeToken(token, false).facts.kind;
  RC_ASSERT((kind == TokenKind::kNone) == token.empty());
}

}  // namespace
}  // namespace legwork::script

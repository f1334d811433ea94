// An AUTHENTICATE message that was edited is signed again, and only then an acceptor takes it.
#include "tools/dump/ntlm_signing.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "sim/base/text.h"
#include "sim/ntlm/negotiate_flags.h"
#include "sim/ntlm/ntlm_fixture.h"
#include "tools/dump/key_ring.h"
#include "tools/dump/part_reader.h"
#include "tools/dump/part_text.h"
#include "tools/dump/part_writer.h"
#include "tools/dump/token_reader.h"

namespace legwork::dump {
namespace {

class NtlmSigningTest : public testing::Test {
 protected:
  NtlmSigningTest() : pair_(world_) {
    pair_.client_request.requested = ContextFlag::kConfidentiality;
    pair_.Negotiate();
    pair_.Challenge();
    pair_.Authenticate();
    EXPECT_EQ(AddPassword("alice@EXAMPLE:alice-pw", keys_), "");
  }

  // DumpOf is the text of AUTHENTICATE, with what came before shown or not.
  std::string DumpOf(const std::vector<Key>& keys, bool shows_negotiate = true, bool shows_challenge = true) const {
    TokenReader reader(keys);
    if (shows_negotiate) reader.Read(pair_.negotiate.token);
    if (shows_challenge) reader.Read(pair_.challenge.token);
    return PartText(reader.Read(pair_.authenticate.token));
  }

  static std::string Edited(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
  }

  static Bytes Made(const std::string& text, const std::vector<Key>& keys = {}) {
    const PartsRead read = ReadParts(text, keys);
    EXPECT_EQ(read.error, "") << ErrorText("dump", text, read);
    const Written written = WriteParts(read.parts);
    EXPECT_EQ(written.error, "");
    return written.token;
  }

  SecStatus Accepted(const Bytes& token) {
    pair_.authenticate.token = token;
    pair_.Accept();
    return pair_.accept.status;
  }

  ntlm::NtlmWorld world_;
  ntlm::Pair pair_;
  std::vector<Key> keys_;
};

TEST_F(NtlmSigningTest, MakesTheSameOctetsAgain) {
  const std::string text = DumpOf(keys_);
  EXPECT_NE(text.find("NTProofStr: ntproof key="), std::string::npos) << text;
  EXPECT_NE(text.find("MIC: ntmic key="), std::string::npos) << text;
  EXPECT_EQ(Made(text), pair_.authenticate.token);
  EXPECT_EQ(Accepted(Made(text)), SecStatus::kOk);
}

TEST_F(NtlmSigningTest, AnAcceptorTakesWhatWasEditedAndSignedAgain) {
  const Bytes token = Made(Edited(DumpOf(keys_), "HTTP/web.example.com", "HTTP/mail.example.com"));
  EXPECT_NE(token, pair_.authenticate.token);
  ASSERT_EQ(Accepted(token), SecStatus::kOk);
  ContextFacts facts;
  pair_.acceptor->Describe(facts);
  EXPECT_EQ(facts.client_specified_target, "HTTP/mail.example.com");
  ntlm::Message sealed = ntlm::SealedBy(*pair_.initiator, "the key is another one now");
  EXPECT_NE(ntlm::Decrypt(*pair_.acceptor, sealed), SecStatus::kOk);
}

TEST_F(NtlmSigningTest, AnotherUserOfTheSamePasswordIsSignedForToo) {
  Account twin;
  twin.name = "alina";
  twin.realm = "EXAMPLE.COM";
  twin.domain = "EXAMPLE";
  twin.password = "alice-pw";
  world_.directory.Add(twin);
  EXPECT_EQ(Accepted(Made(Edited(DumpOf(keys_), "utf16 \"alice\"", "utf16 \"alina\""))), SecStatus::kOk);
}

TEST_F(NtlmSigningTest, WhatWasEditedAndNotSignedAgainIsRefused) {
  const std::string plain = DumpOf({});
  EXPECT_EQ(plain.find("ntproof"), std::string::npos);
  EXPECT_NE(Accepted(Made(Edited(plain, "HTTP/web.example.com", "HTTP/mail.example.com"), keys_)), SecStatus::kOk);
}

// A MIC that is written as octets stays, whatever keys there are.
TEST_F(NtlmSigningTest, AMicOfOctetsStaysAsItIs) {
  std::string text = DumpOf(keys_);
  const std::size_t at = text.find("ntmic");
  text.replace(at, text.find('\n', at) - at, "hex 000102030405060708090a0b0c0d0e0f");
  EXPECT_EQ(Accepted(Made(text, keys_)), SecStatus::kInvalidToken);
}

TEST_F(NtlmSigningTest, NeedsTheMessagesBefore) {
  EXPECT_EQ(DumpOf(keys_, true, false).find("ntproof"), std::string::npos);
  const std::string text = DumpOf(keys_, false, true);
  EXPECT_NE(text.find("ntproof"), std::string::npos);
  EXPECT_EQ(text.find("ntmic"), std::string::npos) << "the MIC is over NEGOTIATE as well";
  std::vector<Key> others;
  ASSERT_EQ(AddPassword("alice@EXAMPLE:other", others), "");
  EXPECT_EQ(DumpOf(others).find("ntproof"), std::string::npos);
}

TEST_F(NtlmSigningTest, TakesTheKeyThatIsGivenWhereTheTextHasNone) {
  std::string text = DumpOf(keys_);
  for (std::size_t at = text.find(" key="); at != std::string::npos; at = text.find(" key=")) text.erase(at, 37);
  EXPECT_EQ(Made(text, keys_), pair_.authenticate.token);
  EXPECT_NE(ReadParts(text, {}).error.find("no NT hash was given"), std::string::npos);
}

TEST_F(NtlmSigningTest, SaysWhatIsWrong) {
  const auto error = [](const std::string& text) {
    const PartsRead read = ReadParts(text, {});
    return read.error.empty() ? WriteParts(read.parts).error : read.error;
  };
  const std::string hash(32, '0');
  EXPECT_NE(error("ntproof key=" + hash + " challenge=00").find("8 octets"), std::string::npos);
  EXPECT_NE(error("ntproof key=00 challenge=0011223344556677").find("16 octets"), std::string::npos);
  EXPECT_NE(error("ntmic key=" + hash).find("the messages before"), std::string::npos);
  EXPECT_NE(error("ntmic key=" + hash + " before=00").find("in no AUTHENTICATE_MESSAGE"), std::string::npos);
  const std::string no_response = Edited(DumpOf(keys_), "field NtChallengeResponse", "hex 0000000058000000");
  EXPECT_NE(error(no_response).find("no NTLMv2 response"), std::string::npos);
}

// The responses that have 24 octets.
class OldResponsesTest : public NtlmSigningTest {
 protected:
  // Meet makes the messages of a client with these habits, and of a server that takes all responses.
  void Meet(const NtlmHabits& habits) {
    world_.client.habits.ntlm = habits;
    world_.server.habits.ntlm.level = 0;
    again_.emplace(world_);
    again_->Negotiate();
    again_->Challenge();
    again_->Authenticate();
  }
  std::string DumpOfToken(const Bytes& token) const {
    TokenReader reader(keys_);
    reader.Read(again_->negotiate.token);
    reader.Read(again_->challenge.token);
    return PartText(reader.Read(token));
  }
  std::string DumpOfToken() const { return DumpOfToken(again_->authenticate.token); }
  SecStatus AcceptedAgain(const Bytes& token) {
    again_->authenticate.token = token;
    again_->Accept();
    return again_->accept.status;
  }
  static std::size_t Count(const std::string& text, std::string_view words) {
    std::size_t count = 0;
    for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++count;
    return count;
  }
  // WithOtherChallenge turns a bit of the octets behind the words.
  static std::string WithOtherChallenge(std::string text, std::string_view words) {
    char& digit = text[text.find(words) + words.size()];
    digit = digit == '0' ? '1' : '0';
    return text;
  }

  std::optional<ntlm::Pair> again_;
};

TEST_F(OldResponsesTest, ANtlmResponseFollowsTheClientsChallenge) {
  Meet({.level = 2});
  const std::string text = DumpOfToken();
  ASSERT_EQ(Count(text, "NtChallengeResponse: ntresponse key="), 1u) << text;
  EXPECT_EQ(Made(text), again_->authenticate.token);
  const Bytes edited = Made(WithOtherChallenge(text, "LmChallengeResponse: hex "));
  EXPECT_EQ(Count(DumpOfToken(edited), "ntresponse"), 1u) << "it is right";
  EXPECT_EQ(AcceptedAgain(edited), SecStatus::kOk);
}

TEST_F(OldResponsesTest, WithoutExtendedSecurityBothResponsesAreOne) {
  Meet({.level = 2, .flags_off = ntlm::kNegotiateExtendedSessionSecurity});
  const std::string text = DumpOfToken();
  EXPECT_EQ(Count(text, "ChallengeResponse: ntresponse key="), 2u) << text;
  EXPECT_EQ(Made(text), again_->authenticate.token);
}

TEST_F(OldResponsesTest, AnLmv2ResponseFollowsTheNamesAndTheClientsChallenge) {
  NtlmHabits habits;
  habits.lmv2_with_timestamp = true;
  Meet(habits);
  const std::string text = DumpOfToken();
  ASSERT_EQ(Count(text, "Response: lmproof key="), 1u) << text;
  EXPECT_EQ(Made(text), again_->authenticate.token);
  for (const Bytes& edited : {Made(WithOtherChallenge(text, "ChallengeFromClient: hex ")),
                              Made(Edited(text, "utf16 \"alice\"", "utf16 \"alina\""))}) {
    EXPECT_NE(edited, again_->authenticate.token);
    EXPECT_EQ(Count(DumpOfToken(edited), "lmproof"), 1u) << "it is right";
  }
}

}  // namespace
}  // namespace legwork::dump

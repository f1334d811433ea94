// Two processes of one computer, for which its authority vouches (windows-observed H17).
#include <gtest/gtest.h>

#include <optional>

#include "model/profile.h"
#include "sim/ntlm/authenticate_message.h"
#include "sim/ntlm/challenge_message.h"
#include "sim/ntlm/negotiate_message.h"
#include "sim/ntlm/ntlm_fixture.h"
#include "sim/world/local_calls.h"

namespace legwork::ntlm {
namespace {

class LocalCallTest : public testing::Test {
 protected:
  LocalCallTest() {
    world_.client.local_calls = world_.server.local_calls = &calls_;
    world_.client.host = world_.server.host = "PC";
  }

  static Identity LoggedOn(std::string_view password = "outdated") {
    Identity identity = NtlmWorld::Alice(password);
    identity.logged_on = true;
    return identity;
  }

  SecStatus Met(const Identity& identity = LoggedOn()) {
    pair_.emplace(world_, identity);
    pair_->client_request.requested = ContextFlag::kConfidentiality;
    return pair_->Exchange();
  }

  NegotiateFlags SentFlags() const { return ReadAuthenticateMessage(pair_->authenticate.token)->negotiate_flags; }

  NtlmWorld world_{*FindProfile("windows")};
  LocalCalls calls_;
  std::optional<Pair> pair_;
};

TEST_F(LocalCallTest, ProvesNothingByItsToken) {
  ASSERT_EQ(Met(), SecStatus::kOk);
  const Result<NegotiateMessage> negotiate = ReadNegotiateMessage(pair_->negotiate.token);
  ASSERT_TRUE(negotiate.ok());
  EXPECT_EQ(AsText(negotiate->workstation), "PC");
  EXPECT_NE(ReadChallengeMessage(pair_->challenge.token)->reserved, 0u);
  const Result<AuthenticateMessage> authenticate = ReadAuthenticateMessage(pair_->authenticate.token);
  ASSERT_TRUE(authenticate.ok());
  EXPECT_NE(authenticate->negotiate_flags & kNegotiateLocalCall, 0u);
  EXPECT_TRUE(authenticate->user_name.empty() && authenticate->nt_challenge_response.empty());
  EXPECT_FALSE(authenticate->mic);
  ContextFacts facts;
  pair_->acceptor->Describe(facts);
  EXPECT_NE(facts.user.find("alice"), std::string::npos);
  EXPECT_EQ(facts.client_specified_target, "HTTP/web.example.com");
}

TEST_F(LocalCallTest, GivesBothTheSameKey) {
  ASSERT_EQ(Met(), SecStatus::kOk);
  Message sealed = SealedBy(*pair_->initiator, "over the wall");
  EXPECT_EQ(Decrypt(*pair_->acceptor, sealed), SecStatus::kOk);
  Message answer = SealedBy(*pair_->acceptor, "and back");
  EXPECT_EQ(Decrypt(*pair_->initiator, answer), SecStatus::kOk);
}

TEST_F(LocalCallTest, IsForTheUserWhoIsLoggedOnAlone) {
  EXPECT_EQ(Met(NtlmWorld::Alice("wrong")), SecStatus::kLogonDenied);
  EXPECT_EQ(Met(NtlmWorld::Alice()), SecStatus::kOk);
  EXPECT_EQ(SentFlags() & kNegotiateLocalCall, 0u);
}

TEST_F(LocalCallTest, IsNotForOtherComputers) {
  world_.server.host = "WEB";
  EXPECT_EQ(Met(), SecStatus::kLogonDenied);
  EXPECT_EQ(Met(LoggedOn("alice-pw")), SecStatus::kOk);
  LocalCalls elsewhere;
  world_.server.host = "PC";  // a namesake
  world_.server.local_calls = &elsewhere;
  EXPECT_EQ(Met(), SecStatus::kLogonDenied);
  EXPECT_EQ(Met(LoggedOn("alice-pw")), SecStatus::kOk);
}

TEST_F(LocalCallTest, IsDeniedIfTheAuthorityKnowsNothingOfIt) {
  pair_.emplace(world_, LoggedOn());
  pair_->Negotiate();
  pair_->Challenge();
  pair_->Authenticate();
  calls_.Take(ReadChallengeMessage(pair_->challenge.token)->reserved);
  pair_->Accept();
  EXPECT_EQ(pair_->accept.status, SecStatus::kLogonDenied);
}

TEST_F(LocalCallTest, IsUnknownToTheDocument) {
  NtlmWorld documented;
  documented.client.local_calls = documented.server.local_calls = &calls_;
  documented.client.host = documented.server.host = "PC";
  Pair pair(documented, LoggedOn());
  EXPECT_EQ(pair.Exchange(), SecStatus::kLogonDenied);
  EXPECT_EQ(ReadChallengeMessage(pair.challenge.token)->reserved, 0u);
}

}  // namespace
}  // namespace legwork::ntlm

#include "sim/peer/handshake.h"

#include <gtest/gtest.h>

#include <utility>

#include "model/context_flags.h"
#include "sim/package/package_table.h"
#include "sim/world/world.h"

namespace legwork {
namespace {

// Two sides of one world, which knows alice of EXAMPLE.
class HandshakeDriverTest : public testing::Test {
 protected:
  HandshakeDriverTest() {
    Account alice;
    alice.name = "alice";
    alice.realm = "EXAMPLE.COM";
    alice.domain = "EXAMPLE";
    alice.password = "alice-pw";
    world.directory.Add(alice);
  }

  static HandshakePlan Plan(std::string package, std::string password = "alice-pw") {
    HandshakePlan plan;
    plan.package = std::move(package);
    plan.initiator.identity = {"alice", "EXAMPLE", std::move(password), true, false};
    plan.initiator.use = kUseOutbound;
    plan.acceptor.use = kUseInbound;
    plan.target = "HTTP/web";
    const ContextFlags wanted = ContextFlag::kIntegrity | ContextFlag::kConfidentiality;
    plan.initiator_requests = MaskFromFlags(wanted, Role::kInitiator, FlagDirection::kRequest);
    return plan;
  }

  static ScriptedLeg Leg(SecStatus status, Bytes token = {}) {
    ScriptedLeg leg;
    leg.status = status;
    leg.has_token = !token.empty();
    leg.token = std::move(token);
    return leg;
  }

  static void Acquire(HandshakeDriver& driver) {
    ASSERT_EQ(driver.Acquire(Role::kInitiator), SecStatus::kOk);
    ASSERT_EQ(driver.Acquire(Role::kAcceptor), SecStatus::kOk);
  }

  StringToKeyCache keys;
  World world{1, DocumentedProfile(), keys};
  Clock clock{world.clock};
  RandomStreams client_random = world.random.Child("client");
  RandomStreams server_random = world.random.Child("server");
  Surroundings client_surroundings{
      .clock = clock, .random = client_random, .directory = world.directory, .profile = world.profile};
  Surroundings server_surroundings{
      .clock = clock, .random = server_random, .directory = world.directory, .profile = world.profile};
  SecuritySupport client{AllPackages(), client_surroundings};
  SecuritySupport server{AllPackages(), server_surroundings};
};

TEST_F(HandshakeDriverTest, CountsLegsTokensAndMessages) {
  HandshakePlan plan = Plan("NTLM");
  plan.message_size = 33;
  HandshakeDriver driver(client, server, std::move(plan));
  Acquire(driver);
  for (int turn = 0; turn < 3; ++turn) {
    const HandshakeCounts counts = driver.Run();
    EXPECT_EQ(counts.status, SecStatus::kOk);
    EXPECT_EQ(counts.legs, 4u);
    EXPECT_EQ(counts.tokens, 3u);
    EXPECT_EQ(counts.messages, 4u);
    EXPECT_GT(counts.bytes, 100u);
  }
  EXPECT_EQ(client.live_contexts() + server.live_contexts(), 0u);
}

TEST_F(HandshakeDriverTest, KeepsTheTokensItIsToKeep) {
  std::vector<Bytes> tokens;
  HandshakeDriver driver(client, server, Plan("NTLM"));
  Acquire(driver);
  driver.KeepTokens(&tokens);
  std::size_t size = 0;
  const HandshakeCounts counts = driver.Run();
  for (const Bytes& token : tokens) size += token.size();
  EXPECT_EQ(tokens.size(), counts.tokens);
  EXPECT_EQ(size, counts.bytes);
}

TEST_F(HandshakeDriverTest, ReportsTheFirstFailureAndLeavesNothingBehind) {
  HandshakePlan plan = Plan("NTLM", "not-hers");
  plan.message_size = 8;
  HandshakeDriver driver(client, server, std::move(plan));
  Acquire(driver);
  const HandshakeCounts counts = driver.Run();
  EXPECT_EQ(counts.status, SecStatus::kLogonDenied);
  EXPECT_EQ(counts.messages, 0u);
  EXPECT_EQ(client.live_contexts() + server.live_contexts(), 0u);
}

TEST_F(HandshakeDriverTest, FailsWithoutCredentials) {
  HandshakeDriver driver(client, server, Plan("NTLM"));
  EXPECT_EQ(driver.Run().status, SecStatus::kInvalidHandle);
  HandshakeDriver unknown(client, server, Plan("Digest"));
  EXPECT_EQ(unknown.Acquire(Role::kInitiator), SecStatus::kSecpkgNotFound);
}

TEST_F(HandshakeDriverTest, CompletesWhereItIsAskedTo) {
  HandshakePlan plan = Plan("Scripted");
  plan.initiator.script = {Leg(SecStatus::kCompleteAndContinue, {1}), Leg(SecStatus::kCompleteNeeded)};
  plan.acceptor.script = {Leg(SecStatus::kCompleteNeeded, {2})};
  HandshakeDriver driver(client, server, std::move(plan));
  Acquire(driver);
  const HandshakeCounts counts = driver.Run();
  EXPECT_EQ(counts.status, SecStatus::kOk);
  EXPECT_EQ(counts.legs, 3u);
  EXPECT_EQ(counts.bytes, 2u);
}

TEST_F(HandshakeDriverTest, EndsAnExchangeThatWouldGoOnForEver) {
  HandshakePlan plan = Plan("Scripted");
  plan.initiator.script = plan.acceptor.script = std::vector<ScriptedLeg>(40, Leg(SecStatus::kContinueNeeded, {1}));
  HandshakeDriver driver(client, server, std::move(plan));
  Acquire(driver);
  EXPECT_EQ(driver.Run().status, SecStatus::kInternalError);
  EXPECT_EQ(client.live_contexts() + server.live_contexts(), 0u);
}

TEST_F(HandshakeDriverTest, FreesWhatItAcquired) {
  {
    HandshakeDriver driver(client, server, Plan("NTLM"));
    Acquire(driver);
    Acquire(driver);
    EXPECT_EQ(client.live_credentials() + server.live_credentials(), 2u);
  }
  EXPECT_EQ(client.live_credentials() + server.live_credentials(), 0u);
}

}  // namespace
}  // namespace legwork

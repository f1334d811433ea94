// WinPR through the child process: both roles of NTLM, and what the adapter pins.
#include <gtest/gtest.h>

#include <cstdlib>

#include "sim/crypto/string_to_key.h"
#include "sim/peer/simulated_factory.h"
#include "tools/shim/process_factory.h"

namespace legwork::host {
namespace {

constexpr char kSubject[] = "sspi:libwinpr2.so.2";
constexpr std::uint32_t kToken = 2;

// WinprTest opens the library. Where it is missing the test is skipped and says so, except in continuous integration.
class WinprTest : public testing::Test {
 protected:
  void SetUp() override {
    factory_ = MakeProcessFactory(kSubject, error_);
    const char* const ci = getenv("CI");
    const bool must = ci != nullptr && std::string(ci) == "true";
    if (factory_ == nullptr && must) FAIL() << error_;
    if (factory_ == nullptr) GTEST_SKIP() << error_ << " (package libwinpr2-2)";
    Account alice;
    alice.name = "alice";
    alice.domain = "EXAMPLE";
    alice.realm = "EXAMPLE.COM";
    alice.password = "Password";
    world_.directory.Add(alice);
  }

  struct Side {
    std::unique_ptr<Peer> peer;
    HandleArgument credential, context;
    CallReply reply;
  };

  Side Acquire(Role role, const std::string& password) { return Acquire(*factory_, role, password); }
  Side Acquire(PeerFactory& factory, Role role, const std::string& password) {
    Side side;
    ActorSetup actor;
    actor.role = role;
    actor.identity = {"alice", "EXAMPLE", password, true, false};
    side.peer = factory.Make(world_, nullptr, actor);
    CallRequest request;
    request.call = Call::kAcquire;
    request.package = PackageName::kNtlm;
    request.credential_use = role == Role::kInitiator ? kUseOutbound : kUseInbound;
    side.peer->Answer(request, side.reply);
    EXPECT_EQ(side.reply.status, SecStatus::kOk) << side.reply.message;
    side.credential = {false, side.reply.new_handle};
    return side;
  }

  void Leg(Side& side, Role role, const Bytes& token) {
    CallRequest request;
    request.call = role == Role::kInitiator ? Call::kInitialize : Call::kAccept;
    request.credential = side.credential;
    request.context = side.context;
    request.new_handle_aliases = !side.context.is_null;
    request.requested = role == Role::kInitiator ? 0x10010 : 0x20010;
    request.target = "HTTP/web";
    if (!token.empty()) {
      request.input = {false, 0, {{kToken, token, static_cast<std::uint32_t>(token.size()), false}}};
    }
    request.output = {false, 0, {{kToken, {}, 2888, false}}};
    side.peer->Answer(request, side.reply);
    if (side.context.is_null && side.reply.new_handle_written) side.context = {false, side.reply.new_handle};
  }

  // Finish is CompleteAuthToken, which WinPR's acceptor asks for after the last leg.
  void Finish(Side& side) {
    if (side.reply.status != SecStatus::kCompleteNeeded) return;
    CallRequest request;
    request.call = Call::kComplete;
    request.context = side.context;
    request.input = {false, 0, {{kToken, {}, 0, false}}};
    side.peer->Answer(request, side.reply);
  }

  static Bytes Token(const Side& side) { return side.reply.output.empty() ? Bytes() : side.reply.output[0].content; }

  // Handshake leaves the acceptor's last answer in `acceptor.reply`.
  void Handshake(Side& initiator, Side& acceptor) {
    Leg(initiator, Role::kInitiator, {});
    Leg(acceptor, Role::kAcceptor, Token(initiator));
    Leg(initiator, Role::kInitiator, Token(acceptor));
    last_token_ = Token(initiator);
    Leg(acceptor, Role::kAcceptor, last_token_);
    Finish(acceptor);
  }

  StringToKeyCache keys_;
  World world_{7, DocumentedProfile(), keys_};
  std::string error_;
  std::unique_ptr<ProcessFactory> factory_;
  Bytes last_token_;
};

TEST_F(WinprTest, SaysWhatItIs) {
  const PeerTraits& traits = factory_->traits();
  EXPECT_EQ(traits.packages, (std::vector<PackageName>{PackageName::kNtlm, PackageName::kNegotiate}));
  EXPECT_TRUE(traits.controls_clock && traits.knows_world_accounts);
  EXPECT_FALSE(traits.control.empty());
}

TEST_F(WinprTest, ShakesHandsWithItself) {
  Side initiator = Acquire(Role::kInitiator, "Password"), acceptor = Acquire(Role::kAcceptor, "");
  Handshake(initiator, acceptor);
  EXPECT_EQ(initiator.reply.status, SecStatus::kOk) << SecStatusText(initiator.reply.status);
  EXPECT_EQ(acceptor.reply.status, SecStatus::kOk) << SecStatusText(acceptor.reply.status);
}

TEST_F(WinprTest, ShakesHandsWithTheSimulation) {
  SimulatedFactory simulation;
  Side initiator = Acquire(Role::kInitiator, "Password"), acceptor = Acquire(simulation, Role::kAcceptor, "");
  Handshake(initiator, acceptor);
  EXPECT_EQ(initiator.reply.status, SecStatus::kOk) << SecStatusText(initiator.reply.status);
  EXPECT_EQ(acceptor.reply.status, SecStatus::kOk) << SecStatusText(acceptor.reply.status);
}

TEST_F(WinprTest, TheSimulationShakesHandsWithIt) {
  SimulatedFactory simulation;
  Side initiator = Acquire(simulation, Role::kInitiator, "Password"), acceptor = Acquire(Role::kAcceptor, "");
  Handshake(initiator, acceptor);
  EXPECT_EQ(initiator.reply.status, SecStatus::kOk) << SecStatusText(initiator.reply.status);
  EXPECT_EQ(acceptor.reply.status, SecStatus::kOk) << SecStatusText(acceptor.reply.status);
}

TEST_F(WinprTest, KnowsTheWorldsAccountsAndNoOthers) {
  Side initiator = Acquire(Role::kInitiator, "another"), acceptor = Acquire(Role::kAcceptor, "");
  Handshake(initiator, acceptor);
  EXPECT_TRUE(IsFailure(acceptor.reply.status)) << SecStatusText(acceptor.reply.status);
}

TEST_F(WinprTest, TheSameSeedGivesTheSameBytes) {
  Bytes tokens[2];
  for (Bytes& token : tokens) {
    Side initiator = Acquire(Role::kInitiator, "Password"), acceptor = Acquire(Role::kAcceptor, "");
    Handshake(initiator, acceptor);
    token = last_token_;
  }
  EXPECT_FALSE(tokens[0].empty());
  EXPECT_EQ(tokens[0], tokens[1]);
}

TEST_F(WinprTest, RunsTheBenchmarkLoop) {
  BenchRequest request;
  request.handshakes = 10;
  request.user = "alice";
  request.domain = "EXAMPLE";
  request.password = "Password";
  const BenchReply reply = factory_->RunBench(request, world_, nullptr, ActorSetup());
  EXPECT_EQ(reply.failure, "");
  EXPECT_EQ(reply.handshakes, 10u);
  EXPECT_EQ(reply.tokens, 30u);
  EXPECT_GT(reply.bytes, 30u);
}

}  // namespace
}  // namespace legwork::host

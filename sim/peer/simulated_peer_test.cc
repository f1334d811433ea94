#include "sim/peer/simulated_peer.h"

#include <algorithm>
#include <memory>

#include <gtest/gtest.h>
#include "model/profile.h"
#include "model/sec_buffer.h"
#include "sim/crypto/string_to_key.h"
#include "sim/package/fake_package.h"
#include "sim/peer/simulated_factory.h"
#include "sim/world/world.h"

namespace legwork {
namespace {

constexpr std::uint32_t kToken = static_cast<std::uint32_t>(BufferType::kToken);
constexpr std::uint32_t kData = static_cast<std::uint32_t>(BufferType::kData);

// One peer plays the initiator of the scripted package, whose single leg sends three octets.
class SimulatedPeerTest : public testing::Test {
 protected:
  SimulatedPeerTest() {
    ActorSetup actor;
    actor.name = "client";
    actor.package = PackageName::kScripted;
    actor.identity.present = true;
    ScriptedLeg leg;
    leg.has_token = true;
    leg.token = {1, 2, 3};
    actor.script.push_back(leg);
    peer_ = factory_.Make(world_, nullptr, actor);
  }

  CallReply Answer(const CallRequest& request) {
    CallReply reply;
    peer_->Answer(request, reply);
    return reply;
  }

  HandleArgument Acquire() {
    CallRequest request;
    request.call = Call::kAcquire;
    request.package = PackageName::kScripted;
    const CallReply reply = Answer(request);
    EXPECT_EQ(reply.status, SecStatus::kOk);
    EXPECT_TRUE(reply.new_handle_written && reply.expiry_written);
    return {false, reply.new_handle};
  }

  CallRequest Initialize(std::uint32_t capacity) {
    CallRequest request;
    request.call = Call::kInitialize;
    request.credential = Acquire();
    request.output.is_null = false;
    request.output.buffers.push_back({.type = kToken, .content = {}, .capacity = capacity});
    return request;
  }

  StringToKeyCache keys_;
  World world_{1, DocumentedProfile(), keys_};
  SimulatedFactory factory_;
  std::unique_ptr<Peer> peer_;
};

TEST_F(SimulatedPeerTest, OffersEveryPackageAndPinsEverything) {
  const PeerTraits& traits = factory_.traits();
  EXPECT_EQ(traits.subject, "sim");
  EXPECT_EQ(std::ranges::count(traits.packages, PackageName::kScripted), 1);
  EXPECT_TRUE(traits.controls_clock && traits.controls_random && traits.uses_world_kdc);
}

TEST_F(SimulatedPeerTest, TokenGoesIntoTheTokenBufferWhereverItStands) {
  CallRequest request = Initialize(64);
  request.output.buffers.insert(request.output.buffers.begin(), BufferArgument{.type = kData, .content = {}});
  const CallReply reply = Answer(request);
  EXPECT_EQ(reply.status, SecStatus::kOk);
  EXPECT_EQ(reply.output[1].content, (Bytes{1, 2, 3}));
  EXPECT_EQ(reply.output[1].size, 3u);
  EXPECT_TRUE(reply.output[1].changed);
  EXPECT_FALSE(reply.output[0].changed);
  EXPECT_TRUE(reply.granted_written && reply.expiry_written && reply.new_handle_written);
}

TEST_F(SimulatedPeerTest, BufferThatIsTooSmallStaysAsItWas) {
  const CallReply reply = Answer(Initialize(2));
  EXPECT_EQ(reply.status, SecStatus::kBufferTooSmall);
  EXPECT_EQ(reply.output[0].size, 2u);
  EXPECT_FALSE(reply.output[0].changed);
  EXPECT_FALSE(reply.granted_written || reply.expiry_written || reply.new_handle_written);
}

TEST_F(SimulatedPeerTest, AllocatedTokenIsMemoryOfThePackage) {
  CallRequest request = Initialize(0);
  request.requested = 0x100;  // ISC_REQ_ALLOCATE_MEMORY
  request.output.buffers[0].is_null = true;
  const CallReply reply = Answer(request);
  EXPECT_EQ(reply.status, SecStatus::kOk);
  EXPECT_TRUE(reply.output[0].allocated_by_package);
  EXPECT_FALSE(reply.output[0].is_null);
}

TEST_F(SimulatedPeerTest, NullPointersAreNotWritten) {
  CallRequest request = Initialize(64);
  request.granted_is_null = request.expiry_is_null = true;
  const CallReply reply = Answer(request);
  EXPECT_EQ(reply.status, SecStatus::kOk);
  EXPECT_FALSE(reply.granted_written || reply.expiry_written);
}

TEST_F(SimulatedPeerTest, CallItDoesNotOfferIsASkipWithAReason) {
  CallRequest request;
  request.call = Call::kSend;  // no function of the interface
  const CallReply reply = Answer(request);
  EXPECT_EQ(reply.outcome, CallReply::Outcome::kUnsupported);
  EXPECT_NE(reply.message.find(CallFunction(Call::kSend)), std::string::npos);
}

TEST_F(SimulatedPeerTest, DataOfAStreamIsShownThoughItLiesInTheStream) {
  const Package* const packages[] = {&kFakePackage};
  ActorSetup actor;
  actor.name = "server";
  actor.script.push_back({.status = SecStatus::kOk, .token = {}, .granted = {}});
  peer_ = std::make_unique<SimulatedPeer>(factory_.traits(), packages, world_, nullptr, actor);
  CallRequest request;
  request.call = Call::kAcquire;
  request.package_text = "Fake";
  request.credential = {false, Answer(request).new_handle};
  request.call = Call::kInitialize;
  request.context = {false, Answer(request).new_handle};
  request.call = Call::kDecrypt;
  request.input.is_null = false;
  const auto stream = static_cast<std::uint32_t>(BufferType::kStream);
  request.input.buffers = {{.type = stream, .content = Bytes(40, 7), .capacity = 40}, {.type = kData, .content = {}}};
  const CallReply reply = Answer(request);
  ASSERT_EQ(reply.status, SecStatus::kOk);
  EXPECT_EQ(reply.input[1].content, Bytes(40, 7));
  EXPECT_EQ(reply.input[1].size, 40u);
}

}  // namespace
}  // namespace legwork

#include "tools/guard/guarded_peer.h"

#include <gtest/gtest.h>

#include <set>
#include <thread>
#include <vector>

#include "model/attribute.h"
#include "model/profile.h"
#include "model/sec_buffer.h"
#include "sim/crypto/string_to_key.h"
#include "sim/peer/simulated_factory.h"
#include "sim/world/world.h"

namespace legwork::guard {
namespace {

constexpr std::uint32_t kData = static_cast<std::uint32_t>(BufferType::kData);
constexpr std::uint32_t kToken = static_cast<std::uint32_t>(BufferType::kToken);
constexpr std::uint32_t kIscConfidentiality = 0x10 | 0x10000;

// Threads is an established NTLM pair in one world, whose ends may be called from any thread.
class Threads : public testing::Test {
 protected:
  Threads() {
    Account alice;
    alice.name = "alice";
    alice.realm = "EXAMPLE.COM";
    alice.domain = "EXAMPLE";
    alice.password = "alice-pw";
    world_.directory.Add(alice);
    client_ = Make("client", Role::kInitiator);
    server_ = Make("server", Role::kAcceptor);
  }

  std::unique_ptr<Peer> Make(const char* name, Role role) {
    ActorSetup setup;
    setup.name = name;
    setup.role = role;
    setup.package = PackageName::kNtlm;
    setup.identity = {"alice", "EXAMPLE", "alice-pw", true, false};
    return std::make_unique<GuardedPeer>(factory_.Make(world_, nullptr, setup), mutex_);
  }

  static CallReply Answer(Peer& peer, const CallRequest& request) {
    CallReply reply;
    peer.Answer(request, reply);
    return reply;
  }

  HandleArgument Acquire(Peer& peer, std::uint32_t use) {
    CallRequest request;
    request.call = Call::kAcquire;
    request.package = PackageName::kNtlm;
    request.credential_use = use;
    return {false, Answer(peer, request).new_handle};
  }

  // Leg makes one handshake call and leaves its token in token_.
  SecStatus Leg(Peer& peer, Call call, const HandleArgument& credential, HandleArgument& context) {
    CallRequest request;
    request.call = call;
    request.credential = credential;
    request.context = context;
    request.requested = call == Call::kInitialize ? kIscConfidentiality : 0;
    request.output.is_null = false;
    request.output.buffers.push_back({.type = kToken, .content = {}, .capacity = 4096});
    if (!token_.empty()) {
      request.input.is_null = false;
      request.input.buffers.push_back(
          {.type = kToken, .content = token_, .capacity = static_cast<std::uint32_t>(token_.size())});
    }
    const CallReply reply = Answer(peer, request);
    token_ = reply.output.at(0).content;
    if (reply.new_handle_written) context = {false, reply.new_handle};
    return reply.status;
  }

  void Establish() {
    const HandleArgument outbound = Acquire(*client_, kUseOutbound), inbound = Acquire(*server_, kUseInbound);
    ASSERT_EQ(Leg(*client_, Call::kInitialize, outbound, client_context_), SecStatus::kContinueNeeded);
    ASSERT_EQ(Leg(*server_, Call::kAccept, inbound, server_context_), SecStatus::kContinueNeeded);
    ASSERT_EQ(Leg(*client_, Call::kInitialize, outbound, client_context_), SecStatus::kOk);
    ASSERT_EQ(Leg(*server_, Call::kAccept, inbound, server_context_), SecStatus::kOk);
  }

  static CallRequest Message(Call call, const HandleArgument& context) {
    CallRequest request;
    request.call = call;
    request.context = context;
    request.input.is_null = false;
    request.input.buffers.push_back({.type = kToken, .content = {}, .capacity = 16});
    request.input.buffers.push_back({.type = kData, .content = {1, 2, 3, 4}, .capacity = 4});
    return request;
  }

  StringToKeyCache keys_;
  World world_{1, DocumentedProfile(), keys_};
  SimulatedFactory factory_;
  std::mutex mutex_;
  std::unique_ptr<Peer> client_, server_;
  HandleArgument client_context_, server_context_;
  Bytes token_;
};

TEST_F(Threads, GiveEveryMessageOnOneContextANumberOfItsOwn) {
  Establish();
  constexpr int kThreads = 4, kMessages = 50;
  std::vector<std::vector<Bytes>> signatures(kThreads);
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&, i] {
      for (int n = 0; n < kMessages; ++n) {
        const CallReply reply = Answer(*client_, Message(Call::kSign, client_context_));
        if (reply.status == SecStatus::kOk) signatures[i].push_back(reply.input[0].content);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::set<Bytes> different;
  for (const auto& of_thread : signatures) different.insert(of_thread.begin(), of_thread.end());
  EXPECT_EQ(different.size(), static_cast<std::size_t>(kThreads * kMessages));
}

TEST_F(Threads, EncryptDecryptAskAndComeAndGoAtOnce) {
  Establish();
  std::vector<CallReply> sealed;
  for (int n = 0; n < 50; ++n) sealed.push_back(Answer(*server_, Message(Call::kEncrypt, server_context_)));
  int decrypted = 0, encrypted = 0, answered = 0;
  std::thread reader([&] {
    for (const CallReply& message : sealed) {
      CallRequest request = Message(Call::kDecrypt, client_context_);
      for (std::size_t i = 0; i < 2; ++i) request.input.buffers[i].content = message.input[i].content;
      decrypted += Answer(*client_, request).status == SecStatus::kOk;
    }
  });
  std::thread writer([&] {
    for (int n = 0; n < 50; ++n) {
      encrypted += Answer(*client_, Message(Call::kEncrypt, client_context_)).status == SecStatus::kOk;
    }
  });
  std::thread asker([&] {
    for (int n = 0; n < 50; ++n) {
      CallRequest request = Message(Call::kQuery, client_context_);
      request.attribute = static_cast<std::uint32_t>(Attribute::kSessionKey);
      answered += Answer(*client_, request).status == SecStatus::kOk;
    }
  });
  std::thread visitor([&] {
    for (int n = 0; n < 50; ++n) Acquire(*client_, kUseOutbound);
  });
  for (std::thread* thread : {&reader, &writer, &asker, &visitor}) thread->join();
  EXPECT_EQ(decrypted, 50);
  EXPECT_EQ(encrypted, 50);
  EXPECT_EQ(answered, 50);
}

}  // namespace
}  // namespace legwork::guard

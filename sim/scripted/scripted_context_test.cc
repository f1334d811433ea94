#include "sim/scripted/scripted_context.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "model/sec_buffer.h"
#include "sim/scripted/scripted_package.h"

namespace legwork::scripted {
namespace {

constexpr ContextFlags kOrdered = ContextFlag::kSequenceDetect | ContextFlag::kConfidentiality;

ScriptedLeg Leg(SecStatus status, ContextFlags granted = {}) {
  ScriptedLeg leg;
  leg.status = status;
  leg.granted = granted;
  return leg;
}

// Message is a signature and one piece of data, as a caller of the message functions holds them.
struct Message {
  Bytes token = Bytes(kSignatureSize);
  Bytes data;
  MessageBuffer buffers[2];

  explicit Message(std::string_view text) : data(ToBytes(AsBytes(text))) {
    buffers[0] = {static_cast<std::uint32_t>(BufferType::kToken), token, token.size()};
    buffers[1] = {static_cast<std::uint32_t>(BufferType::kData), data, data.size()};
  }
  Message(const Message&) = delete;
};

class ScriptedContextTest : public testing::Test {
 protected:
  std::unique_ptr<Context> Make(std::vector<ScriptedLeg> script, Role role = Role::kInitiator) {
    CredentialRequest request;
    request.script = std::move(script);
    SecStatus status = SecStatus::kInternalError;
    credentials_.push_back(kScriptedPackage.acquire(kScriptedPackage, surroundings_, request, status));
    EXPECT_EQ(status, SecStatus::kOk);
    const auto make = role == Role::kInitiator ? kScriptedPackage.make_initiator : kScriptedPackage.make_acceptor;
    return make(kScriptedPackage, surroundings_, *credentials_.back());
  }
  LegReply Step(Context& context) {
    LegReply reply;
    context.Step({}, reply);
    return reply;
  }

  VirtualClock world_clock_;
  Clock clock_{world_clock_};
  RandomStreams random_{1};
  StringToKeyCache keys_;
  Directory directory_{keys_};
  Surroundings surroundings_{
      .clock = clock_, .random = random_, .directory = directory_, .profile = DocumentedProfile()};
  std::vector<std::unique_ptr<Credential>> credentials_;
};

TEST_F(ScriptedContextTest, AnswersLegAfterLegAndThenNoMore) {
  ScriptedLeg first = Leg(SecStatus::kContinueNeeded, ContextFlag::kAllocateMemory);
  first.has_token = true;
  first.token = {1, 2, 3};
  const auto context = Make({first, Leg(SecStatus::kOk, ContextFlag::kIntegrity)});
  LegReply reply = Step(*context);
  EXPECT_EQ(reply.status, SecStatus::kContinueNeeded);
  EXPECT_EQ(reply.token, (Bytes{1, 2, 3}));
  EXPECT_EQ(reply.granted, ContextFlags(ContextFlag::kAllocateMemory));
  EXPECT_GT(reply.expiry, clock_.Now());
  EXPECT_FALSE(context->established());
  reply = Step(*context);
  EXPECT_EQ(reply.status, SecStatus::kOk);
  EXPECT_TRUE(reply.token.empty());
  EXPECT_TRUE(context->established());
  EXPECT_EQ(Step(*context).status, SecStatus::kOutOfSequence);
  EXPECT_TRUE(context->established());
}

TEST_F(ScriptedContextTest, CompletionIsOwedBeforeTheNextLeg) {
  const auto context = Make({Leg(SecStatus::kCompleteAndContinue), Leg(SecStatus::kCompleteNeeded)});
  EXPECT_EQ(context->Complete({}), DocumentedProfile().Answer(Question::kCompleteUnasked));
  EXPECT_EQ(Step(*context).status, SecStatus::kCompleteAndContinue);
  EXPECT_EQ(Step(*context).status, SecStatus::kOutOfSequence);
  EXPECT_EQ(context->Complete({}), SecStatus::kOk);
  EXPECT_FALSE(context->established());
  EXPECT_EQ(Step(*context).status, SecStatus::kCompleteNeeded);
  EXPECT_FALSE(context->established());
  EXPECT_EQ(context->Complete({}), SecStatus::kOk);
  EXPECT_TRUE(context->established());
}

TEST_F(ScriptedContextTest, FailedLegOrCompletionEndsTheContext) {
  const auto failed = Make({Leg(SecStatus::kLogonDenied), Leg(SecStatus::kOk)});
  EXPECT_EQ(Step(*failed).status, SecStatus::kLogonDenied);
  EXPECT_EQ(Step(*failed).status, SecStatus::kInvalidHandle);

  ScriptedLeg leg = Leg(SecStatus::kCompleteNeeded);
  leg.complete = SecStatus::kInvalidToken;
  const auto incomplete = Make({leg, Leg(SecStatus::kOk)});
  EXPECT_EQ(Step(*incomplete).status, SecStatus::kCompleteNeeded);
  EXPECT_EQ(incomplete->Complete({}), SecStatus::kInvalidToken);
  EXPECT_EQ(Step(*incomplete).status, SecStatus::kInvalidHandle);
  EXPECT_FALSE(incomplete->established());
}

TEST_F(ScriptedContextTest, EachContextStartsTheScriptAnew) {
  const auto first = Make({Leg(SecStatus::kContinueNeeded), Leg(SecStatus::kOk)});
  EXPECT_EQ(Step(*first).status, SecStatus::kContinueNeeded);
  const auto second = kScriptedPackage.make_initiator(kScriptedPackage, surroundings_, *credentials_.back());
  EXPECT_EQ(Step(*second).status, SecStatus::kContinueNeeded);
  EXPECT_EQ(Step(*first).status, SecStatus::kOk);
}

TEST_F(ScriptedContextTest, MessagesGoBothWaysSignedAndSealed) {
  const auto client = Make({Leg(SecStatus::kOk, kOrdered)});
  const auto server = Make({Leg(SecStatus::kOk, kOrdered)}, Role::kAcceptor);
  Step(*client), Step(*server);
  for (Context* const sender : {client.get(), server.get()}) {
    Context& receiver = sender == client.get() ? *server : *client;
    Message signed_message("signed"), sealed_message("sealed");
    EXPECT_EQ(sender->Sign(0, signed_message.buffers, 0), SecStatus::kOk);
    EXPECT_EQ(AsText(signed_message.data), "signed");
    EXPECT_EQ(receiver.Verify(signed_message.buffers, 0, nullptr), SecStatus::kOk);
    EXPECT_EQ(sender->Encrypt(0, sealed_message.buffers, 0), SecStatus::kOk);
    EXPECT_NE(AsText(sealed_message.data), "sealed");
    EXPECT_EQ(receiver.Decrypt(sealed_message.buffers, 0, nullptr), SecStatus::kOk);
    EXPECT_EQ(AsText(sealed_message.data), "sealed");
  }
}

TEST_F(ScriptedContextTest, StreamIsOnePieceAndDataPointsIntoIt) {
  const auto client = Make({Leg(SecStatus::kOk, kOrdered)});
  const auto server = Make({Leg(SecStatus::kOk, kOrdered)}, Role::kAcceptor);
  Step(*client), Step(*server);
  Message message("in one piece");
  ASSERT_EQ(client->Encrypt(0, message.buffers, 0), SecStatus::kOk);
  Bytes whole = message.token;
  Append(whole, message.data);
  MessageBuffer stream[] = {{static_cast<std::uint32_t>(BufferType::kStream), whole, whole.size()},
                            {static_cast<std::uint32_t>(BufferType::kData), {}, 0}};
  ASSERT_EQ(server->Decrypt(stream, 0, nullptr), SecStatus::kOk);
  EXPECT_EQ(AsText(stream[1].bytes.first(stream[1].used)), "in one piece");
  stream[0].used = kSignatureSize - 1;
  EXPECT_EQ(server->Decrypt(stream, 0, nullptr), SecStatus::kIncompleteMessage);
}

TEST_F(ScriptedContextTest, AlteredReorderedAndReplayedMessagesAreRefused) {
  const auto client = Make({Leg(SecStatus::kOk, kOrdered)});
  const auto server = Make({Leg(SecStatus::kOk, kOrdered)}, Role::kAcceptor);
  Step(*client), Step(*server);
  Message first("first"), second("second");
  client->Encrypt(0, first.buffers, 0);
  client->Encrypt(0, second.buffers, 0);
  EXPECT_EQ(server->Decrypt(second.buffers, 0, nullptr), SecStatus::kOutOfSequence);
  first.data[0] ^= 1;
  EXPECT_EQ(server->Decrypt(first.buffers, 0, nullptr), SecStatus::kMessageAltered);
  first.data[0] ^= 1;
  EXPECT_EQ(server->Verify(first.buffers, 0, nullptr), SecStatus::kMessageAltered);  // it is sealed, not signed
  EXPECT_EQ(server->Decrypt(first.buffers, 0, nullptr), SecStatus::kOk);
  EXPECT_EQ(server->Decrypt(second.buffers, 0, nullptr), SecStatus::kOk);
  EXPECT_EQ(server->Verify(second.buffers, 0, nullptr), SecStatus::kOutOfSequence);  // replayed
}

TEST_F(ScriptedContextTest, OrderMattersOnlyIfItWasGranted) {
  for (const auto& [granted, replayed] :
       {std::pair(ContextFlags(ContextFlag::kIntegrity), SecStatus::kOk),
        std::pair(ContextFlags(ContextFlag::kReplayDetect), SecStatus::kOutOfSequence)}) {
    const auto client = Make({Leg(SecStatus::kOk, granted)});
    const auto server = Make({Leg(SecStatus::kOk, granted)}, Role::kAcceptor);
    Step(*client), Step(*server);
    Message first("first"), second("second");
    client->Sign(0, first.buffers, 0);
    client->Sign(0, second.buffers, 0);
    EXPECT_EQ(server->Verify(second.buffers, 0, nullptr), SecStatus::kOk);
    EXPECT_EQ(server->Verify(second.buffers, 0, nullptr), replayed);
  }
}

TEST_F(ScriptedContextTest, MessageCallsNeedServicesBuffersAndAnEstablishedContext) {
  Message message("text");
  EXPECT_EQ(Make({Leg(SecStatus::kOk)})->Sign(0, message.buffers, 0), SecStatus::kInvalidHandle);
  const auto unprotected = Make({Leg(SecStatus::kOk)});
  Step(*unprotected);
  EXPECT_EQ(unprotected->Sign(0, message.buffers, 0), SecStatus::kQopNotSupported);
  EXPECT_EQ(unprotected->Decrypt(message.buffers, 0, nullptr), SecStatus::kQopNotSupported);
  ContextFacts facts;
  unprotected->Describe(facts);
  EXPECT_EQ(facts.sizes.max_signature, 0u);

  ScriptedLeg leg = Leg(SecStatus::kOk, kOrdered);
  leg.fails_message_calls = true;
  const auto failing = Make({leg});
  Step(*failing);
  EXPECT_EQ(failing->Encrypt(0, message.buffers, 0), SecStatus::kContextExpired);

  const auto protecting = Make({Leg(SecStatus::kOk, kOrdered)});
  Step(*protecting);
  EXPECT_EQ(protecting->Sign(0, std::span(message.buffers).first(1), 0), SecStatus::kInvalidToken);
  EXPECT_EQ(protecting->Sign(0, std::span(message.buffers).last(1), 0), SecStatus::kInvalidToken);
  message.buffers[0].bytes = message.buffers[0].bytes.first(kSignatureSize - 1);
  EXPECT_EQ(protecting->Sign(0, message.buffers, 0), SecStatus::kBufferTooSmall);
}

}  // namespace
}  // namespace legwork::scripted

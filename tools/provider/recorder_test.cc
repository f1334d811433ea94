#include "tools/provider/recorder.h"

#include <gtest/gtest.h>

#include "model/sec_buffer.h"

namespace legwork::provider {
namespace {

constexpr std::uint16_t kClient = 1, kServer = 2;

class Kept : public RecordSink {
 public:
  void Put(const CallRecord& record) override { records.push_back(record); }
  std::vector<CallRecord> records;
};

class RecorderTest : public testing::Test {
 protected:
  static std::uint32_t TypeOf(BufferType type) { return static_cast<std::uint32_t>(type); }

  // A handshake call that takes a token and gives one; an empty one is none.
  void Leg(std::uint16_t actor, Bytes input, Bytes output, SecStatus status, SecHandle context = {7, 7}) {
    CallRequest request;
    request.call = actor == kClient ? Call::kInitialize : Call::kAccept;
    request.context = {!has_context[actor], context};
    if (!input.empty()) request.input = {.is_null = false, .buffers = {{TypeOf(BufferType::kToken), input}}};
    CallReply reply;
    reply.status = status;
    reply.new_handle = context;
    reply.new_handle_written = true;
    reply.output = {{.type = TypeOf(BufferType::kToken), .content = output, .changed = !output.empty()}};
    recorder.Observe(request, reply, {actor, 10, 11});
    has_context[actor] = true;
  }

  std::vector<Call> Calls() const {
    std::vector<Call> calls;
    for (const CallRecord& record : kept.records) calls.push_back(record.call);
    return calls;
  }

  Kept kept;
  Recorder recorder{kept, {{kClient, kServer, Role::kInitiator, 0x2}, {kServer, kClient, Role::kAcceptor, 0}}};
  bool has_context[3] = {};
};

TEST_F(RecorderTest, WhatThePeerTakesWasSent) {
  Leg(kClient, {}, {1, 2, 3}, SecStatus::kContinueNeeded);
  Leg(kServer, {1, 2, 3}, {}, SecStatus::kOk);
  EXPECT_EQ(Calls(), (std::vector<Call>{Call::kInitialize, Call::kSend, Call::kAccept}));
  EXPECT_EQ(kept.records[1].actor, kClient);
  EXPECT_EQ(kept.records[1].peer, kServer);
  EXPECT_EQ(kept.records[2].input_token.origin, TokenOrigin::kPeer);
  EXPECT_EQ(kept.records[0].required, 0x2u);
  EXPECT_EQ(kept.records[2].required, 0u);
}

TEST_F(RecorderTest, WhatIsAlmostAPeersTokenWasAltered) {
  Bytes token(64, 7), other(64, 9);
  Leg(kClient, {}, token, SecStatus::kContinueNeeded);
  Leg(kServer, other, {}, SecStatus::kInvalidToken);
  EXPECT_EQ(kept.records[1].input_token.origin, TokenOrigin::kUnknown) << "somebody else's";
  token.pop_back();
  Leg(kServer, token, {}, SecStatus::kInvalidToken);
  ASSERT_EQ(Calls(), (std::vector<Call>{Call::kInitialize, Call::kAccept, Call::kSend, Call::kAccept}));
  EXPECT_EQ(kept.records[3].input_token.origin, TokenOrigin::kAltered);
  EXPECT_EQ(kept.records[2].input_token.size, 64u) << "what was sent is whole";
  token.push_back(8);
  Leg(kServer, token, {}, SecStatus::kInvalidToken);
  EXPECT_EQ(kept.records[4].input_token.origin, TokenOrigin::kUnknown) << "the token has come";
}

TEST_F(RecorderTest, WhatNobodyTookWasNotSentIfThePeerIsHere) {
  Leg(kServer, {9}, {}, SecStatus::kContinueNeeded);
  Leg(kClient, {}, {1, 2, 3}, SecStatus::kOk);
  recorder.End(20);
  EXPECT_EQ(Calls(), (std::vector<Call>{Call::kAccept, Call::kInitialize, Call::kEnd, Call::kEnd}));
}

TEST_F(RecorderTest, WhatLeavesAProcessWithoutThePeerCountsAsSent) {
  Leg(kClient, {}, {1, 2, 3}, SecStatus::kContinueNeeded);
  Leg(kClient, {4, 5}, {6}, SecStatus::kOk);  // somebody elsewhere answered
  recorder.End(20);
  EXPECT_EQ(Calls(), (std::vector<Call>{Call::kInitialize, Call::kSend, Call::kInitialize, Call::kSend, Call::kEnd}));
  EXPECT_EQ(kept.records[2].input_token.origin, TokenOrigin::kUnknown);
}

TEST_F(RecorderTest, ASecondDeliveryIsAReplay) {
  Leg(kClient, {}, {1, 2, 3}, SecStatus::kContinueNeeded);
  Leg(kServer, {1, 2, 3}, {}, SecStatus::kOk);
  Leg(kServer, {1, 2, 3}, {}, SecStatus::kOk, {8, 8});
  EXPECT_EQ(kept.records.back().input_token.origin, TokenOrigin::kReplayed);
}

TEST_F(RecorderTest, ATokenGivenBackToItsOwnContextIsStray) {
  Leg(kClient, {}, {1, 2, 3}, SecStatus::kContinueNeeded);
  Leg(kClient, {1, 2, 3}, {}, SecStatus::kInvalidToken);
  EXPECT_EQ(kept.records.back().input_token.origin, TokenOrigin::kStray);
}

// Converse takes a handshake of two tokens to where the client has answered with a third.
class HalfwayTest : public RecorderTest {
 protected:
  HalfwayTest() {
    Leg(kClient, {}, {1, 2, 3}, SecStatus::kContinueNeeded);
    Leg(kServer, {1, 2, 3}, {4, 5, 6}, SecStatus::kContinueNeeded);
    Leg(kClient, {4, 5, 6}, {7, 8, 9}, SecStatus::kOk);
  }
  TokenOrigin last() const { return kept.records.back().input_token.origin; }
};

TEST_F(HalfwayTest, TheContextThatWaitsForATokenIsThePeer) {
  EXPECT_EQ(last(), TokenOrigin::kPeer);
  Leg(kServer, {7, 8, 9}, {}, SecStatus::kOk);
  EXPECT_EQ(last(), TokenOrigin::kPeer);
}

TEST_F(HalfwayTest, ATokenThatAContextWaitsForIsStrayInANewOne) {
  has_context[kServer] = false;
  Leg(kServer, {7, 8, 9}, {}, SecStatus::kInvalidToken, {9, 9});
  EXPECT_EQ(last(), TokenOrigin::kStray);
}

TEST_F(HalfwayTest, ATokenOfAnotherConversationIsStray) {
  has_context[kClient] = has_context[kServer] = false;
  Leg(kClient, {}, {1, 1}, SecStatus::kContinueNeeded, {11, 11});
  Leg(kServer, {1, 1}, {2, 2}, SecStatus::kContinueNeeded, {12, 12});
  EXPECT_EQ(last(), TokenOrigin::kPeer) << "the beginning of one";
  Leg(kClient, {2, 2}, {3, 3}, SecStatus::kOk, {11, 11});
  Leg(kServer, {7, 8, 9}, {}, SecStatus::kInvalidToken, {12, 12});
  EXPECT_EQ(last(), TokenOrigin::kStray);
}

class OverlapTest : public RecorderTest {
 protected:
  OverlapTest() { Leg(kClient, {}, {1, 2, 3}, SecStatus::kOk); }

  // Call is made when `arrived_after` calls were over. It tells whether it began before the time at which all ended.
  bool Overlaps(legwork::Call call, std::uint64_t arrived_after, SecHandle context = {7, 7}) {
    CallRequest request;
    request.call = call;
    request.context = {false, context};
    recorder.Observe(request, {}, {kClient, 11, 11, arrived_after});
    const bool is_sent = kept.records.back().call == legwork::Call::kSend;
    const CallRecord& record = *(kept.records.end() - (is_sent ? 2 : 1));
    EXPECT_EQ(record.ended_at, 11);
    return record.began_at < 11;
  }
};

TEST_F(OverlapTest, ACallThatHadToWaitForOneOfItsKindOverlapsIt) {
  EXPECT_FALSE(Overlaps(Call::kEncrypt, 1)) << "one after another";
  EXPECT_TRUE(Overlaps(Call::kEncrypt, 1)) << "made before the encryption was over";
  EXPECT_FALSE(Overlaps(Call::kEncrypt, 3));
  EXPECT_FALSE(Overlaps(Call::kDecrypt, 3)) << "the pair may overlap";
  EXPECT_TRUE(Overlaps(Call::kDelete, 4)) << "whatever is under way";
}

TEST_F(OverlapTest, CallsOnTwoContextsDoNot) {
  has_context[kClient] = false;
  Leg(kClient, {}, {1, 2, 4}, SecStatus::kOk, {8, 8});
  EXPECT_FALSE(Overlaps(Call::kEncrypt, 2));
  EXPECT_FALSE(Overlaps(Call::kEncrypt, 2, {8, 8}));
}

class RecordedMessageTest : public RecorderTest {
 protected:
  void Protect(std::uint8_t tag) {
    CallRequest request;
    request.call = Call::kSign;
    request.context = {false, {7, 7}};
    request.message_number = tag;
    CallReply reply;
    reply.input = {{.type = TypeOf(BufferType::kToken), .content = {tag}},
                   {.type = TypeOf(BufferType::kData), .content = {1, 2}}};
    recorder.Observe(request, reply, {kClient, 10, 11});
  }

  MessageOrigin Check(std::uint8_t tag, std::uint8_t first = 1) {
    CallRequest request;
    request.call = Call::kVerify;
    request.context = {false, {8, 8}};
    request.input = {.is_null = false,
                     .buffers = {{TypeOf(BufferType::kToken), {tag}}, {TypeOf(BufferType::kData), {first, 2}}}};
    recorder.Observe(request, {}, {kServer, 10, 11});
    return kept.records.back().message_origin;
  }
};

TEST_F(RecordedMessageTest, TellsWhereAMessageComesFrom) {
  Leg(kServer, {9}, {}, SecStatus::kOk);
  for (std::uint8_t tag = 1; tag <= 3; ++tag) Protect(tag);
  EXPECT_EQ(Check(1), MessageOrigin::kInOrder);
  EXPECT_EQ(kept.records[kept.records.size() - 2].call, Call::kSend);
  EXPECT_TRUE(kept.records[kept.records.size() - 2].transmitted_application_data);
  EXPECT_TRUE(kept.records.back().protected_number_known);
  EXPECT_EQ(kept.records.back().protected_number, 1u);
  EXPECT_EQ(Check(1), MessageOrigin::kReplayed);
  EXPECT_EQ(Check(3), MessageOrigin::kEarly);
  EXPECT_EQ(Check(2, 77), MessageOrigin::kAltered);
  EXPECT_EQ(Check(2), MessageOrigin::kInOrder);
  EXPECT_EQ(Check(99), MessageOrigin::kUnknown);
}

}  // namespace
}  // namespace legwork::provider

// Contexts of datagrams: keys before anybody has answered, and numbers that the caller gives (DGM-001 to DGM-003).
#include <gtest/gtest.h>

#include "sim/kerberos/handshake_fixture.h"

namespace legwork::kerberos {
namespace {

using enum ContextFlag;

constexpr std::uint32_t kData = 1, kToken = 2;

struct Datagrams : HandshakeFixture {
  static constexpr ContextFlags kRequested = kDatagram | kReplayDetect | kConfidentiality;

  void Connect(ContextFlags requested) {
    ASSERT_EQ(client->Step(First(requested)), SecStatus::kContinueNeeded);
    ASSERT_TRUE(client->reply.token.empty()) << "DGM-001";
    const bool is_mutual = requested.Has(kMutualAuth);
    ASSERT_EQ(client->Step(First(requested)), is_mutual ? SecStatus::kContinueNeeded : SecStatus::kOk);
    ASSERT_EQ(server->Step(client->reply.token, kDatagram), SecStatus::kOk);
    if (is_mutual) {
      ASSERT_EQ(client->Step(server->reply.token), SecStatus::kOk);
    }
  }

  struct Datagram {
    Bytes token = Bytes(28);
    Bytes data = ToBytes(AsBytes("a datagram"));
  };
  static SecStatus Sign(Context& from, Datagram& datagram, std::uint32_t number) {
    MessageBuffer buffers[] = {{kToken, datagram.token, 28}, {kData, datagram.data, datagram.data.size()}};
    return from.Sign(0, buffers, number);
  }
  static SecStatus Verify(Context& to, Datagram& datagram, std::uint32_t number) {
    MessageBuffer buffers[] = {{kToken, datagram.token, 28}, {kData, datagram.data, datagram.data.size()}};
    return to.Verify(buffers, number, nullptr);
  }
};

TEST_F(Datagrams, ArriveInAnyOrderUnderTheirNumbers) {
  for (const ContextFlags style : {ContextFlags(), ContextFlags(kMutualAuth)}) {
    NewContexts();
    Connect(kRequested | style);
    EXPECT_TRUE(server->reply.granted.Has(kDatagram));
    EXPECT_FALSE(server->reply.granted.Has(kConnection)) << "CTX-017";
    Datagram first, second;
    ASSERT_EQ(Sign(*client->context, first, 7), SecStatus::kOk);
    ASSERT_EQ(Sign(*client->context, second, 8), SecStatus::kOk);
    EXPECT_EQ(Verify(*server->context, second, 7), SecStatus::kOutOfSequence) << "DGM-003";
    EXPECT_EQ(Verify(*server->context, second, 8), SecStatus::kOk);
    EXPECT_EQ(Verify(*server->context, first, 7), SecStatus::kOk);
    ASSERT_EQ(Sign(*server->context, first, 0), SecStatus::kOk);
    EXPECT_EQ(Verify(*client->context, first, 0), SecStatus::kOk);
  }
}

TEST_F(Datagrams, CanBeSignedBeforeAnybodyHasAnswered) {
  ASSERT_EQ(client->Step(First(kRequested | kMutualAuth)), SecStatus::kContinueNeeded);
  EXPECT_TRUE(client->context->ProtectsMessages());
  EXPECT_FALSE(client->context->established());
  Datagram early, late;
  ASSERT_EQ(Sign(*client->context, early, 1), SecStatus::kOk);
  ASSERT_EQ(client->Step(First(kRequested | kMutualAuth)), SecStatus::kContinueNeeded);
  ASSERT_EQ(server->Step(client->reply.token, kDatagram), SecStatus::kOk);
  ASSERT_EQ(client->Step(server->reply.token), SecStatus::kOk);
  ASSERT_EQ(Sign(*client->context, late, 2), SecStatus::kOk);
  EXPECT_EQ(Verify(*server->context, early, 1), SecStatus::kOk);
  EXPECT_EQ(Verify(*server->context, late, 2), SecStatus::kOk);
}

TEST_F(Datagrams, AreNoMatterOfConnections) {
  ASSERT_EQ(client->Step(First(kMutualAuth | kIntegrity)), SecStatus::kContinueNeeded);
  EXPECT_FALSE(client->context->ProtectsMessages());
}

}  // namespace
}  // namespace legwork::kerberos

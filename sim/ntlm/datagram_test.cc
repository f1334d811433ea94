// Connectionless mode (MS-NLMP 1.3.1.4, DGM-001 to DGM-003).
#include <gtest/gtest.h>

#include "sim/ntlm/ntlm_fixture.h"

namespace legwork::ntlm {
namespace {

using enum ContextFlag;

constexpr std::uint32_t kData = 1, kToken = 2;

// Datagrams is an initiator that has keys, and an acceptor that has sent its challenge.
struct Datagrams : testing::Test {
  void SetUp() override {
    pair.client_request.requested = kDatagram | kConfidentiality | kSequenceDetect;
    pair.server_request.requested = kDatagram;
  }

  // Connect makes the three legs; nobody sends a NEGOTIATE_MESSAGE.
  void Connect() {
    pair.negotiate = pair.challenge = pair.authenticate = pair.accept = LegReply();
    pair.Negotiate();
    ASSERT_EQ(pair.negotiate.status, SecStatus::kContinueNeeded);
    EXPECT_TRUE(pair.negotiate.token.empty()) << "DGM-001";
    pair.Challenge();
    ASSERT_EQ(pair.challenge.status, SecStatus::kContinueNeeded);
    pair.Authenticate();
    ASSERT_EQ(pair.authenticate.status, SecStatus::kOk);
    pair.Accept();
    ASSERT_EQ(pair.accept.status, SecStatus::kOk);
  }

  struct Datagram {
    Bytes token = Bytes(16);
    Bytes data = ToBytes(AsBytes("a datagram"));
    std::array<MessageBuffer, 2> buffers() { return {{{kToken, token, token.size()}, {kData, data, data.size()}}}; }
  };
  static SecStatus Seal(Context& from, Datagram& datagram, std::uint32_t number) {
    auto buffers = datagram.buffers();
    return from.Encrypt(0, buffers, number);
  }
  static SecStatus Open(Context& to, Datagram& datagram, std::uint32_t number) {
    auto buffers = datagram.buffers();
    return to.Decrypt(buffers, number, nullptr);
  }

  NtlmWorld world;
  Pair pair = Pair(world);
};

TEST_F(Datagrams, AreGrantedInPlaceOfAConnection) {
  Connect();
  EXPECT_TRUE(pair.authenticate.granted.Has(kDatagram));
  EXPECT_FALSE(pair.authenticate.granted.Has(kConnection)) << "CTX-017";
  EXPECT_TRUE(pair.accept.granted.Has(kDatagram));
}

TEST_F(Datagrams, ArriveInAnyOrderUnderTheirNumbers) {
  Connect();
  Datagram first, second;
  ASSERT_EQ(Seal(*pair.initiator, first, 7), SecStatus::kOk);
  ASSERT_EQ(Seal(*pair.initiator, second, 8), SecStatus::kOk);
  EXPECT_NE(first.data, second.data) << "each has a key of its own";
  EXPECT_EQ(Open(*pair.acceptor, second, 8), SecStatus::kOk);
  EXPECT_EQ(AsText(second.data), "a datagram");
  EXPECT_EQ(Open(*pair.acceptor, first, 7), SecStatus::kOk);
  EXPECT_EQ(AsText(first.data), "a datagram");
}

TEST_F(Datagrams, UnderAnotherNumberAreOutOfSequence) {
  Connect();
  Datagram datagram;
  ASSERT_EQ(Seal(*pair.initiator, datagram, 7), SecStatus::kOk);
  EXPECT_EQ(Open(*pair.acceptor, datagram, 9), SecStatus::kOutOfSequence) << "DGM-003";
  EXPECT_EQ(Open(*pair.acceptor, datagram, 7), SecStatus::kOk) << "a refusal changes nothing";
}

TEST_F(Datagrams, CanBeSignedBeforeAnybodyHasAnswered) {
  pair.Negotiate();
  ASSERT_TRUE(pair.initiator->ProtectsMessages());
  EXPECT_FALSE(pair.initiator->established());
  Datagram early;
  ASSERT_EQ(Seal(*pair.initiator, early, 0), SecStatus::kOk);
  pair.Challenge();
  pair.Authenticate();
  pair.Accept();
  ASSERT_EQ(pair.accept.status, SecStatus::kOk);
  EXPECT_EQ(Open(*pair.acceptor, early, 0), SecStatus::kOk);
}

TEST_F(Datagrams, CanBeTakenUpAgain) {
  Connect();
  Connect();
  Datagram datagram;
  ASSERT_EQ(Seal(*pair.acceptor, datagram, 0), SecStatus::kOk);
  EXPECT_EQ(Open(*pair.initiator, datagram, 0), SecStatus::kOk) << "DGM-002";
}

TEST_F(Datagrams, RefuseTheChallengeOfAConnection) {
  pair.Negotiate();
  Pair other(world);
  other.Negotiate();
  other.Challenge();
  pair.challenge = other.challenge;
  pair.Authenticate();
  EXPECT_EQ(pair.authenticate.status, SecStatus::kInvalidToken);
}

TEST_F(Datagrams, WithoutServicesHaveNoEarlyKeys) {
  pair.client_request.requested = kDatagram;
  pair.Negotiate();
  EXPECT_FALSE(pair.initiator->ProtectsMessages());
}

}  // namespace
}  // namespace legwork::ntlm

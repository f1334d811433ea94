#include "sim/kerberos/kerberos_context.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "sim/kerberos/handshake_fixture.h"

namespace legwork::kerberos {
namespace {

using enum ContextFlag;

constexpr std::uint32_t kData = 1, kToken = 2;

struct Messages : HandshakeFixture {
  // Carry sends one signed or sealed message and gives what the receiver said of it.
  static SecStatus Carry(Context& from, Context& to, bool seals) {
    Bytes token(76), data = ToBytes(AsBytes("hello"));
    MessageBuffer buffers[] = {{kToken, token, token.size()}, {kData, data, data.size()}};
    const SecStatus sent = seals ? from.Encrypt(0, buffers, 0) : from.Sign(0, buffers, 0);
    if (sent != SecStatus::kOk) return sent;
    const SecStatus received = seals ? to.Decrypt(buffers, 0, nullptr) : to.Verify(buffers, 0, nullptr);
    EXPECT_EQ(AsText(data) == "hello", received == SecStatus::kOk || !seals);
    return received;
  }
};

TEST_F(Messages, PassBothWaysInEveryStyle) {
  for (const ContextFlags style : {ContextFlags(), ContextFlags(kMutualAuth), ContextFlags(kUseDceStyle)}) {
    Establish(style | kSequenceDetect | kConfidentiality);
    for (int i = 0; i < 3; ++i) {
      for (const bool seals : {false, true}) {
        EXPECT_EQ(Carry(*client->context, *server->context, seals), SecStatus::kOk);
        EXPECT_EQ(Carry(*server->context, *client->context, seals), SecStatus::kOk);
      }
    }
  }
}

TEST_F(Messages, NeedTheService) {
  Establish(kMutualAuth);
  EXPECT_EQ(Carry(*client->context, *server->context, false), SecStatus::kQopNotSupported) << "SIG-004";
  EXPECT_EQ(Carry(*client->context, *server->context, true), profile->Answer(Question::kEncryptUnprotected));
}

TEST_F(Messages, EndWithTheTicket) {
  kdc.lifetime = 60 * kTicksPerSecond;
  Establish(kMutualAuth | kConfidentiality);
  time.Advance(360 * kTicksPerSecond);
  EXPECT_EQ(Carry(*client->context, *server->context, true), SecStatus::kOk);
  time.Advance(kTicksPerSecond);
  EXPECT_EQ(Carry(*client->context, *server->context, true), SecStatus::kContextExpired);
  EXPECT_EQ(Carry(*client->context, *server->context, false), SecStatus::kContextExpired);
}

TEST_F(Messages, SizesTellTheServices) {
  Establish(kMutualAuth);
  EXPECT_EQ(client->Facts().sizes.max_signature, 0u) << "QCA-005";
  EXPECT_EQ(client->Facts().sizes.security_trailer, 0u);
  Establish(kIntegrity);
  EXPECT_EQ(client->Facts().sizes.max_signature, 28u);
  EXPECT_EQ(client->Facts().sizes.security_trailer, 28u);
  Establish(kConfidentiality);
  EXPECT_EQ(client->Facts().sizes.security_trailer, 60u);
  EXPECT_EQ(client->Facts().sizes.block_size, 1u);
  EXPECT_EQ(client->Facts().sizes.max_token, kKerberosPackage.max_token);
}

TEST_F(Messages, AlgorithmsHaveNames) {
  Establish(kIntegrity);
  EXPECT_EQ(client->Facts().encryption_algorithm, "AES-256 CTS HMAC-SHA1-96");
  EXPECT_EQ(client->Facts().signature_algorithm, "HMAC-SHA1-96");
  EXPECT_EQ(client->Facts().key_bits, 256u);
}

TEST_F(Messages, MechanismListsAreProtectedWhateverWasRequested) {
  Bytes mic;
  EXPECT_EQ(client->context->MakeMechListMic(AsBytes("list"), mic), SecStatus::kOutOfSequence);
  Establish(kMutualAuth);
  EXPECT_TRUE(client->context->SupportsIntegrity());
  ASSERT_EQ(client->context->MakeMechListMic(AsBytes("list"), mic), SecStatus::kOk);
  EXPECT_EQ(server->context->VerifyMechListMic(AsBytes("tsil"), mic), SecStatus::kMessageAltered);
  EXPECT_EQ(server->context->VerifyMechListMic(AsBytes("list"), mic), SecStatus::kOk);
  ASSERT_EQ(server->context->MakeMechListMic(AsBytes("list"), mic), SecStatus::kOk);
  EXPECT_EQ(client->context->VerifyMechListMic(AsBytes("list"), mic), SecStatus::kOk);
}

TEST_F(Messages, OfOneContextDoNotPassInAnother) {
  Establish(kMutualAuth | kConfidentiality);
  const auto other = std::move(server->context);
  Establish(kMutualAuth | kConfidentiality);
  EXPECT_EQ(Carry(*client->context, *other, true), SecStatus::kMessageAltered);
  EXPECT_EQ(Carry(*client->context, *server->context, true), SecStatus::kOk);
}

// Interleaved compares any order of sending, receiving and receiving again with the obvious model: a message is good if
// it is the next one of its direction.
TEST_F(Messages, InterleavedInAnyOrder) {
  struct Sent {
    Bytes token, data;
    bool seals;
  };
  Establish(kMutualAuth | kSequenceDetect | kConfidentiality);
  EXPECT_TRUE(rc::check([&] {
    NewContexts();
    Establish(kMutualAuth | kSequenceDetect | kConfidentiality);
    Context* sides[] = {client->context.get(), server->context.get()};
    std::vector<Sent> sent[2];
    std::size_t next[2] = {0, 0};
    const int steps = *rc::gen::inRange(0, 40);
    for (int step = 0; step < steps; ++step) {
      const int from = *rc::gen::inRange(0, 2);
      if (sent[from].empty() || *rc::gen::arbitrary<bool>()) {
        Sent message = {Bytes(60), Bytes(step, 0x5A), *rc::gen::arbitrary<bool>()};
        MessageBuffer buffers[] = {{kToken, message.token, 60}, {kData, message.data, message.data.size()}};
        RC_ASSERT((message.seals ? sides[from]->Encrypt(0, buffers, 0) : sides[from]->Sign(0, buffers, 0)) ==
                  SecStatus::kOk);
        message.token.resize(buffers[0].used);
        sent[from].push_back(message);
        continue;
      }
      const auto index = *rc::gen::inRange<std::size_t>(0, sent[from].size());
      Sent message = sent[from][index];
      MessageBuffer buffers[] = {{kToken, message.token, message.token.size()},
                                 {kData, message.data, message.data.size()}};
      Context* to = sides[1 - from];
      const SecStatus status = message.seals ? to->Decrypt(buffers, 0, nullptr) : to->Verify(buffers, 0, nullptr);
      RC_ASSERT(status == (index == next[from] ? SecStatus::kOk : SecStatus::kOutOfSequence));
      if (index == next[from]) ++next[from];
    }
  }));
}

TEST_F(Messages, TheSameWorldGivesTheSameTokens) {
  Establish(kMutualAuth);
  const Bytes key = client->Facts().session_key;
  IssuingKdc same_kdc(directory, kdc_clock);
  client = std::make_unique<Side>(*this, "client", &same_kdc);
  server = std::make_unique<Side>(*this, "server", nullptr);
  Acquire(*client, "alice", kUseOutbound);
  Acquire(*server, "HTTP/web", kUseInbound);
  Establish(kMutualAuth);
  EXPECT_EQ(client->Facts().session_key, key);
}

}  // namespace
}  // namespace legwork::kerberos

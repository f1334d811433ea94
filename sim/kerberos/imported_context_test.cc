#include "sim/kerberos/imported_context.h"

#include <gtest/gtest.h>

#include "sim/kerberos/handshake_fixture.h"

namespace legwork::kerberos {
namespace {

using enum ContextFlag;

constexpr std::uint32_t kData = 1, kToken = 2;

struct Imported : HandshakeFixture {
  void SetUp() override {
    HandshakeFixture::SetUp();
    Establish(kMutualAuth | kSequenceDetect | kConfidentiality);
  }
  Bytes Pack(const Side& side, bool reset = false) const {
    Bytes packed;
    EXPECT_EQ(side.context->Export(reset, packed), SecStatus::kOk);
    return packed;
  }
  std::unique_ptr<Context> Unpack(ByteView packed) const {
    return kKerberosPackage.import(kKerberosPackage, server->surroundings, packed);
  }
  static SecStatus Pass(Context& from, Context& to) {
    Bytes token(76), data = ToBytes(AsBytes("hello"));
    MessageBuffer buffers[] = {{kToken, token, token.size()}, {kData, data, data.size()}};
    if (const SecStatus sent = from.Encrypt(0, buffers, 0); sent != SecStatus::kOk) return sent;
    return to.Decrypt(buffers, 0, nullptr);
  }
};

TEST_F(Imported, GoesOnWhereItWas) {
  ASSERT_EQ(Pass(*client->context, *server->context), SecStatus::kOk);
  ASSERT_EQ(Pass(*server->context, *client->context), SecStatus::kOk);
  const std::unique_ptr<Context> there = Unpack(Pack(*server));
  ASSERT_NE(there, nullptr);
  EXPECT_TRUE(there->established());
  EXPECT_EQ(Pass(*client->context, *there), SecStatus::kOk);
  EXPECT_EQ(Pass(*there, *client->context), SecStatus::kOk);
}

TEST_F(Imported, StartsAnewIfItShall) {
  ASSERT_EQ(Pass(*client->context, *server->context), SecStatus::kOk);
  const std::unique_ptr<Context> there = Unpack(Pack(*server, true));
  EXPECT_EQ(Pass(*client->context, *there), SecStatus::kOutOfSequence) << "it waits for the first number";
  const std::unique_ptr<Context> other = Unpack(Pack(*client, true));
  EXPECT_EQ(Pass(*other, *there), SecStatus::kOk);
}

TEST_F(Imported, StartsAnewBehindTheMicsOfTheHandshake) {
  Bytes mic;
  ASSERT_EQ(client->context->MakeMechListMic(AsBytes("list"), mic), SecStatus::kOk);
  ASSERT_EQ(server->context->VerifyMechListMic(AsBytes("list"), mic), SecStatus::kOk);
  client->context->AfterMechListMic();
  server->context->AfterMechListMic();
  const std::unique_ptr<Context> there = Unpack(Pack(*server, true));
  EXPECT_EQ(Pass(*client->context, *there), SecStatus::kOk);
}

TEST_F(Imported, TellsTheSameFacts) {
  const ContextFacts here = server->Facts();
  ContextFacts there;
  Unpack(Pack(*server))->Describe(there);
  EXPECT_EQ(here.user, there.user);
  EXPECT_EQ(here.server_name, there.server_name);
  EXPECT_EQ(here.client_specified_target, there.client_specified_target);
  EXPECT_EQ(here.session_key, there.session_key);
  EXPECT_EQ(here.expiry, there.expiry);
}

TEST_F(Imported, EndsWithTheTicket) {
  const std::unique_ptr<Context> there = Unpack(Pack(*server));
  time.Advance(24 * 3600 * kTicksPerSecond);
  Bytes token(76), data(1);
  MessageBuffer buffers[] = {{kToken, token, token.size()}, {kData, data, data.size()}};
  EXPECT_EQ(there->Sign(0, buffers, 0), SecStatus::kContextExpired);
}

TEST_F(Imported, MakesNoHandshake) {
  LegReply reply;
  Unpack(Pack(*server))->Step(LegRequest(), reply);
  EXPECT_EQ(reply.status, SecStatus::kNoCredentials);
}

TEST_F(Imported, IsReadWholeOrNotAtAll) {
  Bytes packed = Pack(*server);
  for (std::size_t size = 0; size < packed.size(); ++size) {
    EXPECT_EQ(Unpack(ByteView(packed).first(size)), nullptr) << size;
  }
  packed.push_back(0);
  EXPECT_EQ(Unpack(packed), nullptr);
}

TEST_F(Imported, RefusesAnotherFormatAndAWrongKey) {
  Bytes packed = Pack(*server);
  packed[0] = 2;
  EXPECT_EQ(Unpack(packed), nullptr);
  packed = Pack(*server);
  packed[2] = 0x55;  // no such encryption type
  EXPECT_EQ(Unpack(packed), nullptr);
  packed = Pack(*server);
  packed.back() = 4;  // no such bit
  EXPECT_EQ(Unpack(packed), nullptr);
}

}  // namespace
}  // namespace legwork::kerberos

#include "sim/ntlm/imported_context.h"

#include <gtest/gtest.h>

#include "sim/ntlm/ntlm_fixture.h"

namespace legwork::ntlm {
namespace {

// Exported is an established pair whose acceptor's end can be handed over.
struct Exported : testing::Test {
  void SetUp() override {
    pair.client_request.requested = ContextFlag::kConfidentiality | ContextFlag::kSequenceDetect;
    ASSERT_EQ(pair.Exchange(), SecStatus::kOk);
  }
  Bytes Pack(bool reset = false) const {
    Bytes packed;
    EXPECT_EQ(pair.acceptor->Export(reset, packed), SecStatus::kOk);
    return packed;
  }
  std::unique_ptr<Context> Unpack(ByteView packed) const {
    return kNtlmPackage.import(kNtlmPackage, world.server, packed);
  }
  SecStatus Pass(Context& from, Context& to) const {
    Message message = SealedBy(from, "over there");
    return Decrypt(to, message);
  }

  NtlmWorld world;
  Pair pair = Pair(world);
};

TEST_F(Exported, GoesOnWhereItWas) {
  ASSERT_EQ(Pass(*pair.initiator, *pair.acceptor), SecStatus::kOk);
  ASSERT_EQ(Pass(*pair.acceptor, *pair.initiator), SecStatus::kOk);
  const std::unique_ptr<Context> there = Unpack(Pack());
  ASSERT_NE(there, nullptr);
  EXPECT_TRUE(there->established());
  EXPECT_EQ(Pass(*pair.initiator, *there), SecStatus::kOk);
  EXPECT_EQ(Pass(*there, *pair.initiator), SecStatus::kOk);
}

TEST_F(Exported, TellsTheSameFacts) {
  ContextFacts here, there;
  pair.acceptor->Describe(here);
  Unpack(Pack())->Describe(there);
  EXPECT_EQ(here.user, there.user);
  EXPECT_EQ(here.authority, there.authority);
  EXPECT_EQ(here.session_key, there.session_key);
  EXPECT_EQ(here.start, there.start);
  EXPECT_EQ(here.expiry, there.expiry);
}

TEST_F(Exported, StartsAnewIfItShall) {
  ASSERT_EQ(Pass(*pair.initiator, *pair.acceptor), SecStatus::kOk);
  Message third = SealedBy(*pair.initiator, "number one");
  const std::unique_ptr<Context> there = Unpack(Pack(true));
  ASSERT_NE(there, nullptr);
  EXPECT_NE(Decrypt(*there, third), SecStatus::kOk) << "it waits for number zero";
  Bytes packed;
  ASSERT_EQ(pair.initiator->Export(true, packed), SecStatus::kOk);
  const std::unique_ptr<Context> other = kNtlmPackage.import(kNtlmPackage, world.client, packed);
  EXPECT_EQ(Pass(*other, *there), SecStatus::kOk);
}

TEST_F(Exported, MakesNoHandshake) {
  LegReply reply;
  Unpack(Pack())->Step(LegRequest(), reply);
  EXPECT_EQ(reply.status, SecStatus::kNoCredentials);
}

TEST_F(Exported, IsReadWholeOrNotAtAll) {
  ASSERT_EQ(Pass(*pair.initiator, *pair.acceptor), SecStatus::kOk);
  Bytes packed = Pack();
  for (std::size_t size = 0; size < packed.size(); ++size) {
    EXPECT_EQ(Unpack(ByteView(packed).first(size)), nullptr) << size;
  }
  packed.push_back(0);
  EXPECT_EQ(Unpack(packed), nullptr);
}

TEST_F(Exported, RefusesAnotherFormat) {
  Bytes packed = Pack();
  packed[0] = 2;
  EXPECT_EQ(Unpack(packed), nullptr);
  packed = Pack();
  packed[1] = 2;  // no role
  EXPECT_EQ(Unpack(packed), nullptr);
}

}  // namespace
}  // namespace legwork::ntlm

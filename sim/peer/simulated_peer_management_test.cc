#include <gtest/gtest.h>

#include <memory>

#include "model/profile.h"
#include "model/sec_buffer.h"
#include "sim/crypto/string_to_key.h"
#include "sim/peer/simulated_factory.h"
#include "sim/world/world.h"

// Credentials, packages, passwords and memory, as a caller of the simulated packages meets them.
namespace legwork {
namespace {

class SimulatedPeerManagementTest : public testing::Test {
 protected:
  SimulatedPeerManagementTest() {
    world_.directory.Add({.name = "alice", .realm = "EXAMPLE.COM", .domain = "EXAMPLE", .password = "alice-pw"});
    ActorSetup actor;
    actor.name = "client";
    actor.package = PackageName::kNtlm;
    actor.identity = {"alice", "EXAMPLE", "alice-pw", true, false};
    peer_ = factory_.Make(world_, nullptr, actor);
  }

  CallReply Answer(CallRequest request) {
    CallReply reply;
    peer_->Answer(request, reply);
    EXPECT_EQ(reply.outcome, CallReply::Outcome::kReturned);
    return reply;
  }

  static CallRequest RequestOf(Call call, PackageName package = PackageName::kNtlm) {
    CallRequest request;
    request.call = call;
    request.package = package;
    return request;
  }

  HandleArgument Acquire(PackageName package) {
    return {false, Answer(RequestOf(Call::kAcquire, package)).new_handle};
  }

  SecStatus Free(std::uint32_t block, bool is_null = false, bool inside = false) {
    CallRequest request = RequestOf(Call::kFreeBuffer);
    request.memory = {is_null, block, inside};
    return Answer(request).status;
  }

  static CallRequest ChangeRequest() {
    CallRequest request = RequestOf(Call::kChangePassword);
    request.password = {.domain = "EXAMPLE", .account = "alice", .old_password = "alice-pw", .new_password = "new"};
    request.output.is_null = false;
    request.output.buffers.push_back({.type = 15, .content = {}, .capacity = 24});
    return request;
  }

  StringToKeyCache keys_;
  World world_{1, DocumentedProfile(), keys_};
  SimulatedFactory factory_;
  std::unique_ptr<Peer> peer_;
};

TEST_F(SimulatedPeerManagementTest, DescribesItsPackagesInOneBlock) {
  const CallReply all = Answer(RequestOf(Call::kEnumerate));
  EXPECT_EQ(all.status, SecStatus::kOk);
  EXPECT_EQ(all.described.size(), 3u);
  ASSERT_EQ(all.issued.size(), 1u);
  const CallReply one = Answer(RequestOf(Call::kQueryPackage));
  ASSERT_EQ(one.described.size(), 1u);
  EXPECT_EQ(one.described.front().name, "NTLM");
  EXPECT_EQ(one.described.front().version, 1u);
  EXPECT_NE(one.issued.front(), all.issued.front());
  CallRequest unknown = RequestOf(Call::kQueryPackage);
  unknown.package_text = "Digest";
  EXPECT_EQ(Answer(unknown).status, SecStatus::kSecpkgNotFound);
  CallRequest nowhere = RequestOf(Call::kEnumerate);
  nowhere.result_is_null = true;
  EXPECT_EQ(Answer(nowhere).status, SecStatus::kInvalidHandle);
}

TEST_F(SimulatedPeerManagementTest, TakesABlockBackOnce) {
  const std::uint32_t block = Answer(RequestOf(Call::kEnumerate)).issued.front();
  EXPECT_EQ(Free(block, false, true), SecStatus::kInvalidHandle);
  EXPECT_EQ(Free(block), SecStatus::kOk);
  EXPECT_EQ(Free(block), SecStatus::kInvalidHandle);
  EXPECT_EQ(Free(0), SecStatus::kInvalidHandle);
  EXPECT_EQ(Free(77), SecStatus::kInvalidHandle);
  EXPECT_EQ(Free(0, true), SecStatus::kOk);
}

TEST_F(SimulatedPeerManagementTest, TellsWhomACredentialIsFor) {
  CallRequest request = RequestOf(Call::kQueryCredential);
  request.credential = Acquire(PackageName::kNtlm);
  request.attribute = 1;
  EXPECT_EQ(Answer(request).credential.name, "EXAMPLE\\alice");
  request.result_is_null = true;
  EXPECT_EQ(Answer(request).status, SecStatus::kInvalidHandle);
  request.credential = {};
  EXPECT_EQ(Answer(request).status, SecStatus::kInvalidHandle);
}

TEST_F(SimulatedPeerManagementTest, AddsAnotherIdentityToNegotiateAlone) {
  CallRequest request = RequestOf(Call::kAddCredentials);
  request.credential = Acquire(PackageName::kNegotiate);
  request.identity.absent = false;
  request.identity.user = "bob";
  request.identity.domain = "EXAMPLE";
  request.identity.password = "bob-pw";
  EXPECT_EQ(Answer(request).status, SecStatus::kOk);
  request.package = PackageName::kScripted;
  EXPECT_EQ(Answer(request).status, SecStatus::kSecpkgNotFound) << "Negotiate does not choose from it";
  request.package = PackageName::kNtlm;
  request.credential = Acquire(PackageName::kNtlm);
  EXPECT_EQ(Answer(request).status, SecStatus::kUnsupportedFunction);
}

TEST_F(SimulatedPeerManagementTest, ChangesAPasswordAndTellsTheRules) {
  const CallReply changed = Answer(ChangeRequest());
  EXPECT_EQ(changed.status, SecStatus::kOk);
  EXPECT_EQ(changed.output.front().size, 24u);
  EXPECT_EQ(world_.directory.FindUser("alice", "EXAMPLE")->password, "new");
  EXPECT_EQ(Answer(ChangeRequest()).status, SecStatus::kLogonDenied) << "the old password is another one now";
}

TEST_F(SimulatedPeerManagementTest, ChangesNothingForArgumentsThatAreWrong) {
  CallRequest request = ChangeRequest();
  request.reserved1 = 1;
  EXPECT_EQ(Answer(request).status, SecStatus::kInvalidParameter);
  request = ChangeRequest();
  request.password.account.reset();
  EXPECT_EQ(Answer(request).status, SecStatus::kInvalidParameter);
  request = ChangeRequest();
  request.output = {};
  EXPECT_EQ(Answer(request).status, SecStatus::kInvalidParameter);
  request = ChangeRequest();
  request.output.buffers.front().capacity = 23;
  EXPECT_EQ(Answer(request).status, SecStatus::kBufferTooSmall);
  EXPECT_EQ(world_.directory.FindUser("alice", "EXAMPLE")->password, "alice-pw");
}

}  // namespace
}  // namespace legwork

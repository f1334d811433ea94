#include "sim/ntlm/ntlm_package.h"

#include <gtest/gtest.h>

#include <limits>

#include "sim/ntlm/ntlm_fixture.h"
#include "sim/wire/oid.h"

namespace legwork::ntlm {
namespace {

SecStatus Acquired(const Identity& identity, std::uint32_t use) {
  NtlmWorld world;
  CredentialRequest request;
  request.identity = identity;
  request.use = use;
  SecStatus status = SecStatus::kInternalError;
  const auto credential = kNtlmPackage.acquire(kNtlmPackage, world.client, request, status);
  EXPECT_EQ(credential == nullptr, IsFailure(status));
  if (!credential) return status;
  EXPECT_EQ(credential->Expiry(), std::numeric_limits<Ticks>::max());
  return status;
}

// windows-observed B10
TEST(NtlmPackage, DescribesItself) {
  EXPECT_EQ(kNtlmPackage.capabilities, 0x2B37u | 0x40000u);
  EXPECT_EQ(kNtlmPackage.rpc_id, 10);
  EXPECT_EQ(kNtlmPackage.max_token, 2888u);
  EXPECT_EQ(OidText(kNtlmPackage.mechanism), "1.3.6.1.4.1.311.2.2.10");
}

// windows-observed B03: nothing is validated here; I05.
TEST(NtlmPackage, AcquiresAlmostAnything) {
  EXPECT_EQ(Acquired(NtlmWorld::Alice("wrong"), kUseOutbound), SecStatus::kOk);
  EXPECT_EQ(Acquired({"", "EXAMPLE", "", true, false}, kUseOutbound), SecStatus::kOk);
  EXPECT_EQ(Acquired(NtlmWorld::Anonymous(), kUseOutbound), SecStatus::kOk);
  EXPECT_EQ(Acquired({}, kUseInbound), SecStatus::kOk);
  EXPECT_EQ(Acquired({}, kUseBoth), SecStatus::kOk);
  EXPECT_EQ(Acquired({}, kUseOutbound), SecStatus::kNoCredentials);
}

TEST(NtlmPackage, RefusesNamesThatNoMessageCouldCarry) {
  EXPECT_EQ(Acquired({"\xFF", "EXAMPLE", "pw", true, false}, kUseOutbound), SecStatus::kUnknownCredentials);
  EXPECT_EQ(Acquired({"alice", "EXAMPLE", "\xC0\x80", true, false}, kUseOutbound), SecStatus::kUnknownCredentials);
  EXPECT_EQ(Acquired({std::string(40'000, 'a'), "EXAMPLE", "pw", true, false}, kUseOutbound),
            SecStatus::kUnknownCredentials);
}

TEST(NtlmPackage, AnInitiatorNeedsAnIdentity) {
  NtlmWorld world;
  CredentialRequest request;
  request.use = kUseBoth;
  SecStatus status = SecStatus::kInternalError;
  const auto credential = kNtlmPackage.acquire(kNtlmPackage, world.client, request, status);
  const auto initiator = kNtlmPackage.make_initiator(kNtlmPackage, world.client, *credential);
  LegReply reply;
  initiator->Step({}, reply);
  EXPECT_EQ(reply.status, SecStatus::kNoCredentials);
}

}  // namespace
}  // namespace legwork::ntlm

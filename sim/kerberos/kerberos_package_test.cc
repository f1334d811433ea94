#include "sim/kerberos/kerberos_package.h"

#include <gtest/gtest.h>

#include "sim/kerberos/handshake_fixture.h"
#include "sim/wire/oid.h"

namespace legwork::kerberos {
namespace {

struct PackageRow : HandshakeFixture {};

TEST_F(PackageRow, SaysWhatIsDocumented) {
  EXPECT_EQ(kKerberosPackage.text, "Kerberos");
  EXPECT_EQ(kKerberosPackage.rpc_id, 16) << "windows-observed B12";
  EXPECT_GE(kKerberosPackage.max_token, 12000u);
  EXPECT_TRUE(SameBytes(kKerberosPackage.mechanism, kOidKerberos));
  EXPECT_TRUE(SameBytes(kKerberosPackage.mechanism_alias, kOidMsKerberos));
  EXPECT_EQ(kKerberosPackage.capabilities, 0x8F3BBFu);
}

TEST_F(PackageRow, AcquireAsksNobody) {
  Acquire(*client, "alice", kUseOutbound);
  EXPECT_EQ(kdc.exchanges, 0) << "ACH-N-002";
}

TEST_F(PackageRow, AcquireNeedsSomebodyToInitiate) {
  CredentialRequest request;
  SecStatus status = SecStatus::kOk;
  request.use = kUseOutbound;
  EXPECT_EQ(kKerberosPackage.acquire(kKerberosPackage, client->surroundings, request, status), nullptr);
  EXPECT_EQ(status, SecStatus::kNoCredentials);
  request.use = kUseInbound;
  EXPECT_NE(kKerberosPackage.acquire(kKerberosPackage, client->surroundings, request, status), nullptr);
  EXPECT_EQ(status, SecStatus::kOk);
}

TEST_F(PackageRow, CredentialsEndWithTheirLogon) {
  EXPECT_EQ(client->credential->Expiry(), INT64_MAX);
  Establish({});
  EXPECT_EQ(client->credential->Expiry(), time.Now() + 10 * 3600 * kTicksPerSecond);
}

}  // namespace
}  // namespace legwork::kerberos

#include "sim/spnego/negotiate_credential.h"

#include <gtest/gtest.h>

#include "sim/spnego/negotiate_test_pair.h"

namespace legwork::spnego {
namespace {

class NegotiateCredentialTest : public testing::Test, protected NegotiateTestPair {
 protected:
  const NegotiateCredential& credential() const { return static_cast<const NegotiateCredential&>(*client.credential); }
};

TEST_F(NegotiateCredentialTest, HoldsOneForEachPackageThatHasOne) {
  client.kerberos.acquired = SecStatus::kNoCredentials;
  EXPECT_EQ(Acquire(client, kUseOutbound), SecStatus::kOk);
  ASSERT_EQ(credential().choices().size(), 1u);
  EXPECT_EQ(credential().choices()[0].package, &client.ntlm);
  EXPECT_EQ(credential().FindMechanism(kOidKerberos), nullptr);
  EXPECT_EQ(credential().FindPackage(PackageName::kNtlm), &credential().choices()[0]);
}

TEST_F(NegotiateCredentialTest, MostPreferredPackageSaysWhyThereIsNone) {
  client.kerberos.acquired = SecStatus::kUnknownCredentials;
  client.ntlm.acquired = SecStatus::kNoCredentials;
  EXPECT_EQ(Acquire(client, kUseOutbound), SecStatus::kUnknownCredentials);
  EXPECT_EQ(client.credential, nullptr);
}

TEST_F(NegotiateCredentialTest, MechanismsAreFoundByEveryName) {
  Acquire(client, kUseOutbound);
  EXPECT_EQ(credential().FindMechanism(kOidMsKerberos), credential().FindMechanism(kOidKerberos));
  EXPECT_EQ(credential().FindMechanism(kOidNegoEx), nullptr);
  EXPECT_EQ(credential().FindMechanism({}), nullptr);
}

TEST_F(NegotiateCredentialTest, ListDecidesWhatIsChosenFrom) {
  client.package_list = "!ntlm";
  Acquire(client, kUseOutbound);
  EXPECT_EQ(credential().choices().size(), 1u);
  EXPECT_FALSE(credential().OnlyRaw());
  client.package_list = "ntlm";
  Acquire(client, kUseOutbound);
  EXPECT_TRUE(credential().OnlyRaw());
  client.package_list = "kerberos";
  Acquire(client, kUseOutbound);
  EXPECT_FALSE(credential().OnlyRaw());
}

TEST_F(NegotiateCredentialTest, ExpiresWithTheFirstOfItsCredentials) {
  Acquire(client, kUseOutbound);
  EXPECT_EQ(client.credential->Expiry(), credential().choices()[0].credential->Expiry());
  client.package_list = "NegoExtender";
  Acquire(client, kUseOutbound);
  EXPECT_GT(client.credential->Expiry(), 0);
}

}  // namespace
}  // namespace legwork::spnego

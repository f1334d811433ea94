#include "tools/provider/identity.h"

#include <gtest/gtest.h>

#include "tools/shim/host/sspi_abi.h"

namespace legwork::provider {
namespace {

char16_t wide_user[] = u"alice", wide_domain[] = u"EXAMPLE", wide_password[] = u"p\u00E4ss", wide_list[] = u"!ntlm";
char ansi_user[] = "alice", ansi_domain[] = "EXAMPLE", ansi_password[] = "pass";

host::AbiIdentity Wide() { return {wide_user, 5, wide_domain, 7, wide_password, 4, host::kIdentityUnicode}; }

host::AbiIdentityEx WideEx() {
  return {host::kIdentityVersion,
          sizeof(host::AbiIdentityEx),
          wide_user,
          5,
          wide_domain,
          7,
          wide_password,
          4,
          host::kIdentityUnicode,
          wide_list,
          5};
}

TEST(IdentityTest, NullIsWhoeverTheCallerRunsAs) {
  IdentityArgument identity;
  EXPECT_TRUE(ReadIdentity(nullptr, false, identity));
  EXPECT_TRUE(identity.absent);
}

TEST(IdentityTest, ReadsBothStructures) {
  IdentityArgument identity;
  const host::AbiIdentity plain = Wide();
  EXPECT_TRUE(ReadIdentity(&plain, true, identity)) << "the flags count, not the function";
  EXPECT_FALSE(identity.absent);
  EXPECT_EQ(identity.user, "alice");
  EXPECT_EQ(identity.password, "p\u00E4ss");
  EXPECT_EQ(identity.package_list, "");
  const host::AbiIdentityEx ex = WideEx();
  EXPECT_TRUE(ReadIdentity(&ex, false, identity));
  EXPECT_EQ(identity.domain, "EXAMPLE");
  EXPECT_EQ(identity.package_list, "!ntlm");
  const host::AbiIdentity ansi = {ansi_user, 5, ansi_domain, 7, ansi_password, 4, host::kIdentityAnsi};
  EXPECT_TRUE(ReadIdentity(&ansi, false, identity));
  EXPECT_EQ(identity.password, "pass");
}

TEST(IdentityTest, APackageListAloneIsForWhoeverTheCallerRunsAs) {
  host::AbiIdentityEx ex = WideEx();
  ex.user = ex.domain = ex.password = nullptr;
  ex.user_length = ex.domain_length = ex.password_length = 0;
  IdentityArgument identity;
  EXPECT_TRUE(ReadIdentity(&ex, false, identity));
  EXPECT_TRUE(identity.absent);
  EXPECT_EQ(identity.package_list, "!ntlm");
}

TEST(IdentityTest, SaysWhatTheCallerPassed) {
  IdentityArgument identity;
  host::AbiIdentity plain = Wide();
  EXPECT_TRUE(ReadIdentity(&plain, true, identity));
  EXPECT_EQ(identity.Form(), IdentityForm::kIdentity);
  EXPECT_EQ(identity.Flags(), host::kIdentityUnicode);
  EXPECT_FALSE(identity.ansi);
  EXPECT_TRUE(identity.lengths_match);
  plain.user_length = 6;  // the terminator too
  EXPECT_TRUE(ReadIdentity(&plain, true, identity));
  EXPECT_FALSE(identity.lengths_match);
  plain.flags = 3;
  EXPECT_FALSE(ReadIdentity(&plain, true, identity));
  EXPECT_EQ(identity.Form(), IdentityForm::kMalformed);
}

TEST(IdentityTest, PassesOverFlagsThatNobodyDefines) {
  IdentityArgument identity;
  host::AbiIdentity plain = Wide();
  plain.flags = host::kIdentityUnicode | 0x100;  // WinPR's own
  EXPECT_TRUE(ReadIdentity(&plain, false, identity));
  EXPECT_EQ(identity.flags, plain.flags);
  EXPECT_EQ(identity.Form(), IdentityForm::kIdentity);
}

TEST(IdentityTest, RefusesWhatItCannotRead) {
  IdentityArgument identity;
  host::AbiIdentity plain = Wide();
  plain.flags = host::kIdentityUnicode | host::kIdentityAnsi;
  EXPECT_FALSE(ReadIdentity(&plain, false, identity));
  for (const std::uint32_t flag : {0x4u, 0x10u, 0x20u, 0x40u, 0x80u, 0x80000u}) {
    plain.flags = host::kIdentityUnicode | flag;
    EXPECT_FALSE(ReadIdentity(&plain, false, identity)) << flag;
  }
  plain = Wide();
  plain.password = nullptr;
  EXPECT_FALSE(ReadIdentity(&plain, false, identity));
  plain = Wide();
  plain.user_length = 0x80000000;
  EXPECT_FALSE(ReadIdentity(&plain, false, identity));
  host::AbiIdentityEx ex = WideEx();
  ex.length = 48;
  EXPECT_FALSE(ReadIdentity(&ex, false, identity));
  ex.version = 0x201;
  EXPECT_FALSE(ReadIdentity(&ex, false, identity));
}

}  // namespace
}  // namespace legwork::provider

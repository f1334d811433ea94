#include "tools/shim/adapters/adapter.h"

#include <gtest/gtest.h>

#include "sim/crypto/string_to_key.h"
#include "tools/shim/adapters/ntlmssp_accounts.h"
#include "tools/shim/adapters/winpr_accounts.h"

namespace legwork::host {
namespace {

TEST(Adapter, IsFoundByTheLibrarysFileName) {
  EXPECT_EQ(FindAdapter("libwinpr2.so.2").name, "winpr2");
  EXPECT_EQ(FindAdapter("/opt/lib/libwinpr3.so.3").name, "winpr3");
  EXPECT_EQ(FindAdapter("/opt/libwinpr2.so/libmine.so").name, "any");
  EXPECT_EQ(FindAdapter("libgssapi_krb5.so.2", true).name, "mit");
  EXPECT_EQ(FindAdapter("/usr/lib/libgssapi.so.3", true).name, "heimdal");
  EXPECT_EQ(FindAdapter("/usr/lib/gssntlmssp/gssntlmssp.so", true).name, "gssntlmssp");
  EXPECT_EQ(FindAdapter("libmine.so", true).name, "any gss");
  EXPECT_EQ(FindAdapter("libgssapi.so.3").name, "any") << "asked for as an SSPI";
}

TEST(Adapter, EveryRowIsWhole) {
  for (const Adapter& adapter : AdapterRows()) {
    EXPECT_FALSE(adapter.control.empty()) << adapter.name;
    EXPECT_EQ(adapter.accounts == nullptr && adapter.initial_world.empty(), adapter.account_file.empty())
        << adapter.name;
  }
  EXPECT_EQ(AdapterRows().back().library_pattern, "*");
}

TEST(NtlmsspAccounts, WritesTheAccountsItCanExpress) {
  StringToKeyCache keys;
  Directory directory(keys);
  Account alice, service;
  alice.name = "alice";
  alice.domain = service.domain = "EXAMPLE";
  alice.realm = "EXAMPLE.COM";
  alice.password = "alice-pw";
  service.name = "HTTP/web";
  service.password = "with:colon";
  directory.Add(alice);
  directory.Add(service);
  EXPECT_EQ(NtlmsspAccounts(directory), "EXAMPLE:alice:alice-pw\nEXAMPLE.COM:alice:alice-pw\n");
}

// The hash is that of MS-NLMP 4.2.2.1.1 for the password "Password".
TEST(WinprAccounts, WritesTheAccountsItCanExpress) {
  StringToKeyCache keys;
  Directory directory(keys);
  Account alice, service, gone;
  alice.name = "alice";
  alice.domain = service.domain = gone.domain = "EXAMPLE";
  alice.password = service.password = gone.password = "Password";
  service.name = "HTTP/web";
  gone.name = "gone";
  gone.disabled = true;
  for (const Account& account : {alice, service, gone}) directory.Add(account);
  EXPECT_EQ(WinprAccounts(directory), "alice:EXAMPLE::a4f49c406510bdcab6824ee7c30fd852:::\n");
}

}  // namespace
}  // namespace legwork::host

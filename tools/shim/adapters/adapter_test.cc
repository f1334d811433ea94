#include "tools/shim/adapters/adapter.h"

#include <gtest/gtest.h>

#include "sim/crypto/string_to_key.h"
#include "tools/shim/adapters/winpr_accounts.h"

namespace legwork::host {
namespace {

TEST(Adapter, IsFoundByTheLibrarysFileName) {
  EXPECT_EQ(FindAdapter("libwinpr2.so.2").name, "winpr2");
  EXPECT_EQ(FindAdapter("/opt/lib/libwinpr3.so.3").name, "winpr2");
  EXPECT_EQ(FindAdapter("/opt/libwinpr2.so/libmine.so").name, "any");
}

TEST(Adapter, EveryRowIsWhole) {
  for (const Adapter& adapter : AdapterRows()) {
    EXPECT_FALSE(adapter.control.empty()) << adapter.name;
    EXPECT_EQ(adapter.accounts == nullptr && adapter.initial_world.empty(), adapter.account_file.empty())
        << adapter.name;
  }
  EXPECT_EQ(AdapterRows().back().library_pattern, "*");
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

// A GSS-API whose gss_wrap sends in the clear is found, whatever its conf_state says; the one it was made of is not.
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "tools/cli/testing/program.h"

namespace legwork::cli {
namespace {

constexpr char kMit[] = "libgssapi_krb5.so.2";

Ran Check(const std::string& library) {
  return Legwork("check --tier smoke --package Kerberos --filter 'pairs/kerberos_mutual' --subject 'gssapi:" + library +
                 "'");
}

TEST(ClearGssapi, IsFound) {
  const Ran ran = Check(std::string(getenv("TEST_SRCDIR")) + "/legwork/tools/shim/testing/libgssapi_krb5.so.clear");
  EXPECT_EQ(ran.status, 1) << ran.output;
  EXPECT_NE(ran.output.find("violated  ENC-002  (package, encryptmessage--negotiate)"), std::string::npos)
      << ran.output;
  EXPECT_NE(ran.output.find("pairs/kerberos_mutual@both"), std::string::npos) << ran.output;
}

TEST(ClearGssapi, IsToldFromTheLibraryThatItWasMadeOf) {
  const Ran ran = Check(kMit);
  if (ran.status == 2 && std::getenv("CI") == nullptr) GTEST_SKIP() << ran.output;
  EXPECT_EQ(ran.status, 0) << ran.output;
  EXPECT_NE(ran.output.find("3 passed"), std::string::npos) << ran.output;
}

}  // namespace
}  // namespace legwork::cli

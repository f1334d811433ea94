// Wine's secur32 as a subject, by the host for Windows: what it is known to do wrong is what it does wrong.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "tools/cli/testing/program.h"

namespace legwork::cli {
namespace {

constexpr char kShim[] = "tools/shim/windows/wine/shim.sh tools/shim/windows/legwork-host.exe";

class WineProgram : public testing::Test {
 protected:
  // Wine's disk is made once, before the harness counts seconds.
  void SetUp() override {
    const bool is_missing =
        !std::filesystem::exists("/usr/lib/wine/wine64") || !std::filesystem::exists("/usr/bin/ntlm_auth");
    if (is_missing && std::getenv("CI") != nullptr) FAIL() << "Wine is missing (packages wine64, winbind)";
    if (is_missing) GTEST_SKIP() << "Wine is missing (packages wine64, winbind)";
    prefix_ = InTemp("wine");
    setenv("LEGWORK_WINE_PREFIX", prefix_.c_str(), 1);
    ASSERT_EQ(std::system("tools/shim/windows/wine/shim.sh --prepare </dev/null"), 0);
  }

  // Wine's server may wait some seconds for another program. Where it has ended already, there is none to end.
  void TearDown() override {
    if (prefix_.empty()) return;
    EXPECT_EQ(std::system(("WINEPREFIX=" + prefix_ + " /usr/lib/wine/wineserver64 -k || true").c_str()), 0);
  }

  std::string prefix_;
};

// Everything, since only then a line that fits nothing is seen.
TEST_F(WineProgram, DoesWhatItIsKnownToDo) {
  const Ran ran = Legwork(std::string("check --tier smoke --subject 'exec:") + kShim +
                          "' --expectations tools/shim/adapters/wine.expectations");
  EXPECT_EQ(ran.status, 0) << ran.output;
  EXPECT_EQ(ran.output.find("\n0 passed"), std::string::npos) << ran.output;
  EXPECT_EQ(ran.output.find("does not reach the scenario's KDC"), std::string::npos) << ran.output;
  EXPECT_EQ(ran.output.find("does not follow the scenario's clock"), std::string::npos) << ran.output;
}

}  // namespace
}  // namespace legwork::cli

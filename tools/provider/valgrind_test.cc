// Programs in C run on the library under valgrind: it sees every octet that is read before it was written, every access
// outside a block, and every block that nobody freed, in a build without sanitizers.

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <string>

namespace legwork::provider {
namespace {

// Ran is how a command ended; its output goes where the test's goes.
int Ran(const std::string& command) {
  const int status = std::system(command.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

class ValgrindTest : public testing::Test {
 protected:
  void SetUp() override {
    if (Ran("valgrind --version >/dev/null 2>&1") == 0) return;
    ASSERT_EQ(std::getenv("CI"), nullptr) << "valgrind is missing: apt-get install valgrind";
    GTEST_SKIP() << "valgrind is not installed";
  }

  static int Watched(const std::string& program) {
    return Ran(
        "valgrind --quiet --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite,indirect "
        "tools/provider/" + program);
  }
};

TEST_F(ValgrindTest, SeesNothingInATestOfTheInterface) { EXPECT_EQ(Watched("abi_link_test"), 0); }

TEST_F(ValgrindTest, SeesNothingInACorrectProgram) { EXPECT_EQ(Watched("examples/correct"), 0); }

TEST_F(ValgrindTest, SeesWhatAWrongProgramReads) { EXPECT_EQ(Watched("reads_freed_memory"), 99); }

}  // namespace
}  // namespace legwork::provider

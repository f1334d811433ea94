#include <gtest/gtest.h>

#include <string>

#include "tools/cli/testing/program.h"

// The library as a subject like any other, in a process of its own for every session: what the simulated packages do
// must come through the binary interface, through the host, and back.
namespace legwork::provider {
namespace {

class ControlTest : public testing::TestWithParam<const char*> {};

TEST_P(ControlTest, TheLibraryFailsNothing) {
  const std::string subject = "--subject sspi:tools/provider/liblegwork_sspi.so";
  const cli::Ran ran = cli::Legwork("check " + subject + " --package " + GetParam());
  EXPECT_EQ(ran.status, 0) << ran.output;
  EXPECT_NE(ran.output.find(" passed, 0 failed"), std::string::npos) << ran.output;
  EXPECT_EQ(ran.output.find("liblegwork_sspi.so does not"), std::string::npos) << "skipped:\n" << ran.output;
}

INSTANTIATE_TEST_SUITE_P(EveryPackage, ControlTest, testing::Values("NTLM", "Kerberos", "Negotiate"));

}  // namespace
}  // namespace legwork::provider

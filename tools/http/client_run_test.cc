#include "tools/http/client_run.h"

#include <gtest/gtest.h>

#include "tools/shim/private_folder.h"

namespace legwork::http {
namespace {

class ClientRunTest : public testing::Test {
 protected:
  ClientRun Run(const std::string& lines, std::chrono::seconds limit = std::chrono::seconds(60)) {
    EXPECT_TRUE(folder_.Write("env", "export NAME='some value'\n"));
    return RunClient(folder_.path(), lines, limit, stopped_);
  }

  host::PrivateFolder folder_;
  std::atomic<bool> stopped_ = false;
};

TEST_F(ClientRunTest, TellsStatusAndOutput) {
  const ClientRun run = Run("echo \"$NAME\"; echo wrong >&2; exit 7");
  EXPECT_EQ(run.status, 7);
  EXPECT_EQ(run.output, "some value\nwrong\n");
  EXPECT_EQ(Run("kill -9 $$").status, -1);
}

TEST_F(ClientRunTest, OutputMayHaveAnyLengthAndNoLines) {
  const ClientRun run = Run("head -c 300000 /dev/zero");
  EXPECT_EQ(run.status, 0);
  EXPECT_EQ(run.output.size(), 4096u);
}

TEST_F(ClientRunTest, StopsWhoTakesTooLong) {
  EXPECT_EQ(Run("sleep 100", std::chrono::seconds(0)).status, -1);
  stopped_ = true;
  EXPECT_EQ(Run("sleep 100").status, -1);
}

}  // namespace
}  // namespace legwork::http

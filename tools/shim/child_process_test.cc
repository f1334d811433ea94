#include "tools/shim/child_process.h"

#include <gtest/gtest.h>
#include <signal.h>

#include <filesystem>

#include "tools/shim/private_folder.h"

namespace legwork::host {
namespace {

using Exchange = ChildProcess::Exchange;
constexpr std::chrono::milliseconds kLimit{5000};

ChildOrder Shell(const std::string& script) { return {{"/bin/sh", "-c", script}, {"PATH=/usr/bin:/bin"}, "", false}; }

TEST(ChildProcess, ExchangesLines) {
  ChildProcess child;
  ASSERT_EQ(child.Start(Shell("while read line; do echo \"<$line>\"; done")), "");
  std::string answer;
  EXPECT_EQ(child.Ask("one\n", kLimit, answer), Exchange::kLine);
  EXPECT_EQ(answer, "<one>");
  const std::string large(300000, 'x');
  EXPECT_EQ(child.Ask(large + "\n", kLimit, answer), Exchange::kLine);
  EXPECT_EQ(answer.size(), large.size() + 2);
  EXPECT_EQ(child.End(), "exited with status 0");
}

TEST(ChildProcess, SaysHowTheProgramEnded) {
  std::string answer;
  ChildProcess exits, dies;
  ASSERT_EQ(exits.Start(Shell("exit 7")), "");
  EXPECT_EQ(exits.Ask("x\n", kLimit, answer), Exchange::kClosed);
  EXPECT_EQ(exits.End(), "exited with status 7");
  ASSERT_EQ(dies.Start(Shell("kill -SEGV $$")), "");
  EXPECT_EQ(dies.Await(kLimit, answer), Exchange::kClosed);
  EXPECT_EQ(dies.End(), "killed by SIGSEGV");
}

TEST(ChildProcess, EndsAHungProgramAndItsChildren) {
  ChildProcess child;
  ASSERT_EQ(child.Start(Shell("sleep 1000 & echo $!; wait")), "");
  std::string answer, none;
  ASSERT_EQ(child.Await(kLimit, answer), Exchange::kLine);
  EXPECT_EQ(child.Await(std::chrono::milliseconds(20), none), Exchange::kTimedOut);
  child.Kill();
  EXPECT_FALSE(child.running());
  // Killed, though whoever adopted it may not have reaped it yet.
  const std::string stat = "/proc/" + answer + "/cmdline";
  EXPECT_TRUE(!std::filesystem::exists(stat) || kill(std::stoi(answer), 0) != 0 ||
              std::filesystem::file_size(stat) == 0);
}

TEST(ChildProcess, SeesOnlyTheGivenEnvironment) {
  ChildProcess child;
  ASSERT_EQ(child.Start({{"/usr/bin/env"}, {"ONLY=this"}, "/", false}), "");
  std::string answer;
  ASSERT_EQ(child.Await(kLimit, answer), Exchange::kLine);
  EXPECT_EQ(answer, "ONLY=this");
  ASSERT_EQ(child.Await(kLimit, answer), Exchange::kLine);
  EXPECT_TRUE(answer.starts_with("LEGWORK_CHILD=")) << answer;
  EXPECT_EQ(child.Await(kLimit, answer), Exchange::kClosed);
}

TEST(ChildProcess, AMissingProgramIsOneSentence) {
  ChildProcess child;
  EXPECT_EQ(child.Start({{"/no/such/program"}, {}, "", false}),
            "/no/such/program does not start: No such file or directory");
}

TEST(PrivateFolder, IsGoneWithItsObject) {
  std::string path;
  {
    const PrivateFolder folder;
    path = folder.path();
    EXPECT_TRUE(folder.Write("a/b", "text"));
    EXPECT_EQ(std::filesystem::file_size(path + "/a/b"), 4u);
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

}  // namespace
}  // namespace legwork::host

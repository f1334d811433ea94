#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tools/kdc/testing/running_kdc.h"

// What the README says about the KDC is what happens: its two blocks are run as they stand.
namespace legwork::kdc {
namespace {

// Blocks gives the fenced blocks of the README's section.
std::vector<std::string> Blocks(const std::string& title) {
  std::ifstream in("README.md");
  const std::string text((std::istreambuf_iterator<char>(in)), {});
  const std::size_t begin = text.find("## " + title + "\n");
  if (begin == std::string::npos) return {};
  const std::string section = text.substr(begin, text.find("\n## ", begin + 1) - begin);
  std::vector<std::string> blocks;
  for (std::size_t at = section.find("```\n"); at != std::string::npos;) {
    const std::size_t end = section.find("```", at + 4);
    blocks.push_back(section.substr(at + 4, end - at - 4));
    at = section.find("```\n", end + 3);
  }
  return blocks;
}

TEST(ReadmeTest, ItsKdcServesItsKinit) {
  if (!HasProgram("kinit") && !MissingIsAnError()) GTEST_SKIP() << "krb5-user is not installed";
  const std::vector<std::string> blocks = Blocks("A KDC for real clients");
  ASSERT_GE(blocks.size(), 2u);
  const host::PrivateFolder folder;
  ASSERT_TRUE(folder.Write(
      "tools/legwork", "#!/bin/sh\nexec '" + std::filesystem::absolute("tools/cli/legwork").string() + "' \"$@\"\n"));
  const std::string lines = "chmod +x tools/legwork\n" + blocks[0] + "pid=$!\n" +
                            "until grep -q '# ready' out; do kill -0 $pid || exit 9; done\n" + "(" + blocks[1] +
                            ")\nstatus=$?\nkill $pid\nwait $pid\necho \"ended with $?\"\nexit $status\n";
  const std::size_t command = lines.find("tools/legwork kdc");
  ASSERT_NE(command, std::string::npos);
  const std::size_t end = lines.find('\n', command);
  const Ran ran = Shell(folder.path(), lines.substr(0, end) + " >out &" + lines.substr(end), "alice-pw\n");
  EXPECT_EQ(ran.status, 0) << ran.output;
  EXPECT_NE(ran.output.find("HTTP/web.example.com@EXAMPLE.COM: kvno = 1"), std::string::npos) << ran.output;
  EXPECT_NE(ran.output.find("Default principal: alice@EXAMPLE.COM"), std::string::npos) << ran.output;
  EXPECT_NE(ran.output.find("ended with 0"), std::string::npos) << ran.output;
}

}  // namespace
}  // namespace legwork::kdc

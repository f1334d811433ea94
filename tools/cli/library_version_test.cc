#include "tools/cli/library_version.h"

#include <gtest/gtest.h>

namespace legwork::cli {
namespace {

TEST(LibraryVersion, IsWhatTheFileSays) {
  EXPECT_EQ(VersionOf("/usr/lib/libwinpr2.so.2.11.7"), "2.11.7");
  EXPECT_EQ(VersionOf("libmine.so"), "");
  EXPECT_EQ(VersionOf("/opt/a.so.9/libmine.so"), "");
}

TEST(LibraryVersion, FindsWhatTheLoaderWouldLoad) {
  const std::string path = LibraryPath("libc.so.6");
  EXPECT_EQ(path.substr(path.rfind('/') + 1), "libc.so.6");
  EXPECT_EQ(SubjectVersion("sspi:libc.so.6"), "6");
  EXPECT_EQ(SubjectVersion("sspi:A=1 libc.so.6"), "6");
  EXPECT_EQ(LibraryPath("libnowhere.so.1"), "");
  EXPECT_EQ(LibraryPath("/nowhere/libc.so.6"), "");
  EXPECT_EQ(SubjectVersion("sim"), "");
  EXPECT_EQ(SubjectVersion("exec:libc.so.6"), "");
}

}  // namespace
}  // namespace legwork::cli

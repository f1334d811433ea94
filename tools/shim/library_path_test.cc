#include "tools/shim/library_path.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace legwork::host {
namespace {

TEST(LibraryPath, LeavesToTheLoaderWhatIsNowhere) {
  EXPECT_EQ(LibraryPath("libnowhere.so.1"), "libnowhere.so.1");
  EXPECT_EQ(LibraryPath("/opt/libnowhere.so"), "/opt/libnowhere.so");
}

TEST(LibraryPath, FindsWhatIsUnpacked) {
  const std::filesystem::path root = std::filesystem::path(testing::TempDir()) / "unpacked";
  const std::filesystem::path folder = root / "usr/lib/any-linux-gnu";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "libunpacked.so.3") << "a library";
  setenv("LEGWORK_UNPACKED", root.c_str(), 1);
  EXPECT_EQ(LibraryPath("libunpacked.so.3"), folder / "libunpacked.so.3");
  EXPECT_EQ(LibraryPath("libother.so.3"), "libother.so.3");
  unsetenv("LEGWORK_UNPACKED");
  EXPECT_EQ(LibraryPath("libunpacked.so.3"), "libunpacked.so.3");
}

}  // namespace
}  // namespace legwork::host

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tools/tidy/rules.h"

// The house rules applied to the tree itself. The test's data names one file of the tree's root; where it really lies
// is where the tree is.
namespace legwork::tidy {
namespace {

std::filesystem::path Root() { return std::filesystem::canonical("WORKSPACE").parent_path(); }

SourceFile Load(const std::filesystem::path& root, const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {path.lexically_relative(root).string(), {std::istreambuf_iterator<char>(in), {}}};
}

bool IsOurs(const std::filesystem::path& path) {
  const std::string extension = path.extension();
  return IsCode(path.string()) || IsShimCode(path.string()) || extension == ".scn" || path.filename() == "BUILD.bazel";
}

std::vector<SourceFile> Tree() {
  const std::filesystem::path root = Root();
  std::vector<SourceFile> files;
  for (const char* folder : {"model", "sim", "cases", "bench", "tools"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
      if (entry.is_regular_file() && IsOurs(entry.path())) files.push_back(Load(root, entry.path()));
    }
  }
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return files;
}

void Report(const std::vector<Finding>& findings) {
  for (const Finding& finding : findings) ADD_FAILURE() << finding;
}

TEST(Tree, IsThere) { EXPECT_GT(Tree().size(), 50u); }

TEST(Tree, KeepsTheRulesOfTheHouse) {
  for (const SourceFile& file : Tree()) {
    if (file.path.ends_with("BUILD.bazel")) {
      Report(CheckLists(file));
      continue;
    }
    Report(CheckLayout(file));
    if (IsCode(file.path) || IsShimCode(file.path)) Report(CheckFunctions(file));
    if (!IsCode(file.path)) continue;
    Report(CheckWords(file));
    Report(CheckIncludes(file));
  }
}

TEST(Tree, HasNoDeadFiles) { Report(CheckDeadFiles(Tree())); }

TEST(Tree, StaysWithinItsBudgets) { Report(CheckDistribution(Tree())); }

TEST(Tree, HasOnlyTheFoldersOfTheHouseAtItsTop) {
  for (const auto& entry : std::filesystem::directory_iterator(Root())) {
    const std::string name = entry.path().filename();
    if (name.starts_with(".") || name.starts_with("bazel-") || name == "user.bazelrc") continue;
    const char* const known[] = {"WORKSPACE", "BUILD.bazel", "README.md", "model", "sim", "cases", "bench", "tools"};
    EXPECT_NE(std::find(std::begin(known), std::end(known), name), std::end(known))
        << name << " at the top: only the five folders, WORKSPACE, BUILD.bazel and README.md belong there";
  }
}

}  // namespace
}  // namespace legwork::tidy

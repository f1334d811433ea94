#ifndef LEGWORK_TOOLS_TIDY_RULES_H_
#define LEGWORK_TOOLS_TIDY_RULES_H_

#include <string>
#include <string_view>
#include <vector>

// The house rules as functions over text, so that each can be shown to fail. tree_test.cc applies them to the project.
namespace legwork::tidy {

// SourceFile is one file of the tree; `path` is relative to its root: "sim/wire/reader.h".
struct SourceFile {
  std::string path;
  std::string text;
};

// Finding is one broken rule: "path:line: what is wrong, what would be right".
using Finding = std::string;

// FunctionSize is one function body found by its braces, or by its indentation in Python; lambdas, inner functions and
// class bodies do not count.
struct FunctionSize {
  std::string path;
  int line = 0;   // where the body opens, from 1
  int lines = 0;  // from the line of its opening brace to that of its closing one
};

inline constexpr int kFileLinesMax = 600;
inline constexpr int kFunctionLinesMax = 70;
inline constexpr int kScenarioLinesMax = 60;
inline constexpr int kColumnsMax = 120;
inline constexpr int kFileLinesMedianMax = 150;
inline constexpr int kFileLines90thMax = 400;
inline constexpr int kFunctionLinesMedianMax = 10;
inline constexpr int kFunctionLines90thMax = 40;

bool IsCode(std::string_view path);
// IsShimCode: sources in the languages of shims, Java, Python and Go, which keep the same budgets.
bool IsShimCode(std::string_view path);
bool IsTest(std::string_view path);

std::vector<FunctionSize> FunctionSizes(const SourceFile& file);

// CheckLayout: file length, line width, tabs (but for Go, whose formatter wants them), trailing blanks, include
// guard named by the path.
std::vector<Finding> CheckLayout(const SourceFile& file);
// CheckWords: what code must not say, with what to say instead; the purity of model/ and sim/.
std::vector<Finding> CheckWords(const SourceFile& file);
// CheckIncludes: who may include whom (tools/docs/architecture.md).
std::vector<Finding> CheckIncludes(const SourceFile& file);
std::vector<Finding> CheckFunctions(const SourceFile& file);
// CheckLists: quoted entries of a list in a BUILD file are in order.
std::vector<Finding> CheckLists(const SourceFile& build_file);
// CheckDeadFiles: every C++ file is named by its folder's BUILD file.
std::vector<Finding> CheckDeadFiles(const std::vector<SourceFile>& files);
// CheckDistribution: medians and 90th percentiles over the whole tree, generated and third-party files left out.
std::vector<Finding> CheckDistribution(const std::vector<SourceFile>& files);

}  // namespace legwork::tidy

#endif  // LEGWORK_TOOLS_TIDY_RULES_H_

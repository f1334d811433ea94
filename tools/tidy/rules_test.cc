#include "tools/tidy/rules.h"

#include <gtest/gtest.h>

namespace legwork::tidy {
namespace {

std::string Repeat(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

TEST(CheckLayout, AcceptsAnOrdinaryFile) {
  EXPECT_TRUE(CheckLayout({"sim/wire/x.h", "#ifndef LEGWORK_SIM_WIRE_X_H_\n#define LEGWORK_SIM_WIRE_X_H_\n"}).empty());
}

TEST(CheckLayout, RefusesLongFilesAndScenarios) {
  EXPECT_EQ(CheckLayout({"sim/a.cc", Repeat("a\n", 600)}).size(), 0u);
  EXPECT_EQ(CheckLayout({"sim/a.cc", Repeat("a\n", 601)}).size(), 1u);
  EXPECT_EQ(CheckLayout({"cases/ntlm/a.scn", Repeat("a\n", 61)}).size(), 1u);
}

TEST(CheckLayout, RefusesWideLinesTabsAndTrailingBlanks) {
  EXPECT_EQ(CheckLayout({"sim/a.cc", Repeat("x", 121)}).size(), 1u);
  EXPECT_EQ(CheckLayout({"sim/a.cc", Repeat("…", 120)}).size(), 0u);
  EXPECT_EQ(CheckLayout({"sim/a.cc", "\tx\n"}).size(), 1u);
  EXPECT_EQ(CheckLayout({"sim/a.cc", "x \n"}).size(), 1u);
}

TEST(CheckLayout, RefusesAGuardOfAnotherName) {
  EXPECT_EQ(CheckLayout({"sim/a.h", "#ifndef SIM_A_H\n#define SIM_A_H\n"}).size(), 1u);
}

TEST(CheckWords, NamesTheReplacement) {
  const auto findings = CheckWords({"cases/a.cc", "int x;\nusing namespace std;\n"});
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0], "cases/a.cc:2: using namespace, use name what is used");
}

TEST(CheckWords, LooksAtCodeOnlyAndAtWholeWords) {
  EXPECT_TRUE(CheckWords({"sim/a.cc", "// using namespace\nauto s = \"throw\"; int throwing = operand;\n"}).empty());
  EXPECT_EQ(CheckWords({"sim/a.cc", "throw 1;\n"}).size(), 1u);
  EXPECT_TRUE(CheckWords({"tools/a.cc", "throw 1;\n"}).empty());
}

TEST(CheckIncludes, KeepsTheLayersApart) {
  EXPECT_TRUE(CheckIncludes({"sim/kerberos/a.cc", "#include \"sim/package/package.h\"\n"}).empty());
  EXPECT_EQ(CheckIncludes({"sim/kerberos/a.cc", "#include \"sim/ntlm/b.h\"\n"}).size(), 1u);
  EXPECT_EQ(CheckIncludes({"model/a.cc", "#include \"sim/base/bytes.h\"\n"}).size(), 1u);
  EXPECT_EQ(CheckIncludes({"cases/a.cc", "#include \"tools/cli/options.h\"\n"}).size(), 1u);
  EXPECT_EQ(CheckIncludes({"elsewhere/a.cc", ""}).size(), 1u);
}

TEST(FunctionSizes, CountsBodiesAndNothingElse) {
  const auto sizes = FunctionSizes({"a.cc",
                                    "namespace a {\nstruct B {\n  int c = 1;\n  int D() const {\n    return 1;\n  }\n"
                                    "};\n"
                                    "const int kTable[] = {\n  1,\n};\nint F(int x) {\n  if (x) {\n    x = 2;\n  }\n"
                                    "  return x;\n}\n}\n"});
  ASSERT_EQ(sizes.size(), 2u);
  EXPECT_EQ(sizes[0].lines, 3);
  EXPECT_EQ(sizes[1].line, 11);
  EXPECT_EQ(sizes[1].lines, 6);
}

TEST(FunctionSizes, CountsThoseOfJavaGoAndPython) {
  const auto java = FunctionSizes({"A.java",
                                   "class A {\n  int f(int x) throws B, C {\n    return x;\n  }\n"
                                   "  static final int[] T = {\n    1,\n  };\n}\n"});
  ASSERT_EQ(java.size(), 1u);
  EXPECT_EQ(java[0].lines, 3);
  const auto go = FunctionSizes({"a.go", "type a struct {\n\tb int\n}\n\nfunc (x *a) f(b int) (int, error) {\n"
                                         "\treturn b, nil\n}\n"});
  ASSERT_EQ(go.size(), 1u);
  EXPECT_EQ(go[0].line, 5);
  EXPECT_EQ(go[0].lines, 3);
  const auto python = FunctionSizes({"a.py",
                                     "class A:\n    def f(self, x,\n          y):\n        return x\n\n"
                                     "    def g(self):\n        def inner():\n            return 1\n"
                                     "        return inner\n\n\nx = 1\n"});
  ASSERT_EQ(python.size(), 2u);
  EXPECT_EQ(python[0].lines, 3);
  EXPECT_EQ(python[1].line, 6);
  EXPECT_EQ(python[1].lines, 4);
}

TEST(CheckFunctions, HoldsTheLanguagesOfShimsToTheSame) {
  EXPECT_EQ(CheckFunctions({"a.py", "def f():\n" + Repeat("    g()\n", 69)}).size(), 0u);
  EXPECT_EQ(CheckFunctions({"a.py", "def f():\n" + Repeat("    g()\n", 70)}).size(), 1u);
  EXPECT_EQ(CheckFunctions({"A.java", "class A {\n  void f() {\n" + Repeat("    g();\n", 69) + "  }\n}\n"}).size(), 1u);
  EXPECT_EQ(CheckFunctions({"a.go", "func f() {\n" + Repeat("\tg()\n", 69) + "}\n"}).size(), 1u);
  EXPECT_EQ(CheckLayout({"a.java", Repeat("a\n", 601)}).size(), 1u);
  EXPECT_EQ(CheckLayout({"a.py", Repeat("x", 121)}).size(), 1u);
  EXPECT_EQ(CheckLayout({"a.py", "\tx\n"}).size(), 1u);
  EXPECT_EQ(CheckLayout({"a.go", "\tx\n"}).size(), 0u);
}

TEST(CheckFunctions, RefusesLongOnes) {
  EXPECT_EQ(CheckFunctions({"a.cc", "void F() {\n" + Repeat("  G();\n", 68) + "}\n"}).size(), 0u);
  EXPECT_EQ(CheckFunctions({"a.cc", "void F() {\n" + Repeat("  G();\n", 69) + "}\n"}).size(), 1u);
}

TEST(CheckLists, WantsOrder) {
  const std::string ordered = "deps = [\n  \":z\",\n  \"//a\",\n  \"//b\",\n  \"@system//:c\",\n]\n";
  EXPECT_TRUE(CheckLists({"a/BUILD.bazel", ordered}).empty());
  EXPECT_EQ(CheckLists({"a/BUILD.bazel", "deps = [\n  \"//b\",\n  \"//a\",\n]\n"}).size(), 1u);
}

TEST(CheckDeadFiles, FindsWhatNoTargetNames) {
  EXPECT_TRUE(CheckDeadFiles({{"a/BUILD.bazel", "srcs = [\"b.cc\"]"}, {"a/b.cc", ""}}).empty());
  EXPECT_EQ(CheckDeadFiles({{"a/BUILD.bazel", "srcs = [\"c.cc\"]"}, {"a/b.cc", ""}}).size(), 1u);
}

TEST(CheckDistribution, CountsTheLanguagesOfShims) {
  EXPECT_FALSE(CheckDistribution({{"a.py", Repeat("a\n", 500)}}).empty());
  EXPECT_TRUE(CheckDistribution({{"a.md", Repeat("a\n", 500)}}).empty());
}

TEST(CheckDistribution, RefusesATreeOfLongFiles) {
  EXPECT_TRUE(CheckDistribution({{"a.cc", "x\n"}}).empty());
  EXPECT_EQ(CheckDistribution({{"a.cc", Repeat("x\n", 151)}}).size(), 1u);
}

}  // namespace
}  // namespace legwork::tidy

#include <gtest/gtest.h>

#include <fstream>
#include <regex>
#include <sstream>
#include <string>

#include "model/clause_set.h"
#include "sim/base/fingerprint.h"
#include "tools/trace/format_reference.h"
#include "tools/trace/trace_diff.h"
#include "tools/trace/trace_judge.h"

namespace legwork::trace {
namespace {

std::string Document() {
  std::ifstream file("tools/docs/trace_format.md");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// Section is a heading's text up to the next heading of the same rank.
std::string Section(const std::string& heading) {
  const std::string document = Document();
  const std::size_t start = document.find("## " + heading + "\n");
  if (start == std::string::npos) return "";
  return document.substr(start, document.find("\n## ", start) - start);
}

// FirstDifference shows where two texts part, a line of each.
std::string FirstDifference(const std::string& written, const std::string& made) {
  std::istringstream left(written), right(made);
  std::string a, b;
  while (true) {
    const bool more = static_cast<bool>(std::getline(left, a));
    const bool also = static_cast<bool>(std::getline(right, b));
    if (!more && !also) return "";
    if (a != b || more != also) return "the page says:\n  " + a + "\nthe table says:\n  " + b;
  }
}

TEST(TraceFormatTest, ItsMembersAreThoseOfTheTable) {
  const std::string document = Document();
  const std::size_t start = document.find("## Members\n");
  ASSERT_NE(start, std::string::npos);
  EXPECT_EQ(FirstDifference(document.substr(start), FormatReference()), "")
      << "from `## Members` on the page is what `bazel run --config=opt //tools/trace:print_reference` prints";
}

TEST(TraceFormatTest, ItsExampleIsALegalTrace) {
  const std::string document = Document();
  const std::size_t start = document.find("```\n") + 4;
  const std::string example = document.substr(start, document.find("```\n", start) - start);
  TraceReader reader("trace_format.md", SourceOf(example));
  const Judgement judgement = JudgeTrace(reader, DocumentedProfile());
  EXPECT_EQ(judgement.error, "");
  EXPECT_TRUE(judgement.broken_off.empty());
  EXPECT_EQ(judgement.records, 6u);
  for (const Finding& finding : judgement.findings) ADD_FAILURE() << VerdictText(finding.verdict);
}

TEST(TraceFormatTest, ItsClausesAndMembersExist) {
  const std::string section = Section("What to record");
  ASSERT_FALSE(section.empty());
  const std::regex clause("[A-Z]{3}(-[A-Z])?-[0-9]{3}");
  for (std::sregex_iterator at(section.begin(), section.end(), clause), end; at != end; ++at) {
    EXPECT_NE(FindClause(at->str()), nullptr) << at->str();
  }
  const std::string table = section.substr(0, section.find("\n\n`circumstances`"));
  const std::regex member("`([a-z_0-9]+)`");
  for (std::sregex_iterator at(table.begin(), table.end(), member), end; at != end; ++at) {
    const std::string name = (*at)[1].str();
    EXPECT_TRUE(IsFieldName(name) || name == "send" || name == "end") << name;
  }
}

TEST(TraceFormatTest, ItsIdsAreOurs) {
  const std::string section = Section("Ids");
  for (const char* text : {"abc", "a token of more than one word"}) {
    std::string id;
    AppendHexadecimal(Fingerprint(AsBytes(text)), id);
    EXPECT_NE(section.find("`" + std::string(text) + "`"), std::string::npos);
    EXPECT_NE(section.find("`" + id + "`"), std::string::npos) << id;
  }
}

}  // namespace
}  // namespace legwork::trace

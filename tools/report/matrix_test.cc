#include "tools/report/matrix.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <pugixml.hpp>

namespace legwork::report {
namespace {

Report Judged(CaseVerdict verdict, const std::string& clause_verdict) {
  Report report;
  report.control = "nothing <&>";
  const ClauseResult held = {"C-1", "holds", "package", "page", "Rule | one.", ""};
  const ClauseResult other = {"C-2", "holds", "package", "page", "Rule two.", ""};
  const ClauseResult shown = {"C-1", clause_verdict, "package", "page", "Rule | one.", "call <2>"};
  report.results = {{"n/a", "NTLM", CaseVerdict::kPass, {held}, "", 0, "", 0},
                    {"n/b", "NTLM", verdict, {shown, other}, "", 2, "legwork run n/b", 0}};
  return report;
}

MatrixColumn Column(const std::string& name, const Report& report) {
  MatrixColumn column;
  column.name = name;
  column.subject = "sspi:" + name;
  column.findings = "legwork check --subject sspi:" + name;
  AddResults(report, column);
  return column;
}

Matrix Sample() {
  Matrix matrix;
  matrix.profile = "documented";
  matrix.tier = "smoke";
  matrix.columns = {Column("good", Judged(CaseVerdict::kPass, "holds")),
                    Column("bad", Judged(CaseVerdict::kFail, "violated")),
                    Column("soft", Judged(CaseVerdict::kPass, "warning"))};
  MatrixColumn gone;
  gone.name = "gone";
  gone.subject = "sspi:gone";
  gone.missing = "cannot be loaded (package gone-1)";
  matrix.columns.push_back(gone);
  Report little = Judged(CaseVerdict::kPass, "holds");
  little.results.pop_back();
  matrix.columns.push_back(Column("little", little));
  return matrix;
}

TEST(Matrix, SaysOfEachClauseTheWorstThatWasSeen) {
  const Matrix matrix = Sample();
  const Mark expected[] = {Mark::kHolds, Mark::kViolated, Mark::kWarning, Mark::kMissing, Mark::kHolds};
  for (std::size_t i = 0; i < matrix.columns.size(); ++i) EXPECT_EQ(MarkOf(matrix.columns[i], "C-1"), expected[i]) << i;
  EXPECT_EQ(MarkOf(matrix.columns[4], "C-2"), Mark::kNone);
  EXPECT_EQ(MatrixRows(matrix).size(), 2u);
  EXPECT_EQ(matrix.columns[0].unexpected, 0);
  EXPECT_EQ(matrix.columns[1].unexpected, 1);
}

TEST(Matrix, TextIsATableWithAReasonForWhatIsMissing) {
  const std::string text = RenderMatrixText(Sample());
  EXPECT_NE(text.find("C-1          +  X  !     +   page\nC-2          +  +  +     .   page\n"), std::string::npos)
      << text;
  EXPECT_NE(text.find("  4  gone  sspi:gone\n       missing: cannot be loaded (package gone-1)\n"), std::string::npos);
  EXPECT_NE(text.find("1 passed, 1 failed\n       findings  legwork check --subject sspi:bad\n"), std::string::npos);
}

TEST(Matrix, MarkdownHasAsManyCellsInEachRow) {
  const std::string text = RenderMatrixMarkdown(Sample());
  EXPECT_NE(text.find("| C-1 | holds | violated | warning | | holds | Rule \\| one. |\n"), std::string::npos) << text;
  EXPECT_NE(text.find("| 4 | gone | `sspi:gone` | missing: cannot be loaded (package gone-1) |\n"), std::string::npos);
}

TEST(Matrix, JsonTellsHowToSeeABrokenClauseAgain) {
  const auto json = nlohmann::json::parse(RenderMatrixJson(Sample()));
  EXPECT_EQ(json["implementations"].size(), 5u);
  EXPECT_EQ(json["implementations"][3]["missing"], "cannot be loaded (package gone-1)");
  const auto& marks = json["clauses"][0]["marks"];
  EXPECT_EQ(marks[1]["mark"], "violated");
  EXPECT_EQ(marks[1]["replay"], "legwork run n/b");
  EXPECT_EQ(marks[0], nlohmann::json({{"mark", "holds"}}));
  EXPECT_EQ(json["clauses"][1]["marks"][4]["mark"], "not exercised");
}

TEST(Matrix, HtmlIsWellFormedAndMarksEveryCell) {
  pugi::xml_document document;
  const std::string html = RenderMatrixHtml(Sample());
  ASSERT_TRUE(document.load_string(html.c_str(), pugi::parse_default | pugi::parse_doctype)) << html;
  EXPECT_EQ(document.select_nodes("//td[@class='violated']").size(), 1u);
  EXPECT_EQ(document.select_nodes("//td[@class='warning']").size(), 1u);
  EXPECT_EQ(document.select_nodes("//td[@class='holds']").size(), 5u);
  for (const auto& row : document.select_nodes("//table[2]//tr")) {
    EXPECT_EQ(std::distance(row.node().begin(), row.node().end()), 7);
  }
}

}  // namespace
}  // namespace legwork::report

#include <string>
#include <string_view>

#include "tools/report/html_text.h"
#include "tools/report/matrix.h"

// One page without a script: a table of the implementations, then clause by implementation. What is broken tells where
// and how to see it again when it is pointed at.
namespace legwork::report {
namespace {

constexpr std::string_view kStyle = R"(
body { font: 14px/1.4 system-ui, sans-serif; margin: 1.5em; color: #222; }
table { border-collapse: collapse; }
td, th { padding: 2px 8px; text-align: left; vertical-align: top; border: 1px solid #ddd; font-weight: normal; }
thead th { position: sticky; top: 0; background: #fff; font-weight: bold; }
.holds { background: #b7e1b0; } .violated { background: #d33; color: #fff; } .warning { background: #f0b429; }
.missing { color: #888; } .unexpected { color: #b00; }
)";

std::string Tag(std::string_view name, std::string_view attributes, std::string_view text) {
  return "<" + std::string(name) + std::string(attributes) + ">" + HtmlText(text) + "</" + std::string(name) + ">";
}

std::string ColumnRow(const MatrixColumn& column) {
  std::string out = "<tr>" + Tag("td", "", column.name + " " + column.version) + Tag("td", "", column.subject);
  if (!column.missing.empty()) return out + Tag("td", " colspan=\"6\" class=\"missing\"", column.missing) + "</tr>\n";
  const Summary& summary = column.summary;
  for (const int count : {summary.pass, summary.fail + summary.crash + summary.timeout, summary.xfail, summary.skip}) {
    out += Tag("td", "", std::to_string(count));
  }
  const bool finds = column.unexpected > 0;
  out += Tag("td", finds ? " class=\"unexpected\"" : "", finds ? column.findings : "");
  return out + Tag("td", "", column.control) + "</tr>\n";
}

std::string CellOf(const MatrixColumn& column, const std::string& id) {
  const Mark mark = MarkOf(column, id);
  if (mark == Mark::kNone || mark == Mark::kMissing) return "<td></td>";
  std::string attributes = " class=\"" + std::string(MarkWord(mark)) + "\"";
  if (mark == Mark::kHolds) return Tag("td", attributes, "holds");
  const ClauseTotal& total = column.clauses.at(id);
  attributes += " title=\"" + HtmlText(total.clause.where + "\n" + total.first_replay) + "\"";
  return Tag("td", attributes,
             std::to_string(total.violated + total.warnings) + " of " +
                 std::to_string(total.violated + total.warnings + total.holds));
}

}  // namespace

std::string RenderMatrixHtml(const Matrix& matrix) {
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n<title>Clause by "
      "implementation</title>\n<style>" +
      std::string(kStyle) + "</style>\n</head>\n<body>\n<h1>Clause by implementation</h1>\n" +
      Tag("p", "", "profile " + matrix.profile + ", tier " + matrix.tier + ", seed " + std::to_string(matrix.seed)) +
      "\n<table>\n<thead><tr><th>implementation</th><th>subject</th><th>passed</th><th>failed</th>"
      "<th>failed as known</th><th>skipped</th><th>findings</th><th>control</th></tr></thead>\n<tbody>\n";
  std::string heads;
  for (const MatrixColumn& column : matrix.columns) {
    out += ColumnRow(column);
    heads += Tag("th", column.missing.empty() ? "" : " class=\"missing\"", column.name);
  }
  out +=
      "</tbody></table>\n<h2>Clauses</h2>\n<p>A number counts the cases that broke the clause, of those in which it "
      "applied. An empty cell: nothing exercised it.</p>\n<table>\n<thead><tr><th>clause</th>" +
      heads + "<th>rule</th></tr></thead>\n<tbody>\n";
  for (const auto& [id, clause] : MatrixRows(matrix)) {
    out += "<tr>" + Tag("th", " title=\"" + HtmlText(clause->page) + "\"", id);
    for (const MatrixColumn& column : matrix.columns) out += CellOf(column, id);
    out += Tag("td", "", clause->rule) + "</tr>\n";
  }
  return out + "</tbody></table>\n</body>\n</html>\n";
}

}  // namespace legwork::report

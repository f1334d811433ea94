#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tools/report/cause.h"
#include "tools/report/html_text.h"
#include "tools/report/report.h"

// One page that needs nothing else: what went wrong cause by cause, what is broken and by whom, clause by case, and
// every case with the command that shows it again. The filters are radio buttons and style rules, so that the page runs
// no script. It is well-formed XML, too.
namespace legwork::report {
namespace {

constexpr std::string_view kStyle = R"(
body { font: 14px/1.4 system-ui, sans-serif; margin: 1.5em; color: #222; }
table { border-collapse: collapse; }
td, th { padding: 2px 6px; text-align: left; vertical-align: top; }
pre { margin: 0; white-space: pre-wrap; }
nav { margin: 1em 0; }
nav label { border: 1px solid #999; border-radius: 4px; padding: 2px 8px; cursor: pointer; }
input.filter { position: absolute; opacity: 0; }
input.filter:focus-visible ~ nav { outline: 2px solid #06c; }
.scroll { overflow: auto; max-height: 80vh; border: 1px solid #ccc; }
.matrix thead th { position: sticky; top: 0; background: #fff; }
.matrix thead th + th { writing-mode: vertical-rl; padding: 4px 0; font-weight: normal; font-size: 10px; }
.matrix tbody th { position: sticky; left: 0; background: #fff; white-space: nowrap; font-weight: normal; }
.matrix td { padding: 0; width: 12px; min-width: 12px; height: 12px; border: 1px solid #eee; }
.matrix td a { display: block; width: 12px; height: 12px; }
td.h { background: #b7e1b0; } td.v { background: #d33; } td.w { background: #f0b429; }
.fail, .crash, .timeout, .xpass, .violated { color: #b00; } .warning { color: #8a5a00; } .skip, .xfail { color: #666; }
#only-broken:checked ~ main .clause-holds { display: none; }
#only-package:checked ~ main .of-caller { display: none; }
#only-caller:checked ~ main .of-package { display: none; }
#only-unexpected:checked ~ main .case-expected { display: none; }
#all-clauses:checked ~ nav [for="all-clauses"], #only-broken:checked ~ nav [for="only-broken"],
#all-parties:checked ~ nav [for="all-parties"], #only-package:checked ~ nav [for="only-package"],
#only-caller:checked ~ nav [for="only-caller"], #all-cases:checked ~ nav [for="all-cases"],
#only-unexpected:checked ~ nav [for="only-unexpected"] { background: #06c; color: #fff; }
)";

struct FilterRow {
  const char* group;
  const char* id;
  const char* label;
  bool is_default;
};
constexpr FilterRow kFilters[] = {
    {"clauses", "all-clauses", "all clauses", true},
    {"clauses", "only-broken", "only broken clauses", false},
    {"parties", "all-parties", "both parties", true},
    {"parties", "only-package", "the package's", false},
    {"parties", "only-caller", "the caller's", false},
    {"cases", "all-cases", "all cases", true},
    {"cases", "only-unexpected", "only unexpected cases", false},
};

std::string Filters() {
  std::string inputs, labels;
  for (const FilterRow& row : kFilters) {
    inputs += std::string("<input class=\"filter\" type=\"radio\" name=\"") + row.group + "\" id=\"" + row.id + "\"" +
              (row.is_default ? " checked=\"checked\"" : "") + "/>\n";
    labels += std::string("<label for=\"") + row.id + "\">" + row.label + "</label>\n";
  }
  return inputs + "<nav>\n" + labels + "</nav>\n";
}

std::string Anchor(std::size_t index) { return "case-" + std::to_string(index + 1); }

std::string CellWord(std::string_view verdict) { return std::string(verdict.substr(0, 1)); }

// Row is a clause over all cases, as verdicts by the index of the case.
struct Row {
  ClauseTotal total;
  std::map<std::size_t, const ClauseResult*> cells;
};

std::vector<Row> RowsOf(const Report& report) {
  std::map<std::string, std::map<std::size_t, const ClauseResult*>> cells;
  for (std::size_t i = 0; i < report.results.size(); ++i) {
    for (const ClauseResult& clause : report.results[i].clauses) cells[clause.id][i] = &clause;
  }
  std::vector<Row> rows;
  for (ClauseTotal& total : TotalByClause(report)) {
    std::string id = total.clause.id;
    rows.push_back({std::move(total), std::move(cells[id])});
  }
  return rows;
}

bool IsBroken(const Row& row) { return row.total.violated + row.total.warnings > 0; }

// RowClasses are what the filters go by.
std::string RowClasses(const Row& row) {
  const std::string& party = row.total.clause.party;
  const std::string of = party == "caller" ? " of-caller" : party == "package" ? " of-package" : "";
  return (IsBroken(row) ? "clause-broken" : "clause-holds") + of;
}

std::string Cell(const ClauseResult& clause, const std::string& case_id, std::size_t index) {
  if (clause.verdict == "holds") return "<td class=\"h\"></td>";
  return "<td class=\"" + CellWord(clause.verdict) + "\"><a href=\"#" + Anchor(index) + "\" title=\"" +
         HtmlText(case_id + ": " + clause.where) + "\"></a></td>";
}

// Cells of cases in which the clause did not apply are drawn together.
std::string MatrixRow(const Row& row, const Report& report, const std::vector<std::size_t>& columns) {
  std::string out = "<tr class=\"" + RowClasses(row) + "\"><th title=\"" + HtmlText(row.total.clause.rule) + "\">" +
                    HtmlText(row.total.clause.id) + "</th>";
  std::size_t empty = 0;
  for (std::size_t i = 0; i <= columns.size(); ++i) {
    const auto cell = i < columns.size() ? row.cells.find(columns[i]) : row.cells.end();
    const bool is_empty = i < columns.size() && cell == row.cells.end();
    if (is_empty) ++empty;
    if (is_empty) continue;
    if (empty > 0) out += "<td colspan=\"" + std::to_string(empty) + "\"></td>";
    empty = 0;
    if (i < columns.size()) out += Cell(*cell->second, report.results[columns[i]].id, columns[i]);
  }
  return out + "</tr>\n";
}

std::string Matrix(const Report& report, const std::vector<Row>& rows) {
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < report.results.size(); ++i) {
    if (!report.results[i].clauses.empty()) columns.push_back(i);
  }
  if (columns.empty()) return "";
  std::string out =
      "<h2>Clause by case</h2>\n<p>Green: the clause applied and held. Red: violated. Yellow: a warning. "
      "White: it did not apply.</p>\n<div class=\"scroll\"><table class=\"matrix\">\n<thead><tr><th></th>";
  for (const std::size_t column : columns) {
    const CaseResult& result = report.results[column];
    out += "<th class=\"" + std::string(CaseVerdictWord(result.verdict)) + "\">" + HtmlText(result.id) + "</th>";
  }
  out += "</tr></thead>\n<tbody>\n";
  for (const Row& row : rows) out += MatrixRow(row, report, columns);
  return out + "</tbody></table></div>\n";
}

std::string BrokenClause(const Row& row) {
  const ClauseResult& clause = row.total.clause;
  const std::string verdict = row.total.violated > 0 ? "violated" : "warning";
  std::string out = "<tr class=\"" + RowClasses(row) + "\"><td class=\"" + verdict + "\">" + verdict + "</td><td>" +
                    HtmlText(clause.id) + "<br/>" + HtmlText(clause.page) + "</td><td>" + HtmlText(clause.party) +
                    "</td><td>" + HtmlText(clause.rule);
  if (!clause.basis.empty()) out += "<br/><small>" + HtmlText(clause.basis) + "</small>";
  out += "</td><td>" + std::to_string(row.total.violated + row.total.warnings) + " of " +
         std::to_string(row.cells.size()) + ", first " + HtmlText(row.total.first_case) + "<br/>" +
         HtmlText(clause.where);
  for (const std::string& record : clause.records) out += "<pre>" + HtmlText(record) + "</pre>";
  return out + "<pre>" + HtmlText(row.total.first_replay) + "</pre></td></tr>\n";
}

std::string BrokenClauses(const std::vector<Row>& rows) {
  std::string out;
  for (const Row& row : rows) {
    if (IsBroken(row)) out += BrokenClause(row);
  }
  if (out.empty()) return "<p>No clause was broken.</p>\n";
  return "<h2>Broken clauses</h2>\n<table>\n<tr><th></th><th>clause</th><th>by</th><th>what would have been right</th>"
         "<th>shown</th></tr>\n" +
         out + "</table>\n";
}

std::string CaseLink(const CaseResult& result, const Report& report) {
  const auto index = static_cast<std::size_t>(&result - report.results.data());
  return "<a href=\"#" + Anchor(index) + "\">" + HtmlText(result.id) + "</a>";
}

std::string CauseRow(const Cause& cause, const Report& report) {
  constexpr std::size_t kNamedMax = 12;
  const CaseResult& first = *cause.cases.front();
  const std::string verdict(first.harness_fault ? "fault" : CaseVerdictWord(cause.verdict));
  std::string out = "<tr><td class=\"" + verdict + "\">" + verdict + "</td><td>" + HtmlText(cause.name);
  if (const std::string clause = cause.MayFollowFrom(); !clause.empty()) {
    out += "<br/><small>after violated " + HtmlText(clause) + ", of which it may be the consequence</small>";
  }
  for (std::size_t i = 0; i < cause.with.size(); ++i) {
    out += (i > 0 ? ", " : "<br/><small>in the same calls also violated: ") + HtmlText(cause.with[i]);
  }
  if (!cause.with.empty()) out += "</small>";
  out += "</td><td>" + std::to_string(cause.cases.size()) + ": ";
  for (std::size_t i = 0; i < cause.cases.size() && i < kNamedMax; ++i) {
    out += (i > 0 ? ", " : "") + CaseLink(*cause.cases[i], report);
  }
  if (cause.cases.size() > kNamedMax) out += ", ...";
  return out + "</td><td><pre>" + HtmlText(first.message) + "</pre><pre>" + HtmlText(first.replay) +
         "</pre></td></tr>\n";
}

std::string Causes(const Report& report) {
  std::string unexpected, known;
  for (const Cause& cause : UnexpectedCauses(report)) unexpected += CauseRow(cause, report);
  for (const KnownCause& cause : report.known) {
    known += "<li>" + HtmlText(cause.reason) + " (" + std::to_string(cause.cases) + " cases, first " +
             HtmlText(cause.first_case) + ")</li>\n";
  }
  std::string out;
  if (!unexpected.empty()) {
    out += "<h2>Causes</h2>\n<table>\n<tr><th></th><th>cause</th><th>cases</th><th>the first of them</th></tr>\n" +
           unexpected + "</table>\n";
  }
  if (!known.empty()) out += "<h2>Known causes</h2>\n<ul>\n" + known + "</ul>\n";
  return out;
}

std::string Cases(const Report& report) {
  std::string out = "<h2>Cases</h2>\n<table>\n";
  for (std::size_t i = 0; i < report.results.size(); ++i) {
    const CaseResult& result = report.results[i];
    const bool is_unexpected = IsUnexpected(result.verdict) || result.harness_fault;
    const std::string verdict(result.harness_fault ? "fault" : CaseVerdictWord(result.verdict));
    out += "<tr id=\"" + Anchor(i) + "\" class=\"" + (is_unexpected ? "case-unexpected" : "case-expected") +
           "\"><td class=\"" + verdict + "\">" + verdict + "</td><td>" + HtmlText(result.id) + "</td><td>";
    if (!result.message.empty()) out += "<pre>" + HtmlText(result.message) + "</pre>";
    out += "<pre>" + HtmlText(result.replay) + "</pre></td></tr>\n";
  }
  return out + "</table>\n";
}

std::string Count(int count, std::string_view word) {
  return count == 0 ? "" : ", " + std::to_string(count) + " " + std::string(word);
}

std::string Head(const Report& report) {
  const Summary summary = Summarize(report);
  std::string out =
      "<h1>" + std::string(kTool) + ": " + HtmlText(report.subject) + "</h1>\n<p>profile " + HtmlText(report.profile);
  if (!report.tier.empty()) out += ", tier " + HtmlText(report.tier) + ", seed " + std::to_string(report.seed);
  if (!report.control.empty()) out += ", control " + HtmlText(report.control);
  out += "</p>\n<p>" + std::to_string(summary.pass) + " passed, " + std::to_string(summary.fail) + " failed";
  out += Count(summary.crash, "crashed") + Count(summary.timeout, "timed out") + Count(summary.skip, "skipped") +
         Count(summary.xfail, "failed as expected") + Count(summary.xpass, "passed unexpectedly") +
         Count(HarnessFaults(report), "could not be run") + "</p>\n";
  for (const std::string& note : report.notes) out += "<p class=\"fail\">" + HtmlText(note) + "</p>\n";
  for (const Divergence& one : report.diverged) {
    out += "<p class=\"fail\">two different runs of one seed: " + HtmlText(one.replay) + "</p>\n";
  }
  return out;
}

}  // namespace

std::string RenderHtml(const Report& report) {
  const std::vector<Row> rows = RowsOf(report);
  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n<title>" + std::string(kTool) + " " +
         HtmlText(report.subject) + "</title>\n<style>" + std::string(kStyle) + "</style>\n</head>\n<body>\n" +
         Head(report) + Filters() + "<main>\n" + Causes(report) + BrokenClauses(rows) + Matrix(report, rows) +
         Cases(report) + "</main>\n</body>\n</html>\n";
}

}  // namespace legwork::report

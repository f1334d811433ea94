#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "tools/report/cause.h"
#include "tools/report/report.h"

// The report a person reads: what was judged, clause by clause and page by page, then each thing that is wrong with the
// command that shows it again, and one closing line.
namespace legwork::report {
namespace {

// Wrapped lays words out in lines of at most `width` columns, each line indented.
std::string Wrapped(const std::vector<std::string>& words, std::size_t indent, std::size_t width) {
  std::string out;
  std::string line;
  for (const std::string& word : words) {
    if (!line.empty() && indent + line.size() + 1 + word.size() > width) {
      out += std::string(indent, ' ') + line + "\n";
      line.clear();
    }
    line += (line.empty() ? "" : " ") + word;
  }
  if (!line.empty()) out += std::string(indent, ' ') + line + "\n";
  return out;
}

std::string Indented(std::string_view text, std::string_view indent) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += std::string(indent) + std::string(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string Head(const Report& report) {
  std::string out =
      std::string(kTool) + " " + std::string(kVersion) + "  subject " + report.subject + "  profile " + report.profile;
  if (!report.tier.empty()) out += "  tier " + report.tier + "  seed " + std::to_string(report.seed);
  out += "\n";
  if (!report.control.empty()) out += "control  " + report.control + "\n";
  return out + "\n";
}

std::string ClauseTable(const std::vector<ClauseTotal>& totals, int width) {
  struct Page {
    std::vector<std::string> hold, broken;
  };
  std::map<std::string, Page> pages;
  for (const ClauseTotal& total : totals) {
    Page& page = pages[total.clause.page];
    const bool broken = total.violated + total.warnings > 0;
    (broken ? page.broken : page.hold).push_back(total.clause.id);
  }
  std::string out;
  for (const auto& [name, page] : pages) {
    out += name + "  " + std::to_string(page.hold.size()) + " clauses hold";
    if (!page.broken.empty()) out += ", " + std::to_string(page.broken.size()) + " do not";
    out += "\n" + Wrapped(page.hold, 2, static_cast<std::size_t>(width));
  }
  return out.empty() ? out : out + "\n";
}

std::string BrokenClauses(const std::vector<ClauseTotal>& totals) {
  std::string out;
  for (const ClauseTotal& total : totals) {
    if (total.violated + total.warnings == 0) continue;
    out += (total.violated > 0 ? "violated  " : "warning   ") + total.clause.id + "  (" + total.clause.party + ", " +
           total.clause.page + ")\n";
    out += "  rule    " + total.clause.rule + "\n";
    out += "  shown   " + std::to_string(total.violated + total.warnings) + " cases, first " + total.first_case + ", " +
           total.clause.where + "\n";
    const bool is_told = total.clause.basis.empty() || total.clause.where.find(total.clause.basis) != std::string::npos;
    if (!is_told) out += "  basis   " + total.clause.basis + "\n";
    for (const std::string& record : total.clause.records) out += "  record  " + record + "\n";
    out += "  replay  " + total.first_replay + "\n";
  }
  return out.empty() ? out : out + "\n";
}

// Told is a cause: its first case with all that it says, and the names of the others.
std::string Told(const Cause& cause, int width) {
  const CaseResult& first = *cause.cases.front();
  std::string out = std::string(first.harness_fault ? "fault" : CaseVerdictWord(cause.verdict)) + "  " + first.id;
  if (first.leg > 0) out += "  leg " + std::to_string(first.leg);
  out += "\n" + Indented(first.message, "  ") + "  replay  " + first.replay + "\n";
  if (const std::string clause = cause.MayFollowFrom(); !clause.empty()) {
    out += "  after   violated " + clause + ", of which it may be the consequence\n";
  }
  if (!cause.with.empty()) {
    out += "  with    also violated in the same calls:\n" + Wrapped(cause.with, 10, static_cast<std::size_t>(width));
  }
  if (cause.cases.size() == 1) return out;
  constexpr std::size_t kNamedMax = 12;
  std::vector<std::string> others;
  for (std::size_t i = 1; i < cause.cases.size() && i <= kNamedMax; ++i) others.push_back(cause.cases[i]->id);
  if (cause.cases.size() > kNamedMax + 1) others.emplace_back("...");
  out += "  cause   " + cause.name + "; shown by " + std::to_string(cause.cases.size()) + " cases, also\n";
  return out + Wrapped(others, 10, static_cast<std::size_t>(width));
}

std::string Unexpected(const Report& report, int width) {
  std::string out;
  for (const Cause& cause : UnexpectedCauses(report)) out += Told(cause, width);
  for (const std::string& note : report.notes) out += "note  " + note + "\n";
  for (const Divergence& one : report.diverged) {
    out += "two different runs of one seed  " + one.replay + "\n";
    if (!one.difference.empty()) out += "  first   " + one.difference + "\n";
  }
  return out.empty() ? out : out + "\n";
}

// Known tells every explained cause on a line of its own.
std::string Known(const Report& report) {
  std::string out;
  for (const KnownCause& cause : report.known) {
    std::string clauses;
    for (const std::string& clause : cause.clauses) clauses += (clauses.empty() ? "" : ", ") + clause;
    out += "known  " + cause.reason + "  (" + clauses + ", " + std::to_string(cause.cases) + " cases, first " +
           cause.first_case + (cause.link.empty() ? "" : ", " + cause.link) + ")\n";
  }
  return out.empty() ? out : out + "\n";
}

// Skips are told once per reason, so that a subject without Kerberos does not fill the screen.
std::string Skips(const Report& report) {
  std::map<std::string, int> reasons;
  for (const CaseResult& result : report.results) {
    if (result.verdict == CaseVerdict::kSkip && !result.harness_fault) ++reasons[result.message];
  }
  std::string out;
  for (const auto& [reason, count] : reasons) out += "skip  " + std::to_string(count) + " cases: " + reason + "\n";
  return out.empty() ? out : out + "\n";
}

std::string Closing(const Report& report) {
  const Summary summary = Summarize(report);
  std::string out = std::to_string(summary.pass) + " passed, " + std::to_string(summary.fail) + " failed";
  const std::pair<int, const char*> others[] = {{summary.crash, "crashed"},
                                                {summary.timeout, "timed out"},
                                                {summary.xfail, "failed as expected"},
                                                {summary.xpass, "passed unexpectedly"},
                                                {summary.skip, "skipped"}};
  for (const auto& [count, word] : others) {
    if (count > 0) out += ", " + std::to_string(count) + " " + word;
  }
  char seconds[32];
  std::snprintf(seconds, sizeof seconds, " in %.2f s", report.seconds);
  return out + seconds + "\n";
}

}  // namespace

std::string RenderText(const Report& report, int width) {
  const std::vector<ClauseTotal> totals = TotalByClause(report);
  return Head(report) + ClauseTable(totals, width) + Skips(report) + BrokenClauses(totals) + Known(report) +
         Unexpected(report, width) + Closing(report);
}

}  // namespace legwork::report

#include "tools/report/expectations.h"

#include <fnmatch.h>

#include <algorithm>

namespace legwork::report {
namespace {

constexpr std::string_view kBlanks = " \t";

// TakeWord cuts the first word off the text; empty if there is none.
std::string_view TakeWord(std::string_view& text) {
  const std::size_t start = std::min(text.find_first_not_of(kBlanks), text.size());
  const std::size_t end = std::min(text.find_first_of(kBlanks, start), text.size());
  const std::string_view word = text.substr(start, end - start);
  text.remove_prefix(end);
  return word;
}

std::string_view Trimmed(std::string_view text) {
  const std::size_t start = text.find_first_not_of(kBlanks);
  if (start == std::string_view::npos) return "";
  return text.substr(start, text.find_last_not_of(kBlanks) + 1 - start);
}

bool ReadVerdict(std::string_view word, CaseVerdict& verdict) {
  for (const CaseVerdict known : {CaseVerdict::kFail, CaseVerdict::kCrash, CaseVerdict::kTimeout}) {
    if (word != CaseVerdictWord(known)) continue;
    verdict = known;
    return true;
  }
  return false;
}

// ReadRow reads one line that is not empty; the answer is what is wrong with it.
std::string ReadRow(std::string_view line, Expectation& row) {
  const std::size_t hash = line.find('#');
  std::string_view fields = line.substr(0, hash);
  row.cases = TakeWord(fields);
  row.clause = TakeWord(fields);
  const std::string_view verdict = TakeWord(fields);
  if (row.cases.empty() || row.clause.empty() || verdict.empty() || !Trimmed(fields).empty()) {
    return "a line is: CASE CLAUSE VERDICT # REASON";
  }
  if (!ReadVerdict(verdict, row.verdict)) {
    return "verdict \"" + std::string(verdict) + "\" is none of fail, crash, timeout";
  }
  row.reason = hash == std::string_view::npos ? "" : Trimmed(line.substr(hash + 1));
  return row.reason.empty() ? "the reason is missing: end the line with # and why this is so" : "";
}

bool Names(const Expectation& row, const CaseResult& result) {
  return fnmatch(row.cases.c_str(), result.id.c_str(), 0) == 0;
}

bool HasWildcard(const Expectation& row) { return row.cases.find_first_of("*?[") != std::string::npos; }

bool IsFailure(CaseVerdict verdict) {
  return verdict == CaseVerdict::kFail || verdict == CaseVerdict::kCrash || verdict == CaseVerdict::kTimeout;
}

bool Violates(const CaseResult& result, std::string_view clause) {
  return std::any_of(result.clauses.begin(), result.clauses.end(), [clause](const ClauseResult& shown) {
    return shown.verdict == "violated" && (clause == "*" || shown.id == clause);
  });
}

// Fits says whether the row describes something that the failed case really shows.
bool Fits(const Expectation& row, const CaseResult& result) {
  if (!Names(row, result) || row.verdict != result.verdict) return false;
  if (row.clause == "*") return true;
  return row.clause == "-" ? !Violates(result, "*") : Violates(result, row.clause);
}

// IsListed says whether some row fits each violated clause, or the case as a whole where no clause is violated.
bool IsListed(const std::vector<const Expectation*>& fitting, const CaseResult& result) {
  const auto covers = [&](std::string_view clause) {
    return std::any_of(fitting.begin(), fitting.end(),
                       [clause](const Expectation* row) { return row->clause == "*" || row->clause == clause; });
  };
  if (!Violates(result, "*")) return !fitting.empty();
  return std::all_of(result.clauses.begin(), result.clauses.end(),
                     [&](const ClauseResult& shown) { return shown.verdict != "violated" || covers(shown.id); });
}

void Add(std::string& message, const std::string& more) {
  if (!message.empty()) message += "; ";
  message += more;
}

std::string Where(const Expectations& expectations, const Expectation& row) {
  return expectations.file + ":" + std::to_string(row.line);
}

// ApplyTo changes one case's verdict and marks the rows that it shows to be alive.
void ApplyTo(CaseResult& result, const Expectations& expectations, std::vector<bool>& alive) {
  std::vector<const Expectation*> fitting;
  for (std::size_t i = 0; i < expectations.rows.size(); ++i) {
    const Expectation& row = expectations.rows[i];
    if (IsFailure(result.verdict) && Fits(row, result)) {
      fitting.push_back(&row);
      alive[i] = true;
    } else if (result.verdict == CaseVerdict::kPass && Names(row, result) && !HasWildcard(row)) {
      result.verdict = CaseVerdict::kXpass;
      alive[i] = true;
      Add(result.message, "passes, although " + Where(expectations, row) + " expects " +
                              std::string(CaseVerdictWord(row.verdict)) + ": remove that line");
    }
  }
  if (!IsFailure(result.verdict) || !IsListed(fitting, result)) return;
  result.verdict = CaseVerdict::kXfail;
  for (const Expectation* row : fitting) Add(result.message, "known: " + row->reason);
}

}  // namespace

std::string ReadExpectations(std::string_view file, std::string_view text, Expectations& expectations) {
  expectations = {std::string(file), {}};
  for (int number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    line = Trimmed(line);
    if (line.empty() || line.front() == '#') continue;
    Expectation row;
    row.line = number;
    const std::string wrong = ReadRow(line, row);
    if (!wrong.empty()) return expectations.file + ":" + std::to_string(number) + ": " + wrong;
    expectations.rows.push_back(std::move(row));
  }
  return "";
}

void ApplyExpectations(const Expectations& expectations, bool complete, Report& report) {
  std::vector<bool> alive(expectations.rows.size(), false);
  for (CaseResult& result : report.results) ApplyTo(result, expectations, alive);
  for (std::size_t i = 0; complete && i < alive.size(); ++i) {
    const Expectation& row = expectations.rows[i];
    if (alive[i]) continue;
    report.notes.push_back(Where(expectations, row) + ": dead entry: no case shows \"" + row.cases + " " + row.clause +
                           " " + std::string(CaseVerdictWord(row.verdict)) + "\" any more, remove the line");
  }
}

}  // namespace legwork::report

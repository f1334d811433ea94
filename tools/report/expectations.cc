#include "tools/report/expectations.h"

#include <fnmatch.h>

#include <algorithm>

#include "tools/report/cause.h"

namespace legwork::report {
namespace {

bool Like(const std::string& pattern, const std::string& text) {
  return fnmatch(pattern.c_str(), text.c_str(), 0) == 0;
}

bool Names(const Expectation& row, const CaseResult& result) {
  return Like(row.cases, result.id) && (row.package.empty() || row.package == result.package ||
                                        (row.package.starts_with('!') && row.package.substr(1) != result.package));
}

bool HasWildcard(const Expectation& row) { return row.cases.find_first_of("*?[") != std::string::npos; }

// MustFail says that the line names this case alone, and expects it in every run.
bool MustFail(const Expectation& row, const CaseResult& result) {
  return row.sometimes.empty() && !HasWildcard(row) && Names(row, result);
}

bool IsFailure(CaseVerdict verdict) {
  return verdict == CaseVerdict::kFail || verdict == CaseVerdict::kCrash || verdict == CaseVerdict::kTimeout;
}

bool Violates(const CaseResult& result, std::string_view clause) {
  return std::any_of(result.clauses.begin(), result.clauses.end(), [clause](const ClauseResult& shown) {
    return shown.verdict == "violated" && (clause == "*" || shown.id == clause);
  });
}

// Counts says whether the line is about this subject at all.
bool Counts(const Expectation& row, const ExpectationTerms& terms) {
  if (!row.version.empty()) {
    const bool inverse = row.version.starts_with('!');
    if (terms.version.empty() || Like(row.version.substr(inverse ? 1 : 0), terms.version) == inverse) return false;
  }
  if (row.capability.empty()) return true;
  const bool inverse = row.capability.starts_with('!');
  return (std::ranges::count(terms.capabilities, row.capability.substr(inverse ? 1 : 0)) == 0) == inverse;
}

// FailsByAStep says that something else than a violated clause is wrong with the case: a step that went otherwise than
// the script has it, or whatever else fails a case that violates none.
bool FailsByAStep(const CaseResult& result) { return result.step_differs || !Violates(result, "*"); }

// IsAbout says whether the line names this failure, whatever it shows.
bool IsAbout(const Expectation& row, const CaseResult& result) {
  if (!Names(row, result) || row.verdict != result.verdict) return false;
  if (row.clause == "*") return true;
  return row.clause == "-" ? FailsByAStep(result) : Violates(result, row.clause);
}

bool ShowsTheSame(const Expectation& row, const CaseResult& result) {
  return row.shows.empty() || Like("*" + row.shows + "*", ShownText(result, row.clause));
}

// CoversStep says whether a line that fits the case explains its wrong step, too: it is about the step or about
// everything, the step speaks of the clause that it lists, or its signature is what the step shows.
bool CoversStep(const Expectation& row, const CaseResult& result) {
  if (row.clause == "-" || row.clause == "*" || std::ranges::count(result.cited, row.clause) != 0) return true;
  return !row.shows.empty() && Like("*" + row.shows + "*", ShownText(result, ""));
}

std::string Where(const Expectations& expectations, const Expectation& row) {
  return expectations.file + ":" + std::to_string(row.line);
}

// Covers says whether the line is about this violated clause; "-" is the step that went wrong.
bool Covers(const Expectation& row, std::string_view clause) { return row.clause == "*" || row.clause == clause; }

// UnlistedOf gives what the lines that fit leave uncovered of a failed case.
std::vector<Unlisted> UnlistedOf(const CaseResult& result, const std::vector<const Expectation*>& fitting) {
  std::vector<Unlisted> unlisted;
  const auto covers_step = [&result](const Expectation* row) { return CoversStep(*row, result); };
  if (FailsByAStep(result) && std::ranges::none_of(fitting, covers_step)) unlisted.push_back({&result, "-"});
  for (const ClauseResult& shown : result.clauses) {
    const auto covers = [&shown](const Expectation* row) { return Covers(*row, shown.id); };
    if (shown.verdict == "violated" && std::ranges::none_of(fitting, covers)) unlisted.push_back({&result, shown.id});
  }
  return unlisted;
}

void Count(const CaseResult& result, std::size_t& count, const CaseResult*& first) {
  ++count;
  if (first == nullptr) first = &result;
}

// ExamineCase counts a difference for a line only if no other line covers the failure: else the line is none the less
// dead.
void ExamineCase(const CaseResult& result, const Expectations& expectations, Examination& examination) {
  std::vector<const Expectation*> fitting;
  std::vector<std::size_t> differing;
  for (std::size_t i = 0; i < expectations.rows.size(); ++i) {
    const Expectation& row = expectations.rows[i];
    RowState& state = examination.rows[i];
    if (!state.counts) continue;
    if (result.verdict == CaseVerdict::kPass && MustFail(row, result)) ++state.passes;
    if (!IsFailure(result.verdict) || !IsAbout(row, result)) continue;
    const bool same = ShowsTheSame(row, result);
    if (same) Count(result, state.fits, state.first);
    if (!same) differing.push_back(i);
    if (same && !state.expired) fitting.push_back(&row);
  }
  if (!IsFailure(result.verdict)) return;
  const std::vector<Unlisted> unlisted = UnlistedOf(result, fitting);
  for (const std::size_t i : differing) {
    const auto is_covered = [&](const Unlisted& one) { return Covers(expectations.rows[i], one.clause); };
    RowState& state = examination.rows[i];
    if (std::ranges::any_of(unlisted, is_covered)) Count(result, state.differs, state.first_differing);
  }
  examination.unlisted.insert(examination.unlisted.end(), unlisted.begin(), unlisted.end());
}

void Add(std::string& message, const std::string& more) {
  if (!message.empty()) message += "; ";
  message += more;
}

// ApplyTo changes one case's verdict; `listed` says that nothing of it is unlisted.
void ApplyTo(CaseResult& result, const Expectations& expectations, const Examination& examination, bool listed) {
  const CaseResult before = result;
  for (std::size_t i = 0; i < expectations.rows.size(); ++i) {
    const Expectation& row = expectations.rows[i];
    const RowState& state = examination.rows[i];
    if (!state.counts) continue;
    if (before.verdict == CaseVerdict::kPass && MustFail(row, before)) {
      result.verdict = CaseVerdict::kXpass;
      Add(result.message, "passes, although " + Where(expectations, row) + " expects " +
                              std::string(CaseVerdictWord(row.verdict)) + ": remove that line");
    }
    if (!IsFailure(before.verdict) || !IsAbout(row, before)) continue;
    const bool same = ShowsTheSame(row, before);
    if (listed && same) Add(result.message, "known: " + row.reason);
    if (!listed && !same && IsOfOneScenario(row)) {
      Add(result.message,
          "fails, but not as " + Where(expectations, row) + " says: \"" + row.shows + "\" is not in what it shows");
    }
  }
  if (IsFailure(before.verdict) && listed) result.verdict = CaseVerdict::kXfail;
}

// IsKnownToVary says that a line lists what the case shows in some runs and not in others.
bool IsKnownToVary(const Divergence& one, const Expectations& expectations, const Examination& examination) {
  for (std::size_t i = 0; i < expectations.rows.size(); ++i) {
    const Expectation& row = expectations.rows[i];
    if (examination.rows[i].counts && !row.sometimes.empty() && Like(row.cases, one.id)) return true;
  }
  return false;
}

// AddNotes tells of lines that have to be looked at, and of causes that are known.
void AddNotes(const Expectations& expectations, const ExpectationTerms& terms, const Examination& examination,
              Report& report) {
  for (std::size_t i = 0; i < expectations.rows.size(); ++i) {
    const Expectation& row = expectations.rows[i];
    const RowState& state = examination.rows[i];
    const std::string where = Where(expectations, row);
    if (IsDead(state, terms)) {
      report.notes.push_back(where + ": dead entry: no case shows \"" + row.cases + " " + row.clause + " " +
                             std::string(CaseVerdictWord(row.verdict)) + "\" any more, remove the line");
    } else if (state.counts && state.expired) {
      report.notes.push_back(where + ": expired on " + row.until +
                             ": look at it again, then extend or remove the line" +
                             (row.link.empty() ? "" : " (" + row.link + ")"));
    } else if (state.fits > 0) {
      AddKnownCause({row.reason, row.link, {where}, {row.clause}, static_cast<int>(state.fits), state.first->id},
                    report.known);
    }
  }
}

}  // namespace

std::string ReadExpectations(std::string_view file, std::string_view text, Expectations& expectations) {
  expectations = {std::string(file), {}};
  for (int number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    if (line.empty() || line.front() == '#') continue;
    Expectation row;
    row.line = number;
    const std::string wrong = ReadExpectation(line, row);
    if (!wrong.empty()) return expectations.file + ":" + std::to_string(number) + ": " + wrong;
    expectations.rows.push_back(std::move(row));
  }
  return "";
}

Examination Examine(const Expectations& expectations, const ExpectationTerms& terms, const Report& report) {
  Examination examination;
  for (const Expectation& row : expectations.rows) {
    RowState state;
    state.counts = Counts(row, terms);
    state.sometimes = !row.sometimes.empty() || (!terms.explored && row.cases.starts_with("explore/"));
    state.expired = !row.until.empty() && row.until < terms.today;
    examination.rows.push_back(state);
  }
  for (const CaseResult& result : report.results) ExamineCase(result, expectations, examination);
  return examination;
}

bool IsDead(const RowState& state, const ExpectationTerms& terms) {
  return terms.complete && state.counts && !state.sometimes && state.fits + state.differs + state.passes == 0;
}

void ApplyExpectations(const Expectations& expectations, const ExpectationTerms& terms, Report& report) {
  const Examination examination = Examine(expectations, terms, report);
  AddNotes(expectations, terms, examination, report);
  for (CaseResult& result : report.results) {
    const bool listed = std::ranges::none_of(
        examination.unlisted, [&result](const Unlisted& unlisted) { return unlisted.result == &result; });
    ApplyTo(result, expectations, examination, listed);
  }
  std::erase_if(report.diverged, [&](const Divergence& one) { return IsKnownToVary(one, expectations, examination); });
}

}  // namespace legwork::report

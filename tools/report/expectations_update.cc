#include "tools/report/expectations_update.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "tools/report/cause.h"

namespace legwork::report {
namespace {

// Quoted is a pattern that fits the text: what means something to a pattern, or to the file's own form, becomes a `?`.
std::string Quoted(std::string text) {
  constexpr std::string_view kSpecial = "\\*?[]#\"";
  std::ranges::replace_if(
      text, [=](char c) { return kSpecial.find(c) != std::string_view::npos; }, '?');
  return text;
}

// Shown is the part of a failure that is worth listing: the status that came, or how the process ended. "" if neither
// is told: the clause alone says it then.
std::string Shown(const CaseResult& result) {
  const std::string signature = Signature(result);
  for (const std::string_view verb : {" gives ", " returns ", " shows "}) {  // see Signature
    const std::size_t at = signature.find(verb);
    if (at == std::string::npos) continue;
    const std::size_t start = at + verb.size();
    std::string came = signature.substr(start, signature.find(", not ", start) - start);
    came = came.substr(came.rfind(" = ") == std::string::npos ? 0 : came.rfind(" = ") + 3);
    // What a call returned beside its status has no `=` before it.
    const bool is_status = ShownText(result, "").find("= " + came) != std::string::npos;
    return Quoted((is_status ? "= " : "actual " + std::string(verb == " returns " ? "returns " : "")) + came);
  }
  const std::size_t killed = signature.find("killed by ");
  return killed == std::string::npos ? "" : Quoted(signature.substr(killed));
}

std::string_view Scenario(std::string_view id) { return id.substr(0, id.find('@')); }
std::string_view Folder(std::string_view id) { return id.substr(0, id.rfind('/') + 1); }

// Pattern names all of the cases, and as few others as can be said in one word.
std::string Pattern(const std::vector<const CaseResult*>& cases) {
  const std::string& first = cases.front()->id;
  const auto all = [&](std::string_view (*part)(std::string_view)) {
    return std::ranges::all_of(cases, [&](const CaseResult* one) { return part(one->id) == part(first); });
  };
  if (cases.size() == 1) return first;
  if (all(Scenario)) return std::string(Scenario(first)) + "@*";
  return all(Folder) ? std::string(Folder(first)) + "*" : "*";
}

std::string RuleOf(const CaseResult& result, const std::string& clause) {
  for (const ClauseResult& shown : result.clauses) {
    if (shown.id == clause) return shown.rule;
  }
  return Signature(result);
}

// Additions are one line per cause that no line covers.
std::vector<std::string> Additions(const Examination& examination) {
  std::map<std::tuple<std::string, CaseVerdict, std::string>, std::vector<const CaseResult*>> causes;
  for (const Unlisted& unlisted : examination.unlisted) {
    const CaseVerdict verdict = unlisted.result->verdict;
    const bool by_clause = unlisted.clause != "-" && verdict == CaseVerdict::kFail;
    const std::string clause = verdict == CaseVerdict::kFail ? unlisted.clause : "*";
    auto& cases = causes[{clause, verdict, by_clause ? "" : Shown(*unlisted.result)}];
    if (cases.empty() || cases.back() != unlisted.result) cases.push_back(unlisted.result);
  }
  std::vector<std::string> lines;
  for (const auto& [key, cases] : causes) {
    Expectation row;
    std::tie(row.clause, row.verdict, row.shows) = key;
    row.cases = Pattern(cases);
    row.reason = "not explained yet: " + RuleOf(*cases.front(), row.clause);
    lines.push_back(ExpectationText(row));
  }
  return lines;
}

void Remove(std::string_view line, ExpectationsUpdate& update) { update.difference += "- " + std::string(line) + "\n"; }

void Append(const std::string& line, ExpectationsUpdate& update) {
  update.difference += "+ " + line + "\n";
  update.text += line + "\n";
}

// UpdateLine takes one line of the file over, as it has to be.
void UpdateLine(std::string_view line, Expectation row, const RowState& state, const ExpectationTerms& terms,
                ExpectationsUpdate& update) {
  if (IsDead(state, terms) || (state.passes > 0 && state.fits + state.differs == 0)) return Remove(line, update);
  if (state.fits > 0 || state.differs == 0) {
    update.text += std::string(line) + "\n";
    return;
  }
  Remove(line, update);
  if (!IsOfOneScenario(row)) return;
  row.shows = Shown(*state.first_differing);
  Append(ExpectationText(row), update);
}

}  // namespace

ExpectationsUpdate UpdateExpectations(std::string_view text, const Expectations& expectations,
                                      const ExpectationTerms& terms, const Report& report) {
  Examination examination = Examine(expectations, terms, report);
  ExpectationsUpdate update;
  std::size_t row = 0;
  for (int number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (row < expectations.rows.size() && expectations.rows[row].line == number) {
      UpdateLine(line, expectations.rows[row], examination.rows[row], terms, update);
      ++row;
    } else {
      update.text += std::string(line) + "\n";
    }
  }
  // What the changed lines cover now needs no further one. A line that has expired still stands for its failures.
  Expectations changed;
  if (!ReadExpectations(expectations.file, update.text, changed).empty()) return update;
  for (Expectation& kept : changed.rows) kept.until.clear();
  for (const std::string& line : Additions(Examine(changed, terms, report))) Append(line, update);
  return update;
}

}  // namespace legwork::report

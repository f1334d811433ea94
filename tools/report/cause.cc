#include "tools/report/cause.h"

#include <algorithm>
#include <map>

#include "tools/report/cause_name.h"

namespace legwork::report {
namespace {

constexpr std::string_view kBlanks = " \t\n";

// Squeezed makes every run of blanks one space.
std::string Squeezed(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
    const std::size_t end = std::min(text.find_first_of(kBlanks), text.size());
    if (end > 0) out += (out.empty() ? "" : " ") + std::string(text.substr(0, end));
    text.remove_prefix(end);
  }
  return out;
}

// LineAfter gives the rest of the first line that begins with the words; empty if there is none.
std::string_view LineAfter(std::string_view text, std::string_view words) {
  const std::size_t at = text.find(words);
  if (at == std::string_view::npos || (at > 0 && text[at - 1] != '\n')) return "";
  const std::string_view rest = text.substr(at + words.size());
  return rest.substr(0, rest.find('\n'));
}

// Outcome is what stands behind the '=' of a line in the script's syntax, or all of it if there is none.
std::string Outcome(std::string_view line) {
  const std::size_t equals = line.rfind(" = ");
  return Squeezed(equals == std::string_view::npos ? line : line.substr(equals + 3));
}

// StepBelow names the call that a line about a token or about flags stands below, without its actor and leg.
std::string StepBelow(std::string_view message) {
  const std::string below = Squeezed(LineAfter(message, "expected below "));
  const std::size_t call = below.find(' ') + 1;
  return below.substr(call, below.find(' ', call) - call);
}

std::string Unquoted(std::string text) {
  std::erase(text, '"');
  return text;
}

std::string WithoutNumbers(std::string_view line) {
  std::string out;
  for (const char c : line) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit || !out.ends_with('#')) out += digit ? '#' : c;
  }
  return out;
}

// UnreadClause is what a step goes wrong by where a good message is refused, by whichever call: the clause says it all.
std::string UnreadClause(const CaseResult& result) {
  constexpr std::string_view kClauses[] = {"SPN-007", "VER-001"};
  const bool is_one = result.step_differs && !result.cited.empty() &&
                      std::ranges::find(kClauses, result.cited.front()) != std::end(kClauses);
  return is_one ? result.cited.front() : "";
}

bool NeedsACause(const CaseResult& result) { return IsUnexpected(result.verdict) || result.harness_fault; }

// NameOf is the name of the case's cause, where `shown` says how many cases violate a clause by what failed first.
std::string NameOf(const CaseResult& result, const std::map<std::string, int>& shown) {
  if (result.verdict != CaseVerdict::kFail || result.deed.empty()) return CauseName(Signature(result));
  return "violated " + *std::ranges::max_element(result.deed, {}, [&](const std::string& id) { return shown.at(id); });
}

void AddCase(const CaseResult& result, Cause& cause) {
  cause.cases.push_back(&result);
  if (result.verdict != CaseVerdict::kFail) return;
  for (const std::string& id : result.deed) {
    const bool is_told = cause.name == "violated " + id || std::ranges::count(cause.with, id) != 0;
    if (!is_told) cause.with.push_back(id);
  }
}

}  // namespace

std::string Signature(const CaseResult& result) {
  if (const std::string clause = UnreadClause(result); !clause.empty()) return "violated " + clause;
  const std::string_view message = result.message;
  const std::string_view actual = LineAfter(message, "  actual ");
  if (!actual.empty()) {
    const std::string step = Squeezed(LineAfter(message, "expected of "));
    const std::string_view expected = LineAfter(message, "  expected ");
    if (step.empty()) return StepBelow(message) + " " + Outcome(actual) + ", not " + Outcome(expected);
    const bool is_check = step.starts_with("check ") && expected.find(" = ") == std::string_view::npos;
    const std::size_t shown = actual.find(" = ");
    if (is_check && shown != std::string_view::npos) {
      return Squeezed(expected) + " shows " + Unquoted(Squeezed(actual.substr(shown + 3)));
    }
    return step.substr(step.find(' ') + 1) + " gives " + Outcome(actual) + ", not " + Outcome(expected);
  }
  constexpr std::string_view kViolated = ": violated ";
  const std::size_t violated = message.find(kViolated);
  if (violated != std::string_view::npos && violated < message.find('\n')) {
    const std::string_view rest = message.substr(violated + kViolated.size());
    return "violated " + std::string(rest.substr(0, rest.find(' ')));
  }
  return WithoutNumbers(message.substr(0, message.find('\n')));
}

std::string ShownText(const CaseResult& result, std::string_view clause) {
  const bool every = clause == "*" || clause == "-";  // "": none, only what the step shows
  std::string text;
  for (const ClauseResult& shown : result.clauses) {
    if (shown.verdict == "violated" && (every || shown.id == clause)) text += shown.where + "\n";
  }
  return Squeezed(text + result.message);
}

std::string Cause::MayFollowFrom() const {
  const std::string& first = cases.front()->violated_before;
  const bool agree = std::ranges::all_of(cases, [&](const CaseResult* one) { return one->violated_before == first; });
  return agree ? first : "";
}

std::vector<Cause> UnexpectedCauses(const Report& report) {
  std::map<std::string, int> shown;
  for (const CaseResult& result : report.results) {
    if (!NeedsACause(result)) continue;
    for (const std::string& id : result.deed) ++shown[id];
  }
  std::vector<Cause> causes;
  for (const CaseResult& result : report.results) {
    if (!NeedsACause(result)) continue;
    const std::string name = NameOf(result, shown);
    auto same = std::ranges::find_if(
        causes, [&](const Cause& cause) { return cause.verdict == result.verdict && cause.name == name; });
    if (same == causes.end()) same = causes.insert(causes.end(), {result.verdict, name, {}});
    AddCase(result, *same);
  }
  std::stable_partition(causes.begin(), causes.end(), [](const Cause& cause) { return cause.MayFollowFrom().empty(); });
  return causes;
}

void AddKnownCause(const KnownCause& cause, std::vector<KnownCause>& causes) {
  const auto same = std::ranges::find(causes, cause.reason, &KnownCause::reason);
  if (same == causes.end()) return causes.push_back(cause);
  same->cases += cause.cases;
  same->where.insert(same->where.end(), cause.where.begin(), cause.where.end());
  if (same->link.empty()) same->link = cause.link;
  for (const std::string& clause : cause.clauses) {
    if (std::ranges::count(same->clauses, clause) == 0) same->clauses.push_back(clause);
  }
}

}  // namespace legwork::report

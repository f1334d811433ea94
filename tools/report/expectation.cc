#include "tools/report/expectation.h"

#include <algorithm>
#include <iterator>

namespace legwork::report {
namespace {

constexpr std::string_view kBlanks = " \t";
constexpr std::string_view kForm = "a line is: CASE CLAUSE VERDICT [NAME=VALUE ...] # REASON";

// AttributeRow is a name that may stand before '='.
struct AttributeRow {
  std::string_view name;
  std::string Expectation::*member;
};
constexpr AttributeRow kAttributes[] = {
    {"version", &Expectation::version},
    {"package", &Expectation::package},
    {"capability", &Expectation::capability},
    {"shows", &Expectation::shows},
    {"link", &Expectation::link},
    {"until", &Expectation::until},
    {"sometimes", &Expectation::sometimes},
};

std::string_view Trimmed(std::string_view text) {
  const std::size_t start = text.find_first_not_of(kBlanks);
  if (start == std::string_view::npos) return "";
  return text.substr(start, text.find_last_not_of(kBlanks) + 1 - start);
}

// TakeWord cuts the first word off the text; blanks between double quotes do not end it. Empty if none is left, or if
// the reason begins.
std::string_view TakeWord(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
  if (text.starts_with('#')) return "";
  bool quoted = false;
  std::size_t end = 0;
  for (; end < text.size() && (quoted || kBlanks.find(text[end]) == std::string_view::npos); ++end) {
    if (text[end] == '"') quoted = !quoted;
  }
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(end);
  return word;
}

bool ReadVerdict(std::string_view word, CaseVerdict& verdict) {
  for (const CaseVerdict known : {CaseVerdict::kFail, CaseVerdict::kCrash, CaseVerdict::kTimeout}) {
    if (word != CaseVerdictWord(known)) continue;
    verdict = known;
    return true;
  }
  return false;
}

// IsDay takes "2027-01-31": days are compared as texts, so their form has to be exact.
bool IsDay(std::string_view text) {
  constexpr std::string_view kShape = "dddd-dd-dd";
  if (text.size() != kShape.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool fits = kShape[i] == '-' ? text[i] == '-' : text[i] >= '0' && text[i] <= '9';
    if (!fits) return false;
  }
  return text.substr(5, 2) >= "01" && text.substr(5, 2) <= "12" && text.substr(8) >= "01" && text.substr(8) <= "31";
}

std::string ReadAttribute(std::string_view word, Expectation& row) {
  const std::size_t equals = word.find('=');
  if (equals == std::string_view::npos) return std::string(kForm);
  const std::string_view name = word.substr(0, equals);
  std::string_view value = word.substr(equals + 1);
  if (value.size() >= 2 && value.starts_with('"') && value.ends_with('"')) value = value.substr(1, value.size() - 2);
  const auto* const known = std::ranges::find(kAttributes, name, &AttributeRow::name);
  if (known == std::end(kAttributes)) {
    return "no attribute is called \"" + std::string(name) +
           "\"; there are version, package, capability, shows, link, until, sometimes";
  }
  if (value.empty() || value.find('"') != std::string_view::npos) {
    return "\"" + std::string(name) + "\" needs a value: a word, or \"several words\"";
  }
  if (name == "until" && !IsDay(value)) return "until \"" + std::string(value) + "\" is no day like 2027-01-31";
  if (name == "sometimes" && value != "yes") return "sometimes is \"yes\" or not there";
  row.*(known->member) = value;
  return "";
}

}  // namespace

std::string ReadExpectation(std::string_view line, Expectation& row) {
  row.cases = TakeWord(line);
  row.clause = TakeWord(line);
  const std::string_view verdict = TakeWord(line);
  if (row.cases.empty() || row.clause.empty() || verdict.empty()) return std::string(kForm);
  if (!ReadVerdict(verdict, row.verdict)) {
    return "verdict \"" + std::string(verdict) + "\" is none of fail, crash, timeout";
  }
  for (std::string_view word = TakeWord(line); !word.empty(); word = TakeWord(line)) {
    if (const std::string wrong = ReadAttribute(word, row); !wrong.empty()) return wrong;
  }
  row.reason = line.starts_with('#') ? Trimmed(line.substr(1)) : "";
  return row.reason.empty() ? "the reason is missing: end the line with # and why this is so" : "";
}

bool IsOfOneScenario(const Expectation& row) {
  const std::string_view scenario = std::string_view(row.cases).substr(0, row.cases.find('@'));
  return scenario.find_first_of("*?[") == std::string_view::npos;
}

std::string ExpectationText(const Expectation& row) {
  std::string text = row.cases + "  " + row.clause + "  " + std::string(CaseVerdictWord(row.verdict));
  for (const AttributeRow& attribute : kAttributes) {
    std::string value = row.*(attribute.member);
    if (value.empty()) continue;
    std::ranges::replace(value, '"', '?');
    const bool quoted = value.find_first_of(kBlanks) != std::string::npos;
    text += "  " + std::string(attribute.name) + "=" + (quoted ? "\"" + value + "\"" : value);
  }
  return text + "  # " + row.reason;
}

}  // namespace legwork::report

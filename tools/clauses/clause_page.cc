#include "tools/clauses/clause_page.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "model/call.h"
#include "model/observation.h"
#include "tools/clauses/clause_words.h"
#include "tools/clauses/observed_facts.h"
#include "tools/clauses/profile_text.h"
#include "tools/clauses/wrap.h"

namespace legwork::clauses {
namespace {

constexpr std::size_t kWidth = 120;

// Escaped keeps a pointer's asterisk from being read as emphasis.
std::string Escaped(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '*' ? std::string("\\*") : std::string(1, c);
  return out;
}

std::string Item(std::string_view text) { return Wrapped("- ", text, kWidth); }

std::string Section(std::string_view title, const std::string& body) {
  return body.empty() ? "" : "\n## " + std::string(title) + "\n\n" + body;
}

std::string Obligation(const Clause& clause) {
  std::string text = clause.party == Party::kBoth     ? "Both parties are obliged"
                     : clause.party == Party::kCaller ? "The caller is obliged"
                                                      : "The package is obliged";
  text += "; strength: " + std::string(LevelWord(clause.level));
  if (clause.inferred) text += ", inferred, one step beyond the page's words";
  const bool can_fail = clause.level == Level::kMust && !clause.inferred && clause.party != Party::kBoth;
  text += can_fail ? ". A violation fails the party." : ". A violation is a warning.";
  if (clause.tolerated != nullptr && can_fail) text += " Where the page can be read otherwise it is a warning.";
  return text;
}

std::string Observed(const Clause& clause) {
  if (clause.holds == nullptr) return Item("Not judged: " + std::string(clause.unobservable) + ".");
  std::string out;
  for (int i = 0; i < kCallCount; ++i) {
    if ((clause.calls >> i & 1) == 0) continue;
    const Call call = static_cast<Call>(i);
    out += Item("`" + std::string(CallWord(call)) + "`: " + std::string(FactsOf(call)) + ".");
  }
  const std::string_view more = MoreFactsOf(clause.id);
  return more.empty() ? out : out + Item("Also " + std::string(more) + ".");
}

// Scenarios gives a line per folder.
std::string Scenarios(const coverage::ClauseCoverage& row) {
  std::string out;
  std::string line;
  std::string_view folder;
  for (const std::string_view id : row.scenarios) {
    const std::size_t slash = id.find('/');
    if (id.substr(0, slash) != folder && !line.empty()) out += Item(line);
    line = id.substr(0, slash) == folder ? line + ", " : "`cases/" + std::string(id.substr(0, slash)) + "/` ";
    line += id.substr(slash + 1);
    folder = id.substr(0, slash);
  }
  return line.empty() ? out : out + Item(line);
}

std::string Violations(const coverage::ClauseCoverage& row) {
  std::string out;
  for (const std::string_view id : row.declared_by) out += Item("`" + std::string(id) + "` violates it on purpose.");
  for (const mutant::Mutant* mutant : row.mutants) {
    out += Item("`mutant:" + std::string(mutant->name) + "` (" + std::string(mutant->summary) + "), found in `" +
                std::string(mutant->scenario) + "`.");
  }
  if (out.empty() && row.IsJudged() && !row.reason.empty()) out = Item("Nothing: " + std::string(row.reason));
  return out.empty() && row.IsJudged() ? Item("Nothing yet.") : out;
}

std::string Ambiguities(std::string_view clause) {
  std::string out;
  for (const Ambiguity& row : AmbiguityRows()) {
    if (row.clauses.Has(clause)) out += AmbiguityText(row);
  }
  for (const QuestionRow* row : QuestionsOf(clause)) {
    if (AmbiguityOfQuestion(row->question) == nullptr) out += QuestionText(*row);
  }
  return out;
}

std::string SeenOnWindows(std::string_view clause, bool departs) {
  std::string out;
  for (const Observation& row : ObservationRows()) {
    if (row.departs != departs || !row.clauses.Has(clause)) continue;
    out += Item(Escaped(row.text) + " (windows-observed " + std::string(row.id) + ", " + std::string(row.confidence) +
                ")");
  }
  return out;
}

std::string SeenElsewhere(const std::vector<Seen>& seen) {
  std::string out;
  for (const Seen& row : seen) out += Item(row.subject + ", " + row.verdict + " in `" + row.cases + "`: " + row.reason);
  return out;
}

}  // namespace

std::string PageFile(const Clause& clause) { return std::string(clause.id) + ".md"; }

std::string RenderPage(const ListedClause& listed) {
  const Clause& clause = *listed.clause;
  std::string out = "# " + std::string(clause.id) + "\n\n" + Wrapped("", Escaped(clause.rule), kWidth) + "\n" +
                    Wrapped("", "From the page *" + std::string(clause.page) + "*. " + Obligation(clause), kWidth);
  out += Section("How it is observed", Observed(clause));
  if (listed.coverage != nullptr) {
    if (clause.holds != nullptr) out += Section("Scenarios that exercise it", Scenarios(*listed.coverage));
    out += Section("What violates it", Violations(*listed.coverage));
  }
  out += Section("What the documentation leaves open", Ambiguities(clause.id));
  out += Section("Where Windows departs from it", SeenOnWindows(clause.id, true));
  out += Section("Seen on Windows", SeenOnWindows(clause.id, false));
  return out + Section("Implementations seen to break it", SeenElsewhere(listed.seen));
}

std::string RenderIndex(const std::vector<ListedClause>& list) {
  std::vector<std::pair<std::string_view, std::string>> pages;  // in the order in which they first occur
  for (const ListedClause& listed : list) {
    const Clause& clause = *listed.clause;
    auto page = std::ranges::find(pages, clause.page, [](const auto& one) { return one.first; });
    if (page == pages.end()) page = pages.insert(pages.end(), {clause.page, ""});
    page->second += "- [" + std::string(clause.id) + "](" + PageFile(clause) + ") " + Escaped(clause.rule) + "\n";
  }
  std::string out = "# The clauses, by page of the documentation\n";
  for (const auto& [name, body] : pages) out += Section(name, body);
  return out;
}

}  // namespace legwork::clauses

#include <fnmatch.h>

#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "cases/coverage/clause_coverage.h"
#include "model/clause_set.h"
#include "tools/clauses/clause_list.h"
#include "tools/clauses/clause_page.h"
#include "tools/cli/commands.h"
#include "tools/cli/files.h"
#include "tools/cli/settings.h"

// `clauses`: what the documentation says, sentence by sentence, and with --coverage what exercises and violates each.
namespace legwork::cli {
namespace {

using clauses::ListedClause;

std::vector<clauses::Seen> SeenOf(std::string_view clause, const std::vector<clauses::Seen>& all) {
  std::vector<clauses::Seen> some;
  for (const clauses::Seen& seen : all) {
    if (seen.clause == clause) some.push_back(seen);
  }
  return some;
}

bool Fits(const std::string& pattern, std::string_view text) {
  return fnmatch(pattern.c_str(), std::string(text).c_str(), 0) == 0;
}

std::vector<ListedClause> ListOf(const std::vector<coverage::ClauseCoverage>& rows, const ClausesOptions& options) {
  const std::vector<clauses::Seen> seen = rows.empty() ? std::vector<clauses::Seen>() : clauses::AllSeen();
  std::vector<ListedClause> list;
  for (std::size_t i = 0; i < AllClauses().size(); ++i) {
    const Clause& clause = AllClauses()[i];
    if (!Fits(options.pattern, clause.id) && !Fits(options.pattern, clause.page)) continue;
    // A list of everything is one of the documentation.
    const bool lists_all = options.pattern == "*" && options.show.empty() && options.pages.empty();
    if (lists_all && clause.page == kOwnPage) continue;
    const coverage::ClauseCoverage* row = rows.empty() ? nullptr : &rows[i];
    if (options.open && !row->IsOpen()) continue;
    list.push_back({&clause, row, SeenOf(clause.id, seen)});
  }
  return list;
}

int Show(const std::vector<ListedClause>& list, const std::string& id) {
  for (const ListedClause& listed : list) {
    if (listed.clause->id != id) continue;
    std::cout << clauses::RenderPage(listed);
    return kAsExpected;
  }
  return Fail(kNothingMatched, "no clause has the id `" + id + "`; `legwork clauses` lists them");
}

int WritePages(const std::vector<ListedClause>& list, const std::string& directory) {
  std::error_code problem;
  std::filesystem::create_directories(directory, problem);
  if (problem) return Fail(kHarnessFault, "cannot make " + directory + ": " + problem.message());
  std::string error = WriteFile(directory + "/README.md", clauses::RenderIndex(list));
  for (const ListedClause& listed : list) {
    if (error.empty()) error = WriteFile(directory + "/" + clauses::PageFile(*listed.clause), RenderPage(listed));
  }
  if (!error.empty()) return Fail(kHarnessFault, error);
  std::cout << list.size() << " pages, to be read from " << directory << "/README.md\n";
  return kAsExpected;
}

}  // namespace

int Clauses(const ClausesOptions& options) {
  coverage::ScenarioSet scenarios;
  const bool measures = options.coverage || options.open || !options.show.empty() || !options.pages.empty();
  const auto rows = measures ? coverage::MeasureCoverage(scenarios) : std::vector<coverage::ClauseCoverage>();
  const std::vector<ListedClause> list = ListOf(rows, options);
  if (list.empty() && !options.open) {
    return Fail(kNothingMatched, "no clause has an id or a page that fits `" + options.pattern + "`");
  }
  if (!options.show.empty()) return Show(list, options.show);
  if (!options.pages.empty()) return WritePages(list, options.pages);
  std::cout << (options.json ? clauses::RenderJson(list) : clauses::RenderText(list, 100));
  return kAsExpected;
}

}  // namespace legwork::cli

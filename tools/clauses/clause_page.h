#ifndef LEGWORK_TOOLS_CLAUSES_CLAUSE_PAGE_H_
#define LEGWORK_TOOLS_CLAUSES_CLAUSE_PAGE_H_

#include <string>
#include <vector>

#include "tools/clauses/clause_list.h"

// The clauses as documents in Markdown, one each, made from the tables that also judge: they cannot go stale.
namespace legwork::clauses {

// RenderPage gives the page of one clause whose coverage was measured: the rule, who is obliged and how strongly, how
// it is observed, what exercises and what violates it, the ambiguities with each profile's answer, and what was seen.
std::string RenderPage(const ListedClause& listed);

// RenderIndex gives the page that lists all of them by page of the documentation, with links to PageFile.
std::string RenderIndex(const std::vector<ListedClause>& list);

// PageFile is the name of a clause's file: "ISC-N-067.md".
std::string PageFile(const Clause& clause);

}  // namespace legwork::clauses

#endif  // LEGWORK_TOOLS_CLAUSES_CLAUSE_PAGE_H_

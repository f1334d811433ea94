#ifndef LEGWORK_TOOLS_CLAUSES_CLAUSE_WORDS_H_
#define LEGWORK_TOOLS_CLAUSES_CLAUSE_WORDS_H_

#include <string_view>

#include "model/clause.h"

namespace legwork::clauses {

std::string_view PartyWord(Party party);  // "caller", "package", "both"
std::string_view LevelWord(Level level);  // "must", "should", "may", "note"

}  // namespace legwork::clauses

#endif  // LEGWORK_TOOLS_CLAUSES_CLAUSE_WORDS_H_

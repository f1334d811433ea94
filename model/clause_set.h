#ifndef LEGWORK_MODEL_CLAUSE_SET_H_
#define LEGWORK_MODEL_CLAUSE_SET_H_

#include <span>
#include <string_view>

#include "model/clause.h"

namespace legwork {

// kOwnPage is the page of the one row of our own, for records that no documentation speaks of.
inline constexpr std::string_view kOwnPage = "the record itself";

// AllClauses lists every clause, page by page; a clause's index here is its index in Coverage.
std::span<const Clause> AllClauses();

// FindClause gives nullptr for an id that no clause has.
const Clause* FindClause(std::string_view id);

}  // namespace legwork

#endif  // LEGWORK_MODEL_CLAUSE_SET_H_

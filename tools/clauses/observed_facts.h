#ifndef LEGWORK_TOOLS_CLAUSES_OBSERVED_FACTS_H_
#define LEGWORK_TOOLS_CLAUSES_OBSERVED_FACTS_H_

#include <string_view>

#include "model/call.h"

namespace legwork::clauses {

// FactsOf says in a phrase which facts the record of a call holds.
std::string_view FactsOf(Call call);

// MoreFactsOf says which facts beyond a record's arguments and results a clause needs: of tokens or of memory; "" if
// none.
std::string_view MoreFactsOf(std::string_view clause);

}  // namespace legwork::clauses

#endif  // LEGWORK_TOOLS_CLAUSES_OBSERVED_FACTS_H_

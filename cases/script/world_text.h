#ifndef LEGWORK_CASES_SCRIPT_WORLD_TEXT_H_
#define LEGWORK_CASES_SCRIPT_WORLD_TEXT_H_

#include <string>
#include <string_view>

#include "cases/script/script.h"

namespace legwork::script {

// WorldText is the world of a scenario as one of its actors sees it, as a scenario file without steps: realm, accounts,
// rules of the KDC, and that actor's own lines. What the harness does to the tokens, the other actors, and the clauses
// the scenario is about are left out.
std::string WorldText(const Script& script, std::string_view actor);

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_WORLD_TEXT_H_

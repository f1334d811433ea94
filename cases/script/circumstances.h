#ifndef LEGWORK_CASES_SCRIPT_CIRCUMSTANCES_H_
#define LEGWORK_CASES_SCRIPT_CIRCUMSTANCES_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/call_record.h"

namespace legwork::script {

// CircumstanceWords are the names that `given=` takes, joined by '|': "WRONG_PASSWORD".
std::vector<std::string_view> CircumstanceWords();

// ReadCircumstances gives the Circumstance bits of such a value. Unknown words count for nothing; the parser has
// refused them.
std::uint32_t ReadCircumstances(std::string_view value);

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_CIRCUMSTANCES_H_

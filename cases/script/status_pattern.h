#ifndef LEGWORK_CASES_SCRIPT_STATUS_PATTERN_H_
#define LEGWORK_CASES_SCRIPT_STATUS_PATTERN_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/sec_status.h"

namespace legwork::script {

// A status pattern is what a step expects: a name ("SEC_E_OK"), every failure ("SEC_E_*", which SEC_E_OK is not),
// every success that is not SEC_E_OK ("SEC_I_*"), any status ("*"), a number ("0x80090308"), or several of these
// joined by '|'.

// WrongStatusPart gives the first part of a pattern that is none of these.
std::optional<std::string_view> WrongStatusPart(std::string_view pattern);

// StatusWords lists every name and both wildcards.
std::vector<std::string_view> StatusWords();

// MatchesStatus says whether a status fits a well-formed pattern.
bool MatchesStatus(std::string_view pattern, SecStatus status);

// StatusWord is the name of a status, or its number if it has none: what a pattern would have to say.
std::string StatusWord(SecStatus status);

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_STATUS_PATTERN_H_

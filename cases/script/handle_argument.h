#ifndef LEGWORK_CASES_SCRIPT_HANDLE_ARGUMENT_H_
#define LEGWORK_CASES_SCRIPT_HANDLE_ARGUMENT_H_

#include <cstdint>
#include <string_view>

#include "cases/script/run.h"

namespace legwork::script {

// IsHandleMisuse says whether the value of `context=` or `credential=` is a wrong handle instead of a name: null, zero,
// all_ones, stale, context, credential, of:ACTOR.
bool IsHandleMisuse(std::string_view value);

// MisusedHandle is that wrong handle: a null pointer, {0, 0}, the invalidated value, the actor's main context after its
// deletion, its main context or credential in the wrong place, or another actor's main context.
HandleArgument MisusedHandle(Run& run, Actor& actor, std::string_view value);

// CredentialArgument is what `credential=` says: a slot by its name, acquired if need be, or a misuse. `stale` is the
// actor's main credential after it was freed.
HandleArgument CredentialArgument(Run& run, Actor& actor, std::string_view value);

// ReadCredentialUse reads `use=`: names joined by '|', or a number.
std::uint32_t ReadCredentialUse(std::string_view value);

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_HANDLE_ARGUMENT_H_

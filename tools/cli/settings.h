#ifndef LEGWORK_TOOLS_CLI_SETTINGS_H_
#define LEGWORK_TOOLS_CLI_SETTINGS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cases/script/script.h"
#include "tools/report/report.h"

// What several commands ask of their options, and the sentences they answer bad ones with.
namespace legwork::cli {

// Fail prints the one line that says what is wrong and gives the status back.
int Fail(int status, std::string_view message);

// StatusOf is what `check` ends with: two runs of one seed that differ and faults of the harness outweigh results, for
// they make them worth nothing.
int StatusOf(const report::Report& report);

// SeedOf is the user's seed, else the scenario's, else 1.
std::uint64_t SeedOf(const script::Script& script, const std::optional<std::uint64_t>& seed);

// IsPackage: the empty text, which means every package, or one of the known names in any case.
bool IsPackage(std::string_view name);

std::string UnknownProfile(std::string_view name);
std::string UnknownPackage(std::string_view name);
std::string NothingMatched(std::string_view pattern, std::string_view package);

}  // namespace legwork::cli

#endif  // LEGWORK_TOOLS_CLI_SETTINGS_H_

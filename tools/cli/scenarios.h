#ifndef LEGWORK_TOOLS_CLI_SCENARIOS_H_
#define LEGWORK_TOOLS_CLI_SCENARIOS_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cases/script/script.h"

namespace legwork::cli {

// LoadedScenario is a scenario ready to run.
struct LoadedScenario {
  std::string name;  // its id if it is built in, else its path
  script::Script script;
};

// Scenarios are what was found, or what kept one from being read.
struct Scenarios {
  std::vector<std::unique_ptr<LoadedScenario>> loaded;
  std::string error;  // a diagnostic with file, line, caret
};

// BuiltInScenarios gives those whose id fits one of the patterns (fnmatch(3), * takes in slashes), which have commas
// between them, and whose package is the named one, if one is named.
Scenarios BuiltInScenarios(std::string_view patterns, std::string_view package);

// LoadScenario takes a file, or the id of a built-in scenario if there is no such file.
Scenarios LoadScenario(const std::string& name);

}  // namespace legwork::cli

#endif  // LEGWORK_TOOLS_CLI_SCENARIOS_H_

#include "tools/cli/scenarios.h"

#include <fnmatch.h>

#include <vector>

#include "cases/embedded_scenarios.h"
#include "cases/script/diagnostic.h"
#include "cases/script/parser.h"
#include "cases/script/statements.h"
#include "model/call.h"
#include "tools/cli/files.h"

namespace legwork::cli {
namespace {

// AddParsed gives false if the text is no scenario; the error then says why.
bool AddParsed(std::string_view text, const std::string& name, std::string_view path, Scenarios& scenarios) {
  script::ParseResult parsed = script::Parse(text, path, script::Statements());
  if (parsed.problem) {
    scenarios.error = script::DiagnosticText(*parsed.problem);
    return false;
  }
  scenarios.loaded.push_back(std::make_unique<LoadedScenario>(LoadedScenario{name, std::move(*parsed.script)}));
  return true;
}

// Fits says whether one of the patterns, which have commas between them, fits the id.
bool Fits(std::string_view patterns, const std::string& id) {
  while (true) {
    const std::size_t comma = patterns.find(',');
    if (fnmatch(std::string(patterns.substr(0, comma)).c_str(), id.c_str(), 0) == 0) return true;
    if (comma == std::string_view::npos) return false;
    patterns.remove_prefix(comma + 1);
  }
}

const EmbeddedScenario* FindEmbedded(std::string_view name) {
  for (const EmbeddedScenario& scenario : EmbeddedScenarios()) {
    if (scenario.id == name || scenario.path == name) return &scenario;
  }
  return nullptr;
}

// Suggestion names the built-in scenario whose id is nearest, if one is near.
std::string Suggestion(std::string_view name) {
  std::vector<std::string_view> ids;
  for (const EmbeddedScenario& scenario : EmbeddedScenarios()) ids.push_back(scenario.id);
  const std::string_view nearest = script::NearestWord(name, ids);
  return nearest.empty() ? "" : "; did you mean `" + std::string(nearest) + "`?";
}

}  // namespace

Scenarios BuiltInScenarios(std::string_view patterns, std::string_view package) {
  Scenarios scenarios;
  for (const EmbeddedScenario& scenario : EmbeddedScenarios()) {
    if (!Fits(patterns, std::string(scenario.id))) continue;
    if (!AddParsed(scenario.text, std::string(scenario.id), scenario.path, scenarios)) return scenarios;
    const script::Script& script = scenarios.loaded.back()->script;
    const bool fits = package.empty() || ParsePackageName(script.Package()) == ParsePackageName(package);
    if (!fits) scenarios.loaded.pop_back();
  }
  return scenarios;
}

Scenarios LoadScenario(const std::string& name) {
  Scenarios scenarios;
  const FileText file = ReadFile(name);
  if (file.error.empty()) {
    AddParsed(file.text, name, name, scenarios);
    return scenarios;
  }
  const EmbeddedScenario* embedded = FindEmbedded(name);
  if (embedded == nullptr) {
    scenarios.error = file.error + ", and no built-in scenario is called so" + Suggestion(name);
  } else {
    AddParsed(embedded->text, std::string(embedded->id), embedded->path, scenarios);
  }
  return scenarios;
}

}  // namespace legwork::cli

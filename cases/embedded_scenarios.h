#ifndef LEGWORK_CASES_EMBEDDED_SCENARIOS_H_
#define LEGWORK_CASES_EMBEDDED_SCENARIOS_H_

#include <span>
#include <string_view>

namespace legwork {

// EmbeddedScenario is a scenario file of this folder as the program carries it, so that running it needs no file.
struct EmbeddedScenario {
  std::string_view id;    // "kerberos/mutual_auth"
  std::string_view path;  // "cases/kerberos/mutual_auth.scn"
  std::string_view text;
};

// EmbeddedScenarios lists them all, sorted by id. The build makes the table (embed_scenarios.cc).
std::span<const EmbeddedScenario> EmbeddedScenarios();

}  // namespace legwork

#endif  // LEGWORK_CASES_EMBEDDED_SCENARIOS_H_

#include "tools/cli/subject.h"

#include <string>
#include <utility>

#include "sim/mutant/mutant.h"
#include "sim/mutant/mutant_factory.h"
#include "sim/peer/simulated_factory.h"
#include "tools/cli/options.h"
#include "tools/shim/conformance/conformance.h"
#include "tools/shim/known_shims.h"
#include "tools/shim/process_factory.h"

namespace legwork::cli {
namespace {

constexpr std::string_view kMutantPrefix = "mutant:";
constexpr std::string_view kStrangerPrefix = "stranger:";

Subject Refused(int status, std::string error) {
  Subject subject;
  subject.status = status;
  subject.error = std::move(error);
  return subject;
}

Subject Simulated(std::unique_ptr<PeerFactory> factory) {
  Subject subject;
  subject.factory = std::move(factory);
  return subject;
}

Subject OfMutant(std::string_view name, mutant::JudgedAs judged_as) {
  const mutant::Mutant* row = mutant::FindMutant(name);
  if (row == nullptr) {
    return Refused(kUsage, "no mutant is called `" + std::string(name) + "`; `legwork list mutants` shows them all");
  }
  Subject subject = Simulated(std::make_unique<mutant::MutantFactory>(*row, judged_as));
  subject.foreign = judged_as == mutant::JudgedAs::kForeign;
  return subject;
}

Subject Foreign(std::string_view text) {
  std::string error;
  Subject subject;
  std::unique_ptr<host::ProcessFactory> factory = host::MakeProcessFactory(text, error);
  if (factory == nullptr) return Refused(kUsage, std::move(error));
  const bool is_shim = !factory->order().command.empty();
  if (const std::string why = is_shim ? host::WhyDishonest(*factory) : ""; !why.empty()) {
    return Refused(kUsage, "subject " + std::string(text) + ": no result of it would count: " + why);
  }
  if (is_shim) subject.doubt = host::WhyDoubtful(*factory);
  subject.process = factory.get();
  subject.factory = std::move(factory);
  subject.foreign = true;
  return subject;
}

}  // namespace

Subject MakeSubject(std::string_view text) {
  if (text == "sim") return Simulated(std::make_unique<SimulatedFactory>());
  if (text.starts_with("sspi:") || text.starts_with("exec:") || text.starts_with("gssapi:") ||
      host::FindKnownShim(text) != nullptr) {
    return Foreign(text);
  }
  if (text.starts_with(kMutantPrefix)) {
    return OfMutant(text.substr(kMutantPrefix.size()), mutant::JudgedAs::kSimulated);
  }
  if (text.starts_with(kStrangerPrefix)) {
    return OfMutant(text.substr(kStrangerPrefix.size()), mutant::JudgedAs::kForeign);
  }
  return Refused(kUsage,
                 "no subject is called `" + std::string(text) + "`; `legwork list subjects` shows what there is");
}

std::vector<SubjectRow> ListSubjects() {
  std::vector<SubjectRow> rows = {
      {"sim", "the simulated packages, built in"},
      {"mutant:NAME", "the simulated packages with one planted bug (list mutants)"},
      {"stranger:NAME", "the same, judged as an implementation that nobody knows is; stranger:sound has no bug"},
      {"sspi:LIBRARY", "a shared library with an SSPI function table, in a child process"},
      {"gssapi:LIBRARY", "a shared library with a GSS-API, or one of its mechanisms, in a child process"},
      {"exec:COMMAND", "a program that speaks the line protocol (tools/shim/protocol.md)"}};
  for (const host::KnownShim& shim : host::KnownShims()) {
    rows.push_back(
        {std::string(shim.name), std::string(shim.summary) + " (Debian package " + std::string(shim.packages) + ")"});
  }
  return rows;
}

}  // namespace legwork::cli

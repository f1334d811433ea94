#include <algorithm>
#include <iomanip>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "sim/kdc/misdeed.h"
#include "sim/mutant/mutant.h"
#include "sim/package/package_table.h"
#include "sim/peer/peer_profile.h"
#include "sim/world/fault.h"
#include "tools/clauses/profile_text.h"
#include "tools/cli/commands.h"
#include "tools/cli/scenarios.h"
#include "tools/cli/settings.h"
#include "tools/cli/subject.h"

// `list`: two columns, a name and a sentence; for profiles what each answers.
namespace legwork::cli {
namespace {

using Rows = std::vector<std::pair<std::string, std::string>>;

Rows ScenarioRows() {
  Rows rows;
  for (const auto& scenario : BuiltInScenarios("*", "").loaded) {
    const std::string& intent = scenario->script.intent;
    rows.emplace_back(scenario->name, intent.substr(0, intent.find('\n')));
  }
  return rows;
}

Rows SubjectRows() {
  Rows rows;
  for (const SubjectRow& row : ListSubjects()) rows.emplace_back(row.form, row.summary);
  return rows;
}

std::string_view OffenderText(Misbehaviour::Offender offender) {
  switch (offender) {
    case Misbehaviour::Offender::kInitiator: return "initiator";
    case Misbehaviour::Offender::kAcceptor: return "acceptor";
    case Misbehaviour::Offender::kEither: return "either";
  }
  return "";
}

// Who commits a fault stands in front of what it is.
std::string FaultText(std::string_view who, std::string_view what) {
  std::string text(who);
  text.resize(11, ' ');
  return text + std::string(what);
}

Rows FaultRowsOf() {
  Rows rows;
  for (const FaultRow& row : FaultRows()) {
    rows.emplace_back(row.name, FaultText(row.moves_clocks ? "time" : "channel", row.summary));
  }
  for (const Misbehaviour* row : AllMisbehaviours()) {
    rows.emplace_back(row->name, FaultText(OffenderText(row->offender), row->summary));
  }
  for (const kdc::Misdeed& row : kdc::Misdeeds()) rows.emplace_back(row.name, FaultText("KDC", row.summary));
  return rows;
}

Rows PeerRows() {
  Rows rows;
  for (const PeerProfile& profile : PeerProfiles()) {
    rows.emplace_back(profile.name, profile.summary);
    for (const Quirk& quirk : profile.quirks) {
      rows.emplace_back("", "- " + std::string(quirk.summary) + " [" + std::string(quirk.evidence) + "]");
    }
  }
  return rows;
}

Rows PackageRows() {
  Rows rows;
  for (const Package* row : AllPackages()) rows.emplace_back(row->text, row->comment);
  return rows;
}

Rows MutantRowsOf() {
  Rows rows;
  for (const mutant::Mutant* row : mutant::AllMutants()) {
    rows.emplace_back(row->name, std::string(row->clause) + "  " + std::string(row->summary) + ", found in " +
                                     std::string(row->scenario));
  }
  return rows;
}

void Print(const Rows& rows) {
  std::size_t width = 0;
  for (const auto& [name, text] : rows) width = std::max(width, name.size());
  for (const auto& [name, text] : rows) {
    std::cout << std::left << std::setw(static_cast<int>(width)) << name << "  " << text << "\n";
  }
}

}  // namespace

int List(const ListOptions& options) {
  const std::pair<std::string_view, Rows (*)()> lists[] = {{"scenarios", ScenarioRows},
                                                           {"subjects", SubjectRows},
                                                           {"faults", FaultRowsOf},
                                                           {"peers", PeerRows},
                                                           {"packages", PackageRows},
                                                           {"mutants", MutantRowsOf}};
  for (const auto& [name, make] : lists) {
    if (name == options.what) Print(make());
  }
  if (options.what == "profiles") std::cout << clauses::RenderProfiles();
  return kAsExpected;
}

}  // namespace legwork::cli

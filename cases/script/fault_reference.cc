#include "cases/script/fault_reference.h"

#include <span>
#include <string_view>

#include "sim/kdc/misdeed.h"
#include "sim/package/package_table.h"
#include "sim/world/fault.h"

namespace legwork::script {
namespace {

std::string_view OffenderText(Misbehaviour::Offender offender) {
  switch (offender) {
    case Misbehaviour::Offender::kInitiator: return "initiator";
    case Misbehaviour::Offender::kAcceptor: return "acceptor";
    case Misbehaviour::Offender::kEither: return "either";
  }
  return "";
}

// Line is a row of a table; a '|' in a cell would end it.
std::string Line(std::initializer_list<std::string_view> cells) {
  std::string line = "|";
  for (const std::string_view cell : cells) line.append(" ").append(cell).append(" |");
  return line + "\n";
}

std::string Code(std::string_view name) { return "`" + std::string(name) + "`"; }

std::string TransportSection(std::string_view title, bool moves_clocks) {
  std::string text = "### " + std::string(title) + "\n\n" + Line({"name", "what", "parameters"}) +
                     Line({"---", "---", "---"});
  for (const FaultRow& row : FaultRows()) {
    if (row.moves_clocks != moves_clocks) continue;
    std::string parameters;
    for (const std::string_view name : row.parameters) {
      parameters += (parameters.empty() ? "" : " ") + std::string(name) + "=";
    }
    text += Line({Code(row.name), row.summary, parameters});
  }
  return text + "\n";
}

std::string PackageSection(const Package& package) {
  std::string text = "### " + std::string(package.text) + "\n\n" +
                     Line({"name", "who", "what", "rule for the other party", "source"}) +
                     Line({"---", "---", "---", "---", "---"});
  for (const Misbehaviour* row : package.misbehaviours()) {
    text += Line({Code(row->name), OffenderText(row->offender), row->summary, row->rule, row->source});
  }
  return text + "\n";
}

std::string KdcSection() {
  std::string text = "### KDC\n\n" + Line({"name", "what"}) + Line({"---", "---"});
  for (const kdc::Misdeed& row : kdc::Misdeeds()) text += Line({Code(row.name), row.summary});
  return text;
}

}  // namespace

std::string FaultReference() {
  std::string text = "## All faults\n\n";
  text += TransportSection("Channel", false) + TransportSection("Time", true);
  for (const Package* package : AllPackages()) {
    if (package->misbehaviours != nullptr) text += PackageSection(*package);
  }
  return text + KdcSection();
}

std::size_t FaultCount() { return FaultRows().size() + AllMisbehaviours().size() + kdc::Misdeeds().size(); }

}  // namespace legwork::script

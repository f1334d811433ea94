#include "cases/script/needs.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "cases/script/circumstances.h"
#include "model/call.h"
#include "model/call_record.h"
#include "sim/package/package_table.h"
#include "sim/world/fault.h"

namespace legwork::script {
namespace {

bool Offers(const PeerTraits& traits, PackageName package) {
  return std::find(traits.packages.begin(), traits.packages.end(), package) != traits.packages.end();
}

// HasServicePrincipal says whether the directory holds a service, without which Negotiate never asks a KDC.
bool HasServicePrincipal(const Script& script) {
  return std::any_of(script.headers.begin(), script.headers.end(), [](const Statement& header) {
    return header.word.text == "principal" && header.subject.text.find('/') != std::string::npos;
  });
}

// SelectsNtlm says whether the scenario waits for NTLM to be negotiated.
bool SelectsNtlm(const Script& script) {
  return std::any_of(script.events.begin(), script.events.end(), [](const Event& event) {
    const Statement& statement = event.statement;
    const bool is_selection = !event.is_step() && statement.subject.text == "selected";
    return is_selection && statement.result && statement.result->text == "NTLM";
  });
}

// RefusesKerberos says whether an actor has Kerberos taken off its package list, which leaves NTLM.
bool RefusesKerberos(const Script& script) {
  return std::any_of(script.headers.begin(), script.headers.end(), [](const Statement& header) {
    const Attribute* list = header.Find("package_list");
    return list != nullptr && list->value && list->value->text.find("!Kerberos") != std::string::npos;
  });
}

// ActsForOthers says whether an actor of the role acts for a user whose password it does not have, which the interface
// has no argument for.
bool ActsForOthers(const Script& script, std::string_view word) {
  return std::any_of(script.headers.begin(), script.headers.end(), [&](const Statement& header) {
    return header.word.text == word && header.Find("impersonates") != nullptr;
  });
}

// FirstMissingPackage gives the package of an actor of the role that the implementation does not offer.
std::string FirstMissingPackage(const Script& script, const PeerTraits& traits, std::string_view word) {
  for (const Statement& header : script.headers) {
    if (header.word.text != word) continue;
    const Attribute* own = header.Find("package");
    std::string_view package = own != nullptr && own->value ? std::string_view(own->value->text) : script.Package();
    if (!Offers(traits, ParsePackageName(package))) return std::string(package);
  }
  return "";
}

// HasHabits says whether the scenario gives an actor of the role habits that its implementation may not have.
bool HasHabits(const Script& script, std::string_view word) {
  return std::any_of(script.headers.begin(), script.headers.end(), [&](const Statement& habits) {
    if (habits.word.text == word && habits.Find("habits") != nullptr) return true;
    return habits.word.text == "habits" &&
           std::any_of(script.headers.begin(), script.headers.end(), [&](const Statement& actor) {
             return actor.word.text == word && actor.subject.text == habits.subject.text;
           });
  });
}

// RequiresStrongEncryption says whether an actor of the role has a policy that no call sets.
bool RequiresStrongEncryption(const Script& script, std::string_view word) {
  return std::any_of(script.events.begin(), script.events.end(), [&](const Event& event) {
    const Attribute* given = event.is_step() ? event.statement.Find("given") : nullptr;
    const std::uint32_t bits = given != nullptr && given->value ? ReadCircumstances(given->value->text) : 0;
    if ((bits & static_cast<std::uint32_t>(Circumstance::kRequires128Bit)) == 0) return false;
    return std::any_of(script.headers.begin(), script.headers.end(), [&](const Statement& actor) {
      return actor.word.text == word && actor.subject == event.statement.actor;
    });
  });
}

// SuppliesCredentials says whether an actor of the role hands over credentials in a PKG_PARAMS element, whose format is
// a matter between one package and its callers (ISC-N-076).
bool SuppliesCredentials(const Script& script, std::string_view word) {
  return std::any_of(script.events.begin(), script.events.end(), [&](const Event& event) {
    if (!event.is_step() || event.statement.Find("supplied") == nullptr) return false;
    return std::any_of(script.headers.begin(), script.headers.end(), [&](const Statement& actor) {
      return actor.word.text == word && actor.subject == event.statement.actor;
    });
  });
}

// ShareAComputer says whether two actors are said to be on one computer of a name, where they find each other.
bool ShareAComputer(const Script& script) {
  std::vector<std::string_view> hosts;
  for (const Statement& header : script.headers) {
    const Attribute* host = header.Find("host");
    if (host == nullptr || !host->value) continue;
    if (std::find(hosts.begin(), hosts.end(), host->value->text) != hosts.end()) return true;
    hosts.push_back(host->value->text);
  }
  return false;
}

// AdmitsGuests says whether the directory maps whom it does not know to a guest's account, which no adapter can say.
bool AdmitsGuests(const Script& script) {
  return std::any_of(script.headers.begin(), script.headers.end(), [](const Statement& header) {
    return header.word.text == "principal" && header.Find("guest") != nullptr;
  });
}

// MustMisbehave says whether an actor of the role, an `initiator` or an `acceptor`, is made to misbehave.
bool MustMisbehave(const Script& script, std::string_view role) {
  using Offender = Misbehaviour::Offender;
  const Offender other = role == "initiator" ? Offender::kAcceptor : Offender::kInitiator;
  for (const Statement& header : script.headers) {
    const Misbehaviour* row = header.word.text == "fault" ? FindMisbehaviour(header.subject.text) : nullptr;
    if (row == nullptr) continue;
    const Attribute* from = header.Find("from");
    const bool has_name = from != nullptr && from->value;
    const bool is_meant = std::any_of(script.headers.begin(), script.headers.end(), [&](const Statement& actor) {
      return actor.word.text == role && (!has_name || actor.subject.text == from->value->text);
    });
    if (is_meant && row->offender != other) return true;
  }
  return false;
}

}  // namespace

Needs NeedsOf(const Script& script) {
  Needs needs;
  needs.kdc = script.Package() == "Kerberos" || (script.Package() == "Negotiate" && HasServicePrincipal(script));
  const bool leaves_ntlm = !HasServicePrincipal(script) || SelectsNtlm(script) || RefusesKerberos(script);
  needs.ntlm = script.Package() == "Negotiate" && leaves_ntlm;
  for (const Statement& header : script.headers) {
    bool actor = header.word.text == "initiator" || header.word.text == "acceptor";
    needs.clock = needs.clock || (actor && header.Find("clock") != nullptr);
    needs.accounts = needs.accounts || header.word.text == "principal";
    const FaultRow* fault = header.word.text == "fault" ? FindFault(header.subject.text) : nullptr;
    needs.clock = needs.clock || (fault != nullptr && fault->moves_clocks);
  }
  for (const Event& event : script.events) {
    needs.clock = needs.clock || (event.is_step() && event.statement.word.text == "wait");
  }
  return needs;
}

std::string MissingFor(const Script& script, const PeerTraits& traits, Role role) {
  std::string_view word = role == Role::kInitiator ? "initiator" : "acceptor";
  std::string package = FirstMissingPackage(script, traits, word);
  if (!package.empty()) return traits.subject + " offers no " + package;
  if (!traits.simulated && HasHabits(script, word)) return traits.subject + " has habits of its own";
  if (!traits.simulated && RequiresStrongEncryption(script, word)) return traits.subject + " has a policy of its own";
  if (!traits.simulated && ShareAComputer(script)) return traits.subject + " cannot be told whose computer it is on";
  if (!traits.simulated && SuppliesCredentials(script, word)) {
    return traits.subject + " has a format of its own for supplied credentials";
  }
  const bool maps_guests = role == Role::kAcceptor && AdmitsGuests(script);
  if (!traits.simulated && maps_guests) return traits.subject + " has no policy on guests that could be set";
  if (!traits.simulated && MustMisbehave(script, word)) return traits.subject + " cannot be made to misbehave";
  if (!traits.simulated && ActsForOthers(script, word)) return traits.subject + " cannot be told whom to act for";
  Needs needs = NeedsOf(script);
  if (needs.clock && !traits.controls_clock) return traits.subject + " does not follow the scenario's clock";
  if (needs.kdc && !traits.uses_world_kdc) return traits.subject + " does not reach the scenario's KDC";
  if (needs.ntlm && !Offers(traits, PackageName::kNtlm)) return traits.subject + " negotiates no NTLM";
  bool checks_accounts = needs.accounts && role == Role::kAcceptor;
  if (checks_accounts && !traits.knows_world_accounts) {
    return traits.subject + " does not know the scenario's accounts; tools/docs/porting.md says how it can";
  }
  return "";
}

}  // namespace legwork::script

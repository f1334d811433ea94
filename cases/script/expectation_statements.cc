#include "cases/script/expectation_statements.h"

#include <algorithm>
#include <utility>

#include "cases/script/account_name.h"
#include "cases/script/value_shape.h"
#include "model/attribute.h"
#include "model/call.h"
#include "model/context_flags.h"

namespace legwork::script {
namespace {

constexpr std::string_view kAbsent = "-";

// What a token or a KDC exchange looks like binds nobody but the simulated packages.
constexpr Mismatch::Basis kNobody = Mismatch::Basis::kNone;

// RoleOf is the role in whose namespace the flags of a call stand.
Role RoleOf(Call call) { return call == Call::kAccept ? Role::kAcceptor : Role::kInitiator; }

std::string_view Found(const TokenAttributes& attributes, std::string_view name) {
  for (const auto& [known, value] : attributes) {
    if (known == name) return value;
  }
  return kAbsent;
}

// IsSubset says whether every name of `wanted` is among those of `found`, both joined by '|'.
bool IsSubset(std::string_view wanted, std::string_view found) {
  std::vector<std::string_view> names = SplitAlternatives(found);
  for (std::string_view name : SplitAlternatives(wanted)) {
    if (std::find(names.begin(), names.end(), name) == names.end()) return false;
  }
  return true;
}

// Fits compares one attribute: sets of flags must contain what is expected, all else must be equal.
bool Fits(std::string_view name, std::string_view wanted, std::string_view found) {
  if (wanted == found) return true;
  return name.ends_with("flags") || name == "mech_types" ? IsSubset(wanted, found) : false;
}

// Compare puts what was found into a copy of the expectation; true if all fits.
bool Compare(StatementReader& statement, const TokenAttributes& found, Statement& actual) {
  bool fits = true;
  for (legwork::script::Attribute& attribute : actual.attributes) {
    if (!attribute.value) continue;
    std::string_view value = Found(found, attribute.name.text);
    std::string_view wanted = *statement.Take(attribute.name.text);
    if (Fits(attribute.name.text, wanted, value)) continue;
    attribute.value->text = value;
    fits = false;
  }
  return fits;
}

// IsDocumented says whether a difference in the attribute is one that the documentation decides. It says what KEY_INFO,
// SIZES and the names are about, but neither how an algorithm is called, nor how long a signature is, nor how a name is
// spelt.
bool IsDocumented(const legwork::script::Attribute& wanted, const legwork::script::Attribute& actual) {
  constexpr std::string_view kFree[] = {"signature", "encryption", "max_token", "block_size"};
  constexpr std::string_view kSizes[] = {"max_signature", "trailer"};
  constexpr std::string_view kNames[] = {"user", "client", "server"};
  if (wanted.value->text == actual.value->text) return false;
  const auto is_among = [&](const auto& names) {
    return std::ranges::find(names, wanted.name.text) != std::end(names);
  };
  if (is_among(kFree)) return false;
  if (is_among(kSizes)) return (wanted.value->text == "0") != (actual.value->text == "0");
  return !is_among(kNames) || AccountOf(wanted.value->text) != AccountOf(actual.value->text);
}

std::string_view StateWord(std::uint32_t state) {
  switch (state) {
    case 0:
      return "complete";
    case 1:
      return "optimistic";
    case 2:
      return "in_progress";
    case 3:
      return "direct";
    case 4:
      return "try_multicred";
    default:
      return "unknown";
  }
}

std::string_view LastTokenWord(std::uint32_t status) {
  switch (static_cast<LastClientToken>(status)) {
    case LastClientToken::kYes:
      return "yes";
    case LastClientToken::kNo:
      return "no";
    case LastClientToken::kMaybe:
      return "maybe";
  }
  return "unknown";
}

TokenAttributes FactsAsAttributes(const ContextFacts& facts) {
  return {
      {"user", facts.user},
      {"package", std::string(PackageText(facts.package))},
      {"state", std::string(StateWord(facts.negotiation_state))},
      {"target", facts.client_specified_target},
      {"client", facts.client_name},
      {"server", facts.server_name},
      {"authority", facts.authority},
      {"max_token", std::to_string(facts.sizes.max_token)},
      {"max_signature", std::to_string(facts.sizes.max_signature)},
      {"block_size", std::to_string(facts.sizes.block_size)},
      {"trailer", std::to_string(facts.sizes.security_trailer)},
      {"key_size", std::to_string(facts.session_key.size())},
      {"key_bits", std::to_string(facts.key_bits)},
      {"signature", facts.signature_algorithm},
      {"encryption", facts.encryption_algorithm},
      {"pac", facts.pac},
      {"target_info", facts.target_information.empty() ? "no" : "yes"},
      {"access_token", facts.access_token == 0 ? "no" : "yes"},
      {"last_token", std::string(LastTokenWord(facts.last_client_token))},
  };
}

}  // namespace

void ExpectSends(Run& run, StatementReader& statement) {
  const Performed& last = run.last();
  std::string_view found = last.token.empty() ? "nothing" : TokenKindName(last.sent.facts.kind);
  Statement actual = statement.statement();
  bool fits = Compare(statement, last.sent.attributes, actual);
  bool kind_fits = statement.subject() == found || (statement.subject() == "something" && !last.token.empty());
  if (!kind_fits) actual.subject.text = found;
  if (fits && kind_fits) return;
  run.Differ({.expected = statement.statement(), .actual = std::move(actual), .indented = true, .basis = kNobody});
}

void ExpectReturns(Run& run, StatementReader& statement) {
  const Performed& last = run.last();
  Role role = RoleOf(last.request.call);
  std::uint32_t granted = last.reply.granted_written ? last.reply.granted : 0;
  std::uint32_t wanted = ParseFlags(statement.subject(), role, FlagDirection::kReturn).value_or(0);
  std::uint32_t lacks = ParseFlags(statement.TakeOr("lacks", "0"), role, FlagDirection::kReturn).value_or(0);
  if ((granted & wanted) == wanted && (granted & lacks) == 0) return;
  Statement actual = statement.statement();
  actual.subject.text = FlagsText(granted, role, FlagDirection::kReturn);
  actual.attributes.clear();
  run.Differ({.expected = statement.statement(), .actual = std::move(actual), .indented = true});
}

void ExpectKdc(Run& run, StatementReader& statement) {
  std::string_view target = statement.TakeOr("for", "");
  std::string_view code = statement.statement().result ? statement.result() : "OK";
  Statement actual = statement.statement();
  actual.subject.text = "nothing";
  actual.attributes.clear();
  actual.result.reset();
  bool none_wanted = statement.subject() == "nothing";
  if (none_wanted && run.last().kdc_exchanges.empty()) return;
  for (const KdcExchange& exchange : run.last().kdc_exchanges) {
    bool same_message = exchange.message == statement.subject() && (target.empty() || exchange.target == target);
    if (same_message && exchange.code == code) return;
    if (!same_message && actual.subject.text != "nothing") continue;
    actual.subject.text = exchange.message;
    actual.attributes = {{Word{"for", {}}, Word{exchange.target, {}}}};
    actual.result = Word{exchange.code, {}};
  }
  run.Differ({.expected = statement.statement(), .actual = std::move(actual), .indented = true, .basis = kNobody});
}

void ExpectReports(Run& run, StatementReader& statement) {
  Statement actual = statement.statement();
  TokenAttributes found = FactsAsAttributes(run.last().reply.facts);
  const bool fits = Compare(statement, found, actual);
  const bool has_none = run.input().foreign && IsFailure(run.last().reply.status);  // as its status has said
  if (fits || has_none) return;
  bool documented = false;
  for (std::size_t i = 0; i < actual.attributes.size(); ++i) {
    const legwork::script::Attribute& wanted = statement.statement().attributes[i];
    documented = documented || (wanted.value && IsDocumented(wanted, actual.attributes[i]));
  }
  run.Differ({.expected = statement.statement(),
              .actual = std::move(actual),
              .indented = true,
              .basis = documented ? Mismatch::Basis::kScenario : kNobody});
}

}  // namespace legwork::script

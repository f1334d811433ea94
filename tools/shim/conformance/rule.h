#ifndef LEGWORK_TOOLS_SHIM_CONFORMANCE_RULE_H_
#define LEGWORK_TOOLS_SHIM_CONFORMANCE_RULE_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace legwork::host {

class Trial;

// Finding is what a rule found: the text says what is wrong, or why nothing could be seen.
struct Finding {
  enum class Kind : std::uint8_t { kHolds, kBroken, kNotSeen };
  Kind kind = Kind::kHolds;
  std::string text;

  static Finding Holds() { return {}; }
  static Finding Broken(std::string what) { return {Kind::kBroken, std::move(what)}; }
  static Finding NotSeen(std::string why) { return {Kind::kNotSeen, std::move(why)}; }
};

// Rule is one sentence of the line protocol (tools/shim/protocol.md) that a shim can be seen to break.
struct Rule {
  std::string_view name;      // "unknown_operation"
  std::string_view sentence;  // what a shim does
  bool honesty = false;       // no result of a shim that breaks it counts
  Finding (*check)(Trial& trial);
};

std::span<const Rule> LineRules();
std::span<const Rule> HonestyRules();
std::span<const Rule> SessionRules();

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_CONFORMANCE_RULE_H_

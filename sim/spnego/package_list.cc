#include "sim/spnego/package_list.h"

#include <algorithm>

namespace legwork::spnego {
namespace {

char Lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter; }

bool SameName(std::string_view left, std::string_view right) {
  return std::ranges::equal(left, right, [](char a, char b) { return Lower(a) == Lower(b); });
}

std::string_view Trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// ListTally is what a list says about one package, and about others.
struct ListTally {
  bool is_named = false;
  bool is_forbidden = false;
  bool others_named = false;
};

ListTally TallyOf(std::string_view list, std::string_view package) {
  ListTally tally;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    std::string_view name = Trimmed(list.substr(0, comma));
    list.remove_prefix(std::min(comma + 1, list.size()));
    const bool forbids = name.starts_with('!');
    if (forbids) name = Trimmed(name.substr(1));
    if (name.empty()) continue;
    const bool is_same = SameName(name, package);
    tally.is_named |= is_same && !forbids;
    tally.is_forbidden |= is_same && forbids;
    tally.others_named |= !is_same && !forbids;
  }
  return tally;
}

}  // namespace

bool PackageListAllows(std::string_view list, std::string_view package) {
  const ListTally tally = TallyOf(list, package);
  return !tally.is_forbidden && (tally.is_named || !tally.others_named);
}

bool PackageListNamesOnly(std::string_view list, std::string_view package) {
  const ListTally tally = TallyOf(list, package);
  return tally.is_named && !tally.is_forbidden && !tally.others_named;
}

}  // namespace legwork::spnego

#include "model/package_list.h"

#include "model/call.h"

namespace legwork {
namespace {

constexpr std::string_view kBlanks = " \t";

std::string_view Trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

constexpr std::uint32_t BitOf(PackageName package) { return 1u << static_cast<int>(package); }

constexpr std::uint32_t kChoices = BitOf(PackageName::kKerberos) | BitOf(PackageName::kNtlm);

}  // namespace

std::uint32_t PackagesExcludedBy(std::string_view list) {
  std::uint32_t forbidden = 0;
  std::uint32_t permitted = 0;
  bool permits = false;  // some name stands without '!', known or not
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    std::string_view name = Trimmed(list.substr(0, comma));
    list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
    if (name.empty()) continue;
    const bool excludes = name.front() == '!';
    if (excludes) name = Trimmed(name.substr(1));
    (excludes ? forbidden : permitted) |= BitOf(ParsePackageName(name));
    permits |= !excludes;
  }
  return kChoices & (permits ? forbidden | ~permitted : forbidden);
}

}  // namespace legwork

#include "tools/shim/codec/words.h"

#include <charconv>
#include <cstdio>

namespace legwork::host {
namespace {

struct OutcomeRow {
  CallReply::Outcome outcome;
  std::string_view word;
};

constexpr OutcomeRow kOutcomes[] = {
    {CallReply::Outcome::kReturned, "returned"},
    {CallReply::Outcome::kUnsupported, "unsupported"},
    {CallReply::Outcome::kCrashed, "crashed"},
    {CallReply::Outcome::kTimedOut, "timed_out"},
    {CallReply::Outcome::kHarnessFault, "harness_fault"},
};

}  // namespace

std::string_view PackageWord(PackageName package) {
  if (package == PackageName::kNone) return "none";
  if (package == PackageName::kOther) return "other";
  return PackageText(package);
}

std::optional<PackageName> ParsePackageWord(std::string_view word) {
  if (word == "none") return PackageName::kNone;
  if (word == "other") return PackageName::kOther;
  const PackageName package = ParsePackageName(word);
  if (package == PackageName::kNone || package == PackageName::kOther) return std::nullopt;
  return package;
}

std::string StatusWord(SecStatus status) {
  char text[16];
  std::snprintf(text, sizeof text, "0x%08X", static_cast<unsigned>(status));
  return text;
}

std::optional<SecStatus> ParseStatusWord(std::string_view word) {
  if (!word.starts_with("0x")) return ParseSecStatus(word);
  std::uint32_t number = 0;
  const char* const end = word.data() + word.size();
  const auto [stop, error] = std::from_chars(word.data() + 2, end, number, 16);
  if (error != std::errc() || stop != end || word.size() != 10) return std::nullopt;
  return static_cast<SecStatus>(number);
}

std::string_view OutcomeWord(CallReply::Outcome outcome) {
  for (const OutcomeRow& row : kOutcomes) {
    if (row.outcome == outcome) return row.word;
  }
  return "harness_fault";
}

std::optional<CallReply::Outcome> ParseOutcomeWord(std::string_view word) {
  for (const OutcomeRow& row : kOutcomes) {
    if (row.word == word) return row.outcome;
  }
  return std::nullopt;
}

}  // namespace legwork::host

#include "cases/script/status_pattern.h"

#include <cstdint>

#include "cases/script/value_shape.h"

namespace legwork::script {
namespace {

constexpr std::string_view kAnything = "*";
constexpr std::string_view kAnyFailure = "SEC_E_*";
constexpr std::string_view kAnyNotice = "SEC_I_*";

std::optional<SecStatus> ReadStatus(std::string_view text) {
  if (!text.starts_with("0x")) return ParseSecStatus(text);
  std::optional<std::uint64_t> number = ReadNumber(text);
  if (!number || *number > 0xFFFFFFFF) return std::nullopt;
  return static_cast<SecStatus>(static_cast<std::int32_t>(static_cast<std::uint32_t>(*number)));
}

bool MatchesPart(std::string_view part, SecStatus status) {
  if (part == kAnything) return true;
  if (part == kAnyFailure) return IsFailure(status);
  if (part == kAnyNotice) return !IsFailure(status) && status != SecStatus::kOk;
  return ReadStatus(part) == status;
}

}  // namespace

std::optional<std::string_view> WrongStatusPart(std::string_view pattern) {
  for (std::string_view part : SplitAlternatives(pattern)) {
    if (part != kAnything && part != kAnyFailure && part != kAnyNotice && !ReadStatus(part)) return part;
  }
  return std::nullopt;
}

std::vector<std::string_view> StatusWords() {
  std::vector<std::string_view> words = {kAnything, kAnyFailure, kAnyNotice};
  for (const SecStatusRow& row : SecStatusRows()) words.push_back(row.name);
  return words;
}

bool MatchesStatus(std::string_view pattern, SecStatus status) {
  for (std::string_view part : SplitAlternatives(pattern)) {
    if (MatchesPart(part, status)) return true;
  }
  return false;
}

std::string StatusWord(SecStatus status) {
  std::string_view name = SecStatusName(status);
  if (!name.empty()) return std::string(name);
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::uint32_t value = static_cast<std::uint32_t>(status);
  std::string text = "0x";
  for (int shift = 28; shift >= 0; shift -= 4) text += kDigits[(value >> shift) & 15];
  return text;
}

}  // namespace legwork::script

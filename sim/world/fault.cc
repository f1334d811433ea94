#include "sim/world/fault.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "sim/base/text.h"

namespace legwork {
namespace {

constexpr Ticks kTicksPerMicrosecond = 10;
constexpr Ticks kUsualDelay = kTicksPerSecond;

// TakesPlace puts other bytes where the token was.
bool TakesPlace(ByteView bytes, TokenOrigin origin, Passage& passage) {
  passage.token.assign(bytes.begin(), bytes.end());
  passage.origin = origin;
  return true;
}

bool Truncate(const FaultParameters& parameters, Passage& passage) {
  const std::uint64_t at = parameters.at.value_or(passage.token.size() / 2);
  if (at >= passage.token.size()) return false;
  passage.token.resize(at);
  passage.origin = TokenOrigin::kAltered;
  return true;
}

bool Flip(const FaultParameters& parameters, Passage& passage) {
  const std::uint64_t bit = parameters.at.value_or(0);
  if (bit / 8 >= passage.token.size()) return false;
  passage.token[bit / 8] ^= static_cast<std::uint8_t>(1u << (bit % 8));
  passage.origin = TokenOrigin::kAltered;
  return true;
}

bool Drop(const FaultParameters&, Passage& passage) {
  passage.copies = 0;
  return true;
}

bool Duplicate(const FaultParameters&, Passage& passage) {
  passage.copies = 2;
  return true;
}

bool Reorder(const FaultParameters&, Passage& passage) {
  passage.waits_for_next = true;
  return true;
}

bool Delay(const FaultParameters& parameters, Passage& passage) {
  passage.delay += parameters.by.value_or(kUsualDelay);
  return true;
}

bool Append(const FaultParameters& parameters, Passage& passage) {
  const Bytes bytes = parameters.bytes.value_or(Bytes{0});
  passage.token.insert(passage.token.end(), bytes.begin(), bytes.end());
  passage.origin = TokenOrigin::kAltered;
  return !bytes.empty();
}

bool Replace(const FaultParameters& parameters, Passage& passage) {
  return TakesPlace(parameters.bytes.value_or(Bytes{0}), TokenOrigin::kForged, passage);
}

bool Swap(const FaultParameters& parameters, Passage& passage) {
  const std::uint64_t at = parameters.at.value_or(0);
  const std::uint64_t with = parameters.with.value_or(at + 1);
  const std::size_t size = passage.token.size();
  if (at >= size || with >= size || passage.token[at] == passage.token[with]) return false;
  std::swap(passage.token[at], passage.token[with]);
  passage.origin = TokenOrigin::kAltered;
  return true;
}

bool Empty(const FaultParameters&, Passage& passage) {
  if (passage.token.empty()) return false;
  return TakesPlace({}, TokenOrigin::kAltered, passage);
}

bool Replay(const FaultParameters&, Passage& passage) {
  if (passage.earlier.empty()) return false;
  return TakesPlace(passage.earlier, TokenOrigin::kReplayed, passage);
}

bool Reflect(const FaultParameters&, Passage& passage) {
  if (passage.opposite.empty()) return false;
  return TakesPlace(passage.opposite, TokenOrigin::kForged, passage);
}

constexpr auto kAt = std::to_array<std::string_view>({"at"});
constexpr auto kAtWith = std::to_array<std::string_view>({"at", "with"});
constexpr auto kBy = std::to_array<std::string_view>({"by"});
constexpr auto kBytes = std::to_array<std::string_view>({"bytes"});

constexpr auto kFaults = std::to_array<FaultRow>({
    {"append", "Octets follow the end of the token: `bytes` in hexadecimal, else one zero.", kBytes, Append},
    {"delay", "The token arrives later, `by` microseconds, else a second.", kBy, Delay},
    {"drop", "The token is lost.", {}, Drop},
    {"duplicate", "The token arrives twice.", {}, Duplicate},
    {"empty", "A token of no octets arrives instead.", {}, Empty},
    {"flip", "Bit `at` is inverted, counted from the lowest of the first octet.", kAt, Flip},
    {"reflect", "The recipient's own last token arrives instead.", {}, Reflect},
    {"reorder", "The token arrives behind the next one of its direction, and never if none follows.", {}, Reorder},
    {"replace", "Other octets arrive instead: `bytes` in hexadecimal, else one zero.", kBytes, Replace},
    {"replay", "The token sent before it in its direction arrives instead.", {}, Replay},
    {"swap", "Octets `at` and `with` change places; else the first two.", kAtWith, Swap},
    {"truncate", "Only the octets before `at` arrive; else the first half.", kAt, Truncate},
});

template <typename Number>
bool ReadNumber(std::string_view text, Number* number) {
  const char* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, *number);
  return error == std::errc() && stopped == end && !text.empty();
}

bool ReadIndex(std::string_view text, std::optional<std::uint64_t>& index) {
  std::uint64_t number = 0;
  if (!ReadNumber(text, &number)) return false;
  index = number;
  return true;
}

bool ReadMicroseconds(std::string_view text, std::optional<Ticks>& by) {
  std::uint32_t microseconds = 0;
  if (!ReadNumber(text, &microseconds)) return false;
  by = Ticks{microseconds} * kTicksPerMicrosecond;
  return true;
}

bool ReadOctets(std::string_view text, std::optional<Bytes>& bytes) {
  Result<Bytes> octets = FromHex(text);
  if (!octets.ok()) return false;
  bytes = std::move(octets).value();
  return true;
}

std::string ParameterText(const FaultParameters& parameters, std::string_view name) {
  if (name == "at" && parameters.at) return std::to_string(*parameters.at);
  if (name == "with" && parameters.with) return std::to_string(*parameters.with);
  if (name == "by" && parameters.by) return std::to_string(*parameters.by / kTicksPerMicrosecond);
  if (name == "bytes" && parameters.bytes) return ToHex(*parameters.bytes);
  return "";
}

}  // namespace

std::span<const FaultRow> FaultRows() { return kFaults; }

const FaultRow* FindFault(std::string_view name) {
  const auto row = std::ranges::find(kFaults, name, &FaultRow::name);
  return row != kFaults.end() ? &*row : nullptr;
}

bool SetFaultParameter(PlannedFault& planned, std::string_view name, std::string_view value) {
  const auto names = planned.fault->parameters;
  if (std::ranges::find(names, name) == names.end()) return false;
  if (name == "at") return ReadIndex(value, planned.parameters.at);
  if (name == "with") return ReadIndex(value, planned.parameters.with);
  if (name == "by") return ReadMicroseconds(value, planned.parameters.by);
  return ReadOctets(value, planned.parameters.bytes);
}

std::string FaultParametersText(const PlannedFault& planned) {
  std::string text;
  for (const std::string_view name : planned.fault->parameters) {
    const std::string value = ParameterText(planned.parameters, name);
    if (value.empty()) continue;
    if (!text.empty()) text += ' ';
    text.append(name).append("=").append(value);
  }
  return text;
}

}  // namespace legwork

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
constexpr Ticks kUsualJump = 3600 * kTicksPerSecond;

// PlaceOf is where in the token an iterator has to point for octet `at` of the part.
auto PlaceOf(Passage& passage, std::size_t at) {
  return passage.token.begin() + static_cast<std::ptrdiff_t>(passage.part.begin + at);
}

// TakesPlace puts other bytes where the part was.
bool TakesPlace(ByteView bytes, TokenOrigin origin, Passage& passage) {
  const auto at = passage.token.erase(PlaceOf(passage, 0), PlaceOf(passage, passage.part.size()));
  passage.token.insert(at, bytes.begin(), bytes.end());
  passage.part.end = passage.part.begin + bytes.size();
  passage.origin = origin;
  return true;
}

// TakesPlaceOfAll puts other bytes where the token was.
bool TakesPlaceOfAll(ByteView bytes, TokenOrigin origin, Passage& passage) {
  passage.part = {0, passage.token.size()};
  return TakesPlace(bytes, origin, passage);
}

bool Truncate(const FaultParameters& parameters, Passage& passage) {
  const std::uint64_t at = parameters.at.value_or(passage.part.size() / 2);
  if (at > passage.part.size() || passage.part.begin + at >= passage.token.size()) return false;
  passage.token.resize(passage.part.begin + at);
  passage.origin = TokenOrigin::kAltered;
  return true;
}

bool Flip(const FaultParameters& parameters, Passage& passage) {
  const std::uint64_t bit = parameters.at.value_or(0);
  if (bit / 8 >= passage.part.size()) return false;
  *PlaceOf(passage, bit / 8) ^= static_cast<std::uint8_t>(1u << (bit % 8));
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
  passage.token.insert(PlaceOf(passage, passage.part.size()), bytes.begin(), bytes.end());
  passage.origin = TokenOrigin::kAltered;
  return !bytes.empty();
}

bool Replace(const FaultParameters& parameters, Passage& passage) {
  return TakesPlace(parameters.bytes.value_or(Bytes{0}), TokenOrigin::kForged, passage);
}

bool Zero(const FaultParameters&, Passage& passage) {
  const auto begin = PlaceOf(passage, 0);
  const auto end = PlaceOf(passage, passage.part.size());
  if (std::all_of(begin, end, [](std::uint8_t octet) { return octet == 0; })) return false;
  std::fill(begin, end, std::uint8_t{0});
  passage.origin = TokenOrigin::kAltered;
  return true;
}

// A cut at the end of the token would leave nothing for the second piece.
bool Fragment(const FaultParameters& parameters, Passage& passage) {
  const std::uint64_t at = parameters.at.value_or(passage.part.size() / 2);
  if (at > passage.part.size()) return false;
  const std::size_t cut = passage.part.begin + at;
  if (cut == 0 || cut >= passage.token.size()) return false;
  passage.cut = cut;
  passage.origin = TokenOrigin::kAltered;
  return true;
}

bool Swap(const FaultParameters& parameters, Passage& passage) {
  const std::uint64_t at = parameters.at.value_or(0);
  const std::uint64_t with = parameters.with.value_or(at + 1);
  const std::size_t size = passage.part.size();
  if (at >= size || with >= size || *PlaceOf(passage, at) == *PlaceOf(passage, with)) return false;
  std::swap(*PlaceOf(passage, at), *PlaceOf(passage, with));
  passage.origin = TokenOrigin::kAltered;
  return true;
}

bool Empty(const FaultParameters&, Passage& passage) {
  if (passage.part.size() == 0) return false;
  return TakesPlace({}, TokenOrigin::kAltered, passage);
}

bool Replay(const FaultParameters&, Passage& passage) {
  if (passage.earlier.empty()) return false;
  return TakesPlaceOfAll(passage.earlier, TokenOrigin::kReplayed, passage);
}

bool Reflect(const FaultParameters&, Passage& passage) {
  if (passage.opposite.empty()) return false;
  return TakesPlaceOfAll(passage.opposite, TokenOrigin::kForged, passage);
}

// Jump moves one of the clocks, ahead or behind.
template <Ticks ClockMoves::*Clock, int Sign>
bool Jump(const FaultParameters& parameters, Passage& passage) {
  passage.clocks.*Clock += Sign * parameters.by.value_or(kUsualJump);
  return passage.clocks.*Clock != 0;
}

constexpr auto kAt = std::to_array<std::string_view>({"at", "field"});
constexpr auto kAtWith = std::to_array<std::string_view>({"at", "with", "field"});
constexpr auto kBy = std::to_array<std::string_view>({"by"});
constexpr auto kBytes = std::to_array<std::string_view>({"bytes", "field"});
constexpr auto kField = std::to_array<std::string_view>({"field"});

constexpr auto kFaults = std::to_array<FaultRow>({
    {"append", "Octets follow the end of the token: `bytes` in hexadecimal, else one zero.", kBytes, Append},
    {"delay", "The token arrives later by so much, else a second.", kBy, Delay},
    {"drop", "The token is lost.", {}, Drop},
    {"duplicate", "The token arrives twice.", {}, Duplicate},
    {"empty", "A token of no octets arrives instead, or one without the field's.", kField, Empty},
    {"flip", "Bit `at` is inverted, counted from the lowest of the first octet.", kAt, Flip},
    {"fragment", "The octets before `at`, else the first half, arrive as a token, and the others as the next.", kAt,
     Fragment},
    {"kdc_clock_ahead", "While the token is under way, the KDC's clock jumps ahead, by an hour else.", kBy,
     Jump<&ClockMoves::authority, 1>, true},
    {"kdc_clock_behind", "While the token is under way, the KDC's clock jumps back, by an hour else.", kBy,
     Jump<&ClockMoves::authority, -1>, true},
    {"recipient_clock_ahead", "Before the token is read, its reader's clock jumps ahead, by an hour else.", kBy,
     Jump<&ClockMoves::recipient, 1>, true},
    {"recipient_clock_behind", "Before the token is read, its reader's clock jumps back, by an hour else.", kBy,
     Jump<&ClockMoves::recipient, -1>, true},
    {"reflect", "The recipient's own last token arrives instead.", {}, Reflect},
    {"reorder", "The token arrives behind the next one of its direction, and never if none follows.", {}, Reorder},
    {"replace", "Other octets arrive instead: `bytes` in hexadecimal, else one zero.", kBytes, Replace},
    {"replay", "The token sent before it in its direction arrives instead.", {}, Replay},
    {"sender_clock_ahead", "Once the token is sent, its sender's clock jumps ahead, by an hour else.", kBy,
     Jump<&ClockMoves::sender, 1>, true},
    {"sender_clock_behind", "Once the token is sent, its sender's clock jumps back, by an hour else.", kBy,
     Jump<&ClockMoves::sender, -1>, true},
    {"swap", "Octets `at` and `with` change places; else the first two.", kAtWith, Swap},
    {"truncate", "Only the octets before `at` arrive; else the first half.", kAt, Truncate},
    {"zero", "All octets become zeros.", kField, Zero},
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
  if (name == "field" && parameters.field) return *parameters.field;
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
  if (name == "field") return !planned.parameters.field.emplace(value).empty();
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

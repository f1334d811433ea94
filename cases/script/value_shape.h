#ifndef LEGWORK_CASES_SCRIPT_VALUE_SHAPE_H_
#define LEGWORK_CASES_SCRIPT_VALUE_SHAPE_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "sim/base/bytes.h"

namespace legwork::script {

// ValueShape says what may be written as a value, a subject or a result.
struct ValueShape {
  std::string_view expected;  // completes "expected …": "a duration such as 10m"

  // bad_part looks into the value and gives the part that is wrong, or nullopt if nothing is.
  std::optional<std::string_view> (*bad_part)(std::string_view value);

  // words lists what the bad part could have been; null if that cannot be listed.
  std::vector<std::string_view> (*words)() = nullptr;
};

extern const ValueShape kTextShape;           // anything
extern const ValueShape kNameShape;           // an actor, a context, a credential: letters, digits, '_'
extern const ValueShape kScenarioIdShape;     // folder/name in snake_case
extern const ValueShape kNumberShape;         // decimal or 0x…, 64 bits
extern const ValueShape kDurationShape;       // 250ms, 30s, 10m, 8h, 7d
extern const ValueShape kClockOffsetShape;    // a duration with its sign: +10m, -1h
extern const ValueShape kYesNoShape;
extern const ValueShape kBytesShape;          // hex:0102, text:hello, zeros:16, or empty

// The readers of those shapes. A value of the shape always reads; any other gives nullopt.
std::optional<std::uint64_t> ReadNumber(std::string_view value);
std::optional<std::int64_t> ReadDuration(std::string_view value);  // FILETIME ticks, with or without a sign
std::optional<Bytes> ReadBytes(std::string_view value);

// SplitAlternatives cuts a value at each '|'.
std::vector<std::string_view> SplitAlternatives(std::string_view value);

// FirstNotAmong gives the first alternative that is not among the words.
std::optional<std::string_view> FirstNotAmong(std::string_view value, const std::vector<std::string_view>& words);

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_VALUE_SHAPE_H_

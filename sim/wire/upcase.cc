#include "sim/wire/upcase.h"

#include <algorithm>
#include <iterator>

#include "sim/wire/utf16.h"

namespace legwork {
namespace {

// CaseRange is a run of lower-case letters, every `step`-th unit, that lie `distance` behind their upper case.
struct CaseRange {
  char16_t first;
  char16_t last;
  char16_t step;
  int distance;
};

// Simple upper-case mappings of the Unicode Character Database (UnicodeData.txt, field 12), in order.
constexpr CaseRange kCaseRanges[] = {
    {0x0061, 0x007A, 1, 32},    // ASCII
    {0x00E0, 0x00F6, 1, 32},    // Latin-1
    {0x00F8, 0x00FE, 1, 32},    //
    {0x00FF, 0x00FF, 1, -121},  // y with diaeresis, whose upper case is in Latin Extended-A
    {0x0101, 0x012F, 2, 1},     // Latin Extended-A
    {0x0133, 0x0137, 2, 1},     //
    {0x013A, 0x0148, 2, 1},     //
    {0x014B, 0x0177, 2, 1},     //
    {0x017A, 0x017E, 2, 1},     //
    {0x01CE, 0x01DC, 2, 1},     // Latin Extended-B, as far as case goes by pairs
    {0x01DF, 0x01EF, 2, 1},     //
    {0x01F5, 0x01F5, 1, 1},     //
    {0x01F9, 0x021F, 2, 1},     //
    {0x0223, 0x0233, 2, 1},     //
    {0x03AC, 0x03AC, 1, 38},    // Greek
    {0x03AD, 0x03AF, 1, 37},    //
    {0x03B1, 0x03C1, 1, 32},    //
    {0x03C2, 0x03C2, 1, 31},    // final sigma
    {0x03C3, 0x03CB, 1, 32},    //
    {0x03CC, 0x03CC, 1, 64},    //
    {0x03CD, 0x03CE, 1, 63},    //
    {0x03D9, 0x03EF, 2, 1},     // archaic Greek and Coptic
    {0x0430, 0x044F, 1, 32},    // Cyrillic
    {0x0450, 0x045F, 1, 80},    //
    {0x0461, 0x0481, 2, 1},     //
    {0x048B, 0x04BF, 2, 1},     //
    {0x04C2, 0x04CE, 2, 1},     //
    {0x04CF, 0x04CF, 1, 15},    //
    {0x04D1, 0x052F, 2, 1},     //
    {0x0561, 0x0586, 1, 48},    // Armenian
    {0x1E01, 0x1E95, 2, 1},     // Latin Extended Additional
    {0x1EA1, 0x1EFF, 2, 1},     //
    {0x2170, 0x217F, 1, 16},    // Roman numerals
    {0x24D0, 0x24E9, 1, 26},    // letters in circles
    {0xFF41, 0xFF5A, 1, 32},    // full-width Latin
};

}  // namespace

char16_t UpcaseUnit(char16_t unit) {
  if (unit < 0x80) return unit >= u'a' && unit <= u'z' ? static_cast<char16_t>(unit - 32) : unit;
  const auto* const range = std::ranges::lower_bound(kCaseRanges, unit, {}, &CaseRange::last);
  if (range == std::end(kCaseRanges) || unit < range->first || (unit - range->first) % range->step != 0) return unit;
  return static_cast<char16_t>(unit - range->distance);
}

void UpcaseUtf16Le(ByteSpan units) {
  for (std::size_t i = 0; i + 1 < units.size(); i += 2) {
    const char16_t upper = UpcaseUnit(static_cast<char16_t>(units[i] | units[i + 1] << 8));
    units[i] = static_cast<std::uint8_t>(upper);
    units[i + 1] = static_cast<std::uint8_t>(upper >> 8);
  }
}

Result<std::string> UpcaseUtf8(std::string_view text) {
  Result<Bytes> units = Utf16LeFromUtf8(text);
  if (!units) return units.error();
  UpcaseUtf16Le(*units);
  return Utf8FromUtf16Le(*units);
}

}  // namespace legwork

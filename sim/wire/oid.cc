#include "sim/wire/oid.h"

#include <charconv>
#include <vector>

#include "sim/base/text.h"

namespace legwork {
namespace {

constexpr std::uint64_t kArcMax = 0xFFFFFFFF;

// The first subidentifier holds two arcs: 40 times the first, which is 0 to 2, plus the second (X.690 section 8.19.4).
constexpr std::uint64_t kSecondArcs = 40;

// The next subidentifier, seven bits an octet; false if it is cut off or beyond what two 32-bit arcs can make.
bool TakeSubidentifier(ByteView& contents, std::uint64_t* value) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < contents.size(); ++i) {
    number = number << 7 | (contents[i] & 0x7F);
    if (number > kArcMax + 2 * kSecondArcs) return false;
    if (contents[i] >= 0x80) continue;
    contents = contents.subspan(i + 1);
    *value = number;
    return true;
  }
  return false;
}

void PutSubidentifier(std::uint64_t value, Bytes& out) {
  int shift = 0;
  while (value >> (shift + 7) != 0) shift += 7;
  for (; shift > 0; shift -= 7) out.push_back(static_cast<std::uint8_t>(0x80 | (value >> shift & 0x7F)));
  out.push_back(static_cast<std::uint8_t>(value & 0x7F));
}

// The arcs of "1.3.6"; false and the place of the character that is wrong.
bool ReadArcs(std::string_view text, std::vector<std::uint64_t>& arcs, std::size_t* wrong_at) {
  std::size_t at = 0;
  while (true) {
    std::uint64_t arc = 0;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), arc);
    *wrong_at = at;
    const bool has_leading_zero = at + 1 < text.size() && text[at] == '0' && text[at + 1] != '.';
    if (error != std::errc() || arc > kArcMax || has_leading_zero) return false;
    arcs.push_back(arc);
    at = static_cast<std::size_t>(end - text.data());
    if (at == text.size()) return true;
    *wrong_at = at;
    if (text[at++] != '.') return false;
  }
}

}  // namespace

bool IsOidContents(ByteView contents) {
  if (contents.empty() || contents.back() >= 0x80) return false;
  bool is_first_octet = true;  // of a subidentifier
  for (const std::uint8_t octet : contents) {
    if (is_first_octet && octet == 0x80) return false;
    is_first_octet = octet < 0x80;
  }
  return true;
}

std::string OidText(ByteView contents) {
  std::uint64_t arc = 0;
  ByteView rest = contents;
  if (!IsOidContents(contents) || !TakeSubidentifier(rest, &arc)) return "?" + ToHex(contents);
  const std::uint64_t first = std::min<std::uint64_t>(arc / kSecondArcs, 2);
  std::string text = std::to_string(first) + "." + std::to_string(arc - first * kSecondArcs);
  while (!rest.empty()) {
    if (!TakeSubidentifier(rest, &arc) || arc > kArcMax) return "?" + ToHex(contents);
    text += "." + std::to_string(arc);
  }
  return text;
}

Result<Bytes> OidFromText(std::string_view text) {
  std::vector<std::uint64_t> arcs;
  std::size_t wrong_at = 0;
  if (!ReadArcs(text, arcs, &wrong_at)) return Error{"arc of an object identifier", wrong_at};
  if (arcs.size() < 2) return Error{"second arc of an object identifier", text.size()};
  if (arcs[0] > 2 || (arcs[0] < 2 && arcs[1] >= kSecondArcs)) return Error{"first two arcs of an object identifier", 0};
  Bytes contents;
  PutSubidentifier(arcs[0] * kSecondArcs + arcs[1], contents);
  for (std::size_t i = 2; i < arcs.size(); ++i) PutSubidentifier(arcs[i], contents);
  return contents;
}

}  // namespace legwork

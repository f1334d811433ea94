#include "tools/dump/find_part.h"

#include <cstdio>
#include <string_view>
#include <vector>

#include "tools/dump/part_text.h"

namespace legwork::dump {
namespace {

constexpr std::size_t kWordsShown = 80;

bool Has(const Part& part, std::size_t offset) { return offset >= part.offset && offset - part.offset < part.size; }

// PathTo lists the parts around the octet, outermost first. What was decrypted counts where it lies in the ciphertext.
std::vector<const Part*> PathTo(std::span<const Part> parts, std::size_t offset) {
  std::vector<const Part*> path;
  while (true) {
    const Part* next = nullptr;
    for (const Part& part : parts) {
      if (next == nullptr && Has(part, offset)) next = &part;
    }
    if (next == nullptr) return path;
    path.push_back(next);
    parts = next->parts;
  }
}

std::string_view RegionOf(const Part& part, std::size_t offset) {
  const std::size_t inside = offset - part.offset;
  if (part.form == Form::kElement && inside == 0) return "tag";
  if (part.form == Form::kElement && inside < part.header_size) return "length";
  if (part.form == Form::kAvPair && inside < part.header_size) return inside < 2 ? "AvId" : "AvLen";
  if (part.form == Form::kSealed && inside < part.header_size) return "confounder, encrypted,";
  return part.form == Form::kSealed ? "ciphertext" : "contents";
}

std::string Shown(std::string words) {
  if (words.size() > kWordsShown) words = words.substr(0, kWordsShown) + "...";
  return words;
}

}  // namespace

std::string DescribeOctet(ByteView token, std::span<const Part> parts, std::size_t offset) {
  char octet[8];
  std::snprintf(octet, sizeof octet, "0x%02x", token[offset]);
  std::string text =
      "octet " + std::to_string(offset) + " of " + std::to_string(token.size()) + " is " + octet + "\n  in  ";
  const std::vector<const Part*> path = PathTo(parts, offset);
  std::string names;
  bool is_decrypted = false;
  for (const Part* part : path) {
    if (!part->label.empty()) names += (names.empty() ? "" : " > ") + part->label;
    is_decrypted |= part->form == Form::kSealed && part != path.back();
  }
  if (path.empty()) return text + "no field\n";
  const Part& innermost = *path.back();
  // A literal says little without the element around it.
  const bool is_inside = path.size() > 1 && innermost.label.empty() && IsLeaf(innermost.form);
  const Part& shown = is_inside ? *path[path.size() - 2] : innermost;
  text += (names.empty() ? "the token" : names) + "\n  as  " + std::string(RegionOf(innermost, offset)) + " of " +
          Shown(PartWords(shown)) + ", octets " + std::to_string(innermost.offset) + " to " +
          std::to_string(innermost.offset + innermost.size - 1) + "\n";
  if (!innermost.note.empty()) text += "      " + innermost.note + "\n";
  if (is_decrypted) text += "      the token has it encrypted; counted is where it would lie in the ciphertext\n";
  return text;
}

}  // namespace legwork::dump

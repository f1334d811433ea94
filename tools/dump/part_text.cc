#include "tools/dump/part_text.h"

#include <algorithm>
#include <cstdio>

#include "sim/base/text.h"
#include "tools/dump/element_word.h"
#include "tools/dump/literal.h"
#include "tools/dump/ntlm_signing.h"

namespace legwork::dump {
namespace {

constexpr std::size_t kOctetsPerLine = 32;

std::string Number(std::uint64_t number) { return std::to_string(number); }

std::string SigningWords(const SignedForm& form, const NtlmSigning* signing) {
  const std::string word(form.word);
  if (signing == nullptr) return word;
  return word + " key=" + ToHex(signing->nt_hash.View()) + " " + std::string(form.before) + "=" +
         ToHex(signing->before);
}

// LeafWords: a literal stands alone behind the word of the element whose type it has.
std::string LeafWords(const Part& leaf, Form implied) {
  const std::string literal = LiteralText(leaf);
  const std::string bits = Number(8 * leaf.octets.size());
  if (leaf.form == implied && leaf.form != Form::kHex) return literal;
  switch (leaf.form) {
    case Form::kText:
      return "text " + literal;
    case Form::kUtf16:
      return "utf16 " + literal;
    case Form::kNtProof:
    case Form::kNtMic:
    case Form::kLmProof:
    case Form::kNtResponse:
      return SigningWords(*FindSignedForm(leaf.form), leaf.signing.get());
    case Form::kUnsigned:
      return "u" + bits + " " + literal;
    case Form::kUnsignedBe:
      return "u" + bits + "be " + literal;
    default:
      return leaf.octets.empty() ? "hex" : "hex " + ToHex(leaf.octets);
  }
}

std::string SealedWords(const Sealing& sealing) {
  return "sealed etype=" + Number(static_cast<std::uint32_t>(sealing.key.type)) + " usage=" + Number(sealing.usage) +
         " key=" + ToHex(sealing.key.View()) + " confounder=" + ToHex(sealing.confounder);
}

std::string OwnWords(const Part& part) {
  const std::string pinned = part.octets.empty() ? "" : " length=0x" + ToHex(part.octets);
  switch (part.form) {
    case Form::kGroup:
      return "group";
    case Form::kElement:
      return ElementWord(static_cast<std::uint8_t>(part.number)) + pinned;
    case Form::kAvPair:
      return "av " + Number(part.number) + pinned;
    case Form::kSealed:
      return part.sealing != nullptr ? SealedWords(*part.sealing) : "sealed";
    case Form::kTurned:
      return "turned " + Number(part.number);
    case Form::kSize:
      return "size" + Number(8 * part.number) + " " + part.name;
    case Form::kOffset:
      return "offset" + Number(8 * part.number) + " " + part.name;
    case Form::kField:
      return "field " + part.name;
    default:
      return LeafWords(part, Form::kHex);
  }
}

bool IsLong(const Part& part) { return part.form == Form::kHex && part.octets.size() > kOctetsPerLine; }

// SharesLine says whether what is inside can stand behind the part on its line.
bool SharesLine(const Part& part) {
  return part.parts.size() == 1 && part.parts[0].label.empty() && !IsReference(part.parts[0].form) &&
         !IsLong(part.parts[0]);
}

class Printer {
 public:
  explicit Printer(std::string& text) : text_(text) {}

  void All(std::span<const Part> parts, int depth) {
    for (const Part& part : parts) {
      IsLong(part) ? Long(part, depth) : One(part, depth);
    }
  }

 private:
  void One(const Part& part, int depth) {
    std::string note;
    const Part* innermost = &part;
    while (true) {
      if (!innermost->note.empty()) note += (note.empty() ? "" : ", ") + innermost->note;
      if (!SharesLine(*innermost)) break;
      innermost = &innermost->parts[0];
    }
    Line(part.offset, part.size, depth, part.label, PartWords(part), note);
    if (innermost->parts.empty()) return;
    All(innermost->parts, depth + 1);
  }

  // Octets that fill more than a line become parts of their own.
  void Long(const Part& part, int depth) {
    int inner = depth;
    if (!part.label.empty()) {
      Line(part.offset, part.size, depth, part.label, "group", part.note);
      ++inner;
    }
    for (std::size_t at = 0; at < part.octets.size(); at += kOctetsPerLine) {
      const std::size_t size = std::min(kOctetsPerLine, part.octets.size() - at);
      Line(part.offset + at, size, inner, "", "hex " + ToHex(ByteView(part.octets).subspan(at, size)), "");
    }
  }

  void Line(std::size_t offset, std::size_t size, int depth, const std::string& label, const std::string& words,
            const std::string& note) {
    char place[48];
    std::snprintf(place, sizeof place, "%6zu %6zu | ", offset, size);
    text_ += place;
    text_.append(2 * static_cast<std::size_t>(depth), ' ');
    text_ += label + (label.empty() ? "" : ": ") + words + (note.empty() ? "" : "  # " + note) + "\n";
  }

  std::string& text_;
};

}  // namespace

std::string PartText(std::span<const Part> parts) {
  std::string text;
  Printer(text).All(parts, 0);
  return text;
}

std::string PartWords(const Part& part) {
  std::string words = OwnWords(part);
  if (!SharesLine(part)) return words;
  const Part& inside = part.parts[0];
  const bool is_literal = part.form == Form::kElement && IsLeaf(inside.form);
  return words + " " +
         (is_literal ? LeafWords(inside, LiteralForm(static_cast<std::uint8_t>(part.number))) : PartWords(inside));
}

}  // namespace legwork::dump

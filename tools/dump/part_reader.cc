#include "tools/dump/part_reader.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>
#include <utility>

#include "sim/base/text.h"
#include "tools/dump/element_word.h"
#include "tools/dump/line_words.h"
#include "tools/dump/literal.h"
#include "tools/dump/ntlm_signing.h"

namespace legwork::dump {
namespace {

constexpr std::string_view kForms =
    "hex, text, utf16, u8 to u64, u16be to u64be, group, sequence, [N], application N, tag 0xNN, octets and the other "
    "types, av N, sealed, ntproof, lmproof, ntresponse, ntmic, turned N, size16, size32, offset32, offset64 or field";

std::optional<std::uint64_t> NumberOf(std::string_view word) {
  const int base = word.starts_with("0x") ? 16 : 10;
  if (base == 16) word.remove_prefix(2);
  std::uint64_t value = 0;
  const auto [end, code] = std::from_chars(word.data(), word.data() + word.size(), value, base);
  const bool is_number = code == std::errc() && end == word.data() + word.size();
  return is_number ? std::optional(value) : std::nullopt;
}

struct WidthRow {
  std::string_view word;
  Form form;
  std::size_t count;  // octets
};

constexpr WidthRow kWidths[] = {
    {"u8", Form::kUnsigned, 1},      {"u16", Form::kUnsigned, 2},     {"u32", Form::kUnsigned, 4},
    {"u64", Form::kUnsigned, 8},     {"u16be", Form::kUnsignedBe, 2}, {"u32be", Form::kUnsignedBe, 4},
    {"u64be", Form::kUnsignedBe, 8}, {"size8", Form::kSize, 1},       {"size16", Form::kSize, 2},
    {"size32", Form::kSize, 4},      {"size64", Form::kSize, 8},      {"offset16", Form::kOffset, 2},
    {"offset32", Form::kOffset, 4},  {"offset64", Form::kOffset, 8},
};

const WidthRow* FindWidth(std::string_view word) {
  const auto row = std::ranges::find(kWidths, word, &WidthRow::word);
  return row == std::end(kWidths) ? nullptr : &*row;
}

// WordReader makes the parts of one line, each inside the one before it.
class WordReader {
 public:
  WordReader(const LineWords& line, int number, std::span<const Key> keys, PartsRead& read)
      : words_(line.words), line_(number), keys_(keys), read_(read) {}

  // Chain gives the innermost part, which takes what is on deeper lines; null if the line is wrong.
  Part* Chain(Part& outermost) {
    Part* part = &outermost;
    part->line = line_;
    if (words_.front().text.ends_with(':') && words_.front().text.front() != '"') {
      part->label = words_.front().text.substr(0, words_.front().text.size() - 1);
      ++at_;
    }
    if (at_ == words_.size()) return Fail("a label needs a form behind it: " + std::string(kForms));
    while (true) {
      if (!One(*part)) return nullptr;
      if (at_ == words_.size()) return part;
      if (IsLeaf(part->form) || IsReference(part->form)) return Fail("nothing can stand behind this");
      part = &part->parts.emplace_back();
      part->line = line_;
    }
  }

 private:
  Part* Fail(std::string error) {
    const bool is_behind = at_ >= words_.size();
    const Word& last = words_[std::min(at_, words_.size() - 1)];
    read_.error = std::move(error);
    read_.line = line_;
    read_.column = last.column + (is_behind ? static_cast<int>(last.text.size()) : 0);
    return nullptr;
  }

  std::string_view Peek() const { return at_ < words_.size() ? words_[at_].text : std::string_view(); }
  std::string_view Take() { return at_ < words_.size() ? words_[at_++].text : std::string_view(); }

  bool One(Part& part) {
    const std::string_view word = Peek();
    if (outer_tag_) {
      const Form implied = LiteralForm(*outer_tag_);
      outer_tag_.reset();
      if (implied != Form::kHex && TryLiteral(part, implied)) return true;
    }
    if (word == "hex") return Hex(part);
    if (word == "text" || word == "utf16") return Quoted(part, word == "text" ? Form::kText : Form::kUtf16);
    if (const WidthRow* row = FindWidth(word); row != nullptr) return Wide(part, *row);
    if (word == "group") return Plain(part, Form::kGroup);
    if (word == "field") return Reference(part, Form::kField);
    if (word == "av" || word == "turned") return Counted(part, word == "av" ? Form::kAvPair : Form::kTurned);
    if (word == "sealed") return Sealed(part);
    const auto signed_form = std::ranges::find(SignedForms(), word, &SignedForm::word);
    if (signed_form != SignedForms().end()) return Signed(part, *signed_form);
    if (word == "application" || word == "tag") return NumberedElement(part, word == "tag" ? 0 : 0x60);
    if (const auto tag = TagOfWord(word); tag) return Element(part, *tag);
    return Fail('"' + std::string(word) + "\" is no form of a part: expected " + std::string(kForms)) != nullptr;
  }

  bool Plain(Part& part, Form form) {
    Take();
    part.form = form;
    return true;
  }

  bool Hex(Part& part) {
    Take();
    part.form = Form::kHex;
    while (at_ < words_.size()) {
      const Result<Bytes> octets = FromHex(Peek());
      if (!octets) return Fail("not hexadecimal: expected pairs of the digits 0 to 9 and a to f") != nullptr;
      Append(part.octets, *octets);
      Take();
    }
    return true;
  }

  // TryLiteral takes the next word if it is a literal of the form.
  bool TryLiteral(Part& part, Form form, std::size_t count = 0) {
    const auto octets = at_ < words_.size() ? ReadLiteral(form, count, Peek()) : std::nullopt;
    if (!octets) return false;
    part.form = form;
    part.octets = *octets;
    Take();
    return true;
  }

  bool Quoted(Part& part, Form form) {
    Take();
    if (TryLiteral(part, form)) return true;
    return Fail("expected a quoted text, with \\\" \\\\ and \\xNN in it") != nullptr;
  }

  bool Wide(Part& part, const WidthRow& row) {
    if (IsReference(row.form)) {
      part.number = row.count;
      return Reference(part, row.form);
    }
    Take();
    if (Peek().starts_with("0x")) part.number = 16;
    if (TryLiteral(part, row.form, row.count)) return true;
    return Fail("expected a number that fits into " + std::to_string(row.count) + " octets") != nullptr;
  }

  bool Reference(Part& part, Form form) {
    Take();
    part.form = form;
    part.name = Take();
    return !part.name.empty() || Fail("expected the label of a part beside this one") != nullptr;
  }

  bool Counted(Part& part, Form form) {
    Take();
    const auto number = NumberOf(Peek());
    if (!number || (form == Form::kAvPair && *number > 0xFFFF)) return Fail("expected a number") != nullptr;
    Take();
    part.form = form;
    part.number = *number;
    return form != Form::kAvPair || Length(part, 2);
  }

  // NumberedElement is "tag 0xNN", or "application N" with `base` for the class.
  bool NumberedElement(Part& part, unsigned base) {
    Take();
    const auto number = NumberOf(Peek());
    const std::uint64_t limit = base == 0 ? 0xFF : 0x1E;
    if (!number || *number > limit) return Fail("expected a number up to " + std::to_string(limit)) != nullptr;
    return Element(part, static_cast<std::uint8_t>(base | *number));
  }

  bool Element(Part& part, std::uint8_t tag) {
    Take();
    part.form = Form::kElement;
    part.number = tag;
    outer_tag_ = tag;
    return Length(part, 0);
  }

  // Length is a pinned length, of `count` octets or, 0, of any.
  bool Length(Part& part, std::size_t count) {
    constexpr std::string_view kName = "length=0x";
    if (!Peek().starts_with("length=")) return true;
    const Result<Bytes> octets =
        FromHex(Peek().starts_with(kName) ? Peek().substr(kName.size()) : std::string_view("?"));
    if (!octets || octets->empty() || (count != 0 && octets->size() != count)) {
      return Fail("expected length=0x and the octets of the length field") != nullptr;
    }
    part.octets = *octets;
    Take();
    return true;
  }

  bool Sealed(Part& part) {
    Take();
    part.form = Form::kSealed;
    std::optional<std::uint64_t> etype, usage;
    Bytes key_octets, confounder;
    while (at_ < words_.size()) {
      const std::string_view word = Peek();
      const std::string_view value = word.substr(std::min(word.find('=') + 1, word.size()));
      const Result<Bytes> octets = FromHex(value);
      if (word.starts_with("etype=") && NumberOf(value)) {
        etype = NumberOf(value);
      } else if (word.starts_with("usage=") && NumberOf(value)) {
        usage = NumberOf(value);
      } else if (word.starts_with("key=") && octets) {
        key_octets = *octets;
      } else if (word.starts_with("confounder=") && octets) {
        confounder = *octets;
      } else if (word.find('=') == std::string_view::npos) {
        break;
      } else {
        return Fail("expected etype=N usage=N key=HEX confounder=HEX") != nullptr;
      }
      Take();
    }
    return Seal(part, etype, usage, key_octets, confounder);
  }

  // Signed is a response or its proof with the server's challenge, or a MIC with the messages before.
  bool Signed(Part& part, const SignedForm& form) {
    const bool is_proof = form.before == "challenge";
    const std::string name = std::string(form.before) + "=";
    Take();
    part.form = form.form;
    NtlmSigning signing;
    const auto given = std::ranges::find(keys_, EncryptionType::kRc4Hmac, &Key::type);
    if (given != keys_.end()) signing.nt_hash = *given;
    bool has_all = false;
    for (; Peek().find('=') != std::string_view::npos; Take()) {
      const Result<Bytes> octets = FromHex(Peek().substr(Peek().find('=') + 1));
      const bool is_key = Peek().starts_with("key=");
      if (!octets || !(is_key || Peek().starts_with(name))) return Fail(SigningHelp(name)) != nullptr;
      constexpr auto kNtHash = static_cast<std::int32_t>(EncryptionType::kRc4Hmac);
      const bool fits = !is_key || MakeKey(kNtHash, *octets, &signing.nt_hash);
      if (!fits || (is_proof && !is_key && octets->size() != 8)) return Fail(SigningHelp(name)) != nullptr;
      if (!is_key) signing.before = *octets;
      has_all |= !is_key;
    }
    if (!has_all) return Fail(SigningHelp(name)) != nullptr;
    if (signing.nt_hash.empty()) return Fail("key= is missing, and no NT hash was given") != nullptr;
    part.signing = std::make_shared<const NtlmSigning>(std::move(signing));
    return true;
  }

  static std::string SigningHelp(std::string_view name) {
    return "expected key=, an NT hash of 16 octets, and " + std::string(name) +
           (name == "challenge=" ? ", the 8 octets of ServerChallenge" : ", the messages before this one");
  }

  bool Seal(Part& part, std::optional<std::uint64_t> etype, std::optional<std::uint64_t> usage, const Bytes& key_octets,
            const Bytes& confounder) {
    const EncryptionTypeRow* row = etype ? FindEncryptionType(static_cast<std::int32_t>(*etype)) : nullptr;
    if (row == nullptr || !usage) return Fail("sealed needs etype=, one that is known, and usage=") != nullptr;
    if (confounder.size() != row->confounder_size) {
      return Fail("confounder= needs " + std::to_string(row->confounder_size) + " octets for this etype") != nullptr;
    }
    Sealing sealing = {.key = {}, .usage = static_cast<KeyUsage>(*usage), .confounder = confounder};
    const auto given = std::ranges::find(keys_, row->type, &Key::type);
    if (key_octets.empty() && given != keys_.end()) sealing.key = *given;
    if (!key_octets.empty() && !MakeKey(static_cast<std::int32_t>(*etype), key_octets, &sealing.key)) {
      return Fail("key= needs " + std::to_string(row->key_size) + " octets for this etype") != nullptr;
    }
    if (sealing.key.empty()) return Fail("key= is missing, and no key of this etype was given") != nullptr;
    part.sealing = std::make_shared<const Sealing>(std::move(sealing));
    return true;
  }

  const std::vector<Word>& words_;
  std::size_t at_ = 0;
  int line_;
  std::span<const Key> keys_;
  PartsRead& read_;
  std::optional<std::uint8_t> outer_tag_;  // of the element whose contents come next
};

// TreeReader hangs the parts of each line where its depth says.
class TreeReader {
 public:
  TreeReader(std::span<const Key> keys, PartsRead& read) : keys_(keys), read_(read) {}

  bool Line(std::string_view text, int number) {
    const LineWords line = SplitLine(text);
    if (line.unclosed != 0) return Fail(number, line.unclosed, "nothing closes this quote");
    if (line.words.empty()) return true;
    const int column = line.words.front().column;
    if (line.indent % 2 != 0) return Fail(number, column, "each step of depth is two blanks");
    const auto depth = static_cast<std::size_t>(line.indent / 2);
    if (depth > open_.size()) return Fail(number, column, "this is deeper than what it could be inside of");
    open_.resize(depth);
    if (depth > 0 && !Holds(*open_.back())) return Fail(number, column, "the part above holds nothing inside");
    std::vector<Part>& beside = depth == 0 ? read_.parts : open_.back()->parts;
    Part* innermost = WordReader(line, number, keys_, read_).Chain(beside.emplace_back());
    if (innermost != nullptr) open_.push_back(innermost);
    return innermost != nullptr;
  }

 private:
  static bool Holds(const Part& part) { return !IsLeaf(part.form) && !IsReference(part.form); }

  bool Fail(int line, int column, std::string error) {
    read_.error = std::move(error);
    read_.line = line;
    read_.column = column;
    return false;
  }

  std::span<const Key> keys_;
  PartsRead& read_;
  std::vector<Part*> open_;  // what the next line may be inside of, outermost first
};

std::string_view LineOf(std::string_view text, int number) {
  for (int line = 1; line < number; ++line) text.remove_prefix(std::min(text.find('\n') + 1, text.size()));
  return text.substr(0, text.find('\n'));
}

}  // namespace

PartsRead ReadParts(std::string_view text, std::span<const Key> keys) {
  PartsRead read;
  TreeReader tree(keys, read);
  for (int number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (!tree.Line(text.substr(0, end), number)) break;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return read;
}

std::string ErrorText(std::string_view file, std::string_view text, const PartsRead& read) {
  std::string out = std::string(file) + ":" + std::to_string(read.line) + ":" +
                    (read.column > 0 ? std::to_string(read.column) + ":" : "") + " " + read.error + "\n";
  out += "  " + std::string(LineOf(text, read.line)) + "\n";
  if (read.column > 0) out += std::string(static_cast<std::size_t>(read.column) + 1, ' ') + "^\n";
  return out;
}

}  // namespace legwork::dump

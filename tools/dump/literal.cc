#include "tools/dump/literal.h"

#include <charconv>
#include <cstdio>

#include "sim/base/text.h"
#include "sim/wire/der_reader.h"
#include "sim/wire/der_writer.h"
#include "sim/wire/oid.h"
#include "sim/wire/utf16.h"

namespace legwork::dump {
namespace {

constexpr std::uint64_t kHexadecimal = 16;  // Part::number of an unsigned leaf

std::string Escaped(unsigned octet) {
  char text[8];
  std::snprintf(text, sizeof text, "\\x%02x", octet);
  return text;
}

// Quoted writes octets from 0x80 on as they are only if they are known to be UTF-8.
std::string Quoted(std::string_view text, bool is_utf8) {
  std::string out = "\"";
  for (const char c : text) {
    const auto octet = static_cast<std::uint8_t>(c);
    const bool is_plain = (octet >= 0x20 && octet < 0x7F) || (octet >= 0x80 && is_utf8);
    if (c == '"' || c == '\\') out += '\\';
    out += is_plain ? std::string(1, c) : Escaped(octet);
  }
  return out + '"';
}

std::optional<std::string> Unquoted(std::string_view word) {
  if (word.size() < 2 || word.front() != '"' || word.back() != '"') return std::nullopt;
  word = word.substr(1, word.size() - 2);
  std::string out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i] != '\\') {
      out += word[i];
      continue;
    }
    if (++i == word.size()) return std::nullopt;
    if (word[i] == '"' || word[i] == '\\') {
      out += word[i];
      continue;
    }
    const Result<Bytes> octet = FromHex(word.substr(i + 1, 2));
    if (word[i] != 'x' || !octet || octet->size() != 1) return std::nullopt;
    out += static_cast<char>(octet->front());
    i += 2;
  }
  return out;
}

std::uint64_t NumberOf(ByteView octets, bool is_big_endian) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < octets.size(); ++i) {
    value = value << 8 | octets[is_big_endian ? i : octets.size() - 1 - i];
  }
  return value;
}

std::string UnsignedText(const Part& leaf) {
  const std::uint64_t value = NumberOf(leaf.octets, leaf.form == Form::kUnsignedBe);
  if (leaf.number != kHexadecimal) return std::to_string(value);
  char text[24];
  std::snprintf(text, sizeof text, "0x%0*llx", static_cast<int>(2 * leaf.octets.size()),
                static_cast<unsigned long long>(value));
  return text;
}

std::optional<Bytes> ReadUnsigned(std::string_view word, std::size_t count, bool is_big_endian) {
  const int base = word.starts_with("0x") ? 16 : 10;
  if (base == 16) word.remove_prefix(2);
  std::uint64_t value = 0;
  const auto [end, code] = std::from_chars(word.data(), word.data() + word.size(), value, base);
  if (code != std::errc() || end != word.data() + word.size()) return std::nullopt;
  if (count < 8 && value >> (8 * count) != 0) return std::nullopt;
  Bytes octets(count);
  for (std::size_t i = 0; i < count; ++i) {
    octets[is_big_endian ? count - 1 - i : i] = static_cast<std::uint8_t>(value >> (8 * i));
  }
  return octets;
}

std::string DerNumberText(ByteView octets) {
  if (octets.empty() || octets.size() > 8) return {};
  std::uint64_t bits = octets[0] >= 0x80 ? ~std::uint64_t{0} : 0;
  for (const std::uint8_t octet : octets) bits = bits << 8 | octet;
  return std::to_string(static_cast<std::int64_t>(bits));
}

std::optional<Bytes> ReadDerNumber(std::string_view word) {
  std::int64_t value = 0;
  const auto [end, code] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (code != std::errc() || end != word.data() + word.size()) return std::nullopt;
  Bytes element;
  DerWriter(element).PutInteger(value);
  return Bytes(element.begin() + 2, element.end());
}

std::string DerBitsText(ByteView octets) {
  if (octets.empty() || octets[0] > 7) return {};
  const std::string unused = octets[0] == 0 ? "" : "/" + std::to_string(octets[0]);
  return "0x" + ToHex(octets.subspan(1)) + unused;
}

std::optional<Bytes> ReadDerBits(std::string_view word) {
  if (!word.starts_with("0x")) return std::nullopt;
  Bytes octets(1);
  const std::size_t slash = word.find('/');
  if (slash != std::string_view::npos) {
    if (slash + 2 != word.size() || word[slash + 1] < '0' || word[slash + 1] > '7') return std::nullopt;
    octets[0] = static_cast<std::uint8_t>(word[slash + 1] - '0');
  }
  const Result<Bytes> bits = FromHex(word.substr(2, slash == std::string_view::npos ? slash : slash - 2));
  if (!bits) return std::nullopt;
  Append(octets, *bits);
  return octets;
}

std::optional<Bytes> ReadText(Form form, std::string_view word) {
  const std::optional<std::string> text = Unquoted(word);
  if (!text) return std::nullopt;
  if (form == Form::kText) return ToBytes(AsBytes(*text));
  const Result<Bytes> units = Utf16LeFromUtf8(*text);
  return units ? std::optional<Bytes>(*units) : std::nullopt;
}

template <typename T>
std::optional<Bytes> Optional(const Result<T>& result) {
  return result ? std::optional<Bytes>(*result) : std::nullopt;
}

}  // namespace

std::string LiteralText(const Part& leaf) {
  switch (leaf.form) {
    case Form::kText:
      return Quoted(AsText(leaf.octets), false);
    case Form::kUtf16:
      if (const auto text = Utf8FromUtf16Le(leaf.octets); text) return Quoted(*text, true);
      return {};
    case Form::kUnsigned:
    case Form::kUnsignedBe:
      return UnsignedText(leaf);
    case Form::kDerNumber:
      return DerNumberText(leaf.octets);
    case Form::kDerOid:
      return OidText(leaf.octets);
    case Form::kDerBoolean:
      return leaf.octets == Bytes{0xFF} ? "TRUE" : "FALSE";
    case Form::kDerBits:
      return DerBitsText(leaf.octets);
    default:
      return ToHex(leaf.octets);
  }
}

std::optional<Bytes> ReadLiteral(Form form, std::size_t count, std::string_view word) {
  switch (form) {
    case Form::kText:
    case Form::kUtf16:
      return ReadText(form, word);
    case Form::kUnsigned:
    case Form::kUnsignedBe:
      return ReadUnsigned(word, count, form == Form::kUnsignedBe);
    case Form::kDerNumber:
      return ReadDerNumber(word);
    case Form::kDerOid:
      return Optional(OidFromText(word));
    case Form::kDerBoolean:
      if (word != "TRUE" && word != "FALSE") return std::nullopt;
      return Bytes{static_cast<std::uint8_t>(word == "TRUE" ? 0xFF : 0x00)};
    case Form::kDerBits:
      return ReadDerBits(word);
    default:
      return Optional(FromHex(word));
  }
}

Part LiteralLeaf(Form form, ByteView octets, std::size_t offset) {
  Part leaf = Leaf("", form, octets, offset);
  if (form != Form::kHex && ReadLiteral(form, octets.size(), LiteralText(leaf)) != leaf.octets) leaf.form = Form::kHex;
  return leaf;
}

}  // namespace legwork::dump

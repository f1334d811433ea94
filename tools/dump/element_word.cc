#include "tools/dump/element_word.h"

#include <cstdio>

#include "sim/wire/der_tag.h"

namespace legwork::dump {
namespace {

struct WordRow {
  std::uint8_t tag;
  std::string_view word;
  Form literal;
};

constexpr WordRow kWords[] = {
    {0x01, "boolean", Form::kDerBoolean},
    {0x02, "integer", Form::kDerNumber},
    {0x03, "bits", Form::kDerBits},
    {0x04, "octets", Form::kHex},
    {0x05, "null", Form::kHex},
    {0x06, "oid", Form::kDerOid},
    {0x0A, "enumerated", Form::kDerNumber},
    {0x0C, "utf8", Form::kText},
    {0x13, "printable", Form::kText},
    {0x16, "ia5", Form::kText},
    {0x17, "utctime", Form::kText},
    {0x18, "time", Form::kText},
    {0x1B, "string", Form::kText},
    {0x30, "sequence", Form::kHex},
    {0x31, "set", Form::kHex},
};

constexpr std::uint8_t kFormMask = 0xE0;  // class, and whether there are elements inside
constexpr std::uint8_t kNumberMask = 0x1F;
constexpr std::uint8_t kContextForm = 0xA0;
constexpr std::uint8_t kApplicationForm = 0x60;

const WordRow* FindRow(std::uint8_t tag) {
  for (const WordRow& row : kWords) {
    if (row.tag == tag) return &row;
  }
  return nullptr;
}

}  // namespace

std::string ElementWord(std::uint8_t tag) {
  if (const WordRow* row = FindRow(tag); row != nullptr) return std::string(row->word);
  const int number = tag & kNumberMask;
  if ((tag & kFormMask) == kContextForm && number != kNumberMask) return "[" + std::to_string(number) + "]";
  if ((tag & kFormMask) == kApplicationForm && number != kNumberMask) return "application " + std::to_string(number);
  char text[16];
  std::snprintf(text, sizeof text, "tag 0x%02x", tag);
  return text;
}

std::optional<std::uint8_t> TagOfWord(std::string_view word) {
  for (const WordRow& row : kWords) {
    if (row.word == word) return row.tag;
  }
  for (unsigned number = 0; number < kNumberMask; ++number) {
    if (word == "[" + std::to_string(number) + "]") return static_cast<std::uint8_t>(kContextForm | number);
  }
  return std::nullopt;
}

Form LiteralForm(std::uint8_t tag) {
  const WordRow* row = FindRow(tag);
  return row != nullptr ? row->literal : Form::kHex;
}

}  // namespace legwork::dump

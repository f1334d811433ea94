#include "tools/trace/format_reference.h"

#include <string_view>
#include <vector>

#include "tools/trace/record_table.h"

namespace legwork::trace {
namespace {

constexpr std::size_t kColumnsMax = 120;

// WordsInTable is how many words of a closed vocabulary stand in a member's line; longer lists have one of their own.
constexpr std::size_t kWordsInTable = 8;

std::string Quoted(std::string_view word) { return "`" + std::string(word) + "`"; }

std::string Joined(const std::vector<std::string_view>& words) {
  std::string text;
  for (const std::string_view word : words) text += (text.empty() ? "" : " ") + Quoted(word);
  return text;
}

std::string_view MaskTitle(MaskSpace space) {
  switch (space) {
    case MaskSpace::kNumber:
      return "";
    case MaskSpace::kRequest:
      return "request";
    case MaskSpace::kReturn:
      return "result";
    case MaskSpace::kCircumstances:
      return "circumstances";
    case MaskSpace::kCredentialUse:
      return "credential use";
    case MaskSpace::kBufferType:
      return "buffer type";
    case MaskSpace::kMechanisms:
      return "mechanisms";
  }
  return "";
}

std::string TypeText(const RecordField& field) {
  std::string text(FieldKindText(field.kind));
  if (field.kind == FieldKind::kMask && field.mask != MaskSpace::kNumber) {
    text += " of " + std::string(MaskTitle(field.mask));
  }
  if (field.kind == FieldKind::kWord) {
    const std::vector<std::string_view> words = field.words->words();
    text = field.words->open || words.size() > kWordsInTable ? std::string(field.words->title) : Joined(words);
  }
  if (field.nested != nullptr) text = field.nested->title;
  if (field.count > 1) text += ", at most " + std::to_string(field.count);
  return text;
}

std::string TableText(const FieldTable& table) {
  std::string text = "### " + std::string(table.title) + "\n\n| member | type | meaning |\n| --- | --- | --- |\n";
  for (const RecordField& field : table.fields) {
    text += "| " + Quoted(field.name) + " | " + TypeText(field) + " | " + (field.required ? "Required. " : "") +
            std::string(field.summary) + " |\n";
  }
  return text + "\n";
}

// Wrapped breaks a list of words into lines.
std::string Wrapped(const std::vector<std::string_view>& words) {
  std::string text, line;
  for (const std::string_view word : words) {
    const std::string quoted = Quoted(word);
    if (!line.empty() && line.size() + 1 + quoted.size() > kColumnsMax) {
      text += line + "\n";
      line.clear();
    }
    line += (line.empty() ? "" : " ") + quoted;
  }
  return text + line + "\n\n";
}

std::string WordList(std::string_view title, const std::vector<std::string_view>& words) {
  return "### Words: " + std::string(title) + "\n\n" + Wrapped(words);
}

std::string VocabularyText() {
  std::string text;
  for (const Vocabulary* words : {&kCallWords, &kTokenKindWords, &kAttributeWords, &kStatusWords}) {
    text += WordList(words->title, words->words());
  }
  return text;
}

std::string MaskText() {
  std::string text;
  for (const MaskSpace space : {MaskSpace::kRequest, MaskSpace::kReturn}) {
    const std::string title = "bits of a " + std::string(MaskTitle(space)) + ", ";
    text += WordList(title + "initialize", MaskWords(space, Call::kInitialize));
    text += WordList(title + "accept", MaskWords(space, Call::kAccept));
  }
  for (const MaskSpace space :
       {MaskSpace::kCircumstances, MaskSpace::kCredentialUse, MaskSpace::kBufferType, MaskSpace::kMechanisms}) {
    text += WordList("bits of " + std::string(MaskTitle(space)), MaskWords(space, Call::kEnd));
  }
  return text;
}

}  // namespace

std::string FormatReference() {
  std::string text = "## Members\n\n";
  for (const FieldTable* table : AllTables()) text += TableText(*table);
  text += VocabularyText() + MaskText();
  text.pop_back();
  return text;
}

}  // namespace legwork::trace

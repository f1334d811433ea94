#include "tools/trace/record_reader.h"

#include <bitset>
#include <cstring>
#include <limits>
#include <optional>
#include <string>

#include "cases/script/diagnostic.h"

namespace legwork::trace {
namespace {

std::string Quoted(std::string_view word) { return "`" + std::string(word.substr(0, 60)) + "`"; }

// Suggestion names the word that was probably meant, or says where all of them stand.
std::string Suggestion(std::string_view word, const std::vector<std::string_view>& words) {
  const std::string_view nearest = script::NearestWord(word, words);
  if (!nearest.empty()) return "; did you mean " + Quoted(nearest) + "?";
  std::string text = "; there are";
  if (words.size() > 20) return "; see tools/docs/trace_format.md";
  for (const std::string_view known : words) text += " " + std::string(known);
  return words.empty() ? "" : text;
}

// ValueReader reads the values of one line. A member whose words depend on the call waits until the call is known.
class ValueReader {
 public:
  explicit ValueReader(std::string_view line) : cursor_(line) {}

  bool ReadRecord(CallRecord& record);
  const LineProblem& problem() const { return cursor_.problem(); }

 private:
  struct Deferred {
    const RecordField* field = nullptr;
    std::size_t place = 0;
  };

  using WholeNumber = JsonCursor::WholeNumber;

  bool ReadObject(const FieldTable& table, std::byte* base);
  bool ReadMember(const RecordField& field, std::byte* base);
  bool ReadObjects(const RecordField& field, std::byte* at);
  bool ReadNumbers(const RecordField& field, std::byte* at);
  bool ReadNumber(const RecordField& field, std::byte* at);
  bool ReadFlag(const RecordField& field, std::byte* at);
  bool ReadId(const RecordField& field, std::byte* at);
  bool ReadMask(const RecordField& field, std::byte* at);
  bool ReadWord(const RecordField& field, std::byte* at);
  bool ReadHandle(const RecordField& field, std::byte* at);
  bool ReadBytes(const RecordField& field);
  bool ReadDeferred(CallRecord& record);

  const RecordField* FindField(const FieldTable& table, std::string_view name, std::size_t& expected);
  bool Store(const RecordField& field, const WholeNumber& number, std::byte* at);
  bool NeedsCall(const RecordField& field) const;
  bool Defer(const RecordField& field);

  JsonCursor cursor_;
  const CallRecord* record_ = nullptr;
  bool call_known_ = false;
  Deferred deferred_[8];
  std::size_t deferred_count_ = 0;
};

constexpr std::size_t kFieldsMax = 192;
using Seen = std::bitset<kFieldsMax>;

// FindField begins where the writer's order expects the next member.
const RecordField* ValueReader::FindField(const FieldTable& table, std::string_view name, std::size_t& expected) {
  const std::size_t count = table.fields.size();
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t index = expected + i < count ? expected + i : expected + i - count;
    if (table.fields[index].name != name) continue;
    expected = index + 1 < count ? index + 1 : 0;
    return &table.fields[index];
  }
  std::vector<std::string_view> names;
  for (const RecordField& field : table.fields) names.push_back(field.name);
  const std::string_view nearest = script::NearestWord(name, names);
  std::string what = "no member of " + std::string(table.title) + " is called " + Quoted(name);
  what += nearest.empty() ? "; see tools/docs/trace_format.md" : "; did you mean " + Quoted(nearest) + "?";
  cursor_.Fail(std::move(what));
  return nullptr;
}

bool ValueReader::ReadObject(const FieldTable& table, std::byte* base) {
  for (const std::size_t index : table.absences)
    StoreInteger(base + table.fields[index].offset, table.fields[index], 0);
  if (!cursor_.Open('{')) return false;
  Seen seen;
  std::size_t expected = 0;
  for (bool first = true, more = true;; first = false) {
    if (!cursor_.More('}', first, &more)) return false;
    if (!more) break;
    std::string_view name;
    if (!cursor_.Name(&name)) return false;
    const RecordField* field = FindField(table, name, expected);
    if (field == nullptr) return false;
    const auto index = static_cast<std::size_t>(field - table.fields.data());
    if (seen[index]) return cursor_.Fail(Quoted(field->name) + " is given twice");
    seen.set(index);
    if (!ReadMember(*field, base)) return false;
  }
  for (const std::size_t index : table.required) {
    if (!seen[index]) return cursor_.Fail("the member " + Quoted(table.fields[index].name) + " is missing");
  }
  for (const std::size_t index : table.twins) {
    const RecordField& field = table.fields[index];
    if (!seen[index]) std::memcpy(base + field.offset, base + field.same_as, field.size);
  }
  return true;
}

bool ValueReader::ReadMember(const RecordField& field, std::byte* base) {
  std::byte* at = base + field.offset;
  switch (field.kind) {
    case FieldKind::kNumber:
    case FieldKind::kTime:
      return ReadNumber(field, at);
    case FieldKind::kFlag:
      return ReadFlag(field, at);
    case FieldKind::kId:
      return ReadId(field, at);
    case FieldKind::kMask:
      return NeedsCall(field) ? Defer(field) : ReadMask(field, at);
    case FieldKind::kWord:
      return ReadWord(field, at);
    case FieldKind::kHandle:
    case FieldKind::kArgument:
      return ReadHandle(field, at);
    case FieldKind::kObject:
      return ReadObject(*field.nested, at);
    case FieldKind::kObjects:
      return ReadObjects(field, at);
    case FieldKind::kNumbers:
      return ReadNumbers(field, at);
    case FieldKind::kBytes:
      return ReadBytes(field);
  }
  return false;
}

bool ValueReader::ReadObjects(const RecordField& field, std::byte* at) {
  if (!cursor_.Open('[')) return false;
  for (std::size_t i = 0;; ++i) {
    bool more = true;
    if (!cursor_.More(']', i == 0, &more)) return false;
    if (!more) return true;
    if (i == field.count) {
      return cursor_.Fail(Quoted(field.name) + " describes at most " + std::to_string(field.count) + " elements");
    }
    if (!ReadObject(*field.nested, at + i * field.size)) return false;
  }
}

bool ValueReader::ReadNumbers(const RecordField& field, std::byte* at) {
  if (!cursor_.Open('[')) return false;
  for (std::size_t i = 0;; ++i) {
    bool more = true;
    if (!cursor_.More(']', i == 0, &more)) return false;
    if (!more) return true;
    if (i == field.count) {
      return cursor_.Fail(Quoted(field.name) + " has at most " + std::to_string(field.count) + " numbers");
    }
    if (!ReadNumber(field, at + i * field.size)) return false;
  }
}

// Store refuses a number that the member cannot hold.
bool ValueReader::Store(const RecordField& field, const WholeNumber& number, std::byte* at) {
  const std::uint64_t all = std::numeric_limits<std::uint64_t>::max() >> (64 - 8 * field.size);
  const std::uint64_t most = field.is_signed ? all >> 1 : all;
  const std::uint64_t least = field.is_signed ? most + 1 : 0;  // as a magnitude
  if (number.magnitude > (number.negative ? least : most)) {
    const std::string low = field.is_signed ? "-" + std::to_string(least) : "0";
    return cursor_.Fail(Quoted(field.name) + " is a number from " + low + " to " + std::to_string(most));
  }
  StoreInteger(at, field, number.negative ? ~number.magnitude + 1 : number.magnitude);
  return true;
}

bool ValueReader::ReadNumber(const RecordField& field, std::byte* at) {
  WholeNumber number;
  return cursor_.Number(&number) && Store(field, number, at);
}

bool ValueReader::ReadFlag(const RecordField& field, std::byte* at) {
  bool flag = false;
  if (!cursor_.Flag(&flag)) return false;
  StoreInteger(at, field, flag ? 1 : 0);
  return true;
}

bool ValueReader::ReadId(const RecordField& field, std::byte* at) {
  if (!cursor_.AtText()) return ReadNumber(field, at);
  std::string_view text;
  if (!cursor_.Text(&text)) return false;
  const std::optional<std::uint64_t> id = ReadHexadecimal(text);
  if (!id) return cursor_.Fail(Quoted(text) + " is no id; one is 0x and up to sixteen hexadecimal digits");
  return Store(field, {false, *id}, at);
}

bool ValueReader::ReadMask(const RecordField& field, std::byte* at) {
  if (!cursor_.AtText()) return ReadNumber(field, at);
  std::string_view text, wrong;
  if (!cursor_.Text(&text)) return false;
  const std::optional<std::uint32_t> mask = trace::ReadMask(field.mask, record_->call, text, &wrong);
  if (mask) return Store(field, {false, *mask}, at);
  return cursor_.Fail(Quoted(wrong) + " is no flag of " + Quoted(field.name) + " in this call" +
                      Suggestion(wrong, MaskWords(field.mask, record_->call)));
}

bool ValueReader::ReadWord(const RecordField& field, std::byte* at) {
  const Vocabulary& words = *field.words;
  WholeNumber number;
  if (cursor_.AtText()) {
    std::string_view text;
    if (!cursor_.Text(&text)) return false;
    std::optional<std::uint64_t> value = words.value(text);
    if (!value) value = ReadHexadecimal(text);
    if (!value)
      return cursor_.Fail(Quoted(text) + " is no " + std::string(words.title) + Suggestion(text, words.words()));
    number.magnitude = *value;
  } else if (!cursor_.Number(&number)) {
    return false;
  }
  if (!words.open && (number.negative || number.magnitude >= words.limit)) {
    return cursor_.Fail("no " + std::string(words.title) + " has this number");
  }
  if (words.open && field.is_signed && !number.negative && number.magnitude <= 0xFFFFFFFF) {
    StoreInteger(at, field, number.magnitude);  // a status as the unsigned number that people write
  } else if (!Store(field, number, at)) {
    return false;
  }
  if (&words == &kCallWords) call_known_ = true;
  return true;
}

bool ValueReader::ReadHandle(const RecordField& field, std::byte* at) {
  constexpr std::string_view kNull = "NULL:";
  std::string_view text;
  if (!cursor_.Text(&text)) return false;
  const std::string_view whole = text;
  const bool is_null = field.kind == FieldKind::kArgument && text.starts_with(kNull);
  if (is_null) text.remove_prefix(kNull.size());
  const std::size_t colon = text.find(':');
  const std::optional<std::uint64_t> lower = ReadHexadecimal(text.substr(0, colon));
  const std::optional<std::uint64_t> upper =
      colon == std::string_view::npos ? std::nullopt : ReadHexadecimal(text.substr(colon + 1));
  if (!lower || !upper) {
    return cursor_.Fail(Quoted(whole) +
                        " is no handle; one is \"0xLOWER:0xUPPER\", left out where the pointer is NULL");
  }
  const HandleArgument argument = {is_null, {*lower, *upper}};
  if (field.kind == FieldKind::kArgument) std::memcpy(at, &argument, sizeof argument);
  if (field.kind == FieldKind::kHandle) std::memcpy(at, &argument.value, sizeof argument.value);
  return true;
}

bool ValueReader::ReadBytes(const RecordField& field) {
  std::string_view text;
  if (!cursor_.Text(&text)) return false;
  const bool digits = text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
  if (digits && text.size() % 2 == 0) return true;
  return cursor_.Fail(Quoted(field.name) + " is hexadecimal, two digits for each byte");
}

// NeedsCall: the names of requests and results are those of the call.
bool ValueReader::NeedsCall(const RecordField& field) const {
  return !call_known_ && (field.mask == MaskSpace::kRequest || field.mask == MaskSpace::kReturn);
}

bool ValueReader::Defer(const RecordField& field) {
  if (deferred_count_ == std::size(deferred_)) return cursor_.Fail("`call` is due before " + Quoted(field.name));
  deferred_[deferred_count_++] = {&field, cursor_.place()};
  std::string_view text;
  WholeNumber number;
  return cursor_.AtText() ? cursor_.Text(&text) : cursor_.Number(&number);
}

bool ValueReader::ReadDeferred(CallRecord& record) {
  for (std::size_t i = 0; i < deferred_count_; ++i) {
    cursor_.Return(deferred_[i].place);
    auto* at = reinterpret_cast<std::byte*>(&record) + deferred_[i].field->offset;
    if (!ReadMask(*deferred_[i].field, at)) return false;
  }
  return true;
}

bool ValueReader::ReadRecord(CallRecord& record) {
  record = CallRecord();
  record_ = &record;
  return ReadObject(RecordTable(), reinterpret_cast<std::byte*>(&record)) && cursor_.End() && ReadDeferred(record);
}

}  // namespace

bool RecordReader::Read(std::string_view line, CallRecord& record) {
  ValueReader reader(line);
  if (reader.ReadRecord(record)) return true;
  problem_ = reader.problem();
  return false;
}

}  // namespace legwork::trace

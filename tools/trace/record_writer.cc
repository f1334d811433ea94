#include "tools/trace/record_writer.h"

#include <algorithm>
#include <charconv>
#include <cstring>

namespace legwork::trace {
namespace {

void AppendNumber(std::uint64_t value, bool is_signed, std::string& out) {
  if (value < 10) return out.push_back(static_cast<char>('0' + value));
  char digits[20];
  const auto [end, error] = is_signed ? std::to_chars(digits, std::end(digits), static_cast<std::int64_t>(value))
                                      : std::to_chars(digits, std::end(digits), value);
  out.append(digits, end);
}

void AppendHandle(const SecHandle& handle, std::string& out) {
  AppendHexadecimal(handle.lower, out);
  out += ':';
  AppendHexadecimal(handle.upper, out);
}

template <typename T>
T Load(const std::byte* at) {
  T value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

// A number stands where the vocabulary has no word for it; a status is hexadecimal, as people know it.
void AppendWord(const RecordField& field, std::uint64_t value, std::string& out) {
  const std::string_view word = field.words->name(value);
  if (word.empty() && !field.is_signed) return AppendNumber(value, false, out);
  out += '"';
  if (word.empty()) AppendHexadecimal(value & 0xFFFFFFFF, out);
  out += word;
  out += '"';
}

void AppendObject(const FieldTable& table, const std::byte* base, Call call, std::string& out) {
  out += '{';
  bool first = true;
  const FieldProbe* const probes = table.probes.data();
  const RecordField* const fields = table.fields.data();
  const std::size_t count = table.fields.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (IsDefaultWindow(probes[i].window, base) && (probes[i].decides || IsLeftOut(fields[i], base))) continue;
    out.append(fields[i].key, first ? 1 : 0);
    AppendFieldValue(fields[i], base, call, out);
    first = false;
  }
  out += '}';
}

bool IsDefaultStruct(const FieldTable& table, const std::byte* base) {
  return std::ranges::all_of(table.windows,
                             [base](const DefaultWindow& window) { return IsDefaultWindow(window, base); });
}

// Elements at the end that are all default are not written.
void AppendObjects(const RecordField& field, const std::byte* at, Call call, std::string& out) {
  const FieldTable& table = *field.nested;
  std::size_t count = field.count;
  while (count > 0 && IsDefaultStruct(table, at + (count - 1) * field.size)) --count;
  out += '[';
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) out += ',';
    AppendObject(table, at + i * field.size, call, out);
  }
  out += ']';
}

void AppendNumbers(const RecordField& field, const std::byte* at, std::string& out) {
  out += '[';
  for (std::size_t i = 0; i < field.count; ++i) {
    if (i > 0) out += ',';
    AppendNumber(LoadInteger(at + i * field.size, field), field.is_signed, out);
  }
  out += ']';
}

void AppendBytes(std::string_view name, ByteView bytes, std::string& out) {
  if (bytes.empty()) return;
  out += ",\"";
  out += name;
  out += "\":\"";
  for (const std::uint8_t byte : bytes) {
    out += "0123456789abcdef"[byte >> 4];
    out += "0123456789abcdef"[byte & 15];
  }
  out += '"';
}

}  // namespace

void AppendFieldValue(const RecordField& field, const std::byte* base, Call call, std::string& out) {
  const std::byte* at = base + field.offset;
  switch (field.kind) {
    case FieldKind::kNumber:
    case FieldKind::kTime:
      return AppendNumber(LoadInteger(at, field), field.is_signed, out);
    case FieldKind::kFlag:
      out += LoadInteger(at, field) != 0 ? "true" : "false";
      return;
    case FieldKind::kWord:
      return AppendWord(field, LoadInteger(at, field), out);
    case FieldKind::kObject:
      return AppendObject(*field.nested, at, call, out);
    case FieldKind::kObjects:
      return AppendObjects(field, at, call, out);
    case FieldKind::kNumbers:
      return AppendNumbers(field, at, out);
    case FieldKind::kBytes:
      return;
    case FieldKind::kId:
    case FieldKind::kMask:
    case FieldKind::kHandle:
    case FieldKind::kArgument:
      break;
  }
  out += '"';
  if (field.kind == FieldKind::kId) AppendHexadecimal(LoadInteger(at, field), out);
  if (field.kind == FieldKind::kMask) {
    AppendMask(field.mask, call, static_cast<std::uint32_t>(LoadInteger(at, field)), out);
  }
  if (field.kind == FieldKind::kHandle) AppendHandle(Load<SecHandle>(at), out);
  if (field.kind == FieldKind::kArgument) {
    const auto argument = Load<HandleArgument>(at);
    if (argument.is_null) out += "NULL:";
    AppendHandle(argument.value, out);
  }
  out += '"';
}

RecordWriter::RecordWriter() : table_(RecordTable()) {
  std::string unused;
  for (int call = 0; call < kCallCount; ++call) AppendMask(MaskSpace::kRequest, static_cast<Call>(call), 0, unused);
}

void RecordWriter::Append(const CallRecord& record, const TokenBytes& tokens, std::string& out) const {
  AppendObject(table_, reinterpret_cast<const std::byte*>(&record), record.call, out);
  if (!tokens.input.empty() || !tokens.output.empty()) {
    out.pop_back();
    AppendBytes("input_token_bytes", tokens.input, out);
    AppendBytes("output_token_bytes", tokens.output, out);
    out += '}';
  }
  out += '\n';
}

}  // namespace legwork::trace

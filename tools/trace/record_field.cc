#include "tools/trace/record_field.h"

#include <cstring>

#include "model/call_record.h"

namespace legwork::trace {
namespace {

bool SameBytesAt(const std::byte* left, const std::byte* right, std::size_t size) {
  return std::memcmp(left, right, size) == 0;
}

// IsDefault says whether a nested struct, or each of a list of them, is a default constructed one.
bool IsDefault(const RecordField& field, const std::byte* at) {
  for (std::size_t i = 0; i < field.count; ++i) {
    const std::byte* element = at + i * field.size;
    for (const RecordField& member : field.nested->fields) {
      const std::byte* value = element + member.offset;
      const bool same = member.nested != nullptr
                            ? IsDefault(member, value)
                            : SameBytesAt(value, field.nested->defaults + member.offset, member.size * member.count);
      if (!same) return false;
    }
  }
  return true;
}

}  // namespace

std::string_view FieldKindText(FieldKind kind) {
  switch (kind) {
    case FieldKind::kNumber:
      return "number";
    case FieldKind::kTime:
      return "time";
    case FieldKind::kFlag:
      return "flag";
    case FieldKind::kId:
      return "id";
    case FieldKind::kMask:
      return "mask";
    case FieldKind::kWord:
      return "word";
    case FieldKind::kHandle:
      return "handle";
    case FieldKind::kArgument:
      return "handle";
    case FieldKind::kObject:
      return "object";
    case FieldKind::kObjects:
      return "objects";
    case FieldKind::kNumbers:
      return "numbers";
    case FieldKind::kBytes:
      return "bytes";
  }
  return "";
}

std::uint64_t LoadInteger(const std::byte* at, const RecordField& field) {
  std::uint64_t value = 0;
  switch (field.size) {
    case 1: {
      std::uint8_t byte = 0;
      std::memcpy(&byte, at, 1);
      value = byte;
      break;
    }
    case 2: {
      std::uint16_t word = 0;
      std::memcpy(&word, at, 2);
      value = word;
      break;
    }
    case 4: {
      std::uint32_t word = 0;
      std::memcpy(&word, at, 4);
      value = word;
      break;
    }
    default:
      std::memcpy(&value, at, 8);
      return value;
  }
  const std::uint64_t sign = std::uint64_t{1} << (8 * field.size - 1);
  return field.is_signed && (value & sign) != 0 ? value | ~(sign * 2 - 1) : value;
}

void StoreInteger(std::byte* at, const RecordField& field, std::uint64_t value) {
  const auto byte = static_cast<std::uint8_t>(value);
  const auto word = static_cast<std::uint16_t>(value);
  const auto wide = static_cast<std::uint32_t>(value);
  switch (field.size) {
    case 1:
      std::memcpy(at, &byte, 1);
      break;
    case 2:
      std::memcpy(at, &word, 2);
      break;
    case 4:
      std::memcpy(at, &wide, 4);
      break;
    default:
      std::memcpy(at, &value, 8);
  }
}

bool IsLeftOut(const FieldTable& table, const RecordField& field, const std::byte* base) {
  if (field.required) return false;
  const std::byte* value = base + field.offset;
  if (field.nested != nullptr) return IsDefault(field, value);
  if (field.is_absence) return LoadInteger(value, field) == 0;
  if (field.HasTwin()) return SameBytesAt(value, base + field.same_as, field.size);
  if (field.kind == FieldKind::kArgument) {
    HandleArgument argument;
    std::memcpy(&argument, value, sizeof argument);
    return argument.is_null && argument.value == SecHandle();
  }
  return SameBytesAt(value, table.defaults + field.offset, field.size * field.count);
}

}  // namespace legwork::trace

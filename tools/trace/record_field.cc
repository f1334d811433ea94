#include "tools/trace/record_field.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <utility>

#include "model/call_record.h"

namespace legwork::trace {
namespace {

void CoverRun(std::size_t at, std::size_t size, std::vector<bool>& covered) {
  for (std::size_t i = 0; i < size; ++i) covered[at + i] = true;
}

// CoverMember marks the bytes that a member's values are made of; what lies between them is padding.
void CoverMember(const RecordField& field, std::size_t at, std::vector<bool>& covered) {
  if (field.kind == FieldKind::kArgument) {
    CoverRun(at + offsetof(HandleArgument, is_null), sizeof(HandleArgument::is_null), covered);
    CoverRun(at + offsetof(HandleArgument, value), sizeof(HandleArgument::value), covered);
    return;
  }
  for (std::size_t i = 0; i < field.count; ++i) {
    const std::size_t element = at + i * field.size;
    if (field.nested == nullptr) CoverRun(element, field.size, covered);
    if (field.nested == nullptr) continue;
    for (const RecordField& member : field.nested->fields) CoverMember(member, element + member.offset, covered);
  }
}

// WindowAt covers up to eight bytes from `at`, but reads none beyond the struct.
DefaultWindow WindowAt(const FieldTable& table, std::size_t at, std::vector<bool>& covered) {
  DefaultWindow window;
  window.offset = std::min(at, table.size - sizeof window.mask);
  std::uint8_t mask[sizeof window.mask] = {};
  for (std::size_t i = at - window.offset; i < sizeof mask; ++i) {
    mask[i] = covered[window.offset + i] ? 0xFF : 0;
    covered[window.offset + i] = false;
  }
  std::memcpy(&window.mask, mask, sizeof mask);
  std::memcpy(&window.value, table.defaults + window.offset, sizeof window.value);
  window.value &= window.mask;
  return window;
}

std::vector<DefaultWindow> WindowsOver(const FieldTable& table, std::vector<bool> covered) {
  std::vector<DefaultWindow> windows;
  for (std::size_t at = 0; at < table.size; ++at) {
    if (covered[at]) windows.push_back(WindowAt(table, at, covered));
  }
  return windows;
}

// ProbeOf never finds a required member left out. A flag that says that its object is absent has its own default there.
FieldProbe ProbeOf(const RecordField& field) {
  if (field.required) return {{0, 0, 1}, true};
  if (field.HasTwin() || field.windows.empty()) return {{0, 0, 0}, false};
  FieldProbe probe = {field.windows.front(), field.windows.size() == 1};
  if (field.is_absence) probe.window.value = 0;
  return probe;
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

void FinishTable(FieldTable& table) {
  std::vector<bool> whole(table.size);
  for (std::size_t i = 0; i < table.fields.size(); ++i) {
    RecordField& field = table.fields[i];
    if (field.required) table.required.push_back(i);
    if (field.is_absence) table.absences.push_back(i);
    if (field.HasTwin()) table.twins.push_back(i);
    field.key = ",\"" + std::string(field.name) + "\":";
    std::vector<bool> covered(table.size);
    CoverMember(field, field.offset, covered);
    CoverMember(field, field.offset, whole);
    field.windows = WindowsOver(table, std::move(covered));
    table.probes.push_back(ProbeOf(field));
  }
  table.windows = WindowsOver(table, std::move(whole));
}

bool IsDefault(const RecordField& field, const std::byte* base) {
  for (const DefaultWindow& window : field.windows) {
    if (!IsDefaultWindow(window, base)) return false;
  }
  return true;
}

bool IsLeftOut(const RecordField& field, const std::byte* base) {
  if (field.required) return false;
  if (field.is_absence) return LoadInteger(base + field.offset, field) == 0;
  if (field.HasTwin()) return std::memcmp(base + field.offset, base + field.same_as, field.size) == 0;
  return IsDefault(field, base);
}

}  // namespace legwork::trace

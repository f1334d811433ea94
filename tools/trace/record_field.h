#ifndef LEGWORK_TOOLS_TRACE_RECORD_FIELD_H_
#define LEGWORK_TOOLS_TRACE_RECORD_FIELD_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "tools/trace/vocabulary.h"

namespace legwork::trace {

// FieldKind is how a member of a record appears in a trace line.
enum class FieldKind : std::uint8_t {
  kNumber,    // a whole number
  kTime,      // a whole number of 100 ns since 1601-01-01 00:00 UTC
  kFlag,      // true or false
  kId,        // "0x…": equal ids mean equal contents
  kMask,      // "A|B|0x10", or a number
  kWord,      // a word of the vocabulary, or a number
  kHandle,    // "0xLOWER:0xUPPER"
  kArgument,  // a handle passed by pointer; absent if the pointer was NULL
  kObject,    // an object with the members of `nested`
  kObjects,   // a list of such objects
  kNumbers,   // a list of whole numbers
  kBytes,     // hexadecimal text that no record holds
};
std::string_view FieldKindText(FieldKind kind);  // as tools/docs/trace_format.md says it

struct FieldTable;

// DefaultWindow is eight bytes of a struct: where a default constructed one has what, and which of them count.
struct DefaultWindow {
  std::size_t offset = 0;
  std::uint64_t mask = 0;
  std::uint64_t value = 0;
};

// RecordField is one member of CallRecord, or of a struct inside it: its name in the trace and where it lies.
struct RecordField {
  std::string_view name;
  std::string_view summary;  // one sentence for tools/docs/trace_format.md
  FieldKind kind = FieldKind::kNumber;
  std::size_t offset = 0;
  std::size_t size = 0;  // bytes of one element
  std::size_t count = 1;
  bool is_signed = false;
  MaskSpace mask = MaskSpace::kNumber;
  const Vocabulary* words = nullptr;
  const FieldTable* nested = nullptr;
  std::string key = {};                     // `,"name":`
  std::vector<DefaultWindow> windows = {};  // of the member's bytes, padding left out

  // Left out, a member has the value that a default constructed struct gives it, except for these.
  bool required = false;                               // never left out
  bool is_absence = false;                             // false in an object that is there at all
  std::size_t same_as = static_cast<std::size_t>(-1);  // offset of the member whose value it has

  bool HasTwin() const { return same_as != static_cast<std::size_t>(-1); }
};

// FieldProbe is the quick half of IsLeftOut, beside the others of its table in memory: most members of most records are
// left out, and are so by their first window.
struct FieldProbe {
  DefaultWindow window;
  bool decides = false;  // the window is all that there is to ask
};

// FieldTable is all members of one struct, in the order in which they are written.
struct FieldTable {
  std::string_view title;               // the struct's name
  std::size_t size = 0;                 // sizeof the struct
  const std::byte* defaults = nullptr;  // a default constructed struct
  std::vector<RecordField> fields;
  std::vector<FieldProbe> probes;                      // one for each field
  std::vector<DefaultWindow> windows;                  // of all members together
  std::vector<std::size_t> required, absences, twins;  // indices of fields that are so
};

// FinishTable fills in what follows from the rows: keys, windows, probes and indices.
void FinishTable(FieldTable& table);

// LoadInteger and StoreInteger move an integer of 1, 2, 4 or 8 bytes; a signed one is extended.
std::uint64_t LoadInteger(const std::byte* at, const RecordField& field);
void StoreInteger(std::byte* at, const RecordField& field, std::uint64_t value);

// IsDefault says whether a member of the struct at `base` is as in a default constructed one; IsLeftOut whether it has
// the value that its absence stands for.
bool IsDefault(const RecordField& field, const std::byte* base);
bool IsLeftOut(const RecordField& field, const std::byte* base);

// IsDefaultWindow says whether the bytes that count are as they stand in the window.
inline bool IsDefaultWindow(const DefaultWindow& window, const std::byte* base) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, base + window.offset, sizeof bytes);
  return (bytes & window.mask) == window.value;
}

}  // namespace legwork::trace

#endif  // LEGWORK_TOOLS_TRACE_RECORD_FIELD_H_

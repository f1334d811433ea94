#ifndef LEGWORK_SIM_KERBEROS_MESSAGE_EXPLICIT_FIELD_H_
#define LEGWORK_SIM_KERBEROS_MESSAGE_EXPLICIT_FIELD_H_

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sim/kerberos/message/bounded_list.h"
#include "sim/wire/der_reader.h"
#include "sim/wire/der_writer.h"

// Fields of Kerberos messages are in EXPLICIT context tags. These functions carry a type's own Read and Write into one.
//
// The readers of this folder return false for a malformed value; the reader they were given then stands anywhere, and
// the whole message is refused at FailedAt(). Values they fill look at the octets that were read, which must outlive
// them.
namespace legwork::kerberos {

template <typename T>
bool ReadExplicit(DerReader& in, unsigned number, bool (*read)(DerReader&, T*), T* value) {
  DerReader field;
  return in.GetContext(number, &field) && read(field, value) && field.ExpectEmpty();
}

// TryReadExplicit empties the value if the next field is another one.
template <typename T>
bool TryReadExplicit(DerReader& in, unsigned number, bool (*read)(DerReader&, T*), std::optional<T>* value) {
  value->reset();
  if (!in.NextIs(DerContext(number))) return true;
  return ReadExplicit(in, number, read, &value->emplace());
}

template <typename T>
void WriteExplicit(DerWriter& out, unsigned number, void (*write)(DerWriter&, const T&), const T& value,
                   std::size_t expected = 0) {
  const DerScope field = out.Context(number, expected);
  write(out, value);
}

template <typename T>
void TryWriteExplicit(DerWriter& out, unsigned number, void (*write)(DerWriter&, const T&),
                      const std::optional<T>& value) {
  if (value) WriteExplicit(out, number, write, *value);
}

// ReadList takes a SEQUENCE OF. More values than the list can hold are malformed.
template <typename T, std::size_t kMax>
bool ReadList(DerReader& in, bool (*read)(DerReader&, T*), BoundedList<T, kMax>* list) {
  list->clear();
  DerReader values;
  if (!in.GetSequence(&values)) return false;
  while (!values.empty()) {
    T value{};
    if (!read(values, &value)) return false;
    if (!list->Add(value)) return values.Fail();
  }
  return true;
}

template <typename T, std::size_t kMax>
void WriteList(DerWriter& out, void (*write)(DerWriter&, const T&), const BoundedList<T, kMax>& list) {
  const DerScope values = out.Sequence();
  for (const T& value : list) write(out, value);
}

// Microseconds are 0 to 999,999 (RFC 4120 section 5.2.4).
inline bool ReadMicroseconds(DerReader& in, std::int32_t* value) {
  return in.GetInteger(value) && ((*value >= 0 && *value <= 999'999) || in.Fail());
}
inline void WriteMicroseconds(DerWriter& out, const std::int32_t& value) { out.PutInteger(value); }

// Optional fields of plain types.
inline void TryPutInteger(DerWriter& out, unsigned number, const std::optional<std::int32_t>& value) {
  if (value) out.PutExplicitInteger(number, *value);
}
inline void TryPutInteger(DerWriter& out, unsigned number, const std::optional<std::uint32_t>& value) {
  if (value) out.PutExplicitInteger(number, *value);
}
inline void TryPutTime(DerWriter& out, unsigned number, const std::optional<std::int64_t>& file_time) {
  if (file_time) out.PutExplicitGeneralizedTime(number, *file_time);
}
inline void TryPutText(DerWriter& out, unsigned number, const std::optional<std::string_view>& value) {
  if (value) out.PutExplicitGeneralString(number, *value);
}

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MESSAGE_EXPLICIT_FIELD_H_

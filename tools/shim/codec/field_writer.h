#ifndef LEGWORK_TOOLS_SHIM_CODEC_FIELD_WRITER_H_
#define LEGWORK_TOOLS_SHIM_CODEC_FIELD_WRITER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/call.h"
#include "model/call_record.h"
#include "sim/base/bytes.h"

namespace legwork::host {

// FieldWriter appends one JSON object to a line. A field that has its fallback value is left out, so that lines stay
// short and a shim need not know every field. FieldReader has the same members, so that one list of fields serves both.
class FieldWriter {
 public:
  explicit FieldWriter(std::string& line) : line_(line) { line_ += '{'; }
  void Close() { line_ += '}'; }

  void Flag(std::string_view name, bool value, bool fallback = false);
  void Number(std::string_view name, std::uint32_t value, std::uint32_t fallback = 0);
  void Real(std::string_view name, double value);
  // Wide prints decimal digits as a string: JSON numbers of many languages end at 2^53.
  void Wide(std::string_view name, std::int64_t value, std::int64_t fallback = 0);
  void Counter(std::string_view name, std::uint64_t value, std::uint64_t fallback = 0);
  void Text(std::string_view name, const std::string& value);
  void Text(std::string_view name, const std::optional<std::string>& value);
  void Texts(std::string_view name, const std::vector<std::string>& values);
  void Hex(std::string_view name, const Bytes& value);
  void Handle(std::string_view name, const HandleArgument& value);
  void Package(std::string_view name, PackageName value, PackageName fallback);
  void Word(std::string_view name, std::string_view word);

  // Object and List write members with `fields(writer, value)`; an absent object and an empty list are left out.
  template <typename T, typename Fields>
  void Object(std::string_view name, const T& value, bool present, Fields fields) {
    if (!present) return;
    Name(name);
    FieldWriter inner(line_);
    fields(inner, value);
    inner.Close();
  }
  template <typename T, typename Fields>
  void List(std::string_view name, const std::vector<T>& values, Fields fields) {
    if (values.empty()) return;
    Name(name);
    line_ += '[';
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (i != 0) line_ += ',';
      FieldWriter inner(line_);
      fields(inner, values[i]);
      inner.Close();
    }
    line_ += ']';
  }

 private:
  void Name(std::string_view name);
  void Quoted(std::string_view text);

  std::string& line_;
  bool first_ = true;
};

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_CODEC_FIELD_WRITER_H_

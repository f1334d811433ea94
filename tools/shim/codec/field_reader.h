#ifndef LEGWORK_TOOLS_SHIM_CODEC_FIELD_READER_H_
#define LEGWORK_TOOLS_SHIM_CODEC_FIELD_READER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/call.h"
#include "model/call_record.h"
#include "sim/base/bytes.h"

namespace legwork::host {

// FieldReader takes the fields of one JSON object. A field that is absent leaves its variable alone; one of the wrong
// kind, and one that nobody took, is an error. The first error is kept and everything after it is skipped.
class FieldReader {
 public:
  explicit FieldReader(std::string_view line);
  ~FieldReader();
  FieldReader(const FieldReader&) = delete;
  FieldReader& operator=(const FieldReader&) = delete;

  // Finish says whether every field was taken and had its form; `error` is one sentence otherwise.
  bool Finish(std::string& error);
  bool Has(std::string_view name) const;
  void Fail(std::string_view name, std::string_view wanted);

  void Flag(std::string_view name, bool& value, bool fallback = false);
  void Number(std::string_view name, std::uint32_t& value, std::uint32_t fallback = 0);
  void Real(std::string_view name, double& value);
  void Wide(std::string_view name, std::int64_t& value, std::int64_t fallback = 0);
  void Counter(std::string_view name, std::uint64_t& value, std::uint64_t fallback = 0);
  void Text(std::string_view name, std::string& value);
  void Text(std::string_view name, std::optional<std::string>& value);
  void Texts(std::string_view name, std::vector<std::string>& values);
  void Hex(std::string_view name, Bytes& value);
  void Handle(std::string_view name, HandleArgument& value);
  void Package(std::string_view name, PackageName& value, PackageName fallback);

  template <typename T, typename Fields>
  void Object(std::string_view name, T& value, bool, Fields fields) {
    if (!EnterObject(name)) return;
    fields(*this, value);
    Leave();
  }
  template <typename T, typename Fields>
  void List(std::string_view name, std::vector<T>& values, Fields fields) {
    const std::size_t count = EnterList(name);
    values.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
      if (!EnterElement(name, i)) return;
      fields(*this, values[i]);
      Leave();
    }
  }

 private:
  bool EnterObject(std::string_view name);
  std::size_t EnterList(std::string_view name);
  bool EnterElement(std::string_view name, std::size_t index);
  void Leave();

  struct Depth;
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_CODEC_FIELD_READER_H_

#ifndef LEGWORK_TOOLS_TRACE_RECORD_WRITER_H_
#define LEGWORK_TOOLS_TRACE_RECORD_WRITER_H_

#include <string>
#include <vector>

#include "model/call_record.h"
#include "sim/base/bytes.h"
#include "tools/trace/record_table.h"

namespace legwork::trace {

// TokenBytes are the tokens of a call, where a recorder wants to keep them. Nothing judges them.
struct TokenBytes {
  ByteView input = {};
  ByteView output = {};
};

// RecordWriter turns records into lines of a trace (tools/docs/trace_format.md). It is cheap enough to stand in the way
// of every call: it keeps no state between records, allocates nothing but room in the caller's text, and several
// threads may use one writer, each with a text of its own.
class RecordWriter {
 public:
  RecordWriter();

  // Append adds the record as one line, line end included. What has its default value is left out.
  void Append(const CallRecord& record, std::string& out) const { Append(record, {}, out); }
  void Append(const CallRecord& record, const TokenBytes& tokens, std::string& out) const;

 private:
  const FieldTable& table_;
};

// AppendFieldValue adds one member of the struct at `base` as it stands in a trace, without its name.
void AppendFieldValue(const RecordField& field, const std::byte* base, Call call, std::string& out);

}  // namespace legwork::trace

#endif  // LEGWORK_TOOLS_TRACE_RECORD_WRITER_H_

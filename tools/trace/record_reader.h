#ifndef LEGWORK_TOOLS_TRACE_RECORD_READER_H_
#define LEGWORK_TOOLS_TRACE_RECORD_READER_H_

#include <string_view>
#include <vector>

#include "model/call_record.h"
#include "tools/trace/json_cursor.h"
#include "tools/trace/record_table.h"

namespace legwork::trace {

// RecordReader reads what RecordWriter writes, in any order of members and with any blanks. It is strict: a member that
// no table has, a value of another type, a word or number that means nothing, a member given twice or left out that
// may not be, each is a problem with its column and what would have been right.
class RecordReader {
 public:
  // Read gives false and leaves `record` in no useful state if something is wrong.
  bool Read(std::string_view line, CallRecord& record);

  const LineProblem& problem() const { return problem_; }

 private:
  LineProblem problem_;
};

}  // namespace legwork::trace

#endif  // LEGWORK_TOOLS_TRACE_RECORD_READER_H_

#ifndef LEGWORK_TOOLS_TRACE_TRACE_JUDGE_H_
#define LEGWORK_TOOLS_TRACE_TRACE_JUDGE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "model/coverage.h"
#include "model/profile.h"
#include "model/verdict.h"
#include "tools/trace/trace_reader.h"

namespace legwork::trace {

// Finding is one violation, and the records that show it: the one that set the duty up, if there is one, as
// "t.jsonl:4 client initialize = SEC_I_CONTINUE_NEEDED", and the one that broke it, as "t.jsonl:9 " and its line.
struct Finding {
  Verdict verdict;
  std::string actor;
  std::vector<std::string> records;
  std::uint64_t times = 1;  // how often the same party broke the same clause
};

// Judgement is what the oracle makes of a trace, or of several that were recorded together.
struct Judgement {
  std::vector<std::string> subjects;  // of the headers, each once
  std::vector<Finding> findings;      // the first of each clause and party, in the order in which they were found
  Coverage coverage;
  std::uint64_t records = 0;
  std::vector<std::string> broken_off;  // why what was recorded is not whole, in sentences
  bool died = false;                    // a call did not return
  std::string error;                    // a trace that is none; then nothing else here means anything
};

// JudgeTrace judges a trace as it is read, whatever its length.
Judgement JudgeTrace(TraceReader& reader, const Profile& profile);

// JudgeTogether judges the traces of several processes as one session. Calls are taken in the order in which they
// ended, but a call never before the one that put out the token it was given.
Judgement JudgeTogether(std::vector<TraceReader>& readers, const Profile& profile);

}  // namespace legwork::trace

#endif  // LEGWORK_TOOLS_TRACE_TRACE_JUDGE_H_

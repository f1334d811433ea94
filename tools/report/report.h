#ifndef LEGWORK_TOOLS_REPORT_REPORT_H_
#define LEGWORK_TOOLS_REPORT_REPORT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// What a run has to say, before it is text, JSON, JUnit or TAP. Every renderer takes the same Report and gives a
// string.
namespace legwork::report {

inline constexpr std::string_view kTool = "legwork";
inline constexpr std::string_view kVersion = "0.1.0";

// CaseVerdict is the verdict of one case; the words are a contract (`check --json`).
enum class CaseVerdict : std::uint8_t { kPass, kFail, kCrash, kTimeout, kSkip, kXfail, kXpass };
std::string_view CaseVerdictWord(CaseVerdict verdict);

// IsUnexpected: this verdict makes `check` end with 1.
bool IsUnexpected(CaseVerdict verdict);

// ClauseResult is what one case showed of one clause.
struct ClauseResult {
  std::string id;       // "ISC-N-047"
  std::string verdict;  // "holds", "violated", or "warning" for a violation that cannot fail a subject
  std::string party;    // "package" or "caller"
  std::string page;
  std::string rule;        // what would have been right
  std::string where;       // "call 7 (initialize by client)", empty if it holds
  std::string basis = {};  // the profile, its answer and evidence, and what softened the violation; empty if it holds
  std::vector<std::string> records = {};  // of a trace, that show it: "t.jsonl:9 {…}"
};

// CaseResult is one scenario run with one arrangement of subject and simulation.
struct CaseResult {
  std::string id;       // "ntlm/handshake@initiator"
  std::string package;  // "NTLM"
  CaseVerdict verdict = CaseVerdict::kPass;
  std::vector<ClauseResult> clauses;
  std::string message;  // why it failed or was skipped; expected and actual in the script's own syntax
  int leg = 0;          // the leg at which it failed, from 1; 0 if no single one
  std::string replay;   // the one command that shows it again
  std::uint64_t trace_hash = 0;
  bool harness_fault = false;              // our own side failed: the verdict is a skip, and the run ends with a fault
  std::string profile = {};                // that answered the documentation's ambiguities
  std::vector<std::string> warnings = {};  // what went otherwise than the script has it and cannot fail a subject, in
                                           // the words of `message`
  bool step_differs = false;               // `message` tells of a step that went otherwise than the script has it,
  std::vector<std::string> cited = {};     // and these are the script's own clauses that the step speaks of
  std::vector<std::string> deed = {};      // clauses that forbid what the subject did in the call that failed first
  std::string violated_before = {};        // the first clause that the subject had violated by then; "" if none
};

// KnownCause is what a file of expectations explains: one reason, however many cases it is shown by.
struct KnownCause {
  std::string reason;
  std::string link;                  // "" if the file names none
  std::vector<std::string> where;    // "f.expectations:12"
  std::vector<std::string> clauses;  // as the lines name them
  int cases = 0;                     // that the lines fit, some perhaps more than once
  std::string first_case;
};

// Divergence is a case of which one seed gave two different runs.
struct Divergence {
  std::string id = {};  // of the case; "" of a generated sequence
  std::string replay;
  std::string difference = {};  // "fail: BUF-002 violated; then crash"; "" where only the traces differ
};

struct Report {
  std::string subject;
  std::string control;  // what the adapter pins of the subject
  std::string profile;
  std::uint64_t seed = 1;
  std::string tier;  // "" where a trace is judged: neither tier nor seed means anything then
  std::vector<CaseResult> results;
  std::vector<KnownCause> known;   // in the order of the file
  std::vector<std::string> notes;  // dead expectations and the like: each makes the run unexpected
  std::vector<Divergence> diverged;
  double seconds = 0;  // wall time, in the text report only
};

struct Summary {
  int pass = 0, fail = 0, crash = 0, timeout = 0, skip = 0, xfail = 0, xpass = 0;
};
Summary Summarize(const Report& report);
bool IsUnexpected(const Report& report);

// HarnessFaults says how many cases could not be judged because our own side failed.
int HarnessFaults(const Report& report);

// ClauseTotal is one clause over all cases of a report, in order of id.
struct ClauseTotal {
  ClauseResult clause;  // of the first violating case, else of the first case
  int holds = 0;
  int violated = 0;
  int warnings = 0;
  std::string first_case;  // the first that violates it, else empty
  std::string first_replay;
};
std::vector<ClauseTotal> TotalByClause(const Report& report);

// Renderers. `width` is the number of columns the text may use.
std::string RenderText(const Report& report, int width);
std::string RenderJson(const Report& report);
std::string RenderJunit(const Report& report);
std::string RenderTap(const Report& report);
std::string RenderHtml(const Report& report);

}  // namespace legwork::report

#endif  // LEGWORK_TOOLS_REPORT_REPORT_H_

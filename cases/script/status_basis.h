#ifndef LEGWORK_CASES_SCRIPT_STATUS_BASIS_H_
#define LEGWORK_CASES_SCRIPT_STATUS_BASIS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/call.h"
#include "model/clause.h"
#include "model/profile.h"
#include "model/sec_status.h"

namespace legwork::script {

// ExpectsRefusal says whether no success fits the pattern.
bool ExpectsRefusal(std::string_view pattern);

// StatusMismatch is a step's status that is not the expected one.
struct StatusMismatch {
  Call call = Call::kInitialize;
  std::string_view expected;  // a pattern, see status_pattern.h
  SecStatus actual = SecStatus::kOk;
  bool by_subject = true;       // the call is a foreign subject's own, not its simulated partner's
  bool has_fault = false;       // the scenario plants a fault
  std::uint32_t attribute = 0;  // of a query
  bool lacks_mic = false;       // the input token is an AUTHENTICATE that announces no MIC
};

// SpeaksAgainst says whether a clause that a scenario names, and that binds packages, can be held against a foreign
// subject for the mismatch.
//
// - The call should, or could, have been refused, and was refused otherwise: only if the clause looks at the call and
//   demands one of the expected statuses by name.
// - It should have been refused, and was not: only if the clause looks at the call and demands a refusal.
// - It should have gone well, and was refused: unless the scenario plants a fault. To be strict with what is wrong
//   breaks no clause, and the control shows the exchange without the fault. Of a query only the clause of its attribute
//   speaks, if there is one.
// - It succeeded otherwise than expected: always.
//
// Of an AUTHENTICATE that announces no MIC, NLM-006 has nothing to say: who sends one is only recommended to have one.
//
// What its simulated partner should have refused, or should know, speaks against nobody: the partner is judged where it
// stands alone, so the subject's token was another than the scenario has in mind.
bool SpeaksAgainst(const Clause& clause, const StatusMismatch& mismatch);

// IsOtherAnswer says whether the profile is asked what was expected, because the pages that the clause concerns can be
// read in several ways, and what happened is an answer that another profile could give.
bool IsOtherAnswer(const Clause& clause, const StatusMismatch& mismatch, const Profile& profile);

// IsOfOtherAttribute says whether the clause is about an attribute of contexts, and not about this one.
bool IsOfOtherAttribute(const Clause& clause, std::uint32_t attribute);

// LooksAt says whether the clause is about the call.
bool LooksAt(const Clause& clause, Call call);

// KeepNearest leaves, of the clauses that a refusal is held against, those that are about the call. Where a leg of a
// good exchange was refused and the scenario is about something else, that is against the mechanism's own clause if the
// subject refused; if its simulated partner did, the scenarios of the exchange itself show it. Messages that do not
// flow speak against whatever the scenario is about; a query or an acquisition that is refused speaks against nothing
// else.
void KeepNearest(const StatusMismatch& mismatch, PackageName package, std::vector<std::string>& ids);

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_STATUS_BASIS_H_

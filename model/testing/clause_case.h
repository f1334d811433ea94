#ifndef LEGWORK_MODEL_TESTING_CLAUSE_CASE_H_
#define LEGWORK_MODEL_TESTING_CLAUSE_CASE_H_

#include <optional>
#include <span>
#include <string_view>

#include "model/clause.h"
#include "model/profile.h"
#include "model/testing/record_builder.h"
#include "model/verdict.h"

namespace legwork::testing {

using Change = void (*)(RecordBuilder&);

// ClauseCase shows one clause at work: a session in which it applies and holds, and one in which it is violated. Each
// is the base changed; nullptr leaves the base as it is.
struct ClauseCase {
  std::string_view id;
  RecordBuilder (*base)();
  Change holds;
  Change violates;
};

// Seen is what the oracle made of one clause in one session.
struct Seen {
  unsigned applied = 0;
  unsigned violated = 0;
};
Seen Judge(std::string_view id, RecordBuilder play, const Profile& profile = DocumentedProfile());

// WeightOf is the weight of the session's first violation of the clause, nothing if there is none.
std::optional<Weight> WeightOf(std::string_view id, RecordBuilder play);

// ExpectCasesShowRows fails for a case that does not show its clause, and for a row with predicates that has no case:
// a check that cannot fail is a defect.
void ExpectCasesShowRows(std::span<const ClauseCase> cases, std::span<const Clause> rows);

}  // namespace legwork::testing

#endif  // LEGWORK_MODEL_TESTING_CLAUSE_CASE_H_

#ifndef LEGWORK_MODEL_VERDICT_H_
#define LEGWORK_MODEL_VERDICT_H_

#include <cstdint>
#include <string>

#include "model/clause.h"

namespace legwork {

// Weight is how much a violation counts: only a clause that is a must and not inferred can fail a subject.
enum class Weight : std::uint8_t { kFailure, kWarning };

// Verdict is one violation of one clause.
struct Verdict {
  const Clause* clause = nullptr;
  Party party = Party::kPackage;   // who is at fault here
  Weight weight = Weight::kFailure;
  std::uint16_t actor = 0;
  std::uint64_t record = 0;        // number of the record that shows it
  std::uint64_t earlier = 0;       // number of the record that set the duty up, 0 if none
};

// VerdictText is one line: clause, call numbers, and the rule that would have been right.
std::string VerdictText(const Verdict& verdict);

}  // namespace legwork

#endif  // LEGWORK_MODEL_VERDICT_H_

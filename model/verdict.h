#ifndef LEGWORK_MODEL_VERDICT_H_
#define LEGWORK_MODEL_VERDICT_H_

#include <cstdint>
#include <string>

#include "model/clause.h"
#include "model/profile.h"

namespace legwork {

// Weight is how much a violation counts: only a clause that is a must and not inferred can fail a subject.
enum class Weight : std::uint8_t { kFailure, kWarning };

// Verdict is one violation of one clause.
struct Verdict {
  const Clause* clause = nullptr;
  Party party = Party::kPackage;  // who is at fault here
  Weight weight = Weight::kFailure;
  std::uint16_t actor = 0;
  std::uint64_t record = 0;          // number of the record that shows it
  std::uint64_t earlier = 0;         // number of the record that set the duty up, 0 if none
  const Profile* profile = nullptr;  // under which it was given
  bool softened = false;             // it is a warning because what happened is another reading of the page
};

// BasisText says what a verdict rests on beside its clause: the profile under which it was given, the profile's answer
// to each question that the clause is about, with its evidence and confidence, and whether another reading of the page
// made a warning of it. "" without a profile.
std::string BasisText(const Verdict& verdict);

// VerdictText is one line: clause, call numbers, the rule that would have been right, and the basis in brackets.
std::string VerdictText(const Verdict& verdict);

}  // namespace legwork

#endif  // LEGWORK_MODEL_VERDICT_H_

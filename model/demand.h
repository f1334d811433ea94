#ifndef LEGWORK_MODEL_DEMAND_H_
#define LEGWORK_MODEL_DEMAND_H_

#include <span>
#include <string_view>

#include "model/clause.h"
#include "model/sec_status.h"

namespace legwork {

// Demand is what a clause asks of a call to which something is wrong: that it is refused, and if the clause names the
// status, how. A clause that tolerates other refusals (Clause::tolerated) names none here. Clauses without a row say
// nothing of whether such a call may succeed: "A failure is one of the page's codes" is about failures only.
struct Demand {
  std::string_view clause;
  SecStatus status = SecStatus::kOk;  // the one that the refusal must have; kOk: any refusal will do
};

// Demands are all rows, by clause.
std::span<const Demand> Demands();

// DemandOf gives the row of a clause, nullptr for one that demands no refusal.
const Demand* DemandOf(std::string_view clause);

// BindsPackages says whether the clause can fail a package: a must that needs no inference and is not the caller's.
bool BindsPackages(const Clause& clause);

}  // namespace legwork

#endif  // LEGWORK_MODEL_DEMAND_H_

#ifndef LEGWORK_CASES_GENERATE_PLAN_GENERATOR_H_
#define LEGWORK_CASES_GENERATE_PLAN_GENERATOR_H_

#include <cstdint>
#include <functional>

#include "cases/generate/plan.h"

namespace legwork::generate {

// GeneratedPlan is a plan and the seed that gave it.
Plan GeneratePlan(std::uint64_t seed, PackageName package);

// SmallestFailing looks for the smallest plan that still fails, starting from the one that the seed gives, which must
// fail. It calls `fails` at most `tries` times.
Plan SmallestFailing(std::uint64_t seed, PackageName package, const std::function<bool(const Plan&)>& fails, int tries);

}  // namespace legwork::generate

#endif  // LEGWORK_CASES_GENERATE_PLAN_GENERATOR_H_

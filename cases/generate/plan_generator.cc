#include "cases/generate/plan_generator.h"

#include <rapidcheck.h>

#include <algorithm>
#include <optional>

namespace legwork::generate {
namespace {

constexpr int kLegsMax = 7;
constexpr int kRequestsMax = 16;
constexpr int kVariantsMax = 24;
constexpr int kPlanSize = 12;  // RapidCheck's size: bounds the number of insertions

// Below draws evenly from 0 to limit - 1, whatever the size: RapidCheck narrows ranges when the size is small.
rc::Gen<std::uint8_t> Below(int limit) {
  return rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::uint8_t>(0, static_cast<std::uint8_t>(limit)));
}

rc::Gen<Insertion> AnyInsertion() {
  return rc::gen::build<Insertion>(rc::gen::set(&Insertion::after, Below(kLegsMax + 1)),
                                   rc::gen::set(&Insertion::deed, Below(kDeedCount)),
                                   rc::gen::set(&Insertion::actor, Below(2)),
                                   rc::gen::set(&Insertion::variant, Below(kVariantsMax)));
}

rc::Gen<Spoil> AnySpoil() {
  return rc::gen::build<Spoil>(rc::gen::set(&Spoil::kind, Below(8)), rc::gen::set(&Spoil::leg, Below(4)),
                               rc::gen::set(&Spoil::at, Below(200)));
}

// Most plans have an undisturbed transport and a right password: what goes wrong there hides what is behind it.
rc::Gen<std::vector<Spoil>> FewSpoils() {
  const auto at_most_one = rc::gen::resize(1, rc::gen::container<std::vector<Spoil>>(AnySpoil()));
  return rc::gen::weightedOneOf<std::vector<Spoil>>(
      {{1, rc::gen::just(std::vector<Spoil>{})}, {1, at_most_one}});
}

rc::Gen<bool> SeldomTrue() {
  return rc::gen::map(Below(8), [](std::uint8_t number) { return number == 7; });
}

rc::Gen<Plan> AnyPlan(PackageName package) {
  const auto packages = PlanPackages();
  const auto index = std::find(packages.begin(), packages.end(), package) - packages.begin();
  return rc::gen::build<Plan>(
      rc::gen::set(&Plan::package, rc::gen::just(static_cast<std::uint8_t>(index))),
      rc::gen::set(&Plan::request, Below(kRequestsMax)),
      rc::gen::set(&Plan::wrong_password, SeldomTrue()),
      rc::gen::set(&Plan::legs, Below(kLegsMax)),
      rc::gen::set(&Plan::insertions, rc::gen::container<std::vector<Insertion>>(AnyInsertion())),
      rc::gen::set(&Plan::spoils, FewSpoils()));
}

rc::Shrinkable<Plan> Root(std::uint64_t seed, PackageName package) {
  return AnyPlan(package)(rc::Random(seed), kPlanSize);
}

}  // namespace

Plan GeneratePlan(std::uint64_t seed, PackageName package) { return Root(seed, package).value(); }

Plan SmallestFailing(std::uint64_t seed, PackageName package, const std::function<bool(const Plan&)>& fails,
                     int tries) {
  rc::Shrinkable<Plan> smallest = Root(seed, package);
  for (bool shrunk = true; shrunk;) {
    shrunk = false;
    auto shrinks = smallest.shrinks();
    for (auto candidate = shrinks.next(); candidate && tries > 0; candidate = shrinks.next(), --tries) {
      if (!fails(candidate->value())) continue;
      smallest = *candidate;
      shrunk = true;
      break;
    }
  }
  return smallest.value();
}

}  // namespace legwork::generate

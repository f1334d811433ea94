#include "sim/mutant/mutant.h"

#include <gtest/gtest.h>

#include <set>

#include "model/clause_set.h"
#include "sim/mutant/mutant_factory.h"

namespace legwork::mutant {
namespace {

TEST(MutantTest, HasAtLeastTwentyRowsOfDifferentNames) {
  std::set<std::string_view> names;
  for (const Mutant* row : AllMutants()) EXPECT_TRUE(names.insert(row->name).second) << row->name;
  EXPECT_GE(names.size(), 20u);
}

TEST(MutantTest, BreaksAClauseThatBindsPackages) {
  for (const Mutant* row : AllMutants()) {
    const Clause* clause = FindClause(row->clause);
    ASSERT_NE(clause, nullptr) << row->name << " cites " << row->clause << ", which no page has";
    const bool may_bind = clause->party != Party::kCaller || clause->fault != nullptr;  // `fault` names who it binds
    EXPECT_TRUE(may_bind) << row->name;
    EXPECT_NE(clause->holds, nullptr) << row->name << " cites " << row->clause << ", which nobody can observe";
  }
}

TEST(MutantTest, IsFoundByItsName) {
  for (const Mutant* row : AllMutants()) EXPECT_EQ(FindMutant(row->name), row);
  EXPECT_EQ(FindMutant("sound"), &kSound);
  EXPECT_EQ(FindMutant("unsound"), nullptr);
}

TEST(MutantTest, IsASubjectLikeTheSimulatedOne) {
  MutantFactory factory(*FindMutant("undocumented_success"));
  SimulatedFactory simulated;
  EXPECT_EQ(factory.traits().subject, "mutant:undocumented_success");
  EXPECT_EQ(factory.traits().packages, simulated.traits().packages);
  EXPECT_TRUE(factory.traits().controls_clock && factory.traits().controls_random);
}

// MutantCall is one call, answered by a mutant in a world of its own.
struct MutantCall {
  StringToKeyCache keys;
  World world{1, DocumentedProfile(), keys};
  CallReply reply;

  MutantCall(std::string_view name, const CallRequest& request) {
    MutantFactory factory(*FindMutant(name));
    ActorSetup setup;
    setup.name = "client";
    setup.package = PackageName::kNtlm;
    factory.Make(world, nullptr, setup)->Answer(request, reply);
  }
};

TEST(MutantTest, ChangesWhatItIsAbout) {
  CallRequest request;
  request.call = Call::kApplyControl;
  EXPECT_EQ(MutantCall("applies_control", request).reply.status, SecStatus::kOk);
}

TEST(MutantTest, LeavesTheRestAlone) {
  CallRequest request;
  request.call = Call::kDelete;
  EXPECT_EQ(MutantCall("applies_control", request).reply.status, SecStatus::kInvalidHandle);
}

}  // namespace
}  // namespace legwork::mutant

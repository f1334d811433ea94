#include "tools/cli/case_runner.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

#include "cases/script/parser.h"
#include "cases/script/statements.h"
#include "model/profile.h"
#include "sim/peer/peer_factory.h"
#include "sim/peer/simulated_factory.h"
#include "tools/cli/options.h"
#include "tools/cli/settings.h"
#include "tools/report/report.h"

namespace legwork::cli {
namespace {

constexpr std::string_view kHandshake = R"(scenario   test/handshake
package    NTLM

realm      EXAMPLE.COM
principal  alice   password=alice-pw

initiator  client  as=alice  domain=EXAMPLE  target=HTTP/web.example.com
acceptor   server

client  initialize                            = SEC_I_CONTINUE_NEEDED
server  accept                                = SEC_I_CONTINUE_NEEDED
client  initialize                            = SEC_E_OK
server  accept                                = SEC_E_OK
)";

// AlteredFactory makes simulated peers, or none, or peers whose clock is never twice the same.
class AlteredFactory : public PeerFactory {
 public:
  enum class Defect { kNone, kMakesNothing, kUnsteady };
  explicit AlteredFactory(Defect defect) : defect_(defect) {}

  const PeerTraits& traits() const override { return simulated_.traits(); }
  std::unique_ptr<Peer> Make(World& world, KdcPort* kdc, const ActorSetup& actor) override {
    if (defect_ == Defect::kMakesNothing) return nullptr;
    ActorSetup altered = actor;
    if (defect_ == Defect::kUnsteady) altered.clock_offset += ++made_ * kTicksPerSecond;
    return simulated_.Make(world, kdc, altered);
  }

 private:
  Defect defect_;
  SimulatedFactory simulated_;
  Ticks made_ = 0;
};

class CaseRunnerTest : public testing::Test {
 protected:
  CaseRunnerTest() : parsed_(script::Parse(kHandshake, "test.scn", script::Statements())) {}

  Case TheCase() const { return {&*parsed_.script, Arrangement::kBoth, 3, "test/handshake"}; }

  static CaseRunner RunnerOn(AlteredFactory::Defect defect) {
    Subject subject;
    subject.factory = std::make_unique<AlteredFactory>(defect);
    return CaseRunner("altered", std::move(subject), DocumentedProfile());
  }

  // StatusAfter gives what a check of this one case ends with.
  int StatusAfter(CaseRunner& runner, bool diverges) const {
    report::Report report;
    report.results.push_back(runner.Report(TheCase(), runner.Run(TheCase())));
    if (diverges) report.diverged.push_back({.replay = runner.Replay(TheCase())});
    return StatusOf(report);
  }

  script::ParseResult parsed_;
};

TEST_F(CaseRunnerTest, TwoRunsOfASteadySubjectAreTheSame) {
  CaseRunner runner = RunnerOn(AlteredFactory::Defect::kNone);
  const script::RunResult first = runner.Run(TheCase());
  EXPECT_EQ(first.outcome, script::Outcome::kPass) << first.message;
  EXPECT_FALSE(runner.Diverges(TheCase(), first));
  EXPECT_EQ(StatusAfter(runner, false), kAsExpected);
}

TEST_F(CaseRunnerTest, TwoRunsThatDifferAreFoundAndEndWithTheirStatus) {
  CaseRunner runner = RunnerOn(AlteredFactory::Defect::kUnsteady);
  EXPECT_TRUE(runner.Diverges(TheCase(), runner.Run(TheCase())));
  EXPECT_EQ(StatusAfter(runner, true), kNotDeterministic);
}

TEST_F(CaseRunnerTest, AFaultOfOursIsNoFindingAgainstTheSubject) {
  CaseRunner runner = RunnerOn(AlteredFactory::Defect::kMakesNothing);
  const report::CaseResult result = runner.Report(TheCase(), runner.Run(TheCase()));
  EXPECT_TRUE(result.harness_fault);
  EXPECT_EQ(result.verdict, report::CaseVerdict::kSkip);
  EXPECT_NE(result.message, "");
  EXPECT_EQ(StatusAfter(runner, false), kHarnessFault);
}

TEST_F(CaseRunnerTest, ASubjectThatIsNotThereIsAFaultToo) {
  CaseRunner runner("sspi:/nowhere.so", DocumentedProfile());
  const script::RunResult result = runner.Run(TheCase());
  EXPECT_EQ(result.outcome, script::Outcome::kHarnessFault);
  EXPECT_NE(result.message.find("/nowhere.so"), std::string::npos) << result.message;
}

// The expectations have to tell a wrong step from a violated clause.
TEST_F(CaseRunnerTest, AStepThatDiffersIsTold) {
  std::string text(kHandshake);
  text.replace(text.rfind("SEC_E_OK"), 8, "SEC_E_LOGON_DENIED");
  const script::ParseResult parsed = script::Parse(text, "test.scn", script::Statements());
  const Case differing = {&*parsed.script, Arrangement::kBoth, 3, "test/handshake"};
  CaseRunner runner("sim", DocumentedProfile());
  EXPECT_TRUE(runner.Report(differing, runner.Run(differing)).step_differs);
  EXPECT_FALSE(runner.Report(TheCase(), runner.Run(TheCase())).step_differs);
}

TEST_F(CaseRunnerTest, TheReplayLineNamesWhateverIsNotTheDefault) {
  Subject foreign;
  foreign.factory = std::make_unique<AlteredFactory>(AlteredFactory::Defect::kNone);
  foreign.foreign = true;
  const CaseRunner runner("sspi:x.so", std::move(foreign), *FindProfile("windows"));
  EXPECT_EQ(runner.Replay(TheCase()),
            ProgramName() + " run test/handshake --seed 3 --as both --subject sspi:x.so --profile windows");
}

TEST_F(CaseRunnerTest, TheReplayLineIsForAShell) {
  Subject foreign;
  foreign.factory = std::make_unique<AlteredFactory>(AlteredFactory::Defect::kNone);
  foreign.foreign = true;
  const CaseRunner runner("exec:perl shim.pl --level=5", std::move(foreign), DocumentedProfile());
  EXPECT_EQ(runner.Replay(TheCase()),
            ProgramName() + " run test/handshake --seed 3 --as both --subject 'exec:perl shim.pl --level=5'");
}

}  // namespace
}  // namespace legwork::cli

// The table of faults: every row is told in full, has a scenario that uses it, changes what is sent, and would be found
// in a victim that takes no notice.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cases/embedded_scenarios.h"
#include "cases/script/fault_reference.h"
#include "cases/script/parser.h"
#include "cases/script/runner.h"
#include "cases/script/statements.h"
#include "model/clause_set.h"
#include "sim/kdc/misdeed.h"
#include "sim/kerberos/message/krb_error_code.h"
#include "sim/package/package_table.h"
#include "sim/peer/simulated_factory.h"
#include "sim/world/fault.h"

namespace legwork {
namespace {

using script::Outcome;
using script::RecordedCall;
using script::RunResult;
using script::Script;
using script::Statement;

// Credulous takes for a success whatever the peer beneath it refuses in a handshake or of a message.
class Credulous : public Peer {
 public:
  Credulous(std::unique_ptr<Peer> beneath) : beneath_(std::move(beneath)) {}
  const PeerTraits& traits() const override { return beneath_->traits(); }
  void MoveClock(Ticks by) override { beneath_->MoveClock(by); }
  void Answer(const CallRequest& request, CallReply& reply) override {
    beneath_->Answer(request, reply);
    const bool judges = request.call == Call::kInitialize || request.call == Call::kAccept ||
                        request.call == Call::kVerify || request.call == Call::kDecrypt;
    if (judges && IsFailure(reply.status)) reply.status = SecStatus::kOk;
  }

 private:
  std::unique_ptr<Peer> beneath_;
};

class CredulousFactory : public PeerFactory {
 public:
  const PeerTraits& traits() const override { return simulated_.traits(); }
  std::unique_ptr<Peer> Make(World& world, KdcPort* kdc, const ActorSetup& actor) override {
    return std::make_unique<Credulous>(simulated_.Make(world, kdc, actor));
  }

 private:
  SimulatedFactory simulated_;
};

struct FaultScenario {
  std::string_view id;
  Script script;
};

class FaultTableTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    scenarios_ = new std::vector<FaultScenario>;
    for (const EmbeddedScenario& scenario : EmbeddedScenarios()) {
      script::ParseResult parsed = script::Parse(scenario.text, scenario.path, script::Statements());
      if (parsed.script) scenarios_->push_back({scenario.id, std::move(*parsed.script)});
    }
  }
  static void TearDownTestSuite() { delete scenarios_; }

  // Using gives the scenarios with such a header: `fault NAME`, or `kdc … = NAME`.
  static std::vector<const FaultScenario*> Using(std::string_view name) {
    std::vector<const FaultScenario*> found;
    for (const FaultScenario& scenario : *scenarios_) {
      const bool uses = std::ranges::any_of(scenario.script.headers, [&](const Statement& header) {
        const bool is_misdeed = header.word.text == "kdc" && header.result && header.result->text == name;
        return is_misdeed || (header.word.text == "fault" && header.subject.text == name);
      });
      if (uses) found.push_back(&scenario);
    }
    return found;
  }

  RunResult Run(const Script& script, PeerFactory& factory, script::Recording* recording = nullptr) {
    script::RunRequest request;
    request.script = &script;
    request.initiator = request.acceptor = &factory;
    request.keys = &keys_;
    request.recording = recording;
    return script::RunScenario(request);
  }

  std::vector<RecordedCall> Calls(const Script& script) {
    script::Recording recording;
    Run(script, simulated_, &recording);
    return recording.calls;
  }

  static std::vector<FaultScenario>* scenarios_;
  SimulatedFactory simulated_;
  CredulousFactory credulous_;
  StringToKeyCache keys_;
};

std::vector<FaultScenario>* FaultTableTest::scenarios_ = nullptr;

// IsClauseId is true of "ASC-N-027" and of "VER-002", not of "RFC 4120 3.2.3" or "MS-NLMP 2.2.1.1".
bool IsClauseId(std::string_view source) {
  return source.find(' ') == std::string_view::npos && source.find('-') != std::string_view::npos;
}

Script Without(const Script& script, std::string_view fault) {
  Script right = script;
  std::erase_if(right.headers, [&](const Statement& header) {
    return header.word.text == "fault" && header.subject.text == fault;
  });
  return right;
}

bool SameSoFar(const std::vector<RecordedCall>& left, const std::vector<RecordedCall>& right) {
  return std::ranges::equal(left.begin(), left.begin() + static_cast<long>(std::min(left.size(), right.size())),
                            right.begin(), right.begin() + static_cast<long>(std::min(left.size(), right.size())),
                            [](const RecordedCall& a, const RecordedCall& b) {
                              return a.record.status == b.record.status && a.output_token == b.output_token;
                            });
}

bool ExpectsARefusal(const Script& script) {
  return std::ranges::any_of(script.events, [](const script::Event& event) {
    const std::string_view word = event.statement.word.text;
    const bool judges = word == "initialize" || word == "accept" || word == "verify" || word == "decrypt";
    return event.is_step() && judges && event.statement.result && event.statement.result->text.starts_with("SEC_E_") &&
           event.statement.result->text != "SEC_E_OK";
  });
}

// A party's misbehaviours alone, each of which names the clause or the section that it breaks (RowsAreToldInFull).
TEST_F(FaultTableTest, ThereAreAHundredAndFiftyAndMore) {
  EXPECT_GE(AllMisbehaviours().size(), 150u);
  EXPECT_GE(script::FaultCount(), AllMisbehaviours().size());
}

TEST_F(FaultTableTest, RowsAreToldInFull) {
  std::set<std::string_view> names;
  for (const FaultRow& row : FaultRows()) EXPECT_TRUE(names.insert(row.name).second) << row.name;
  for (const kdc::Misdeed& row : kdc::Misdeeds()) EXPECT_TRUE(names.insert(row.name).second) << row.name;
  for (const Misbehaviour* row : AllMisbehaviours()) {
    EXPECT_TRUE(names.insert(row->name).second) << row->name << " stands twice";
    EXPECT_EQ(FindMisbehaviour(row->name), row);
    EXPECT_TRUE(row->summary.ends_with('.')) << row->name;
    EXPECT_TRUE(row->rule.ends_with('.')) << row->name;
    EXPECT_FALSE(row->source.empty()) << row->name;
    EXPECT_TRUE(!IsClauseId(row->source) || FindClause(row->source) != nullptr) << row->name << ": " << row->source;
  }
  EXPECT_EQ(FindMisbehaviour("honesty"), nullptr);
}

TEST_F(FaultTableTest, EveryFaultHasAScenario) {
  for (const FaultRow& row : FaultRows()) EXPECT_FALSE(Using(row.name).empty()) << row.name;
  for (const Misbehaviour* row : AllMisbehaviours()) EXPECT_FALSE(Using(row->name).empty()) << row->name;
  for (const kdc::Misdeed& row : kdc::Misdeeds()) EXPECT_FALSE(Using(row.name).empty()) << row.name;
}

TEST_F(FaultTableTest, TheKdcGivesEveryErrorInSomeScenario) {
  for (const kerberos::KrbErrorRow& row : kerberos::KrbErrorRows()) {
    if (row.code == kerberos::KrbErrorCode::kNone) continue;
    EXPECT_FALSE(Using(row.name).empty()) << row.name;
  }
}

// That the victim answers as documented is what //cases:scenario_test shows of every scenario.
TEST_F(FaultTableTest, EveryMisbehaviourChangesWhatIsSent) {
  for (const Misbehaviour* row : AllMisbehaviours()) {
    for (const FaultScenario* scenario : Using(row->name)) {
      const Script right = Without(scenario->script, row->name);
      const std::vector<RecordedCall> wrong_calls = Calls(scenario->script), right_calls = Calls(right);
      EXPECT_FALSE(SameSoFar(wrong_calls, right_calls)) << scenario->id << ": " << row->name << " changes nothing";
    }
  }
}

TEST_F(FaultTableTest, AVictimThatTakesNoNoticeIsFound) {
  for (const Misbehaviour* row : AllMisbehaviours()) {
    for (const FaultScenario* scenario : Using(row->name)) {
      if (!ExpectsARefusal(scenario->script)) continue;
      EXPECT_NE(Run(scenario->script, credulous_).outcome, Outcome::kPass) << scenario->id;
    }
  }
}

TEST_F(FaultTableTest, EveryRefusalHasAControlThatPasses) {
  std::map<std::string_view, const FaultScenario*> by_id;
  for (const FaultScenario& scenario : *scenarios_) by_id.emplace(scenario.id, &scenario);
  for (const FaultScenario& scenario : *scenarios_) {
    if (!scenario.id.starts_with("faults/") || !ExpectsARefusal(scenario.script)) continue;
    const Statement* control = scenario.script.Header("control");
    ASSERT_NE(control, nullptr) << scenario.id;
    const auto found = by_id.find(control->subject.text);
    ASSERT_NE(found, by_id.end()) << scenario.id << ": " << control->subject.text;
    EXPECT_EQ(Run(found->second->script, simulated_).outcome, Outcome::kPass) << control->subject.text;
  }
}

}  // namespace
}  // namespace legwork

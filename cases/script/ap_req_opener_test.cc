#include "cases/script/ap_req_opener.h"

#include <gtest/gtest.h>

#include "cases/embedded_scenarios.h"
#include "cases/script/parser.h"
#include "cases/script/recording.h"
#include "cases/script/runner.h"
#include "cases/script/statements.h"
#include "sim/peer/simulated_factory.h"

namespace legwork::script {
namespace {

constexpr std::uint32_t kGssMutual = 0x2, kGssReplay = 0x4, kGssConfidentiality = 0x10;  // RFC 4121 section 4.1.1.1

// FlagsIn records a scenario and gives the checksum flags of its first token that has some.
std::uint32_t FlagsIn(std::string_view id) {
  for (const EmbeddedScenario& scenario : EmbeddedScenarios()) {
    if (scenario.id != id) continue;
    const ParseResult parsed = Parse(scenario.text, scenario.path, Statements());
    SimulatedFactory sim;
    StringToKeyCache keys;
    Recording recording;
    RunRequest request;
    request.script = &*parsed.script;
    request.initiator = request.acceptor = &sim;
    request.keys = &keys;
    request.recording = &recording;
    EXPECT_EQ(RunScenario(request).outcome, Outcome::kPass);
    for (const RecordedCall& call : recording.calls) {
      if (call.record.output_token.checksum_flags != 0) return call.record.output_token.checksum_flags;
    }
  }
  return 0;
}

TEST(ApReqOpenerTest, ReadsTheFlagsOfWhatAClientAsksFor) {
  EXPECT_EQ(FlagsIn("kerberos/mutual_auth") & (kGssMutual | kGssConfidentiality), kGssMutual | kGssConfidentiality);
  EXPECT_EQ(FlagsIn("kerberos/replayed_message") & (kGssReplay | kGssConfidentiality), kGssReplay);
}

TEST(ApReqOpenerTest, ReadsThroughSpnego) { EXPECT_NE(FlagsIn("negotiate/kerberos") & kGssMutual, 0u); }

TEST(ApReqOpenerTest, ReadsNothingWhereThereIsNoApReq) {
  StringToKeyCache keys;
  const Directory directory(keys);
  ApReqOpener opener(directory);
  EXPECT_EQ(opener.Open({}, 0).checksum_flags, 0u);
  EXPECT_EQ(FlagsIn("ntlm/three_messages"), 0u);
}

}  // namespace
}  // namespace legwork::script

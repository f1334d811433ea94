#include "cases/script/runner.h"

#include <gtest/gtest.h>

#include <string>

#include "cases/script/parser.h"
#include "cases/script/statements.h"
#include "cases/script/testing/fake_peer.h"

namespace legwork::script {
namespace {

constexpr std::string_view kTwoLegs =
    "scenario scripted/two\npackage Scripted\nclause ISC-N-045\n"
    "initiator client target=HTTP/web.example.com\nacceptor server\n"
    "client initialize req=INTEGRITY = SEC_I_CONTINUE_NEEDED\n  sends scripted size=2\n"
    "server accept = SEC_E_OK\n"
    "client initialize = SEC_E_OK\n  sends nothing\n";

// FakeRun runs a text on fake peers.
struct FakeRun {
  FakePeerFactory peers;
  StringToKeyCache keys;
  const Profile* profile = nullptr;

  FakeRun() {
    peers.answers["client"] = {{SecStatus::kContinueNeeded, "hi", 0}, {SecStatus::kOk, "", 0}};
    peers.answers["server"] = {{SecStatus::kOk, "welcome", 0}};
  }

  RunResult Run(std::string_view text, std::uint64_t seed = 0) {
    ParseResult parsed = Parse(text, "test.scn", Statements());
    EXPECT_FALSE(parsed.problem.has_value()) << DiagnosticText(*parsed.problem);
    RunRequest request;
    request.script = &*parsed.script;
    request.initiator = request.acceptor = &peers;
    request.keys = &keys;
    request.seed = seed;
    request.profile = profile;
    request.keeps_trace = true;
    return RunScenario(request);
  }

  std::vector<Call> Calls(const std::string& actor) {
    std::vector<Call> calls;
    for (const CallRequest& request : peers.requests[actor]) calls.push_back(request.call);
    return calls;
  }
};

bool Contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

TEST(RunnerTest, RunsASessionFromAcquireToFree) {
  FakeRun run;
  RunResult result = run.Run(kTwoLegs);
  EXPECT_EQ(result.outcome, Outcome::kPass) << result.message;
  EXPECT_EQ(run.Calls("client"),
            (std::vector<Call>{Call::kAcquire, Call::kInitialize, Call::kInitialize, Call::kDelete, Call::kFree}));
  EXPECT_EQ(run.Calls("server"), (std::vector<Call>{Call::kAcquire, Call::kAccept, Call::kDelete, Call::kFree}));
}

TEST(RunnerTest, CarriesTokensAndRepeatsFlagsAndTarget) {
  FakeRun run;
  run.Run(kTwoLegs);
  const CallRequest& second = run.peers.requests["client"][2];
  EXPECT_EQ(second.target, "HTTP/web.example.com");
  EXPECT_NE(second.requested, 0u);
  EXPECT_FALSE(second.context.is_null);
  ASSERT_EQ(second.input.buffers.size(), 1u);
  EXPECT_EQ(AsText(second.input.buffers[0].content), "welcome");
  EXPECT_EQ(AsText(run.peers.requests["server"][1].input.buffers[0].content), "hi");
}

TEST(RunnerTest, ShowsExpectedAndActualInTheSyntaxOfTheFile) {
  FakeRun run;
  run.peers.answers["server"] = {{SecStatus::kLogonDenied, "", 0}};
  RunResult result = run.Run(kTwoLegs);
  EXPECT_EQ(result.outcome, Outcome::kFail);
  EXPECT_TRUE(Contains(result.message, "  expected  server  accept                                = SEC_E_OK\n"))
      << result.message;
  EXPECT_TRUE(
      Contains(result.message, "  actual    server  accept                                = SEC_E_LOGON_DENIED"))
      << result.message;
  EXPECT_EQ(result.at.line, 8);
}

TEST(RunnerTest, ComparesTokensBelowASimulatedStep) {
  FakeRun run;
  run.peers.answers["client"][0].token = "other";
  RunResult result = run.Run(kTwoLegs);
  EXPECT_EQ(result.outcome, Outcome::kFail);
  EXPECT_TRUE(Contains(result.message, "actual    sends     scripted  size=5") || Contains(result.message, "size=5"))
      << result.message;
  EXPECT_EQ(result.at.line, 7);
}

TEST(RunnerTest, WarnsOfTokensOfAForeignSubject) {
  FakeRun run;
  run.peers.traits_.simulated = false;
  run.peers.answers["client"][0].token = "other";
  RunResult result = run.Run(kTwoLegs);
  EXPECT_EQ(result.outcome, Outcome::kPass) << result.message;
  ASSERT_EQ(result.warnings.size(), 1u);
  EXPECT_TRUE(Contains(result.warnings[0], "size=5"));
}

TEST(RunnerTest, FailsAForeignSubjectOnlyByAClauseThatBindsIt) {
  FakeRun run;
  run.peers.traits_.simulated = false;
  run.peers.answers["client"][1].status = SecStatus::kContinueNeeded;
  EXPECT_EQ(run.Run(kTwoLegs).outcome, Outcome::kFail);

  FakeRun unbound;
  unbound.peers.traits_.simulated = false;
  unbound.peers.answers["client"][1].status = SecStatus::kContinueNeeded;
  std::string text(kTwoLegs);
  text.erase(text.find("clause ISC-N-045\n"), std::string_view("clause ISC-N-045\n").size());
  RunResult result = unbound.Run(text);
  EXPECT_EQ(result.outcome, Outcome::kPass) << result.message;
  EXPECT_FALSE(result.warnings.empty());
}

TEST(RunnerTest, CitesTheClausesThatBindAForeignSubject) {
  FakeRun run;
  run.peers.traits_.simulated = false;
  run.peers.answers["client"][1].status = SecStatus::kContinueNeeded;
  RunResult result = run.Run(kTwoLegs);
  EXPECT_EQ(result.cited, std::vector<std::string>{"ISC-N-045"});
  EXPECT_TRUE(Contains(result.message, "clause    ISC-N-045: ")) << result.message;
}

// A second deletion is answered as the profile says, and the page can be read otherwise (AMB-13).
constexpr std::string_view kDoubleDelete = R"(scenario test/double_delete
package NTLM
clause DSC-002
realm EXAMPLE.COM
principal alice password=alice-pw
initiator client as=alice target=HTTP/web.example.com
acceptor server
client initialize = SEC_I_CONTINUE_NEEDED
client delete = SEC_E_OK
client delete context=stale = SEC_E_OK
)";

TEST(RunnerTest, HoldsNoOtherReadingOfThePageAgainstAForeignSubject) {
  FakeRun run;
  run.peers.traits_.simulated = false;
  run.peers.answers["client"] = {{SecStatus::kContinueNeeded, "hello"}};
  run.peers.second_delete = SecStatus::kInvalidHandle;
  const RunResult result = run.Run(kDoubleDelete);
  EXPECT_EQ(result.outcome, Outcome::kPass) << result.message;
  EXPECT_FALSE(result.warnings.empty());
  FakeRun wrong;
  wrong.peers.traits_.simulated = false;
  wrong.peers.answers["client"] = {{SecStatus::kContinueNeeded, "hello"}};
  wrong.peers.second_delete = SecStatus::kInternalError;
  EXPECT_EQ(wrong.Run(kDoubleDelete).outcome, Outcome::kFail) << "no reading of the page has that";
}

TEST(RunnerTest, HoldsNoOtherAnswerToAProfilesQuestionAgainstAForeignSubject) {
  FakeRun run;
  run.peers.traits_.simulated = false;
  run.peers.answers["client"] = {{SecStatus::kOk, "hello"}};
  constexpr std::string_view kSteps =
      "package Kerberos\nclause QCA-019\nrealm EXAMPLE.COM\nprincipal alice password=alice-pw\n"
      "principal HTTP/web key=aes256-cts\ninitiator client as=alice target=HTTP/web\nacceptor server as=HTTP/web\n"
      "client initialize = SEC_E_OK\nclient query attribute=CLIENT_SPECIFIED_TARGET = SEC_E_OK\n";
  run.peers.statuses[Call::kQuery] = SecStatus::kUnsupportedFunction;
  EXPECT_EQ(run.Run("scenario profiles/target\n" + std::string(kSteps)).outcome, Outcome::kPass);
  run.peers.statuses[Call::kQuery] = SecStatus::kInternalError;
  EXPECT_EQ(run.Run("scenario profiles/target\n" + std::string(kSteps)).outcome, Outcome::kFail);
}

TEST(RunnerTest, HoldsARefusedQueryAgainstNoClauseThatIsAboutSomethingElse) {
  FakeRun run;
  run.peers.traits_.simulated = false;
  run.peers.answers["client"] = {{SecStatus::kOk, "hello"}};
  run.peers.statuses[Call::kQuery] = SecStatus::kUnsupportedFunction;
  const RunResult result = run.Run(
      "scenario test/query\npackage Kerberos\nclause ISC-N-062\nrealm EXAMPLE.COM\nprincipal alice password=alice-pw\n"
      "principal HTTP/web key=aes256-cts\ninitiator client as=alice target=HTTP/web\nacceptor server as=HTTP/web\n"
      "client initialize = SEC_E_OK\nclient query attribute=NATIVE_NAMES = SEC_E_OK\n");
  EXPECT_EQ(result.outcome, Outcome::kPass) << result.message;
  EXPECT_FALSE(result.warnings.empty());
}

TEST(RunnerTest, SkipsWhereAForeignSubjectHasNoCredentialOfTheKind) {
  constexpr std::string_view kNobody =
      "scenario test/nobody\npackage NTLM\nclause ISC-N-045\nrealm EXAMPLE.COM\nprincipal alice password=alice-pw\n"
      "initiator client target=HTTP/web.example.com\nacceptor server\n"
      "client initialize = SEC_I_CONTINUE_NEEDED\n";
  FakeRun run;
  run.peers.traits_.simulated = false;
  run.peers.statuses[Call::kAcquire] = SecStatus::kNoCredentials;
  RunResult result = run.Run(kNobody);
  EXPECT_EQ(result.outcome, Outcome::kSkip);
  EXPECT_EQ(result.message, "fake has no such credential for client: SEC_E_NO_CREDENTIALS");
  run.peers.statuses[Call::kAcquire] = SecStatus::kInternalError;
  EXPECT_EQ(run.Run(kNobody).outcome, Outcome::kFail);
  EXPECT_EQ(run.Run(kTwoLegs).outcome, Outcome::kFail) << "alice has a password";
}

constexpr std::string_view kReports = R"(scenario test/reports
package Kerberos
clause QCA-014
realm EXAMPLE.COM
principal alice password=alice-pw
principal HTTP/web key=aes256-cts
initiator client as=alice target=HTTP/web
acceptor server as=HTTP/web
client initialize = SEC_E_OK
client query attribute=KEY_INFO = SEC_E_OK
  reports signature=HMAC-MD5 encryption="RSADSI RC4" key_bits=128 user=EXAMPLE\alice trailer=16
)";

TEST(RunnerTest, HoldsOnlyWhatIsDocumentedOfAReportAgainstAForeignSubject) {
  ContextFacts facts;
  facts.signature_algorithm = "hmac_md5";
  facts.encryption_algorithm = "RC4";
  facts.key_bits = 128;
  facts.user = "alice@EXAMPLE.COM";
  facts.sizes.security_trailer = 60;
  const auto outcome = [&](bool is_foreign) {
    FakeRun run;
    run.peers.traits_.simulated = !is_foreign;
    run.peers.answers["client"] = {{SecStatus::kOk, "hello"}};
    run.peers.facts = facts;
    return run.Run(kReports).outcome;
  };
  EXPECT_EQ(outcome(true), Outcome::kPass);
  EXPECT_EQ(outcome(false), Outcome::kFail) << "the simulated packages spell it so";
  facts.user = "bob@EXAMPLE.COM";
  EXPECT_EQ(outcome(true), Outcome::kFail);
  facts.user = "alice";
  facts.key_bits = 40;
  EXPECT_EQ(outcome(true), Outcome::kFail);
  facts.key_bits = 128;
  facts.sizes.security_trailer = 0;
  EXPECT_EQ(outcome(true), Outcome::kFail);
}

TEST(RunnerTest, HoldsARefusedLegAgainstTheMechanismsOwnClause) {
  constexpr std::string_view kElsewhere =
      "scenario test/elsewhere\npackage NTLM\nclause IMP-003\nrealm EXAMPLE.COM\nprincipal alice password=alice-pw\n"
      "initiator client as=alice target=HTTP/web.example.com\nacceptor server\n"
      "client initialize = SEC_I_CONTINUE_NEEDED\nserver accept = SEC_I_CONTINUE_NEEDED\n";
  FakeRun run;
  run.peers.traits_.simulated = false;
  run.peers.answers["client"] = {{SecStatus::kContinueNeeded, "hello"}};
  run.peers.answers["server"] = {{SecStatus::kLogonDenied, ""}};
  EXPECT_EQ(run.Run(kElsewhere).cited, std::vector<std::string>{"NLM-004"});
}

TEST(RunnerTest, AsksNoRefusalOfAForeignSubjectForAFaultThatBefellNothing) {
  const auto outcome = [](std::string_view leg) {
    FakeRun run;
    run.peers.traits_.simulated = false;
    run.peers.answers["client"] = {{SecStatus::kContinueNeeded, "hello"}};
    run.peers.answers["server"] = {{SecStatus::kOk, ""}};
    return run
        .Run(
            "scenario test/idle\npackage NTLM\nclause ASC-N-027\nrealm EXAMPLE.COM\n"
            "principal alice password=alice-pw\ninitiator client as=alice target=HTTP/web.example.com\n"
            "acceptor server\nfault flip from=client leg=" +
            std::string(leg) +
            " at=3\nclient initialize = SEC_I_CONTINUE_NEEDED\nserver accept = SEC_E_INVALID_TOKEN\n")
        .cited;
  };
  EXPECT_EQ(outcome("1"), std::vector<std::string>{"ASC-N-027"});
  EXPECT_TRUE(outcome("2").empty()) << "the fault befell no token";
}

TEST(RunnerTest, SkipsWhatAPackageMayLack) {
  constexpr std::string_view kExport =
      "scenario test/export\npackage NTLM\nclause EXP-003\nrealm EXAMPLE.COM\nprincipal alice password=alice-pw\n"
      "initiator client as=alice target=HTTP/web.example.com\nacceptor server\n"
      "client initialize = SEC_E_OK\nclient export = SEC_E_OK\n";
  FakeRun run;
  run.peers.traits_.simulated = false;
  run.peers.answers["client"] = {{SecStatus::kOk, "hello"}};
  run.peers.statuses[Call::kExport] = SecStatus::kUnsupportedFunction;
  const RunResult result = run.Run(kExport);
  EXPECT_EQ(result.outcome, Outcome::kSkip);
  EXPECT_EQ(result.message, "fake offers no ExportSecurityContext");
}

TEST(RunnerTest, SkipsAttributesOfCredentialsThatAPackageLacks) {
  constexpr std::string_view kNames =
      "scenario test/names\npackage NTLM\nclause QCR-003\nrealm EXAMPLE.COM\nprincipal alice password=alice-pw\n"
      "initiator client as=alice target=HTTP/web.example.com\nacceptor server\nclient query_credential = SEC_E_OK\n";
  FakeRun run;
  run.peers.traits_.simulated = false;
  run.peers.statuses[Call::kQueryCredential] = SecStatus::kUnsupportedFunction;
  const RunResult result = run.Run(kNames);
  EXPECT_EQ(result.outcome, Outcome::kSkip);
  EXPECT_EQ(result.message, "fake offers no QueryCredentialsAttributes");
}

TEST(RunnerTest, FailsAForeignSubjectThatWritesOutsideOfABuffer) {
  FakeRun run;
  run.peers.traits_.simulated = false;
  run.peers.overruns = true;
  const RunResult result = run.Run(kTwoLegs);
  EXPECT_EQ(result.outcome, Outcome::kFail);
  EXPECT_TRUE(
      Contains(result.message, "client initialize: memory of the caller's outside of output element 1 was changed\n"
                               "  clause    STC-009: "))
      << result.message;
  EXPECT_EQ(result.cited, std::vector<std::string>{"STC-009"});
  EXPECT_TRUE(result.step_differs) << "no violation beside it may hide it";
  EXPECT_EQ(result.deed, std::vector<std::string>{"STC-009"}) << "the step shows what the clause forbids";
  EXPECT_EQ(result.violated_before, "");
  const auto violation = std::ranges::find_if(
      result.violations, [](const FoundViolation& found) { return found.verdict.clause->id == "STC-009"; });
  ASSERT_NE(violation, result.violations.end());
  EXPECT_EQ(violation->verdict.weight, Weight::kFailure) << "it was seen, not inferred";
}

TEST(RunnerTest, SkipsDatagramsWhereTheyAreNotGranted) {
  constexpr std::string_view kDatagram =
      "scenario test/datagram\npackage NTLM\nclause DGM-001\nrealm EXAMPLE.COM\nprincipal alice password=alice-pw\n"
      "initiator client as=alice target=HTTP/web.example.com\nacceptor server\n"
      "client initialize req=DATAGRAM = SEC_I_CONTINUE_NEEDED\n";
  constexpr std::uint32_t kDatagrams = 0x400;
  FakeRun run;
  run.peers.traits_.simulated = false;
  run.peers.answers["client"] = {{SecStatus::kContinueNeeded, "", 0}};
  const RunResult result = run.Run(kDatagram);
  EXPECT_EQ(result.outcome, Outcome::kSkip);
  EXPECT_EQ(result.message, "fake grants no DATAGRAM");
  run.peers.answers["client"] = {{SecStatus::kContinueNeeded, "", kDatagrams}};
  EXPECT_EQ(run.Run(kDatagram).outcome, Outcome::kPass);
  run.peers.answers["client"] = {{SecStatus::kContinueNeeded, "token", kDatagrams}};
  EXPECT_EQ(run.Run(kDatagram).outcome, Outcome::kFail) << "DGM-001";
}

TEST(RunnerTest, TellsACrashFromATimeOutFromAnUnsupportedCall) {
  FakeRun crash;
  crash.peers.answers["client"][1].outcome = CallReply::Outcome::kCrashed;
  EXPECT_EQ(crash.Run(kTwoLegs).outcome, Outcome::kCrash);
  FakeRun slow;
  slow.peers.answers["client"][1].outcome = CallReply::Outcome::kTimedOut;
  EXPECT_EQ(slow.Run(kTwoLegs).outcome, Outcome::kTimeout);
  FakeRun unsupported;
  unsupported.peers.answers["client"][1].outcome = CallReply::Outcome::kUnsupported;
  EXPECT_EQ(unsupported.Run(kTwoLegs).outcome, Outcome::kSkip);
  FakeRun fault;
  fault.peers.answers["client"][1].outcome = CallReply::Outcome::kHarnessFault;
  EXPECT_EQ(fault.Run(kTwoLegs).outcome, Outcome::kHarnessFault);
}

TEST(RunnerTest, SkipsWhatTheSubjectDoesNotOfferAndSaysWhy) {
  FakeRun run;
  run.peers.traits_.packages = {PackageName::kNtlm};
  RunResult result = run.Run(kTwoLegs);
  EXPECT_EQ(result.outcome, Outcome::kSkip);
  EXPECT_EQ(result.message, "fake offers no Scripted");
  EXPECT_TRUE(run.peers.requests.empty());
}

TEST(RunnerTest, SkipsAScenarioOfAnotherProfile) {
  FakeRun run;
  std::string text(kTwoLegs);
  text.insert(text.find("clause"), "profile windows\n");
  run.profile = &DocumentedProfile();
  RunResult result = run.Run(text);
  EXPECT_EQ(result.outcome, Outcome::kSkip);
  EXPECT_EQ(result.message, "the scenario holds for the profile windows only");
  run.profile = nullptr;
  EXPECT_EQ(run.Run(text).outcome, Outcome::kPass);
}

TEST(RunnerTest, SkipsWhatNeedsAnotherClock) {
  FakeRun run;
  run.peers.traits_.controls_clock = false;
  RunResult result = run.Run(std::string(kTwoLegs) + "client wait 10m\n");
  EXPECT_EQ(result.outcome, Outcome::kSkip);
  EXPECT_EQ(result.message, "fake does not follow the scenario's clock");
}

TEST(RunnerTest, RefusesAnAttributeThatNothingMakesUseOf) {
  FakeRun run;
  RunResult result = run.Run(
      "scenario a/b\npackage Scripted\ninitiator client\n"
      "client send context=main given=WRONG_PASSWORD\n");
  EXPECT_EQ(result.outcome, Outcome::kHarnessFault);
  EXPECT_TRUE(Contains(result.message, "the scenario is wrong")) << result.message;
}

TEST(RunnerTest, RefusesAStepWithoutATokenUnderWay) {
  FakeRun run;
  RunResult result =
      run.Run("scenario a/b\npackage Scripted\ninitiator client\nacceptor server\nserver accept = SEC_E_OK\n");
  EXPECT_EQ(result.outcome, Outcome::kHarnessFault);
  EXPECT_TRUE(Contains(result.message, "no token is under way")) << result.message;
}

TEST(RunnerTest, BlamesNoScenarioForAForeignSubjectThatSendsNothing) {
  FakeRun run;
  run.peers.traits_.simulated = false;
  run.peers.answers["server"][0].token.clear();
  RunResult result = run.Run(kTwoLegs);
  EXPECT_EQ(result.outcome, Outcome::kSkip) << "nothing was shown";
  EXPECT_EQ(result.message, "the exchange stopped: a token that was due did not come");
  ASSERT_FALSE(result.warnings.empty());
  EXPECT_TRUE(Contains(result.warnings.back(), "no token is under way for\n  client")) << result.warnings.back();
}

TEST(RunnerTest, HoldsATokenBackUntilItIsCompleted) {
  FakeRun run;
  run.peers.answers["client"] = {{SecStatus::kCompleteNeeded, "hi", 0}};
  RunResult result = run.Run(
      "scenario a/b\npackage Scripted\ninitiator client target=HTTP/a.b\nacceptor server\n"
      "client initialize = SEC_I_COMPLETE_NEEDED\nclient complete = SEC_E_OK\nserver accept = SEC_E_OK\n");
  EXPECT_EQ(result.outcome, Outcome::kPass) << result.message;
  EXPECT_EQ(AsText(run.peers.requests["client"][2].input.buffers[0].content), "hi");
}

TEST(RunnerTest, PassesTheHandlesThatAScenarioMisuses) {
  FakeRun run;
  run.Run(
      "scenario a/b\npackage Scripted\ninitiator client target=HTTP/a.b\nacceptor server\n"
      "client initialize = SEC_I_*\nclient delete context=zero = SEC_E_OK\nclient delete context=all_ones = SEC_E_OK\n"
      "client delete context=null = SEC_E_OK\nclient delete context=credential = SEC_E_OK\nclient delete = SEC_E_OK\n"
      "client delete context=stale = SEC_E_OK\n");
  const std::vector<CallRequest>& requests = run.peers.requests["client"];
  EXPECT_EQ(requests[2].context.value, (SecHandle{0, 0}));
  EXPECT_FALSE(requests[2].context.is_null);
  EXPECT_EQ(requests[3].context.value, kInvalidatedHandle);
  EXPECT_TRUE(requests[4].context.is_null);
  EXPECT_EQ(requests[5].context.value.lower, 0x1000u);
  EXPECT_EQ(requests[6].context.value, requests[7].context.value);
}

TEST(RunnerTest, DoesTheSameForTheSameSeed) {
  FakeRun first, second, third;
  RunResult a = first.Run(kTwoLegs, 7), b = second.Run(kTwoLegs, 7), c = third.Run(kTwoLegs, 8);
  EXPECT_EQ(a.trace_hash, b.trace_hash);
  EXPECT_EQ(a.trace, b.trace);
  EXPECT_TRUE(Contains(a.trace, "client  initialize  req=INTEGRITY")) << a.trace;
  EXPECT_EQ(c.outcome, Outcome::kPass);
}

// OneLeg is a scenario of one call without a token.
std::string OneLeg(std::string_view attributes, std::string_view status, std::string_view checks) {
  return "scenario a/b\npackage Scripted\ninitiator client target=HTTP/a.b\nclient initialize " +
         std::string(attributes) + " = " + std::string(status) + "\n" + std::string(checks);
}

TEST(RunnerTest, FailsOnAnUndeclaredMisuseByTheScenario) {
  FakeRun run;
  run.peers.answers["client"] = {{SecStatus::kOk, "", 0}};
  RunResult result = run.Run(OneLeg("reserved1=1", "SEC_E_OK", ""));
  EXPECT_EQ(result.outcome, Outcome::kFail);
  EXPECT_TRUE(Contains(result.message, "the scenario misuses the API: client: violated ISC-N-029")) << result.message;
}

TEST(RunnerTest, TakesADeclaredMisuse) {
  FakeRun run;
  run.peers.answers["client"] = {{SecStatus::kOk, "", 0}};
  RunResult result = run.Run(OneLeg("reserved1=1", "SEC_E_OK", "check clause id=ISC-N-029 party=caller = violated\n"));
  EXPECT_EQ(result.outcome, Outcome::kPass) << result.message;
  ASSERT_FALSE(result.violations.empty());
  EXPECT_TRUE(result.violations[0].declared);
}

TEST(RunnerTest, FailsOnAMisuseThatWasDeclaredAndDidNotHappen) {
  FakeRun run;
  run.peers.answers["client"] = {{SecStatus::kOk, "", 0}};
  RunResult result = run.Run(OneLeg("", "SEC_E_OK", "check clause id=ISC-N-029 party=caller = violated\n"));
  EXPECT_EQ(result.outcome, Outcome::kFail);
  EXPECT_TRUE(Contains(result.message, "= holds")) << result.message;
}

TEST(RunnerTest, FailsWhereAClauseThatShouldHoldNeverApplied) {
  FakeRun run;
  run.peers.answers["client"] = {{SecStatus::kOk, "", 0}};
  RunResult result = run.Run(OneLeg("", "SEC_E_OK", "check clause id=CAT-001 party=caller = holds\n"));
  EXPECT_EQ(result.outcome, Outcome::kFail);
  EXPECT_TRUE(Contains(result.message, "= never_applied")) << result.message;
}

TEST(RunnerTest, FailsOnAViolationByThePackage) {
  FakeRun run;
  run.peers.answers["client"] = {{static_cast<SecStatus>(0x00090317), "", 0}};
  RunResult result = run.Run(OneLeg("", "SEC_I_CONTEXT_EXPIRED", ""));
  EXPECT_EQ(result.outcome, Outcome::kFail);
  EXPECT_TRUE(Contains(result.message, "client: violated ISC-N-045 by the package")) << result.message;
}

TEST(RunnerTest, BlamesAForeignSubjectForItsOwnViolationsOnly) {
  FakeRun run;
  run.peers.traits_.simulated = false;
  run.peers.answers["client"] = {{SecStatus::kOk, "", 0}};
  EXPECT_EQ(run.Run(OneLeg("reserved1=1", "SEC_E_OK", "")).outcome, Outcome::kPass);

  FakeRun guilty;
  guilty.peers.traits_.simulated = false;
  guilty.peers.answers["client"] = {{static_cast<SecStatus>(0x00090317), "", 0}};
  EXPECT_EQ(guilty.Run(OneLeg("", "SEC_I_CONTEXT_EXPIRED", "")).outcome, Outcome::kFail);
}

TEST(RunnerTest, RefusesAFaultThatBefallsNoToken) {
  FakeRun run;
  std::string text(kTwoLegs);
  text.insert(text.find("client initialize"), "fault truncate from=client leg=9 at=1\n");
  RunResult result = run.Run(text);
  EXPECT_EQ(result.outcome, Outcome::kHarnessFault);
  EXPECT_TRUE(Contains(result.message, "this fault befell no token")) << result.message;
}

TEST(RunnerTest, CarriesOutFaults) {
  FakeRun run;
  std::string text(kTwoLegs);
  text.insert(text.find("client initialize"), "fault truncate from=client leg=1 at=1\n");
  RunResult result = run.Run(text);
  EXPECT_EQ(AsText(run.peers.requests["server"][1].input.buffers[0].content), "h");
  EXPECT_TRUE(Contains(result.trace, "truncate")) << result.trace;
}

}  // namespace
}  // namespace legwork::script

#include "model/oracle.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "model/clause_set.h"
#include "model/testing/clause_case.h"
#include "model/testing/record_builder.h"

namespace legwork {
namespace {

using testing::kClient;
using testing::kServer;
using testing::RecordBuilder;
using testing::WeightOf;

std::string Judge(RecordBuilder play, const Profile& profile = DocumentedProfile()) {
  Oracle oracle(profile);
  for (const CallRecord& record : play.Take()) oracle.Observe(record);
  std::string text;
  for (const Verdict& verdict : oracle.violations()) text += VerdictText(verdict) + "\n";
  return text;
}

TEST(Oracle, FindsNothingInALegalSessionOfEachPackage) {
  EXPECT_EQ(Judge(testing::NtlmSession()), "");
  EXPECT_EQ(Judge(testing::KerberosSession()), "");
  EXPECT_EQ(Judge(testing::NegotiateSession()), "");
  EXPECT_EQ(Judge(testing::ScriptedSession()), "");
}

TEST(Oracle, FindsNothingInALegalSessionUnderEitherProfile) {
  for (const Profile& profile : ProfileRows()) EXPECT_EQ(Judge(testing::NegotiateSession(), profile), "");
}

TEST(Oracle, NamesTheRecordAndTheOneThatSetTheDutyUp) {
  RecordBuilder play = testing::NtlmSession();
  play.Drop(Call::kDelete, kClient);
  Oracle oracle(DocumentedProfile());
  for (const CallRecord& record : play.Take()) oracle.Observe(record);
  const Verdict* found = nullptr;
  for (const Verdict& verdict : oracle.violations()) {
    if (verdict.clause->id == "DSC-001") found = &verdict;
  }
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->party, Party::kCaller);
  EXPECT_EQ(found->weight, Weight::kFailure);
  EXPECT_EQ(found->actor, kClient);
  EXPECT_EQ(found->record, play.Find(Call::kEnd, kClient).number);
  EXPECT_EQ(found->earlier, play.Find(Call::kInitialize, kClient).number);
}

// What a failed context tells of its package is no session that it serves; its caller had nothing to ask, all the same.
TEST(Oracle, BlamesAPackageForAFailedContextsKeyAndNotForItsSizes) {
  for (const auto& [attribute, party] :
       {std::pair{Attribute::kSizes, Party::kCaller}, std::pair{Attribute::kSessionKey, Party::kPackage}}) {
    RecordBuilder play = testing::NtlmSession();
    play.KeepUntil(Call::kInitialize, kClient);
    play.Initialize(SecStatus::kLogonDenied);
    play.Query(kClient, attribute);
    Oracle oracle(DocumentedProfile());
    for (const CallRecord& record : play.Take()) oracle.Observe(record);
    const auto found = std::ranges::find_if(oracle.violations(),
                                            [](const Verdict& verdict) { return verdict.clause->id == "ISC-N-071"; });
    ASSERT_NE(found, oracle.violations().end());
    EXPECT_EQ(found->party, party);
  }
}

TEST(Oracle, InventsNoVerdictForADeath) {
  for (const bool crash : {true, false}) {
    RecordBuilder play = testing::NtlmStarted();
    play.Drop(Call::kAcquire, kServer);
    CallRecord& record = play.Initialize(static_cast<SecStatus>(0x12345));
    record.crashed = crash;
    record.timed_out = !crash;
    play.End(kClient);
    EXPECT_EQ(Judge(play), "");
  }
}

TEST(Oracle, FindsAPlaceForNoRecordOfAnUnknownCall) {
  Oracle oracle(DocumentedProfile());
  CallRecord record;
  record.call = static_cast<Call>(77);
  oracle.Observe(record);
  ASSERT_EQ(oracle.violations().size(), 1u);
  EXPECT_EQ(oracle.violations()[0].clause->id, "REC-001");
  EXPECT_EQ(oracle.violations()[0].weight, Weight::kWarning);
}

TEST(Oracle, WarnsWhereAnAmbiguityAllowsWhatHappened) {
  RecordBuilder registered = testing::NtlmStarted();
  registered.Initialize(SecStatus::kTimeSkew);
  EXPECT_EQ(WeightOf("ISC-N-053", registered), Weight::kWarning);
  RecordBuilder foreign = testing::NtlmStarted();
  foreign.Initialize(static_cast<SecStatus>(-5));
  EXPECT_EQ(WeightOf("ISC-N-053", foreign), Weight::kFailure);
  RecordBuilder again = testing::NtlmSession();
  again.Delete(kClient).status = SecStatus::kInvalidHandle;
  EXPECT_EQ(WeightOf("DSC-002", again), Weight::kWarning);
}

TEST(Oracle, HoldsAnAlteredMessageAgainstAPackageThatNeverWroteItsAttributes) {
  RecordBuilder play = testing::NtlmEstablished();
  for (const int leg : {0, 1}) {
    play.Find(Call::kInitialize, kClient, leg).granted_written = false;
    play.Find(Call::kAccept, kServer, leg).granted_written = false;
  }
  play.Unprotect(kServer, Call::kVerify, MessageOrigin::kAltered);
  EXPECT_EQ(WeightOf("VER-002", play), Weight::kFailure);
  play.Unprotect(kClient, Call::kVerify).status = SecStatus::kQopNotSupported;
  EXPECT_EQ(WeightOf("VER-001", play), Weight::kWarning);
}

TEST(Oracle, LeavesTheDeleteDueAfterASuccessThatNoPageKnows) {
  RecordBuilder play(PackageName::kNtlm);
  play.Acquire(kClient);
  play.Initialize(static_cast<SecStatus>(7), TokenKind::kNtlmNegotiate);
  play.Delete(kClient);
  EXPECT_EQ(WeightOf("ISC-N-045", play), Weight::kFailure);
  EXPECT_EQ(WeightOf("REC-001", play), std::nullopt);
}

// What was refused for its handle has reached no context; any other failure has ended the handshake.
TEST(Oracle, LetsAHandshakeGoOnThatACallWithoutAHandleNeverReached) {
  for (const bool reaches : {false, true}) {
    RecordBuilder play = testing::NtlmSession();
    play.KeepUntil(Call::kInitialize, kClient);
    play.Accept(SecStatus::kContinueNeeded, TokenKind::kNtlmChallenge);
    CallRecord& refused = play.Initialize(SecStatus::kInvalidHandle, TokenKind::kNone);
    if (!reaches) refused.credential.value = {};
    play.Initialize(SecStatus::kOk, TokenKind::kNtlmAuthenticate);
    play.Query(kClient, Attribute::kNames);
    EXPECT_EQ(WeightOf("ISC-N-071", play).has_value(), reaches);
    EXPECT_EQ(WeightOf("STC-001", play), Weight::kFailure);
  }
}

// A challenge that comes twice is the same challenge; a changed one is not.
TEST(Oracle, AsksForARefusalByTheMicOfWhatWasChangedOnly) {
  for (const TokenOrigin origin : {TokenOrigin::kReplayed, TokenOrigin::kAltered}) {
    RecordBuilder play = testing::NtlmEstablished();
    play.Find(Call::kInitialize, kClient, 1).input_token.origin = origin;
    play.Find(Call::kAccept, kServer, 1).input_token.indicates_mic = true;
    EXPECT_EQ(WeightOf("NLM-006", play).has_value(), origin == TokenOrigin::kAltered);
  }
}

TEST(Oracle, ExpectsNoMessageToVerifyBetweenTwoHandshakes) {
  for (const bool begins_anew : {false, true}) {
    RecordBuilder play = testing::KerberosEstablished();
    if (begins_anew) play.Initialize(SecStatus::kOk, TokenKind::kApReq);
    play.Unprotect(kServer, Call::kVerify).status = SecStatus::kMessageAltered;
    EXPECT_EQ(WeightOf("VER-001", play).has_value(), !begins_anew);
  }
}

// BeginAgain has the client delete its context and make another, whose token nobody takes.
void BeginAgain(RecordBuilder& play) {
  play.Delete(kClient);
  CallRecord& begins = play.Initialize(SecStatus::kOk, TokenKind::kApReq);
  begins.context = {};
  begins.input_token = {};
  begins.input = {};
}

TEST(Oracle, ExpectsNoMessageToVerifyOnAContextThatItWasNotFor) {
  for (const auto reader : {kClient, kServer}) {
    for (const bool is_another : {false, true}) {
      RecordBuilder play = testing::KerberosEstablished();
      const std::uint16_t maker = reader == kClient ? kServer : kClient;
      if (is_another) BeginAgain(play);
      play.Protect(maker, Call::kSign);
      play.Unprotect(reader, Call::kVerify).status = SecStatus::kMessageAltered;
      EXPECT_EQ(WeightOf("VER-001", play).has_value(), !is_another);
    }
  }
}

TEST(Oracle, LetsAContextThatIsPastItsExpiryRefuseAMessage) {
  for (const std::int64_t left : {-1, 1}) {
    RecordBuilder play = testing::KerberosEstablished();
    play.Unprotect(kServer, Call::kVerify).status = SecStatus::kContextExpired;
    play.Take();
    CallRecord& last = play.Find(Call::kAccept, kServer);
    last.expiry_written = true;
    last.expiry = play.Find(Call::kVerify, kServer).began_at + left;
    EXPECT_EQ(WeightOf("VER-001", play).has_value(), left > 0);
  }
}

TEST(Oracle, LetsAnExpiryBePastByTheEndOfALongHandshake) {
  constexpr std::int64_t kThreeDays = 3 * 864'000'000'000;
  for (const int leg : {0, 1}) {
    RecordBuilder play = testing::NtlmEstablished();
    play.Take();
    CallRecord& record = play.Find(Call::kInitialize, kClient, leg);
    record.expiry_written = true;
    record.expiry = 134'000'000'000'000'000;
    record.began_at = record.ended_at = record.expiry + kThreeDays;
    EXPECT_EQ(WeightOf("TSP-001", play).has_value(), leg == 0);
  }
}

TEST(Oracle, ResetForgetsTheSessionButNotTheCoverage) {
  Oracle oracle(DocumentedProfile());
  RecordBuilder play = testing::NtlmSession();
  play.Drop(Call::kFree, kServer);
  for (const CallRecord& record : play.Take()) oracle.Observe(record);
  EXPECT_FALSE(oracle.violations().empty());
  const Coverage before = oracle.coverage();
  oracle.Reset();
  EXPECT_TRUE(oracle.violations().empty());
  EXPECT_EQ(oracle.coverage().counts[0].applied, before.counts[0].applied);
  RecordBuilder legal = testing::NtlmSession();
  for (const CallRecord& record : legal.Take()) oracle.Observe(record);
  EXPECT_TRUE(oracle.violations().empty());
}

TEST(Coverage, AddsCountByCount) {
  Coverage sum;
  sum.Add({.counts = {{1, 0}, {2, 1}}});
  sum.Add({.counts = {{1, 1}}});
  ASSERT_EQ(sum.counts.size(), 2u);
  EXPECT_EQ(sum.counts[0].applied, 2u);
  EXPECT_EQ(sum.counts[0].violated, 1u);
  EXPECT_EQ(sum.counts[1].applied, 2u);
}

TEST(VerdictText, SaysWhoBrokeWhatAndWhatWouldHaveBeenRight) {
  const Clause clause = {.id = "X-1", .page = "p", .party = Party::kCaller, .level = Level::kMust, .rule = "Do."};
  const Verdict verdict = {.clause = &clause, .party = Party::kCaller, .record = 7, .earlier = 3};
  EXPECT_EQ(VerdictText(verdict), "violated X-1 by the caller in call 7 after call 3: Do.");
  EXPECT_EQ(VerdictText({.party = Party::kBoth, .weight = Weight::kWarning, .record = 2}), "warning - in call 2");
}

TEST(VerdictText, NamesTheProfileItsAnswerAndWhatSoftenedIt) {
  Verdict verdict = {.clause = FindClause("DSC-002"), .record = 2, .profile = FindProfile("windows")};
  EXPECT_EQ(BasisText(verdict),
            "profile windows; double_delete is answered SEC_E_INVALID_HANDLE (windows-observed A33, D15, W)");
  verdict.softened = true;
  EXPECT_TRUE(VerdictText(verdict).ends_with(
      "A33, D15, W); softened to a warning, for the page can be read otherwise (AMB-13)]"));
  verdict = {.clause = FindClause("ISC-N-038"), .record = 2, .profile = &DocumentedProfile()};
  EXPECT_EQ(BasisText(verdict), "profile documented");
}

TEST(VerdictText, SaysWhyAViolationIsAWarning) {
  const auto basis = [](Level level, bool is_inferred) {
    const Clause clause = {.id = "X-1",
                           .page = "p",
                           .party = Party::kCaller,
                           .level = level,
                           .inferred = is_inferred,
                           .rule = "Do."};
    return BasisText({.clause = &clause, .weight = Weight::kWarning, .profile = &DocumentedProfile()});
  };
  EXPECT_EQ(basis(Level::kMust, true), "profile documented; a warning, for it goes one step beyond the page's words");
  EXPECT_EQ(basis(Level::kShould, false), "profile documented; a warning, for the page only recommends it");
  EXPECT_EQ(basis(Level::kNote, false), "profile documented; a warning, for the page demands nothing here");
}

TEST(Oracle, TellsWithEachVerdictTheProfileAndWhetherItIsSoftened) {
  RecordBuilder play = testing::NtlmSession();
  play.Drop(Call::kEnd, kClient);
  play.Delete(kClient).status = SecStatus::kInvalidHandle;
  Oracle oracle(DocumentedProfile());
  for (const CallRecord& record : play.Take()) oracle.Observe(record);
  const Verdict* found = nullptr;
  for (const Verdict& verdict : oracle.violations()) {
    if (verdict.clause->id == "DSC-002") found = &verdict;
  }
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->profile, &DocumentedProfile());
  EXPECT_TRUE(found->softened);
  EXPECT_EQ(found->weight, Weight::kWarning);
}

}  // namespace
}  // namespace legwork

#include "tools/trace/trace_judge.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "model/clause.h"
#include "model/testing/record_builder.h"
#include "tools/trace/record_writer.h"

namespace legwork::trace {
namespace {

using legwork::testing::RecordBuilder;

constexpr std::uint16_t kClient = legwork::testing::kClient;
constexpr std::uint16_t kServer = legwork::testing::kServer;

std::string TextOf(RecordBuilder builder, const char* subject = "app") {
  std::string text;
  AppendHeader({subject, "", "", {{kClient, "client", Role::kInitiator, {}}, {kServer, "server", Role::kAcceptor, {}}}},
               text);
  for (const CallRecord& record : builder.Take()) RecordWriter().Append(record, text);
  return text;
}

Judgement Judge(const std::string& text) {
  TraceReader reader("t.jsonl", SourceOf(text));
  return JudgeTrace(reader, DocumentedProfile());
}

std::string TextOfActor(std::uint16_t actor, const std::string& text) {
  std::string kept;
  TraceReader reader("", SourceOf(text));
  TraceHeader header = reader.header();
  std::erase_if(header.actors, [actor](const TraceActor& other) { return other.index != actor; });
  AppendHeader(header, kept);
  for (CallRecord record; reader.Next(record);) {
    record.number = 0;
    if (record.actor == actor) RecordWriter().Append(record, kept);
  }
  return kept;
}

TEST(TraceJudgeTest, FindsNothingInALegalSession) {
  for (const auto session :
       {legwork::testing::NtlmSession, legwork::testing::KerberosSession, legwork::testing::NegotiateSession}) {
    const Judgement judgement = Judge(TextOf(session()));
    EXPECT_EQ(judgement.error, "");
    EXPECT_TRUE(judgement.findings.empty());
    EXPECT_TRUE(judgement.broken_off.empty());
    EXPECT_GT(judgement.records, 10u);
    EXPECT_EQ(judgement.subjects, std::vector<std::string>{"app"});
  }
}

// WithoutTokens is the trace of a recorder that sees calls only: neither tokens nor their way.
std::string WithoutTokens(const std::string& text) {
  std::string kept;
  TraceReader reader("", SourceOf(text));
  AppendHeader(reader.header(), kept);
  for (CallRecord record; reader.Next(record);) {
    record.number = 0;
    record.input_token = {};
    record.output_token = {};
    if (record.call != Call::kSend) RecordWriter().Append(record, kept);
  }
  return kept;
}

// What the descriptors say of their TOKEN elements is enough for whatever needs no more.
TEST(TraceJudgeTest, FindsNothingInALegalSessionWithoutTokens) {
  for (const auto session :
       {legwork::testing::NtlmSession, legwork::testing::KerberosSession, legwork::testing::NegotiateSession}) {
    const Judgement judgement = Judge(WithoutTokens(TextOf(session())));
    EXPECT_EQ(judgement.error, "");
    for (const Finding& finding : judgement.findings) ADD_FAILURE() << VerdictText(finding.verdict);
  }
}

TEST(TraceJudgeTest, MissesNoTokenWhereTokensAreStated) {
  RecordBuilder session = legwork::testing::NtlmSession();
  session.Find(Call::kInitialize, kClient, 1).input_token = {};
  const Judgement judgement = Judge(TextOf(std::move(session)));
  EXPECT_TRUE(std::ranges::any_of(judgement.findings,
                                  [](const Finding& finding) { return finding.verdict.clause->id == "ISC-N-051"; }));
}

TEST(TraceJudgeTest, ShowsWhoBrokeWhatAndWhere) {
  RecordBuilder builder = legwork::testing::NtlmSession();
  builder.Drop(Call::kDelete, kClient);
  const Judgement judgement = Judge(TextOf(std::move(builder)));
  ASSERT_FALSE(judgement.findings.empty());
  const Finding& finding = judgement.findings.front();
  EXPECT_EQ(finding.verdict.party, Party::kCaller);
  EXPECT_EQ(finding.actor, "client");
  ASSERT_EQ(finding.records.size(), 2u);
  EXPECT_TRUE(finding.records[0].starts_with("t.jsonl:")) << finding.records[0];
  EXPECT_NE(finding.records[0].find(" client acquire = SEC_E_OK"), std::string::npos);
  EXPECT_NE(finding.records[1].find("{\"call\":\"free\""), std::string::npos) << finding.records[1];
}

TEST(TraceJudgeTest, BlamesThePackageForItsOwn) {
  RecordBuilder builder = legwork::testing::NtlmSession();
  builder.Find(Call::kInitialize, kClient).granted_written = false;
  const Judgement judgement = Judge(TextOf(std::move(builder)));
  ASSERT_FALSE(judgement.findings.empty());
  EXPECT_EQ(judgement.findings.front().verdict.party, Party::kPackage);
}

TEST(TraceJudgeTest, CountsWhatHappensAgain) {
  RecordBuilder builder = legwork::testing::NtlmSession();
  const std::string text = TextOf(std::move(builder));
  std::string bad = text;
  for (int i = 0; i < 5; ++i)
    bad += "{\"call\":\"delete\",\"actor\":0,\"context\":\"0x99:0x0\",\"status\":\"SEC_E_OK\"}\n";
  const Judgement judgement = Judge(bad);
  ASSERT_FALSE(judgement.findings.empty());
  EXPECT_TRUE(std::ranges::any_of(judgement.findings, [](const Finding& finding) { return finding.times == 5; }));
}

TEST(TraceJudgeTest, SaysThatATraceIsCutShort) {
  const std::string text = TextOf(legwork::testing::NtlmSession());
  const std::size_t half = text.find("\"call\":\"free\"");
  const Judgement judgement = Judge(text.substr(0, half - 1));
  EXPECT_EQ(judgement.error, "");
  EXPECT_TRUE(judgement.findings.empty());
  ASSERT_EQ(judgement.broken_off.size(), 2u);
  EXPECT_TRUE(judgement.broken_off[0].starts_with("the trace is cut short: client made "));

  const Judgement inside = Judge(text.substr(0, half + 5));
  ASSERT_EQ(inside.broken_off.size(), 3u);
  EXPECT_NE(inside.broken_off[0].find("the trace breaks off inside this line"), std::string::npos);
}

TEST(TraceJudgeTest, SaysThatACallDidNotReturn) {
  RecordBuilder builder = legwork::testing::NtlmEstablished();
  builder.Query(kClient, Attribute::kSizes).crashed = true;
  builder.End(kServer);
  const Judgement judgement = Judge(TextOf(std::move(builder)));
  EXPECT_TRUE(judgement.died);
  ASSERT_FALSE(judgement.broken_off.empty());
  EXPECT_NE(judgement.broken_off[0].find("client query: the process died in this call"), std::string::npos);
}

TEST(TraceJudgeTest, GivesTheErrorOfATraceThatIsNone) {
  EXPECT_NE(Judge("nothing\n").error, "");
  EXPECT_NE(Judge(TextOf(legwork::testing::NtlmSession()) + "{\"call\":\"dance\"}\n").error, "");
}

TEST(TraceJudgeTest, JudgesTwoProcessesAsOneSession) {
  const std::string text = TextOf(legwork::testing::NegotiateSession());
  const std::string client = TextOfActor(kClient, text);
  const std::string server = TextOfActor(kServer, text);
  std::vector<TraceReader> readers;
  readers.emplace_back("client.jsonl", SourceOf(client));
  readers.emplace_back("server.jsonl", SourceOf(server));
  const Judgement together = JudgeTogether(readers, DocumentedProfile());
  EXPECT_EQ(together.error, "");
  EXPECT_TRUE(together.findings.empty()) << together.findings.front().records.back();
  EXPECT_EQ(together.records, Judge(text).records);
}

}  // namespace
}  // namespace legwork::trace

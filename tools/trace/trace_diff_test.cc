#include "tools/trace/trace_diff.h"

#include <gtest/gtest.h>

#include "model/testing/record_builder.h"
#include "tools/trace/record_writer.h"

namespace legwork::trace {
namespace {

using legwork::testing::RecordBuilder;

using Change = void (*)(CallRecord&);

std::string TextOf(
    RecordBuilder builder, Change change = [](CallRecord&) {}) {
  std::string text;
  AppendHeader({"app", "", "", {{0, "client", Role::kInitiator, {}}, {1, "server", Role::kAcceptor, {}}}}, text);
  for (CallRecord record : builder.Take()) {
    change(record);
    RecordWriter().Append(record, text);
  }
  return text;
}

TraceDifference Compare(const std::string& left, const std::string& right, std::vector<std::string> ignored = {}) {
  TraceReader a("a", SourceOf(left)), b("b", SourceOf(right));
  return CompareTraces(a, b, ignored);
}

const std::string& Session() {
  static const std::string kText = TextOf(legwork::testing::NtlmSession());
  return kText;
}

TEST(TraceDiffTest, FindsNoDifferenceWhereThereIsNone) {
  const TraceDifference difference = Compare(Session(), Session());
  EXPECT_TRUE(difference.Same());
  EXPECT_EQ(difference.error, "");
  EXPECT_EQ(DifferenceText(difference, "a", "b"), "");
}

void RenameHandles(CallRecord& record) {
  for (SecHandle* handle : {&record.credential.value, &record.context.value, &record.new_handle}) {
    if (*handle != SecHandle()) handle->lower ^= 0xABCD0000;
  }
}

TEST(TraceDiffTest, TakesHandlesByTheirUse) {
  EXPECT_TRUE(Compare(Session(), TextOf(legwork::testing::NtlmSession(), RenameHandles)).Same());
}

TEST(TraceDiffTest, FindsAHandleUsedForAnother) {
  RecordBuilder builder = legwork::testing::NtlmSession();
  CallRecord& query = builder.Find(Call::kQuery, 0);
  query.context.value = query.credential.value = builder.Find(Call::kAcquire, 0).new_handle;
  const TraceDifference difference = Compare(Session(), TextOf(std::move(builder)));
  ASSERT_FALSE(difference.Same());
  EXPECT_EQ(difference.records.front().what, "client query");
}

void Later(CallRecord& record) {
  record.began_at += 1'000'000;
  record.ended_at += 1'000'000;
  if (record.expiry != 0) record.expiry += 1'000'000;
  if (record.query.start != 0) record.query.start += 1'000'000;
  if (record.query.expiry != 0) record.query.expiry += 1'000'000;
}

TEST(TraceDiffTest, TakesTimesRelativeToTheBeginning) {
  EXPECT_TRUE(Compare(Session(), TextOf(legwork::testing::NtlmSession(), Later)).Same());
}

TEST(TraceDiffTest, ShowsTheFirstDivergenceFirst) {
  RecordBuilder builder = legwork::testing::NtlmSession();
  CallRecord& record = builder.Find(Call::kInitialize, 0);
  record.status = SecStatus::kInvalidToken;
  record.output.buffers[0].size_after = 7;
  const TraceDifference difference = Compare(Session(), TextOf(std::move(builder)));
  EXPECT_EQ(difference.differing, 1u);
  EXPECT_EQ(DifferenceText(difference, "a", "b"),
            "record 3  client initialize  a:4  b:4\n"
            "  output.buffers[0].size_after  100\n"
            "                                7\n"
            "  status                        \"SEC_I_CONTINUE_NEEDED\"\n"
            "                                \"SEC_E_INVALID_TOKEN\"\n"
            "1 of " +
                std::to_string(difference.compared) + " records differ\n");
}

TEST(TraceDiffTest, IgnoresWhatItIsTold) {
  RecordBuilder builder = legwork::testing::NtlmSession();
  builder.Find(Call::kInitialize, 0).output_token.id = 0x77;
  const std::string other = TextOf(std::move(builder));
  EXPECT_FALSE(Compare(Session(), other).Same());
  EXPECT_TRUE(Compare(Session(), other, {"output_token.id"}).Same());
  EXPECT_TRUE(Compare(Session(), other, {"id"}).Same());
  EXPECT_TRUE(Compare(Session(), other, {"output_token"}).Same());
  EXPECT_FALSE(Compare(Session(), other, {"input_token.id"}).Same());
}

TEST(TraceDiffTest, KnowsTheNamesOfMembers) {
  EXPECT_TRUE(IsFieldName("status"));
  EXPECT_TRUE(IsFieldName("output.buffers.size"));
  EXPECT_TRUE(IsFieldName("size_after"));
  EXPECT_FALSE(IsFieldName("output.size"));
  EXPECT_FALSE(IsFieldName(""));
}

TEST(TraceDiffTest, SaysThatATraceIsOver) {
  RecordBuilder builder = legwork::testing::NtlmSession();
  builder.Drop(Call::kEnd, 1);
  const TraceDifference difference = Compare(TextOf(std::move(builder)), Session());
  ASSERT_EQ(difference.records.size(), 1u);
  EXPECT_EQ(difference.records[0].left_line, 0u);
  EXPECT_EQ(difference.records[0].what, "server end");
  EXPECT_NE(DifferenceText(difference, "a", "b").find("server end  a is over  b:"), std::string::npos);
}

TEST(TraceDiffTest, BoundsWhatItShows) {
  const TraceDifference difference =
      Compare(Session(), TextOf(legwork::testing::NtlmSession(), [](CallRecord& record) { record.qop ^= 1; }));
  EXPECT_EQ(difference.records.size(), kRecordsShown);
  EXPECT_EQ(difference.differing, difference.compared);
  EXPECT_NE(DifferenceText(difference, "a", "b").find(" more records\n"), std::string::npos);
}

TEST(TraceDiffTest, ComparesActors) {
  std::string other = Session();
  other.replace(other.find("server"), 6, "broker");
  const TraceDifference difference = Compare(Session(), other);
  ASSERT_EQ(difference.header.size(), 1u);
  EXPECT_EQ(difference.header[0].right, "1 broker acceptor");
}

TEST(TraceDiffTest, GivesTheErrorOfATraceThatIsNone) {
  EXPECT_NE(Compare(Session(), "x\n").error, "");
  EXPECT_NE(Compare("x\n", Session()).error, "");
}

}  // namespace
}  // namespace legwork::trace

#include "tools/trace/record_writer.h"

#include <gtest/gtest.h>

namespace legwork::trace {
namespace {

std::string LineOf(const CallRecord& record, const TokenBytes& tokens = {}) {
  std::string line;
  RecordWriter().Append(record, tokens, line);
  return line;
}

TEST(RecordWriterTest, LeavesOutWhatIsDefault) {
  EXPECT_EQ(LineOf(CallRecord()), "{\"call\":\"end\",\"status\":\"SEC_E_OK\"}\n");
}

TEST(RecordWriterTest, NamesWhatHasAName) {
  CallRecord record;
  record.call = Call::kInitialize;
  record.package = PackageName::kNtlm;
  record.requested = 0x2;
  record.granted = 0x80000002;
  record.status = SecStatus::kContinueNeeded;
  record.credential = {false, {0x1F, 2}};
  EXPECT_EQ(LineOf(record),
            "{\"call\":\"initialize\",\"package\":\"NTLM\",\"credential\":\"0x1f:0x2\",\"requested\":\"MUTUAL_AUTH\","
            "\"status\":\"SEC_I_CONTINUE_NEEDED\",\"granted\":\"MUTUAL_AUTH|0x80000000\"}\n");
}

TEST(RecordWriterTest, WritesNumbersWhereThereIsNoName) {
  CallRecord record;
  record.call = Call::kQuery;
  record.attribute = 4711;
  record.requested = 0x2;  // a query has no context requirements, so their names would mislead
  record.status = static_cast<SecStatus>(0x80091234);
  EXPECT_EQ(LineOf(record),
            "{\"call\":\"query\",\"requested\":\"0x2\","
            "\"attribute\":4711,\"status\":\"0x80091234\"}\n");
}

TEST(RecordWriterTest, DescribesBuffersByWhatChanged) {
  CallRecord record;
  record.call = Call::kAccept;
  record.output.is_null = false;
  record.output.count = 1;
  record.output.buffers[0] = {
      .type = 2 | kBufferReadOnly, .type_after = 2 | kBufferReadOnly, .size = 40, .size_after = 32, .changed = true};
  EXPECT_EQ(LineOf(record),
            "{\"call\":\"accept\",\"output\":{\"count\":1,\"buffers\":[{\"type\":\"TOKEN|READONLY\",\"size\":40,"
            "\"size_after\":32,\"changed\":true}]},\"status\":\"SEC_E_OK\"}\n");
}

TEST(RecordWriterTest, KeepsTokensOnRequest) {
  const Bytes token = {0x4E, 0x54};
  EXPECT_EQ(LineOf(CallRecord(), {.output = token}),
            "{\"call\":\"end\",\"status\":\"SEC_E_OK\",\"output_token_bytes\":\"4e54\"}\n");
}

TEST(RecordWriterTest, AppendsBehindWhatIsThere) {
  std::string text = "first\n";
  RecordWriter().Append(CallRecord(), text);
  EXPECT_TRUE(text.starts_with("first\n{"));
}

}  // namespace
}  // namespace legwork::trace

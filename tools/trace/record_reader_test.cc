#include "tools/trace/record_reader.h"

#include <gtest/gtest.h>

#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "tools/trace/record_writer.h"

namespace legwork::trace {
namespace {

using Random = std::mt19937_64;

// Fill gives every member some value that it may have, often its default one.
void Fill(const FieldTable& table, std::byte* base, Random& random);

std::uint64_t ValueFor(const RecordField& field, Random& random) {
  if (field.kind == FieldKind::kFlag) return random() % 2;
  if (field.kind == FieldKind::kWord && !field.words->open) return random() % field.words->limit;
  return random() >> random() % 64;
}

void FillMember(const RecordField& field, std::byte* at, Random& random) {
  if (field.kind == FieldKind::kBytes || random() % 3 == 0) return;
  if (field.kind == FieldKind::kHandle || field.kind == FieldKind::kArgument) {
    const HandleArgument argument = {random() % 2 == 0, {random() >> random() % 64, random() >> random() % 64}};
    const std::byte* handle = reinterpret_cast<const std::byte*>(&argument.value);
    if (field.kind == FieldKind::kHandle) std::memcpy(at, handle, sizeof argument.value);
    if (field.kind == FieldKind::kArgument) std::memcpy(at, &argument, sizeof argument);
    return;
  }
  for (std::size_t i = 0; i < field.count; ++i) {
    std::byte* element = at + i * field.size;
    if (field.nested != nullptr) Fill(*field.nested, element, random);
    if (field.nested == nullptr) StoreInteger(element, field, ValueFor(field, random));
  }
}

void Fill(const FieldTable& table, std::byte* base, Random& random) {
  for (const RecordField& field : table.fields) FillMember(field, base + field.offset, random);
}

CallRecord RandomRecord(Random& random) {
  CallRecord record;
  Fill(RecordTable(), reinterpret_cast<std::byte*>(&record), random);
  return record;
}

// ExpectSame compares member by member: a padding byte may differ, a member may not.
void ExpectSame(const FieldTable& table, const std::byte* left, const std::byte* right) {
  for (const RecordField& field : table.fields) {
    for (const DefaultWindow& window : field.windows) {
      std::uint64_t a = 0, b = 0;
      std::memcpy(&a, left + window.offset, sizeof a);
      std::memcpy(&b, right + window.offset, sizeof b);
      EXPECT_EQ(a & window.mask, b & window.mask) << table.title << "::" << field.name;
    }
  }
}

std::string LineOf(const CallRecord& record) {
  std::string line;
  RecordWriter().Append(record, line);
  line.pop_back();
  return line;
}

std::string ProblemOf(std::string_view line) {
  CallRecord record;
  RecordReader reader;
  if (reader.Read(line, record)) return "";
  return std::to_string(reader.problem().column) + ": " + reader.problem().what;
}

// Read gives the record of a line that must be right.
CallRecord Read(std::string_view line) {
  CallRecord record;
  EXPECT_EQ(ProblemOf(line), "");
  RecordReader().Read(line, record);
  return record;
}

TEST(RecordReaderTest, ReadsWhatTheWriterWrites) {
  Random random(20260101);
  for (int i = 0; i < 2000; ++i) {
    const CallRecord record = RandomRecord(random);
    const std::string line = LineOf(record);
    CallRecord read;
    RecordReader reader;
    ASSERT_TRUE(reader.Read(line, read)) << reader.problem().what << "\n" << line;
    ExpectSame(RecordTable(), reinterpret_cast<const std::byte*>(&record), reinterpret_cast<const std::byte*>(&read));
    ASSERT_EQ(LineOf(read), line);
    if (HasFailure()) FAIL() << line;
  }
}

TEST(RecordReaderTest, TakesMembersInAnyOrderAndNamesInAnyForm) {
  const CallRecord record =
      Read(R"({ "requested":"ISC_REQ_MUTUAL_AUTH|ALLOCATE_MEMORY", "status":"SEC_I_CONTINUE_NEEDED",)"
           R"( "call":"InitializeSecurityContextW", "target_form":2, "data_rep":16 })");
  EXPECT_EQ(record.call, Call::kInitialize);
  EXPECT_EQ(record.requested, 0x102u);
  EXPECT_EQ(record.status, SecStatus::kContinueNeeded);
  EXPECT_EQ(record.target_form, TargetForm::kSpn);
}

TEST(RecordReaderTest, TakesStatusesAsPeopleWriteThem) {
  for (const char* text : {"\"SEC_E_INVALID_TOKEN\"", "\"0x80090308\"", "2148074248", "-2146893048"}) {
    const CallRecord record = Read(R"({"call":"accept","status":)" + std::string(text) + "}");
    EXPECT_EQ(record.status, SecStatus::kInvalidToken) << text;
  }
}

TEST(RecordReaderTest, TakesBuffersAsUnchangedUnlessToldOtherwise) {
  const CallRecord record =
      Read(R"({"call":"accept","status":"SEC_E_OK","output":{"count":1,"buffers":[{"type":"TOKEN","size":48}]}})");
  EXPECT_FALSE(record.output.is_null);
  EXPECT_EQ(record.output.buffers[0].type_after, 2u);
  EXPECT_EQ(record.output.buffers[0].size_after, 48u);
  EXPECT_TRUE(record.output.buffers[0].guards_intact);
}

TEST(RecordReaderTest, TakesAnAbsentHandleForANullPointer) {
  EXPECT_TRUE(Read(R"({"call":"delete","status":"SEC_E_OK"})").context.is_null);
  const CallRecord record = Read(R"({"call":"delete","status":"SEC_E_OK","context":"0x1F:0x0"})");
  EXPECT_FALSE(record.context.is_null);
  EXPECT_EQ(record.context.value, (SecHandle{0x1F, 0}));
}

TEST(RecordReaderTest, LooksAtTokenBytesAndKeepsNone) {
  EXPECT_EQ(ProblemOf(R"({"call":"send","status":"SEC_E_OK","input_token_bytes":"4e54AF"})"), "");
  EXPECT_EQ(ProblemOf(R"({"call":"send","status":"SEC_E_OK","input_token_bytes":"4e5"})"),
            "56: `input_token_bytes` is hexadecimal, two digits for each byte");
}

struct Wrong {
  const char* line;
  const char* problem;
};

constexpr Wrong kWrong[] = {
    {"", "1: the line ends here; an object, {…}, is due"},
    {"[]", "1: `[` stands here; an object, {…}, is due"},
    {"{}", "2: the member `call` is missing"},
    {R"({"call":"send"})", "15: the member `status` is missing"},
    {R"({"call":"send","status":"SEC_E_OK"}})", "36: `}` stands here; a line holds one object and nothing behind it"},
    {R"({"call":"send" "status":"SEC_E_OK"})", "16: `\"` stands here; `,` or `}` is due"},
    {R"({"call":"send","call":"send"})", "16: `call` is given twice"},
    {R"({"call":"sent"})", "9: `sent` is no call; did you mean `send`?"},
    {R"({"call":99})", "9: no call has this number"},
    {R"({"call":-1})", "9: no call has this number"},
    {R"({"call":true})", "9: `t` stands here; a whole number is due"},
    {R"({"call":"send","stats":"SEC_E_OK"})", "16: no member of CallRecord is called `stats`; did you mean `status`?"},
    {R"({"call":"send","status":"SEC_E_OKAY"})", "25: `SEC_E_OKAY` is no status; did you mean `SEC_E_OK`?"},
    {R"({"call":"send","status":4294967296})", "25: `status` is a number from -2147483648 to 2147483647"},
    {R"({"call":"send","actor":65536})", "24: `actor` is a number from 0 to 65535"},
    {R"({"call":"send","actor":"client"})", "24: `\"` stands here; a whole number is due"},
    {R"({"call":"send","actor":1.0})", "24: a fraction or an exponent; a whole number is due"},
    {R"({"call":"send","crashed":1})", "26: `1` stands here; true or false is due"},
    {R"({"call":"send","target_id":"12"})", "28: `12` is no id; one is 0x and up to sixteen hexadecimal digits"},
    {R"({"call":"query","context":"0x1"})",
     "27: `0x1` is no handle; one is \"0xLOWER:0xUPPER\", left out where the pointer is NULL"},
    {R"({"call":"initialize","requested":"MUTUAL"})",
     "34: `MUTUAL` is no flag of `requested` in this call; see tools/docs/trace_format.md"},
    {R"({"requested":"MUTUAL_AUTHH","call":"initialize","status":0})",
     "14: `MUTUAL_AUTHH` is no flag of `requested` in this call; did you mean `MUTUAL_AUTH`?"},
    {R"({"call":"query","requested":"MUTUAL_AUTH"})", "29: `MUTUAL_AUTH` is no flag of `requested` in this call"},
    {R"({"call":"send","input":{"buffers":[{},{},{},{},{},{},{}]}})", "53: `buffers` describes at most 6 elements"},
    {R"({"call":"send","query":{"sizes":[1,2,3,4,5]}})", "41: `sizes` has at most 4 numbers"},
    {R"({"call":"send","input_token":{"neg_state":-129}})", "43: `neg_state` is a number from -128 to 127"},
    {R"({"call":"send","input_token":{"call":"send"}})",
     "31: no member of TokenFacts is called `call`; see tools/docs/trace_format.md"},
};

TEST(RecordReaderTest, SaysWhatIsWrongAndWhatWouldBeRight) {
  for (const Wrong& wrong : kWrong) EXPECT_EQ(ProblemOf(wrong.line), wrong.problem) << wrong.line;
}

// Whatever befalls a line, the reader gives a record or one problem inside the line.
void ExpectOneAnswer(const std::string& line) {
  CallRecord record;
  RecordReader reader;
  if (reader.Read(line, record)) return;
  EXPECT_FALSE(reader.problem().what.empty());
  EXPECT_GE(reader.problem().column, 1u);
  EXPECT_LE(reader.problem().column, line.size() + 1) << line;
}

TEST(RecordReaderTest, RefusesEveryTruncation) {
  Random random(7);
  const std::string line = LineOf(RandomRecord(random));
  for (std::size_t size = 0; size < line.size(); ++size) {
    EXPECT_NE(ProblemOf(std::string_view(line).substr(0, size)), "") << size;
    ExpectOneAnswer(line.substr(0, size));
  }
}

TEST(RecordReaderTest, SurvivesEveryChangedByte) {
  Random random(11);
  const std::string line = LineOf(RandomRecord(random));
  for (std::size_t at = 0; at < line.size(); ++at) {
    std::string changed = line;
    for (int bit = 0; bit < 8; ++bit) {
      changed[at] = static_cast<char>(line[at] ^ (1 << bit));
      ExpectOneAnswer(changed);
    }
    for (const char byte : {'\0', '"', '\\', '{', '}', '[', ']', ',', ':', '-', '.', '9'}) {
      changed[at] = byte;
      ExpectOneAnswer(changed);
    }
  }
}

TEST(RecordReaderTest, SurvivesDeepNesting) {
  ExpectOneAnswer(std::string(100'000, '['));
  ExpectOneAnswer(std::string(100'000, '{'));
  std::string nested;
  for (int i = 0; i < 20'000; ++i) nested += "{\"input\":";
  ExpectOneAnswer(nested);
}

}  // namespace
}  // namespace legwork::trace

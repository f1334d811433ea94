#include "tools/trace/trace_reader.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "model/testing/record_builder.h"
#include "tools/trace/record_writer.h"

namespace legwork::trace {
namespace {

constexpr std::string_view kHeader = "{\"trace\":\"legwork\",\"version\":1}\n";
constexpr std::string_view kEnd = "{\"call\":\"end\",\"status\":\"SEC_E_OK\"}\n";

struct Taken {
  TraceHeader header;
  std::size_t records = 0;
  std::string error;
  bool broke_off = false;
};

Taken Take(std::string_view text, std::size_t chunk = 1 << 16) {
  ByteSource whole = SourceOf(text);
  TraceReader reader("t.jsonl", [&](char* out, std::size_t size) { return whole(out, std::min(size, chunk)); });
  Taken taken;
  for (CallRecord record; reader.Next(record);) ++taken.records;
  taken.header = reader.header();
  taken.error = reader.error();
  taken.broke_off = reader.broke_off();
  return taken;
}

std::string SessionText() {
  std::string text;
  AppendHeader({"sim",
                "a \"world\"\n",
                "windows",
                {{0, "client", Role::kInitiator, PackageName::kNtlm}, {1, "server", Role::kAcceptor, {}}}},
               text);
  testing::RecordBuilder builder = testing::NtlmSession();
  const RecordWriter writer;
  for (const CallRecord& record : builder.Take()) writer.Append(record, text);
  return text;
}

TEST(TraceReaderTest, ReadsAWholeSessionInPiecesOfAnySize) {
  const std::string text = SessionText();
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  for (const std::size_t chunk : {1u, 7u, 4096u, 1u << 20}) {
    const Taken taken = Take(text, chunk);
    EXPECT_EQ(taken.error, "");
    EXPECT_EQ(taken.records, lines - 1);
    EXPECT_EQ(taken.header.subject, "sim");
    EXPECT_EQ(taken.header.world, "a \"world\"\n");
    EXPECT_EQ(taken.header.profile, "windows");
    ASSERT_EQ(taken.header.actors.size(), 2u);
    EXPECT_EQ(taken.header.ActorName(1), "server");
    EXPECT_EQ(taken.header.ActorName(9), "actor 9");
    EXPECT_EQ(taken.header.actors[1].role, Role::kAcceptor);
    EXPECT_EQ(taken.header.actors[0].package, PackageName::kNtlm);
  }
}

TEST(TraceReaderTest, NumbersRecordsThatHaveNoNumber) {
  const std::string text = std::string(kHeader) + "\n" + std::string(kEnd) + std::string(kEnd);
  TraceReader reader("t", SourceOf(text));
  CallRecord record;
  ASSERT_TRUE(reader.Next(record) && reader.Next(record));
  EXPECT_EQ(record.number, 2u);
  EXPECT_EQ(reader.line(), 4u);
  EXPECT_FALSE(reader.Next(record));
}

TEST(TraceReaderTest, NumbersActorsThatHaveNoNumber) {
  const Taken taken = Take(R"({"trace":"legwork","version":1,"actors":[{"name":"a"},{"name":"b"}]})");
  EXPECT_EQ(taken.error, "");
  EXPECT_EQ(taken.header.ActorName(2), "b");
}

TEST(TraceReaderTest, TakesALastLineWithoutEndIfItIsWhole) {
  const std::string text = std::string(kHeader) + std::string(kEnd.substr(0, kEnd.size() - 1));
  EXPECT_EQ(Take(text).records, 1u);
  EXPECT_EQ(Take(text).error, "");
}

TEST(TraceReaderTest, SaysThatATraceBreaksOff) {
  const Taken taken = Take(std::string(kHeader) + std::string(kEnd) + "{\"call\":\"en");
  EXPECT_EQ(taken.records, 1u);
  EXPECT_TRUE(taken.broke_off);
  EXPECT_EQ(taken.error,
            "t.jsonl:3:12: the trace breaks off inside this line, which is no whole record: the line ends inside a "
            "text; its closing quotation mark is due");
}

struct Wrong {
  std::string text;
  const char* error;
};

const Wrong kWrongHeaders[] = {
    {"", "t.jsonl:0:1: the trace is empty; its first line is a header, {\"trace\":\"legwork\",\"version\":1,…}"},
    {std::string(kEnd),
     "t.jsonl:1:2: no member of the header is called `call`; there are trace version subject world "
     "profile actors"},
    {"{}\n",
     "t.jsonl:1:2: this line is no header; the first line of a trace is {\"trace\":\"legwork\",\"version\":1,…}"},
    {"{\"trace\":\"other\",\"version\":1}\n",
     "t.jsonl:1:10: this line is no header; the first line of a trace is {\"trace\":\"legwork\",\"version\":1,…}"},
    {"{\"trace\":\"legwork\",\"version\":2}\n",
     "t.jsonl:1:30: the trace is of version 2, this program reads version 1"},
    {"{\"trace\":\"legwork\",\"version\":1,\"actors\":[{\"role\":\"client\"}]}\n",
     "t.jsonl:1:50: a role is initiator or acceptor"},
    {"{\"trace\":\"legwork\",\"version\":1,\"actors\":[{\"actor\":65536}]}\n",
     "t.jsonl:1:51: `actor` is a number from 0 to 65535"},
    {"{\"trace\":\"legwork\",\"version\":1,\"version\":1}\n", "t.jsonl:1:32: `version` is given twice"},
    {"not JSON\n", "t.jsonl:1:1: `n` stands here; an object, {…}, is due"},
};

TEST(TraceReaderTest, RefusesAHeaderThatIsNone) {
  for (const Wrong& wrong : kWrongHeaders) EXPECT_EQ(Take(wrong.text).error, wrong.error);
}

constexpr char kTwoActors[] =
    R"({"trace":"legwork","version":1,"actors":[{"actor":1,"name":"client"},{"actor":4,"name":"server"}]})"
    "\n";

const Wrong kContradictions[] = {
    {R"({"call":"end","actor":3,"status":"SEC_E_OK"})",
     "t.jsonl:2:15: nobody is declared as actor 3; the header's `actors` are 1 (client) 4 (server)"},
    {R"({"call":"end","actor":1,"began_at":20,"ended_at":19,"status":"SEC_E_OK"})",
     "t.jsonl:2:39: the call ended at 19, before it began at 20; `ended_at` is no less than `began_at`"},
    {R"({"call":"end","actor":4,"peer":2,"began_at":20,"ended_at":20,"status":"SEC_E_OK"})", ""},
};

TEST(TraceReaderTest, RefusesRecordsThatCannotBeTrue) {
  for (const Wrong& wrong : kContradictions) EXPECT_EQ(Take(kTwoActors + wrong.text + "\n").error, wrong.error);
}

TEST(TraceReaderTest, TakesAnybodyWhereNobodyIsListed) {
  EXPECT_EQ(Take("{\"trace\":\"legwork\",\"version\":1}\n" + kContradictions[0].text + "\n").error, "");
}

TEST(TraceReaderTest, RefusesALineOfAGigabyteWithoutKeepingIt) {
  std::size_t given = 0;
  TraceReader reader("t.jsonl", [&](char* out, std::size_t size) {
    if (given == 0) {
      std::copy(kHeader.begin(), kHeader.end(), out);
      return given = kHeader.size();
    }
    std::fill_n(out, size, 'x');
    given += size;
    return given < (std::size_t{1} << 30) ? size : 0;
  });
  CallRecord record;
  EXPECT_FALSE(reader.Next(record));
  EXPECT_EQ(reader.error(), "t.jsonl:2:1: the line is longer than 1048576 bytes; a record has a few hundred");
  EXPECT_LT(given, std::size_t{4} << 20);
}

TEST(TraceReaderTest, GivesOneErrorForWhateverBefallsATrace) {
  const std::string text = SessionText().substr(0, 3000);
  for (std::size_t at = 0; at < text.size(); ++at) {
    Take(std::string_view(text).substr(0, at), 512);
    for (const char byte : {'\0', '\n', '"', '{', '}', ',', '9', '\\', '\x80'}) {
      std::string changed = text;
      changed[at] = byte;
      const Taken taken = Take(changed);
      EXPECT_TRUE(taken.error.empty() || taken.error.starts_with("t.jsonl:")) << taken.error;
    }
  }
}

}  // namespace
}  // namespace legwork::trace

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "tools/cli/testing/program.h"

// `judge`, `diff` and `run --trace` as their users meet them.
namespace legwork::cli {
namespace {

constexpr const char* kHeader = "{\"trace\":\"legwork\",\"version\":1,\"actors\":[{\"name\":\"client\"}]}\n";
constexpr const char* kEnd = "{\"call\":\"end\",\"actor\":1,\"status\":\"SEC_E_OK\"}\n";

// Recorded is the trace of a built-in scenario.
std::string Recorded(const std::string& scenario) {
  std::string name = scenario;
  name.replace(name.find('/'), 1, "_");
  const std::string path = InTemp(name + ".jsonl");
  EXPECT_EQ(Legwork("run " + scenario + " --trace " + path).status, 0);
  return path;
}

// Without is a trace from which the lines that hold the text were taken.
std::string Without(const std::string& path, const std::string& text, const std::string& name) {
  std::string kept, whole = ReadText(path);
  for (std::size_t at = 0; at < whole.size();) {
    const std::size_t end = whole.find('\n', at) + 1;
    const std::string line = whole.substr(at, end - at);
    if (line.find(text) == std::string::npos) kept += line;
    at = end;
  }
  return WriteText(name, kept);
}

TEST(TraceProgram, JudgesWhatRunRecords) {
  const std::string path = Recorded("kerberos/mutual_auth");
  const Ran ran = Legwork("judge " + path);
  EXPECT_EQ(ran.status, 0) << ran.output;
  EXPECT_NE(ran.output.find("1 passed, 0 failed"), std::string::npos) << ran.output;
  EXPECT_NE(ran.output.find("ISC-N-038"), std::string::npos) << "a report by clause";
}

TEST(TraceProgram, BlamesTheCallerAndShowsTheRecords) {
  const std::string path = Without(Recorded("kerberos/mutual_auth"), "{\"call\":\"delete\"", "no_delete.jsonl");
  const std::string json = InTemp("judged.json");
  const std::string junit = InTemp("judged.xml");
  EXPECT_EQ(Legwork("judge " + path + " --json " + json + " --junit " + junit).status, 1);
  const Ran ran = Legwork("judge " + path);
  EXPECT_EQ(ran.status, 1);
  EXPECT_NE(ran.output.find("violated  DSC-001  (caller, deletesecuritycontext)"), std::string::npos) << ran.output;
  EXPECT_NE(ran.output.find("\n  record  " + path + ":"), std::string::npos) << ran.output;
  const auto report = nlohmann::json::parse(ReadText(json));
  EXPECT_EQ(report["results"][0]["verdict"], "fail");
  EXPECT_FALSE(report.contains("seed"));
  bool found = false;
  for (const auto& clause : report["results"][0]["clauses"]) {
    if (clause["id"] != "DSC-001") continue;
    found = true;
    EXPECT_EQ(clause["party"], "caller");
    EXPECT_EQ(clause["records"].size(), 2u);
  }
  EXPECT_TRUE(found);
  EXPECT_NE(ReadText(junit).find("failures=\"1\""), std::string::npos);
}

TEST(TraceProgram, JudgesFromStandardInput) {
  const std::string path = Recorded("kerberos/mutual_auth");
  EXPECT_EQ(Legwork("judge - < " + path).status, 0);
}

TEST(TraceProgram, SaysThatATraceIsCutShort) {
  const std::string whole = ReadText(Recorded("kerberos/mutual_auth"));
  const std::string path = WriteText("cut.jsonl", whole.substr(0, whole.size() / 2));
  const Ran ran = Legwork("judge " + path);
  EXPECT_EQ(ran.status, 1) << ran.output;
  EXPECT_NE(ran.output.find("the trace breaks off inside this line"), std::string::npos) << ran.output;
  EXPECT_NE(ran.output.find("the trace is cut short: client made "), std::string::npos) << ran.output;
}

TEST(TraceProgram, JudgesTwoProcessesTogether) {
  const std::string path = Recorded("kerberos/mutual_auth");
  const std::string client = Without(path, "\"actor\":2,\"peer\"", "client.jsonl");
  const std::string server = Without(path, "\"actor\":1,\"peer\"", "server.jsonl");
  const Ran ran = Legwork("judge --together " + server + " " + client);
  EXPECT_EQ(ran.status, 0) << ran.output;
  EXPECT_NE(ran.output.find("1 passed"), std::string::npos) << ran.output;
}

TEST(TraceProgram, FindsTheFirstDifference) {
  const std::string path = Recorded("kerberos/mutual_auth");
  const Ran same = Legwork("diff " + path + " " + path);
  EXPECT_EQ(same.status, 0);
  EXPECT_EQ(same.output, "");
  std::string text = ReadText(path);
  const std::string word = "SEC_I_CONTINUE_NEEDED";
  text.replace(text.find(word), word.size(), "SEC_E_INVALID_TOKEN");
  const std::string changed = WriteText("changed.jsonl", text);
  const Ran ran = Legwork("diff " + path + " " + changed);
  EXPECT_EQ(ran.status, 1) << ran.output;
  EXPECT_NE(ran.output.find("SEC_E_INVALID_TOKEN"), std::string::npos) << ran.output;
  EXPECT_EQ(Legwork("diff " + path + " " + changed + " --ignore status").status, 0);
}

TEST(TraceProgram, KeepsTheTextFormForPeople) {
  const Ran ran = Legwork("run kerberos/mutual_auth --trace -");
  EXPECT_EQ(ran.status, 0);
  EXPECT_NE(ran.output.find("+0.000000  client"), std::string::npos) << ran.output.substr(0, 400);
}

TEST(TraceProgram, AnswersMistakesWithOneLineAndTheDocumentedStatus) {
  const std::string empty = WriteText("empty.jsonl", "");
  const std::string other = WriteText("other.jsonl", "{\"hello\":1}\n");
  const std::string newer = WriteText("newer.jsonl", "{\"trace\":\"legwork\",\"version\":9}\n");
  const std::string bare = WriteText("bare.jsonl", kHeader);
  const std::string good = WriteText("good.jsonl", std::string(kHeader) + kEnd);
  const std::string word = WriteText("word.jsonl", std::string(kHeader) + "{\"call\":\"ende\",\"status\":0}\n" + kEnd);
  const std::string profile =
      WriteText("profile.jsonl", "{\"trace\":\"legwork\",\"version\":1,\"profile\":\"plan9\"}\n" + std::string(kEnd));
  const std::string windows =
      WriteText("windows.jsonl", "{\"trace\":\"legwork\",\"version\":1,\"profile\":\"windows\"}\n" + std::string(kEnd));
  const std::string binary =
      WriteText("binary.jsonl", std::string(kHeader) + std::string("\0\xFF\x80", 3) + "\n" + kEnd);
  const std::string wide = WriteText("wide.jsonl", std::string(kHeader) + std::string(3u << 20, ' ') + "\n");
  const struct {
    std::string arguments;
    int status;
    const char* says;
  } rows[] = {
      {"judge", 2, "traces is required"},
      {"judge /nowhere.jsonl", 2, "cannot read /nowhere.jsonl: No such file or directory"},
      {"judge " + empty, 2, "the trace is empty; its first line is a header"},
      {"judge " + other, 2, "no member of the header is called `hello`"},
      {"judge " + newer, 2, "the trace is of version 9, this program reads version 1"},
      {"judge " + bare, 4, "no call was recorded"},
      {"judge " + word, 2, "word.jsonl:2:9: `ende` is no call; did you mean `end`?"},
      {"judge " + good + " " + word, 2, "word.jsonl:2:9: "},
      {"judge " + binary, 2, "binary.jsonl:2:1: "},
      {"judge " + wide, 2, "wide.jsonl:2:1: the line is longer than 1048576 bytes"},
      {"judge " + profile, 2, "no profile is called `plan9`"},
      {"judge --profile nope " + good, 2, "no profile is called `nope`"},
      {"judge --together " + good + " " + windows, 2, "was recorded under another profile"},
      {"judge - - < " + good, 2, "standard input can be read once"},
      {"judge --json /nowhere/x.json " + good, 3, "cannot write /nowhere/x.json"},
      {"judge .", 2, "cannot read .: Is a directory"},
      {"diff " + good, 2, "right is required"},
      {"diff " + good + " /nowhere.jsonl", 2, "cannot read /nowhere.jsonl"},
      {"diff " + good + " " + word, 2, "word.jsonl:2:9: "},
      {"diff --ignore nothing " + good + " " + good, 2, "no member of a record is called `nothing`"},
      {"run kerberos/mutual_auth kerberos/mutual_auth --trace " + InTemp("x.jsonl"), 2, "the trace of one scenario"},
  };
  for (const auto& row : rows) {
    const Ran ran = Legwork(row.arguments);
    EXPECT_EQ(ran.status, row.status) << row.arguments << "\n" << ran.output;
    EXPECT_NE(ran.output.find(row.says), std::string::npos) << row.arguments << "\n" << ran.output;
  }
}

}  // namespace
}  // namespace legwork::cli

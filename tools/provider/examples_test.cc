#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "model/profile.h"
#include "tools/trace/trace_judge.h"

// Each example runs on the library as a program of its own, and its trace is judged: the correct one has no finding,
// each wrong one that of its clause.
namespace legwork::provider {
namespace {

constexpr char kFolder[] = "tools/provider/examples/";

struct Example {
  const char* name;
  const char* clause;                     // that it breaks
  std::set<std::string> companions = {};  // what other pages say of the same deed
  const char* environment = "";
};

void PrintTo(const Example& example, std::ostream* out) { *out << example.name; }

std::string TracePath(const std::string& name) {
  return std::string(std::getenv("TEST_TMPDIR")) + "/" + name + ".jsonl";
}

// RunExample gives the exit status, -1 for a program that was killed.
int RunExample(const std::string& name, const std::string& argument, const std::string& environment) {
  const std::string command = environment + " LEGWORK_TRACE=" + TracePath(name) + " " + kFolder + name + " " + argument;
  const int status = std::system(command.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

trace::ByteSource SourceOf(std::ifstream& file) {
  return [&file](char* to, std::size_t size) {
    file.read(to, static_cast<std::streamsize>(size));
    return static_cast<std::size_t>(file.gcount());
  };
}

trace::Judgement Judge(const std::string& name) {
  std::ifstream file(TracePath(name), std::ios::binary);
  trace::TraceReader reader(name, SourceOf(file));
  return trace::JudgeTrace(reader, DocumentedProfile());
}

std::string TextOf(const trace::Finding& finding) {
  std::string text = finding.actor + ": " + VerdictText(finding.verdict);
  for (const std::string& record : finding.records) text += "\n    " + record;
  return text;
}

class CorrectExampleTest : public testing::TestWithParam<const char*> {};

TEST_P(CorrectExampleTest, IsClean) {
  EXPECT_EQ(RunExample("correct", GetParam(), ""), 0);
  const trace::Judgement judgement = Judge("correct");
  EXPECT_EQ(judgement.error, "");
  EXPECT_GT(judgement.records, 10u);
  for (const trace::Finding& finding : judgement.findings) ADD_FAILURE() << TextOf(finding);
}

TEST(CompletionTest, TheCorrectProgramCompletesWhereItIsAsked) {
  EXPECT_EQ(RunExample("correct", "", "LEGWORK_WORLD=tools/provider/examples/complete_needed.scn"), 0);
  const trace::Judgement judgement = Judge("correct");
  EXPECT_EQ(judgement.error, "");
  for (const trace::Finding& finding : judgement.findings) ADD_FAILURE() << TextOf(finding);
}

TEST(ProfileTest, TheTraceSaysWhoseAnswersTheLibraryGave) {
  for (const char* const profile : {"", "windows"}) {
    const std::string environment = *profile == 0 ? "" : "LEGWORK_PROFILE=" + std::string(profile);
    EXPECT_EQ(RunExample("correct", "", environment), 0);
    std::ifstream file(TracePath("correct"), std::ios::binary);
    trace::TraceReader reader("correct", SourceOf(file));
    CallRecord record;
    EXPECT_TRUE(reader.Next(record));
    EXPECT_EQ(reader.header().profile, profile) << "nothing stands for the documentation";
  }
}

INSTANTIATE_TEST_SUITE_P(EveryPackage, CorrectExampleTest, testing::Values("Negotiate", "Kerberos", "NTLM"));

class WrongExampleTest : public testing::TestWithParam<Example> {};

TEST_P(WrongExampleTest, IsCaughtUnderItsClauseAlone) {
  const Example& example = GetParam();
  EXPECT_NE(RunExample(example.name, "", example.environment), -1);
  const trace::Judgement judgement = Judge(example.name);
  EXPECT_EQ(judgement.error, "");
  std::set<std::string> found;
  for (const trace::Finding& finding : judgement.findings) {
    const std::string id(finding.verdict.clause->id);
    found.insert(id);
    EXPECT_EQ(finding.verdict.party, Party::kCaller) << TextOf(finding);
    EXPECT_TRUE(id == example.clause || example.companions.contains(id)) << TextOf(finding);
  }
  EXPECT_TRUE(found.contains(example.clause)) << example.clause << " is not among " << found.size() << " findings";
  for (const std::string& companion : example.companions) EXPECT_TRUE(found.contains(companion)) << companion;
}

const Example kExamples[] = {
    {"accepts_anew", "ISC-N-002", {"ASC-N-004", "LIF-004"}},
    {"client_keeps_last_token", "ISC-N-047"},
    {"counts_from_one", "DEC-009"},
    {"first_call_with_context", "ISC-N-007", {"HND-001"}},
    {"frees_with_free", "ISC-N-014"},
    {"ignores_complete_needed",
     "ISC-N-050",
     {"ISC-N-078"},
     "LEGWORK_WORLD=tools/provider/examples/complete_needed.scn"},
    {"ignores_granted_flags",
     "ISC-N-023",
     {"CTX-002", "ISC-N-065", "ISC-N-067", "LSA-003"},
     "LEGWORK_NEEDS=MUTUAL_AUTH"},
    {"leaks_context", "DSC-001", {"FCH-001", "ISC-N-079", "LIF-005"}},
    {"leaks_credential", "FCH-002", {"ACH-N-017"}},
    {"seals_too_early", "SIG-001"},
    {"server_keeps_last_token", "ASC-N-018", {"ASC-N-030", "ISC-N-004"}},
    {"short_trailer", "ENC-014"},
    {"uses_freed_credential", "ISC-N-005"},
};

INSTANTIATE_TEST_SUITE_P(All, WrongExampleTest, testing::ValuesIn(kExamples),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace legwork::provider

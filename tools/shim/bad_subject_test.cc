// Every way in which a subject can misbehave has one verdict; the run goes on behind it, and nothing is left.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "model/profile.h"
#include "sim/crypto/string_to_key.h"
#include "tools/shim/process_factory.h"

namespace legwork::host {
namespace {

using Outcome = CallReply::Outcome;

int EntriesOf(const std::string& folder) {
  int count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder)) ++count;
  return count;
}

// RunningWith counts the processes that were started with the word as an argument; one that has ended has none.
int RunningWith(const std::string& word) {
  int count = 0;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    std::ifstream file(entry.path() / "cmdline", std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    const std::string command = text.str();
    const bool is_shim = command.find("simulated_shim") != std::string::npos;
    count += is_shim && command.find('\0' + word + '\0') != std::string::npos;
  }
  return count;
}

// EndsAll looks again until they are gone: a process that was killed takes a moment to end, and one that was not never
// does.
bool EndsAll(const std::string& word) {
  constexpr int kLooks = 1000;
  for (int look = 0; look < kLooks; ++look) {
    if (RunningWith(word) == 0) return true;
  }
  return false;
}

struct Row {
  const char* word;
  Outcome outcome;
  const char* says;
  int limit_milliseconds = 20000;  // of one call
};

// BadSubjectTest gives every subject a parent folder of its own, to see what is left in it.
class BadSubjectTest : public testing::TestWithParam<Row> {
 protected:
  void SetUp() override {
    char folder[] = "/tmp/badXXXXXX";
    ASSERT_NE(mkdtemp(folder), nullptr);
    folder_ = folder;
    setenv("TMPDIR", folder, 1);
    setenv("LEGWORK_MEMORY_MIB", "128", 1);
  }
  void TearDown() override {
    unsetenv("TMPDIR");
    std::filesystem::remove_all(folder_);
  }

  CallReply Ask(Peer& peer, Call call, const SecHandle& credential) {
    CallRequest request;
    request.call = call;
    request.package = PackageName::kNtlm;
    request.identity.absent = false;
    request.identity.user = "alice";
    request.credential = {credential == SecHandle{}, credential};
    request.output = {false, 0, {{2, {}, 2888, false}}};
    CallReply reply;
    peer.Answer(request, reply);
    return reply;
  }

  std::string folder_;
  StringToKeyCache keys_;
  World world_{1, DocumentedProfile(), keys_};
};

TEST_P(BadSubjectTest, HasOneVerdictAndLeavesNothing) {
  const Row& row = GetParam();
  const int open_before = EntriesOf("/proc/self/fd");
  std::string error;
  auto factory = MakeProcessFactory("exec:exec tools/shim/testing/simulated_shim " + std::string(row.word), error,
                                    std::chrono::milliseconds(row.limit_milliseconds));
  ASSERT_NE(factory, nullptr) << error;
  auto peer = factory->Make(world_, nullptr, ActorSetup{});
  const CallReply acquired = Ask(*peer, Call::kAcquire, {});
  ASSERT_EQ(acquired.outcome, Outcome::kReturned) << acquired.message;
  CallReply reply = Ask(*peer, Call::kInitialize, acquired.new_handle);
  if (reply.outcome == Outcome::kReturned && row.outcome != Outcome::kReturned) {
    reply = Ask(*peer, Call::kQuery, {});  // whatever was said out of turn is noticed by now
  }
  EXPECT_EQ(reply.outcome, row.outcome) << reply.message;
  EXPECT_NE(reply.message.find(row.says), std::string::npos) << reply.message;
  const CallReply again = Ask(*peer, Call::kAcquire, {});
  EXPECT_EQ(again.outcome, Outcome::kReturned) << "the run does not go on: " << again.message;
  peer.reset();
  factory.reset();
  EXPECT_TRUE(EndsAll(row.word)) << "a process is left";
  EXPECT_EQ(EntriesOf(folder_), 0) << "a file is left";
  EXPECT_EQ(EntriesOf("/proc/self/fd"), open_before);
  EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1) << "a child is left";
}

constexpr char kBroke[] = "the process was lost, it broke the line protocol: ";
const Row kRows[] = {
    {"hangs", Outcome::kTimedOut, "no answer in time", 300},
    {"ignores_signals", Outcome::kTimedOut, "no answer in time", 300},
    {"floods", Outcome::kCrashed, "it broke the line protocol: a line of more than 64 MiB"},
    {"floods_lines", Outcome::kCrashed, kBroke},
    {"writes_garbage", Outcome::kCrashed, "it broke the line protocol: not JSON, in the line: "},
    {"prints", Outcome::kCrashed, "it broke the line protocol: not JSON, in the line: debug: about to"},
    {"speaks_out_of_turn", Outcome::kCrashed, "it broke the line protocol: it speaks without being asked"},
    {"dies", Outcome::kCrashed, "the process was lost, killed by SIGSEGV"},
    {"closes_its_pipe", Outcome::kCrashed, "the process was lost, closed its output and went on running"},
    {"forks", Outcome::kReturned, ""},
    {"forks_and_dies", Outcome::kCrashed, "the process was lost, killed by SIGKILL"},
    {"leaves_files", Outcome::kReturned, ""},
    {"leaks", Outcome::kCrashed, "the process was lost, was ended because it took more than 128 MiB"},
    {"corrupts_its_heap", Outcome::kCrashed, "the process was lost, killed by SIGABRT"},
};

INSTANTIATE_TEST_SUITE_P(Misbehaviours, BadSubjectTest, testing::ValuesIn(kRows),
                         [](const auto& info) { return std::string(info.param.word); });

}  // namespace
}  // namespace legwork::host

#include "tools/shim/process_peer.h"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>

#include "sim/crypto/string_to_key.h"
#include "tools/shim/process_factory.h"

namespace legwork::host {
namespace {

using Outcome = CallReply::Outcome;

std::string Fake(const std::string& name) {
  return "sspi:" + std::string(getenv("TEST_SRCDIR")) + "/legwork/tools/shim/testing/libfake_" + name + ".so";
}

// Subject is one factory with a world around it.
struct Subject {
  explicit Subject(const std::string& subject, std::chrono::milliseconds limit = std::chrono::seconds(5))
      : world(1, DocumentedProfile(), keys), factory(MakeProcessFactory(subject, error, limit)) {
    if (factory != nullptr) peer = factory->Make(world, nullptr, ActorSetup{});
  }
  CallReply Ask(const CallRequest& request) {
    CallReply reply;
    peer->Answer(request, reply);
    return reply;
  }
  CallReply Ask(Call call) {
    CallRequest request;
    request.call = call;
    return Ask(request);
  }
  CallReply Initialize() {
    CallRequest request;
    request.call = Call::kInitialize;
    request.credential = {false, {1, 2}};
    request.input = {false, 0, {{2, {1, 2, 3}, 3, false}}};
    request.output = {false, 0, {{2, {}, 64, false}}};
    return Ask(request);
  }

  StringToKeyCache keys;
  World world;
  std::string error;
  std::unique_ptr<ProcessFactory> factory;
  std::unique_ptr<Peer> peer;
};

TEST(ProcessPeer, GivesALibraryTheVariablesAndAccountsThatItsSubjectNames) {
  const std::string fake = Fake("good").substr(5);
  EXPECT_FALSE(Subject("sspi:" + fake).factory->traits().knows_world_accounts);
  Subject subject("sspi:FAKE_ACCOUNTS={accounts} " + fake);
  ASSERT_EQ(subject.error, "");
  EXPECT_TRUE(subject.factory->traits().knows_world_accounts);
  Account alice;
  alice.name = "alice";
  alice.domain = "EXAMPLE";
  alice.password = "alice-pw";
  subject.world.directory.Add(alice);
  subject.Ask(Call::kAcquire);
  const CallReply reply = subject.Initialize();
  ASSERT_EQ(reply.output.size(), 1u);
  EXPECT_EQ(std::string(reply.output[0].content.begin(), reply.output[0].content.end()), "EXAMPLE:alice:alice-pw\n");
}

TEST(ProcessPeer, AnswersCalls) {
  Subject subject(Fake("good"));
  ASSERT_EQ(subject.error, "");
  const CallReply acquired = subject.Ask(Call::kAcquire);
  EXPECT_EQ(acquired.outcome, Outcome::kReturned);
  EXPECT_TRUE(acquired.new_handle_written);
  EXPECT_EQ(acquired.new_handle, (SecHandle{1, 2}));
  EXPECT_EQ(acquired.expiry, 0x400000003);
  const CallReply initialized = subject.Initialize();
  EXPECT_EQ(initialized.status, SecStatus::kContinueNeeded);
  ASSERT_EQ(initialized.output.size(), 1u);
  EXPECT_EQ(initialized.output[0].content, (Bytes{'t', 'o', 'k', 'e', 'n'}));
  EXPECT_TRUE(initialized.output[0].guards_intact);
  EXPECT_FALSE(initialized.output[0].allocated_by_package);
  EXPECT_FALSE(initialized.input[0].changed);
}

// What an honest caller never passes arrives as it is said; the fake library tells what it saw (fake_library.cc).
TEST(ProcessPeer, PassesWhatIsOdd) {
  Subject subject(Fake("echoes"));
  ASSERT_EQ(subject.error, "");
  CallRequest request;
  request.call = Call::kAcquire;
  EXPECT_EQ(subject.Ask(request).expiry, 0);
  request.principal = "bob";
  request.logon_session = LogonSession::kOther;
  request.key_function_given = true;
  EXPECT_EQ(subject.Ask(request).expiry, 7);
  request = {};
  request.call = Call::kAcquire;
  request.identity.absent = false;
  request.identity.user = "alice";
  request.identity.flags = 3;
  request.identity.lengths_match = false;
  EXPECT_EQ(subject.Ask(request).expiry, std::int64_t{3} << 32 | 6 << 8 | 8);
  request.identity.form = IdentityForm::kMalformed;
  request.identity.flaw = IdentityFlaw::kNullUser;
  EXPECT_EQ(subject.Ask(request).expiry, std::int64_t{3} << 32 | 6 << 8 | 16 | 8);
  request.identity.form = IdentityForm::kOpaque;
  EXPECT_EQ(subject.Ask(request).outcome, Outcome::kUnsupported);
}

TEST(ProcessPeer, GivesBackWhatTheLibraryHandedOutWhenTold) {
  Subject subject(Fake("good"));
  CallRequest query, release;
  query.call = Call::kQueryPackage;
  const CallReply reply = subject.Ask(query);
  ASSERT_EQ(reply.described.size(), 1u);
  EXPECT_EQ(reply.described[0].name, "NTLM");
  EXPECT_EQ(reply.described[0].max_token, 2888u);
  ASSERT_EQ(reply.issued, std::vector<std::uint32_t>{1});
  release.call = Call::kFreeBuffer;
  release.memory = {false, 1, false};
  EXPECT_EQ(subject.Ask(release).outcome, Outcome::kReturned);
  EXPECT_EQ(subject.Ask(release).outcome, Outcome::kCrashed) << "it is back already, and that is the caller's";
  release.memory = {};
  EXPECT_EQ(subject.Ask(release).status, SecStatus::kOk) << "NULL is for the library to judge";
  query.result_is_null = true;
  EXPECT_EQ(subject.Ask(query).status, SecStatus::kInvalidHandle);
}

TEST(ProcessPeer, CopiesAndFreesWhatTheLibraryAllocates) {
  Subject subject(Fake("good"));
  CallRequest request;
  request.call = Call::kInitialize;
  request.requested = 0x100;
  request.output = {false, 0, {{2, {}, 0, true}}};
  const CallReply reply = subject.Ask(request);
  ASSERT_EQ(reply.output.size(), 1u);
  EXPECT_TRUE(reply.output[0].allocated_by_package);
  EXPECT_EQ(reply.output[0].content.size(), 5u);
}

TEST(ProcessPeer, AMissingFunctionIsUnsupportedWithItsReason) {
  Subject subject(Fake("good"));
  const CallReply reply = subject.Ask(Call::kAccept);
  EXPECT_EQ(reply.outcome, Outcome::kUnsupported);
  EXPECT_EQ(reply.message, "AcceptSecurityContext is a null pointer in the function table");
  CallRequest ansi;
  ansi.call = Call::kAcquire;
  ansi.ansi = true;
  EXPECT_EQ(subject.Ask(ansi).message, "the library has no A function table");
}

TEST(ProcessPeer, UnwrittenOutputsAreFacts) {
  Subject subject(Fake("unwritten"));
  EXPECT_FALSE(subject.Ask(Call::kAcquire).new_handle_written);
  const CallReply reply = subject.Initialize();
  EXPECT_FALSE(reply.new_handle_written || reply.granted_written || reply.expiry_written);
  EXPECT_FALSE(reply.output[0].changed);
}

TEST(ProcessPeer, OverrunsAndChangedInputsAreFacts) {
  Subject over(Fake("overruns")), under(Fake("underruns")), changes(Fake("changes_input"));
  EXPECT_FALSE(over.Initialize().output[0].guards_intact);
  EXPECT_FALSE(under.Initialize().output[0].guards_intact);
  EXPECT_TRUE(changes.Initialize().input[0].changed);
}

TEST(ProcessPeer, LosesPatienceWithALibraryThatHangs) {
  Subject subject(Fake("hangs"), std::chrono::milliseconds(600));
  EXPECT_EQ(subject.factory->CallLimit().count(), 600);
  for (int call = 0; call < 4; ++call) EXPECT_EQ(subject.Initialize().outcome, Outcome::kTimedOut);
  EXPECT_EQ(subject.factory->CallLimit().count(), 500);
  EXPECT_EQ(subject.Ask(Call::kAcquire).outcome, Outcome::kReturned);
}

TEST(ProcessPeer, ACrashIsAnOutcomeAndTheNextCallStartsAfresh) {
  const std::pair<const char*, const char*> ends[] = {{"aborts", "killed by SIGABRT"},
                                                      {"segfaults", "killed by SIGSEGV"},
                                                      {"exits", "exited with status 0"},
                                                      {"reads_past", "killed by SIGSEGV"}};
  for (const auto& [name, how] : ends) {
    Subject subject(Fake(name));
    const CallReply reply = subject.Initialize();
    EXPECT_EQ(reply.outcome, Outcome::kCrashed) << name;
    EXPECT_EQ(reply.message, "InitializeSecurityContext: the process was lost, " + std::string(how));
    EXPECT_EQ(subject.Ask(Call::kAcquire).outcome, Outcome::kReturned) << name;
  }
}

TEST(ProcessPeer, AHangIsATimeOutAndTheNextCallStartsAfresh) {
  Subject subject(Fake("hangs"), std::chrono::milliseconds(200));
  EXPECT_EQ(subject.Initialize().outcome, Outcome::kTimedOut);
  EXPECT_EQ(subject.Ask(Call::kAcquire).outcome, Outcome::kReturned);
}

TEST(ProcessPeer, WhatALibraryPrintsDoesNotReachTheLine) {
  Subject subject(Fake("prints"));
  EXPECT_EQ(subject.Ask(Call::kAcquire).outcome, Outcome::kReturned);
  EXPECT_EQ(subject.Initialize().status, SecStatus::kContinueNeeded);
}

TEST(ProcessPeer, AStrayPointerIsASentenceNotACrash) {
  Subject subject(Fake("good"));
  CallRequest request;
  request.call = Call::kQuery;
  request.attribute = 1;
  const CallReply reply = subject.Ask(request);
  EXPECT_EQ(reply.outcome, Outcome::kReturned);
  EXPECT_EQ(reply.message, "sUserName leads to memory that is no string; ");
}

TEST(ProcessPeer, UnusableSubjectsAreOneSentence) {
  EXPECT_NE(Subject(Fake("crash_at_load")).error.find("died while it was being loaded: killed by SIGSEGV"),
            std::string::npos);
  EXPECT_NE(Subject(Fake("no_table")).error.find("has no SSPI function table"), std::string::npos);
  EXPECT_NE(Subject("sspi:libm.so.6").error.find("has no SSPI function table"), std::string::npos);
  EXPECT_NE(Subject("sspi:libdoes_not_exist.so").error.find("cannot open shared object file"), std::string::npos);
  EXPECT_NE(Subject("sspi:/etc/passwd").error.find("cannot be loaded"), std::string::npos);
  EXPECT_EQ(Subject("sspi:").error, "subject sspi:: a library must follow \"sspi:\"");
  EXPECT_EQ(Subject("foo").error, "subject foo: a foreign subject is sspi:LIBRARY, gssapi:LIBRARY or exec:COMMAND");
}

constexpr char kShim[] =
    "exec:read hello; echo '{\"re\":\"hello\",\"version\":2,\"name\":\"shell\",\"packages\":[\"NTLM\"]}'; read call; ";

TEST(ProcessPeer, SpeaksWithACommand) {
  Subject subject(std::string(kShim) + "echo '{\"seq\":1,\"status\":\"SEC_E_NO_CREDENTIALS\"}'");
  ASSERT_EQ(subject.error, "");
  EXPECT_EQ(subject.factory->traits().packages, std::vector<PackageName>{PackageName::kNtlm});
  EXPECT_EQ(subject.Ask(Call::kAcquire).status, SecStatus::kNoCredentials);
  EXPECT_EQ(subject.Ask(Call::kAcquire).outcome, Outcome::kCrashed);
}

TEST(ProcessPeer, TakesContentsThatAreOthersForChanged) {
  Subject subject(
      std::string(kShim) +
      "echo '{\"seq\":1,\"input\":[{\"type\":2,\"content\":\"010203\"}],"
      "\"output\":[{\"type\":2,\"content\":\"0102030405\"}]}'; read call; "
      "echo '{\"seq\":2,\"output\":[{\"type\":2,\"size\":5,\"content\":\"0102030405\",\"changed\":false}]}'");
  const CallReply reply = subject.Initialize();
  EXPECT_FALSE(reply.input.at(0).changed) << "is what it was";
  EXPECT_TRUE(reply.output.at(0).changed);
  EXPECT_EQ(reply.output.at(0).size, 5u);
  EXPECT_FALSE(subject.Initialize().output.at(0).changed) << "it says so";
}

TEST(ProcessPeer, GarbageOnTheLineIsTheEndOfTheProcess) {
  Subject garbage(std::string(kShim) + "echo nonsense; read more");
  const CallReply reply = garbage.Ask(Call::kAcquire);
  EXPECT_EQ(reply.outcome, Outcome::kCrashed);
  EXPECT_EQ(
      reply.message,
      "AcquireCredentialsHandle: the process was lost, it broke the line protocol: not JSON, in the line: nonsense");
  Subject wrong(std::string(kShim) + "echo '{\"seq\":9}'; read more");
  EXPECT_NE(wrong.Ask(Call::kAcquire).message.find("the reply to request 9 where 1 was asked"), std::string::npos);
  EXPECT_NE(Subject("exec:echo hi; read x").error.find("does not speak the protocol: not JSON"), std::string::npos);
  EXPECT_NE(Subject("exec:exit 3").error.find("exited with status 3"), std::string::npos);
}

int EntriesOf(const std::string& folder) {
  int count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder)) ++count;
  return count;
}

TEST(ProcessPeer, LeavesNothingBehind) {
  char folder[] = "/tmp/leftoversXXXXXX";
  ASSERT_NE(mkdtemp(folder), nullptr);
  const char* const before = getenv("TMPDIR");
  const std::string kept = before == nullptr ? "" : before;
  setenv("TMPDIR", folder, 1);
  const int open_before = EntriesOf("/proc/self/fd");
  for (const char* const name : {"good", "aborts", "hangs", "crash_at_load"}) {
    Subject subject(Fake(name), std::chrono::milliseconds(200));
    if (subject.peer != nullptr) subject.Initialize();
  }
  EXPECT_EQ(EntriesOf(folder), 0);
  EXPECT_EQ(EntriesOf("/proc/self/fd"), open_before);
  EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1) << "a child is left";
  kept.empty() ? unsetenv("TMPDIR") : setenv("TMPDIR", kept.c_str(), 1);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace legwork::host

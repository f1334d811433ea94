#include "tools/shim/windows/one_process_sessions.h"

#include <gtest/gtest.h>

#include <ctime>
#include <fstream>
#include <iterator>

namespace legwork::host {
namespace {

class Remembering : public Performer {
 public:
  void Answer(const CallRequest& request, CallReply&) override { last = request; }
  BenchReply Bench(const BenchRequest&) override { return {}; }
  CallRequest last;
};

WireRequest SessionOfAlice() {
  WireRequest request;
  request.kind = WireRequest::Kind::kSession;
  request.session.account = {"alice", "EXAMPLE", "", "alice-pw", false};
  request.session.accounts = {{"HTTP/web", "", "", "web-pw", false}, {"alice", "EXAMPLE", "", "alice-pw", false}};
  return request;
}

CallRequest AcquireByNobody(std::uint32_t use) {
  CallRequest request;
  request.call = Call::kAcquire;
  request.credential_use = use;
  request.identity.absent = true;
  return request;
}

TEST(OneProcessSessionsTest, BeginAndEndInTurn) {
  OneProcessSessions sessions({});
  WireReply reply;
  sessions.Begin(SessionOfAlice(), reply);
  EXPECT_EQ(reply.kind, WireReply::Kind::kSession);
  sessions.Begin(SessionOfAlice(), reply);
  EXPECT_EQ(reply.kind, WireReply::Kind::kError);
  EXPECT_EQ(reply.text, "a session is open already");
  EXPECT_TRUE(sessions.End(reply)) << "the process stays";
  EXPECT_EQ(reply.kind, WireReply::Kind::kEnded);
  sessions.Begin(SessionOfAlice(), reply);
  EXPECT_EQ(reply.kind, WireReply::Kind::kSession);
}

TEST(OneProcessSessionsTest, WriteTheUsersPassword) {
  const std::string path = testing::TempDir() + "/password";
  OneProcessSessions sessions({.password_file = path, .clock_file = ""});
  WireReply reply;
  sessions.Begin(SessionOfAlice(), reply);
  ASSERT_EQ(reply.kind, WireReply::Kind::kSession);
  std::ifstream file(path);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), "alice-pw");
}

TEST(OneProcessSessionsTest, SayWhichFileCannotBeWritten) {
  OneProcessSessions sessions({.password_file = "/nowhere/password", .clock_file = ""});
  WireReply reply;
  sessions.Begin(SessionOfAlice(), reply);
  EXPECT_EQ(reply.kind, WireReply::Kind::kError);
  EXPECT_EQ(reply.text, "the file /nowhere/password cannot be written");
}

TEST(OneProcessSessionsTest, WriteHowFarTheWorldsTimeIsFromTheMachines) {
  constexpr std::int64_t kYear2001 = 126'227'808'000'000'000;  // in ticks since 1601
  const std::string path = testing::TempDir() + "/clock";
  std::ofstream(path) << std::string(8, '\0');
  OneProcessSessions sessions({.password_file = "", .clock_file = path});
  std::int64_t shift = 0;
  const auto Read = [&] { std::ifstream(path).read(reinterpret_cast<char*>(&shift), sizeof shift); };
  sessions.SetTime(0);
  Read();
  EXPECT_EQ(shift, 0) << "no time was told";
  const std::time_t before = std::time(nullptr);
  sessions.SetTime(kYear2001);
  Read();
  EXPECT_NEAR(static_cast<double>(before + shift / 1'000'000'000), 978'307'200.0, 60.0);
}

TEST(LoggedOnTest, NamesTheAccountWhereTheCallerInitiatesAsNobody) {
  Remembering library;
  OneProcessSessions sessions({});
  LoggedOn performer(library, sessions);
  WireReply begun;
  CallReply reply;
  performer.Answer(AcquireByNobody(kUseOutbound), reply);
  EXPECT_TRUE(library.last.identity.absent) << "there is no account yet";
  sessions.Begin(SessionOfAlice(), begun);
  performer.Answer(AcquireByNobody(kUseOutbound), reply);
  EXPECT_EQ(library.last.identity.user, "alice");
  EXPECT_EQ(library.last.identity.password, "alice-pw");
  performer.Answer(AcquireByNobody(kUseInbound), reply);
  EXPECT_TRUE(library.last.identity.absent);
  CallRequest named = AcquireByNobody(kUseOutbound);
  named.identity.absent = false;
  named.identity.user = "bob";
  performer.Answer(named, reply);
  EXPECT_EQ(library.last.identity.user, "bob");
}

}  // namespace
}  // namespace legwork::host

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "model/profile.h"
#include "tools/provider/functions.h"
#include "tools/trace/trace_judge.h"

// A client and a server in two processes, each with a world of its own made from the same file.
namespace legwork::provider {
namespace {

using host::AbiBuffer;
using host::AbiDescriptor;
using host::AbiHandle;

constexpr std::uint32_t kRoom = 12288, kToken = 2, kContinueNeeded = 0x90312;

bool SendToken(int to, const AbiBuffer& token) {
  return write(to, &token.size, sizeof token.size) == sizeof token.size &&
         write(to, token.data, token.size) == static_cast<ssize_t>(token.size);
}

bool ReceiveToken(int from, AbiBuffer& token) {
  if (recv(from, &token.size, sizeof token.size, MSG_WAITALL) != sizeof token.size || token.size > kRoom) return false;
  return recv(from, token.data, token.size, MSG_WAITALL) == static_cast<ssize_t>(token.size);
}

// Talk plays one part of a handshake over a socket, correctly, and gives the exit status.
int Talk(bool initiates, int peer, char* package) {
  AbiHandle credential = {}, context = {};
  std::vector<std::uint8_t> taken(kRoom), given(kRoom);
  AbiBuffer in = {0, kToken, taken.data()}, out = {kRoom, kToken, given.data()};
  AbiDescriptor input = {0, 1, &in}, output = {0, 1, &out};
  char target[] = "HTTP/web.example.com";
  AcquireCredentialsHandleA(nullptr, package, initiates ? 2 : 1, nullptr, nullptr, nullptr, nullptr, &credential,
                            nullptr);
  std::int32_t status = kContinueNeeded;
  for (bool is_first = true; status == static_cast<std::int32_t>(kContinueNeeded); is_first = false) {
    if (!(initiates && is_first) && !ReceiveToken(peer, in)) return 2;
    out.size = kRoom;
    AbiHandle* const old = is_first ? nullptr : &context;
    status = initiates
                 ? InitializeSecurityContextA(&credential, old, target, 0x12, 0, 0x10, is_first ? nullptr : &input, 0,
                                              &context, &output, nullptr, nullptr)
                 : AcceptSecurityContext(&credential, old, &input, 0x12, 0x10, &context, &output, nullptr, nullptr);
    if (status < 0 || (out.size != 0 && !SendToken(peer, out))) break;
  }
  DeleteSecurityContext(&context);
  FreeCredentialsHandle(&credential);
  return status == 0 ? 0 : 1;
}

std::string TraceOf(const char* part) { return std::string(std::getenv("TEST_TMPDIR")) + "/" + part + ".jsonl"; }

pid_t Start(bool initiates, int own, int other, char* package) {
  const pid_t child = fork();
  if (child != 0) return child;
  close(other);
  setenv("LEGWORK_TRACE", TraceOf(initiates ? "client" : "server").c_str(), 1);
  std::exit(Talk(initiates, own, package));
}

int StatusOf(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

trace::Judgement Judge(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  trace::TraceReader reader(path, [&file](char* to, std::size_t size) {
    file.read(to, static_cast<std::streamsize>(size));
    return static_cast<std::size_t>(file.gcount());
  });
  return trace::JudgeTrace(reader, DocumentedProfile());
}

class TwoProcessTest : public testing::TestWithParam<const char*> {};

TEST_P(TwoProcessTest, ShakeHandsAndAreBothClean) {
  std::string package = GetParam();
  int ends[2];
  ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
  const pid_t client = Start(true, ends[0], ends[1], package.data());
  const pid_t server = Start(false, ends[1], ends[0], package.data());
  close(ends[0]);
  close(ends[1]);
  EXPECT_EQ(StatusOf(client), 0);
  EXPECT_EQ(StatusOf(server), 0);
  for (const char* part : {"client", "server"}) {
    const trace::Judgement judgement = Judge(TraceOf(part));
    EXPECT_EQ(judgement.error, "");
    EXPECT_GT(judgement.records, 5u);
    for (const trace::Finding& finding : judgement.findings) {
      ADD_FAILURE() << part << ": " << VerdictText(finding.verdict);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(EveryPackage, TwoProcessTest, testing::Values("Negotiate", "Kerberos", "NTLM"));

}  // namespace
}  // namespace legwork::provider

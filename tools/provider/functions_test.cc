#include "tools/provider/functions.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "model/sec_buffer.h"
#include "model/sec_status.h"

namespace legwork::provider {
namespace {

using host::AbiBuffer;
using host::AbiDescriptor;
using host::AbiHandle;

constexpr std::uint32_t kToken = static_cast<std::uint32_t>(BufferType::kToken);
constexpr std::uint32_t kInbound = 1, kOutbound = 2;
constexpr std::uint32_t kRoom = 12288;

SecStatus Status(std::int32_t status) { return static_cast<SecStatus>(status); }

AbiHandle Acquire(const char* package, std::uint32_t use) {
  AbiHandle credential = {};
  char name[16] = {};
  std::string(package).copy(name, sizeof name - 1);
  EXPECT_EQ(AcquireCredentialsHandleA(nullptr, name, use, nullptr, nullptr, nullptr, nullptr, &credential, nullptr), 0);
  return credential;
}

// Side is one end of a handshake.
struct Side {
  AbiHandle credential;
  bool initiates;
  AbiHandle context = {};
  bool has_context = false;
  SecStatus status = SecStatus::kContinueNeeded;
  std::vector<std::uint8_t> token = {};

  void Step(std::vector<std::uint8_t> taken) {
    AbiBuffer in = {static_cast<std::uint32_t>(taken.size()), kToken, taken.data()};
    AbiDescriptor input = {0, 1, &in};
    token.assign(kRoom, 0);
    AbiBuffer out = {kRoom, kToken, token.data()};
    AbiDescriptor output = {0, 1, &out};
    char target[] = "HTTP/web.example.com";
    AbiHandle* const old = has_context ? &context : nullptr;
    AbiDescriptor* const given = taken.empty() ? nullptr : &input;
    status = Status(
        initiates ? InitializeSecurityContextA(&credential, old, target, 0x10, 0, 0x10, given, 0, &context, &output,
                                               nullptr, nullptr)
                  : AcceptSecurityContext(&credential, old, given, 0x10, 0x10, &context, &output, nullptr, nullptr));
    has_context = has_context || !IsFailure(status);
    token.resize(out.size);
  }
};

bool Shake(Side& client, Side& server) {
  for (int leg = 0; leg < 4; ++leg) {
    if (client.status == SecStatus::kContinueNeeded) client.Step(server.token);
    if (server.status == SecStatus::kContinueNeeded && !client.token.empty()) server.Step(client.token);
  }
  return client.status == SecStatus::kOk && server.status == SecStatus::kOk;
}

TEST(FunctionsTest, ThreadsMayUseTheLibraryAtOnce) {
  AbiHandle outbound = Acquire("NTLM", kOutbound), inbound = Acquire("NTLM", kInbound);
  std::atomic<int> established = 0;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&] {
      for (int i = 0; i < 25; ++i) {
        Side client{outbound, true}, server{inbound, false};
        established += Shake(client, server) ? 1 : 0;
        DeleteSecurityContext(&client.context);
        DeleteSecurityContext(&server.context);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(established, 100);
  EXPECT_EQ(FreeCredentialsHandle(&outbound), 0);
  EXPECT_EQ(FreeCredentialsHandle(&inbound), 0);
}

TEST(FunctionsTest, ThreadsMayUseOneContextAtOnce) {
  Side client{Acquire("Kerberos", kOutbound), true}, server{Acquire("Kerberos", kInbound), false};
  ASSERT_TRUE(Shake(client, server));
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&] {
      std::uint8_t trailer[128] = {}, text[5] = {};
      AbiBuffer parts[] = {{sizeof trailer, kToken, trailer}, {sizeof text, 1, text}};
      AbiDescriptor message = {0, 2, parts};
      for (int i = 0; i < 50; ++i) {
        parts[0].size = sizeof trailer;
        EXPECT_EQ(EncryptMessage(&client.context, 0, &message, 0), 0);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  DeleteSecurityContext(&client.context);
  DeleteSecurityContext(&server.context);
}

TEST(FunctionsTest, AForkedProcessHasAWorldOfItsOwn) {
  AbiHandle credential = Acquire("NTLM", kOutbound);
  const pid_t child = fork();
  if (child == 0) {
    const bool is_gone = Status(FreeCredentialsHandle(&credential)) == SecStatus::kInvalidHandle;
    Side client{Acquire("NTLM", kOutbound), true}, server{Acquire("NTLM", kInbound), false};
    _exit(is_gone && Shake(client, server) ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  EXPECT_EQ(FreeCredentialsHandle(&credential), 0);
}

// Complaint runs a child with a wrong environment and gives what it wrote on standard error.
std::string Complaint(const char* variable, const char* value) {
  int ends[2];
  if (pipe(ends) != 0) return "no pipe";
  const pid_t child = fork();
  if (child == 0) {
    dup2(ends[1], STDERR_FILENO);
    setenv(variable, value, 1);
    const bool has_no_table = InitSecurityInterfaceW() == nullptr && InitSecurityInterfaceExA(0) == nullptr;
    AbiHandle credential = {1, 2};
    const bool is_refused = Status(FreeCredentialsHandle(&credential)) == SecStatus::kInternalError;
    _exit(has_no_table && is_refused ? 0 : 1);
  }
  close(ends[1]);
  std::string text;
  char chunk[256];
  for (ssize_t size = 1; size > 0;) {
    size = read(ends[0], chunk, sizeof chunk);
    if (size > 0) text.append(chunk, static_cast<std::size_t>(size));
  }
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? text : "a table, or a status, in spite of " + text;
}

TEST(FunctionsTest, AWrongEnvironmentIsSaidOnceAndGivesNoTable) {
  EXPECT_EQ(Complaint("LEGWORK_SEED", "x"),
            "liblegwork_sspi: LEGWORK_SEED=x: a seed is a decimal number from 1 to 18446744073709551615\n");
  EXPECT_EQ(Complaint("LEGWORK_WORLD", "/nowhere").rfind("liblegwork_sspi: LEGWORK_WORLD=/nowhere: No such file", 0),
            0u);
  // A forked process writes a trace of its own, so the name is longer.
  EXPECT_EQ(Complaint("LEGWORK_TRACE", "/nowhere/t").rfind("liblegwork_sspi: LEGWORK_TRACE=/nowhere/t.", 0), 0u);
}

TEST(FunctionsTest, HandlesOfTheOtherSideAreNotTaken) {
  AbiHandle outbound = Acquire("NTLM", kOutbound), inbound = Acquire("NTLM", kInbound);
  EXPECT_NE(outbound.upper, inbound.upper);
  Side client{outbound, true}, server{inbound, false};
  ASSERT_TRUE(Shake(client, server));
  EXPECT_NE(client.context.upper, server.context.upper);
  server.context = client.context;
  server.status = SecStatus::kContinueNeeded;
  server.Step({1, 2, 3});
  EXPECT_EQ(server.status, SecStatus::kInvalidHandle);
  AbiHandle guessed = {client.context.lower, 1};
  EXPECT_EQ(Status(DeleteSecurityContext(&guessed)), SecStatus::kInvalidHandle);
}

TEST(FunctionsTest, OddDescriptorsAreRefused) {
  AbiHandle outbound = Acquire("NTLM", kOutbound), context = {};
  std::uint8_t room[kRoom];
  AbiBuffer out = {sizeof room, kToken, room};
  AbiDescriptor none = {0, 0, nullptr}, lying = {0, 3, nullptr}, countless = {0, 0xFFFFFFFF, &out};
  for (AbiDescriptor* output : {&none, &lying, &countless, static_cast<AbiDescriptor*>(nullptr)}) {
    const std::int32_t status = InitializeSecurityContextA(&outbound, nullptr, nullptr, 0, 0, 0x10, nullptr, 0,
                                                           &context, output, nullptr, nullptr);
    EXPECT_LT(status, 0);
  }
  AbiBuffer huge = {0xFFFFFFFF, kToken, room};
  AbiDescriptor input = {0, 1, &huge}, output = {0, 1, &out};
  AbiHandle inbound = Acquire("NTLM", kInbound);
  EXPECT_EQ(Status(AcceptSecurityContext(&inbound, nullptr, &input, 0, 0x10, &context, &output, nullptr, nullptr)),
            SecStatus::kInvalidToken);
}

}  // namespace
}  // namespace legwork::provider

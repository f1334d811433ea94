// What a call costs, bare and recorded. Both run in one process: LEGWORK_TRACE is read when the first call comes, so
// each benchmark forks a process of its own.
//
//   bazel run --config=opt //tools/provider:provider_bench
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

#include "tools/provider/functions.h"

namespace legwork::provider {
namespace {

using host::AbiBuffer;
using host::AbiDescriptor;
using host::AbiHandle;

constexpr int kRounds = 3000;
constexpr std::uint32_t kRoom = 12288;

AbiHandle Acquire(char* package, std::uint32_t use) {
  AbiHandle credential = {};
  AcquireCredentialsHandleA(nullptr, package, use, nullptr, nullptr, nullptr, nullptr, &credential, nullptr);
  return credential;
}

// Round is one NTLM session: three legs a side at most, a signed message, and what ends it. It gives its calls.
int Round(AbiHandle& outbound, AbiHandle& inbound) {
  static std::uint8_t tokens[2][kRoom];
  AbiHandle client = {}, server = {};
  AbiBuffer in = {0, 2, nullptr}, out = {kRoom, 2, tokens[0]};
  AbiDescriptor input = {0, 1, &in}, output = {0, 1, &out};
  std::int32_t status = InitializeSecurityContextA(&outbound, nullptr, nullptr, 0x10, 0, 0x10, nullptr, 0, &client,
                                                   &output, nullptr, nullptr);
  in = {out.size, 2, tokens[0]}, out = {kRoom, 2, tokens[1]};
  AcceptSecurityContext(&inbound, nullptr, &input, 0x10, 0x10, &server, &output, nullptr, nullptr);
  in = {out.size, 2, tokens[1]}, out = {kRoom, 2, tokens[0]};
  InitializeSecurityContextA(&outbound, &client, nullptr, 0x10, 0, 0x10, &input, 0, &client, &output, nullptr, nullptr);
  in = {out.size, 2, tokens[0]}, out = {kRoom, 2, tokens[1]};
  status = AcceptSecurityContext(&inbound, &server, &input, 0x10, 0x10, &server, &output, nullptr, nullptr);
  std::uint8_t signature[16], text[64] = {};
  for (int i = 0; i < 8; ++i) {
    AbiBuffer parts[] = {{sizeof signature, 2, signature}, {sizeof text, 1, text}};
    AbiDescriptor message = {0, 2, parts};
    MakeSignature(&client, 0, &message, 0);
    std::uint32_t qop = 0;
    VerifySignature(&server, &message, 0, &qop);
  }
  DeleteSecurityContext(&client);
  DeleteSecurityContext(&server);
  return status == 0 ? 22 : 0;
}

// Nanoseconds that this process has had, in the kernel too: a machine with other work to do does not matter.
double ProcessorTime() {
  timespec now = {};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

void Measure(const char* name) {
  char package[] = "NTLM";
  AbiHandle outbound = Acquire(package, 2), inbound = Acquire(package, 1);
  for (int i = 0; i < kRounds / 10; ++i) Round(outbound, inbound);
  int calls = 0;
  const double began = ProcessorTime();
  for (int i = 0; i < kRounds; ++i) calls += Round(outbound, inbound);
  const double took = ProcessorTime() - began;
  std::printf("%-9s %8.0f ns a call, %d calls\n", name, took / (calls == 0 ? 1 : calls), calls);
  std::fflush(stdout);
}

void MeasureApart(const char* name, const char* trace) {
  const pid_t child = fork();
  if (child == 0) {
    if (trace != nullptr) setenv("LEGWORK_TRACE", trace, 1);
    Measure(name);
    std::exit(0);
  }
  waitpid(child, nullptr, 0);
}

}  // namespace
}  // namespace legwork::provider

int main() {
  char trace[] = "/tmp/legwork_provider_bench_XXXXXX";
  const int file = mkstemp(trace);
  for (int i = 0; i < 3; ++i) {
    legwork::provider::MeasureApart("bare", nullptr);
    legwork::provider::MeasureApart("recorded", trace);
  }
  close(file);
  unlink(trace);
}

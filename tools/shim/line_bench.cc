// What the line protocol costs: a call through the child process over the same call made here, and how long it takes
// until a host that was lost serves its next session.
//
//   bazel run --config=opt //tools/shim:line_bench [-- LIBRARY]     libwinpr2.so.2, if none is named
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "model/profile.h"
#include "sim/crypto/string_to_key.h"
#include "tools/shim/host/foreign_text.h"
#include "tools/shim/host/library.h"
#include "tools/shim/library_path.h"
#include "tools/shim/process_factory.h"
#include "tools/shim/process_peer.h"

namespace legwork::host {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kBatches = 21;  // of which the middle one counts
constexpr int kRounds = 500;  // of two calls, in a batch
constexpr int kStarts = 21;
constexpr std::uint32_t kRoom = 12288;
constexpr std::uint32_t kToken = 2;

double Median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

// MicrosecondsACall is the middle of some batches of rounds, each of which is two calls.
template <typename Round>
double MicrosecondsACall(Round round) {
  std::vector<double> batches;
  for (int batch = 0; batch < kBatches; ++batch) {
    const auto began = Clock::now();
    for (int i = 0; i < kRounds; ++i) round();
    batches.push_back(std::chrono::duration<double, std::micro>(Clock::now() - began).count() / (2 * kRounds));
  }
  return Median(std::move(batches));
}

// Direct begins a context and deletes it, in this process and without any guards.
double Direct(const Library& library) {
  const AbiTable& table = *library.wide;
  CallerText package = EncodeText("NTLM", false);
  AbiHandle credential = {}, context = {};
  AbiTimeStamp expiry = {};
  std::uint32_t granted = 0;
  std::vector<std::uint8_t> memory(kRoom);
  table.acquire(nullptr, package.bytes.data(), kUseOutbound, nullptr, nullptr, nullptr, nullptr, &credential, &expiry);
  const double spent = MicrosecondsACall([&] {
    AbiBuffer out = {kRoom, kToken, memory.data()};
    AbiDescriptor output = {0, 1, &out};
    table.initialize(&credential, nullptr, nullptr, 0, 0, 0x10, nullptr, 0, &context, &output, &granted, &expiry);
    table.delete_context(&context);
  });
  table.free_credential(&credential);
  return spent;
}

// ThroughTheLine does the same by way of the child process.
double ThroughTheLine(Peer& peer) {
  CallRequest acquire, initialize, remove;
  CallReply reply;
  acquire.call = Call::kAcquire;
  acquire.package = PackageName::kNtlm;
  peer.Answer(acquire, reply);
  initialize.call = Call::kInitialize;
  initialize.package = PackageName::kNtlm;
  initialize.credential = {false, reply.new_handle};
  initialize.output = {false, 0, {{kToken, {}, kRoom, false}}};
  remove.call = Call::kDelete;
  return MicrosecondsACall([&] {
    peer.Answer(initialize, reply);
    remove.context = {false, reply.new_handle};
    peer.Answer(remove, reply);
  });
}

// MillisecondsAStart is from the loss of a host to the first answer in a session of the next one; -1 if it fails.
double MillisecondsAStart(const ShimOrder& order) {
  std::vector<double> starts;
  for (int i = 0; i < kStarts; ++i) {
    const auto began = Clock::now();
    HostProcess process(order);
    WireRequest request;
    WireReply reply;
    std::string trouble = process.Start();
    request.kind = WireRequest::Kind::kSession;
    const bool good = trouble.empty() && process.Ask(request, order.call_limit, reply, trouble) ==
                                             HostProcess::Answered::kReply;
    if (!good) return -1;
    starts.push_back(std::chrono::duration<double, std::milli>(Clock::now() - began).count());
  }
  return Median(std::move(starts));
}

int Main(const std::string& name) {
  Library library;
  std::string error = LoadLibrary(LibraryPath(name), library);
  std::unique_ptr<ProcessFactory> factory;
  if (error.empty()) factory = MakeProcessFactory("sspi:" + name, error);
  if (factory == nullptr || library.wide == nullptr) {
    std::fprintf(stderr, "line_bench: %s\n", error.empty() ? "the library has no W table" : error.c_str());
    return 3;
  }
  StringToKeyCache keys;
  World world(1, DocumentedProfile(), keys);
  ActorSetup actor;
  const double direct = Direct(library);
  const double line = ThroughTheLine(*factory->Make(world, nullptr, actor));
  std::printf("%-30s %8.1f us a call here, %.1f us through the line: %.1f us over the call itself\n", name.c_str(),
              direct, line, line - direct);
  std::printf("%-30s %8.1f ms until a new host serves a session\n", name.c_str(), MillisecondsAStart(factory->order()));
  return 0;
}

}  // namespace
}  // namespace legwork::host

int main(int count, char** arguments) { return legwork::host::Main(count > 1 ? arguments[1] : "libwinpr2.so.2"); }

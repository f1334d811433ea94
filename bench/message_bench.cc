// Protected messages on an established context: one signed and one sealed each way, four messages a turn.
//   bazel run --config=opt //bench:message_bench

#include <benchmark/benchmark.h>

#include "bench/allocation_counter.h"
#include "bench/crypto_floor.h"
#include "bench/meeting.h"

namespace legwork::bench {
namespace {

constexpr std::int64_t kMessagesPerTurn = 4;

void Messages(benchmark::State& state, const char* package) {
  const MeetingKind kind = {.name = package,
                            .package = package,
                            .target = "HTTP/web",
                            .message_size = static_cast<std::size_t>(state.range(0))};
  Meeting meeting(kind);
  meeting.driver().Connect();
  for (auto _ : state) {
    meeting.driver().ExchangeMessages();
    if (!IsFailure(meeting.driver().counts().status)) continue;
    state.SkipWithError("a message does not arrive");
    break;
  }
  meeting.driver().Disconnect();
  state.SetItemsProcessed(state.iterations() * kMessagesPerTurn);
  state.SetBytesProcessed(state.iterations() * kMessagesPerTurn * state.range(0));
}

BENCHMARK_CAPTURE(Messages, kerberos, "Kerberos")->Arg(64)->Arg(1024)->Arg(65536);
BENCHMARK_CAPTURE(Messages, ntlm, "NTLM")->Arg(64)->Arg(1024)->Arg(65536);

// One EncryptMessage, and below it the primitives alone on as many octets.
void Encrypt(benchmark::State& state, const char* package) {
  const MeetingKind kind = {.name = package,
                            .package = package,
                            .target = "HTTP/web",
                            .message_size = static_cast<std::size_t>(state.range(0))};
  Meeting meeting(kind);
  meeting.driver().Connect();
  meeting.driver().EncryptMessage();
  const std::uint64_t before = AllocationCount();
  for (auto _ : state) meeting.driver().EncryptMessage();
  state.counters["allocations"] =
      static_cast<double>(AllocationCount() - before) / static_cast<double>(state.iterations());
  if (IsFailure(meeting.driver().counts().status)) state.SkipWithError("a message is not encrypted");
  meeting.driver().Disconnect();
  state.SetBytesProcessed(state.iterations() * state.range(0));
}

void EncryptFloor(benchmark::State& state, void (*floor)(ByteSpan)) {
  Bytes data(static_cast<std::size_t>(state.range(0)), 0x5A);
  for (auto _ : state) floor(data);
  state.SetBytesProcessed(state.iterations() * state.range(0));
}

BENCHMARK_CAPTURE(Encrypt, kerberos, "Kerberos")->Arg(64)->Arg(65536);
BENCHMARK_CAPTURE(EncryptFloor, kerberos, KerberosMessageFloor)->Arg(64)->Arg(65536);
BENCHMARK_CAPTURE(Encrypt, ntlm, "NTLM")->Arg(64)->Arg(65536);
BENCHMARK_CAPTURE(EncryptFloor, ntlm, NtlmMessageFloor)->Arg(64)->Arg(65536);

}  // namespace
}  // namespace legwork::bench

BENCHMARK_MAIN();

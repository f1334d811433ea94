// Whole handshakes, without scenario, record or oracle, in one world on one thread.
//   bazel run --config=opt //bench:handshake_bench

#include <benchmark/benchmark.h>

#include <string>

#include "bench/allocation_counter.h"
#include "bench/crypto_floor.h"
#include "bench/meeting.h"

namespace legwork::bench {
namespace {

constexpr MeetingKind kKinds[] = {
    {"kerberos_mutual", "Kerberos", "HTTP/web"},
    {"kerberos_fresh_tickets", "Kerberos", "HTTP/web", true},
    {"ntlm", "NTLM", "HTTP/web"},
    {"negotiate_kerberos", "Negotiate", "HTTP/web"},
    {"negotiate_ntlm", "Negotiate", ""},
};

void Handshakes(benchmark::State& state, const MeetingKind& kind) {
  Meeting meeting(kind);
  HandshakeCounts counts = meeting.Run();
  const std::uint64_t before = AllocationCount();
  for (auto _ : state) {
    counts = meeting.Run();
    if (!IsFailure(counts.status)) continue;
    state.SkipWithError(("a handshake fails: " + std::string(SecStatusName(counts.status))).c_str());
    break;
  }
  state.SetItemsProcessed(state.iterations());
  state.counters["handshakes/s"] =
      benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
  state.counters["legs"] = counts.legs;
  state.counters["allocations"] =
      static_cast<double>(AllocationCount() - before) / static_cast<double>(state.iterations());
  state.counters["token_bytes"] = static_cast<double>(counts.bytes);
}

BENCHMARK_CAPTURE(Handshakes, kerberos_mutual, kKinds[0]);
BENCHMARK_CAPTURE(Handshakes, kerberos_fresh_tickets, kKinds[1]);
BENCHMARK_CAPTURE(Handshakes, ntlm, kKinds[2]);
BENCHMARK_CAPTURE(Handshakes, negotiate_kerberos, kKinds[3]);
BENCHMARK_CAPTURE(Handshakes, negotiate_ntlm, kKinds[4]);

// What the cryptography of one handshake costs alone: no handshake can be faster.
void CryptoFloor(benchmark::State& state, void (*floor)()) {
  for (auto _ : state) floor();
  state.counters["handshakes/s"] =
      benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

BENCHMARK_CAPTURE(CryptoFloor, kerberos_mutual, KerberosCryptoFloor);
BENCHMARK_CAPTURE(CryptoFloor, ntlm, NtlmCryptoFloor);

}  // namespace
}  // namespace legwork::bench

BENCHMARK_MAIN();

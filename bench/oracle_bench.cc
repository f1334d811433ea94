// What judging costs per record, over whole legal sessions from acquisition to free.
//   bazel run --config=opt //bench:oracle_bench

#include <benchmark/benchmark.h>

#include <vector>

#include "model/oracle.h"
#include "model/testing/record_builder.h"

namespace legwork::bench {
namespace {

void Observe(benchmark::State& state, testing::RecordBuilder (*session)()) {
  testing::RecordBuilder builder = session();
  const auto& taken = builder.Take();
  const std::vector<CallRecord> records(taken.begin(), taken.end());
  Oracle oracle(DocumentedProfile());
  for (auto _ : state) {
    for (const CallRecord& record : records) oracle.Observe(record);
    if (!oracle.violations().empty()) state.SkipWithError("the session is not legal");
    oracle.Reset();
  }
  const std::int64_t observed = state.iterations() * static_cast<std::int64_t>(records.size());
  state.SetItemsProcessed(observed);
  state.counters["time/record"] =
      benchmark::Counter(static_cast<double>(observed), benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

BENCHMARK_CAPTURE(Observe, kerberos, testing::KerberosSession);
BENCHMARK_CAPTURE(Observe, ntlm, testing::NtlmSession);
BENCHMARK_CAPTURE(Observe, negotiate, testing::NegotiateSession);

}  // namespace
}  // namespace legwork::bench

BENCHMARK_MAIN();

// What a line of a trace costs: written by a recorder, read back by the judge.
//   bazel run --config=opt //tools/trace:record_bench

#include <benchmark/benchmark.h>

#include <vector>

#include "model/testing/record_builder.h"
#include "tools/trace/record_writer.h"

namespace legwork::trace {
namespace {

std::vector<CallRecord> Session() {
  testing::RecordBuilder builder = testing::NegotiateSession();
  const auto& taken = builder.Take();
  return {taken.begin(), taken.end()};
}

void Count(benchmark::State& state, std::size_t records, std::size_t bytes) {
  const auto done = static_cast<double>(state.iterations() * static_cast<std::int64_t>(records));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(records));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
  using benchmark::Counter;
  state.counters["time/record"] = Counter(done, Counter::kIsRate | Counter::kInvert);
}

void Write(benchmark::State& state) {
  const std::vector<CallRecord> records = Session();
  const RecordWriter writer;
  std::string text;
  for (auto _ : state) {
    text.clear();
    for (const CallRecord& record : records) writer.Append(record, text);
    benchmark::DoNotOptimize(text.data());
  }
  Count(state, records.size(), text.size());
}
BENCHMARK(Write);

}  // namespace
}  // namespace legwork::trace

BENCHMARK_MAIN();

// What a line of a trace costs: written by a recorder, read back by the judge.
//   bazel run --config=opt //tools/trace:record_bench

#include <benchmark/benchmark.h>

#include <vector>

#include "model/oracle.h"
#include "model/testing/record_builder.h"
#include "tools/trace/record_writer.h"
#include "tools/trace/trace_reader.h"

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

std::string SessionText(const std::vector<CallRecord>& records) {
  std::string text;
  AppendHeader({"sim", "bench", "", {}}, text);
  for (const CallRecord& record : records) RecordWriter().Append(record, text);
  return text;
}

void Read(benchmark::State& state) {
  const std::vector<CallRecord> records = Session();
  const std::string text = SessionText(records);
  for (auto _ : state) {
    TraceReader reader("bench", SourceOf(text));
    for (CallRecord record; reader.Next(record);) benchmark::DoNotOptimize(record);
    if (!reader.error().empty()) state.SkipWithError(reader.error().c_str());
  }
  Count(state, records.size(), text.size());
}
BENCHMARK(Read);

// Judge reads a long trace and judges every session in it.
void Judge(benchmark::State& state) {
  std::vector<CallRecord> records;
  for (int i = 0; i < 100; ++i) {
    for (const CallRecord& record : Session()) records.push_back(record);
  }
  const std::string text = SessionText(records);
  for (auto _ : state) {
    TraceReader reader("bench", SourceOf(text));
    Oracle oracle(DocumentedProfile());
    for (CallRecord record; reader.Next(record);) {
      oracle.Observe(record);
      if (record.call == Call::kEnd && record.actor == testing::kServer) oracle.Reset();
    }
    if (!reader.error().empty()) state.SkipWithError(reader.error().c_str());
  }
  Count(state, records.size(), text.size());
}
BENCHMARK(Judge)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace legwork::trace

BENCHMARK_MAIN();

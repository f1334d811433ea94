#include "tools/trace/trace_merge.h"

#include <gtest/gtest.h>

#include "tools/trace/record_writer.h"

namespace legwork::trace {
namespace {

// Writer makes the trace of a process with one actor.
class Writer {
 public:
  explicit Writer(std::string actor) { AppendHeader({actor, "", "", {{1, actor, Role::kInitiator, {}}}}, text_); }

  // With the second constructor the header lists two actors, of whom one calls.
  Writer(std::uint16_t actor, std::uint16_t peer) : actor_(actor), peer_(peer) {
    AppendHeader({"", "", "", {{1, "client", Role::kInitiator, {}}, {2, "server", Role::kAcceptor, {}}}}, text_);
  }

  Writer& Call(legwork::Call call, std::int64_t ended_at, std::uint64_t in = 0, std::uint64_t out = 0) {
    CallRecord record;
    record.call = call;
    record.actor = actor_;
    record.peer = peer_;
    record.ended_at = ended_at;
    record.input_token.id = in;
    record.output_token.id = out;
    RecordWriter().Append(record, text_);
    return *this;
  }

  const std::string& text() const { return text_; }

 private:
  std::uint16_t actor_ = 1;
  std::uint16_t peer_ = 0;
  std::string text_;
};

struct Merged {
  std::string order;  // "1initialize 2accept "
  std::map<std::uint16_t, std::string> names;
  std::vector<std::uint16_t> peers;
};

Merged Merge(const std::vector<Writer>& writers, const std::string& second_name = "b") {
  std::vector<TraceReader> readers;
  for (std::size_t i = 0; i < writers.size(); ++i) {
    readers.emplace_back(i == 0 ? "a" : second_name, SourceOf(writers[i].text()));
  }
  TraceMerge merge(readers);
  Merged result;
  result.names = merge.names();
  for (MergedRecord record; merge.Next(record);) {
    result.order += std::to_string(record.record.actor) + std::string(CallWord(record.record.call)) + " ";
    result.peers.push_back(record.record.peer);
  }
  return result;
}

TEST(TraceMergeTest, OrdersByTheEndOfCalls) {
  const Merged merged = Merge({Writer("client").Call(Call::kInitialize, 10).Call(Call::kEnd, 40),
                               Writer("server").Call(Call::kAccept, 20).Call(Call::kEnd, 30)});
  EXPECT_EQ(merged.order, "1initialize 2accept 2end 1end ");
}

TEST(TraceMergeTest, TakesNoTokenBeforeItIsPutOut) {
  const Merged merged =
      Merge({Writer("client").Call(Call::kInitialize, 100, 0, 7).Call(Call::kSend, 101, 7).Call(Call::kEnd, 102),
             Writer("server").Call(Call::kAcquire, 50).Call(Call::kAccept, 60, 7).Call(Call::kEnd, 61)});
  EXPECT_EQ(merged.order, "2acquire 1initialize 1send 2accept 2end 1end ");
}

TEST(TraceMergeTest, EndsWhereTracesWaitForEachOther) {
  const Merged merged =
      Merge({Writer("client").Call(Call::kInitialize, 2, 8, 7), Writer("server").Call(Call::kAccept, 1, 7, 8)});
  EXPECT_EQ(merged.order, "2accept 1initialize ");
}

TEST(TraceMergeTest, KeepsTheOrderOfEachTraceAndTheFirstTraceFirst) {
  const Merged merged = Merge(
      {Writer("client").Call(Call::kInitialize, 5).Call(Call::kDelete, 3), Writer("server").Call(Call::kAccept, 5)});
  EXPECT_EQ(merged.order, "1initialize 1delete 2accept ");
}

TEST(TraceMergeTest, MakesTwoProcessesPeers) {
  const Merged merged = Merge({Writer("client").Call(Call::kEnd, 1), Writer("server").Call(Call::kEnd, 2)});
  EXPECT_EQ(merged.peers, (std::vector<std::uint16_t>{2, 1}));
}

TEST(TraceMergeTest, TakesAnActorThatCallsElsewhereForTheSame) {
  const Merged merged = Merge({Writer(1, 2).Call(Call::kInitialize, 1).Call(Call::kEnd, 3),
                               Writer(2, 1).Call(Call::kAccept, 2).Call(Call::kEnd, 4)});
  EXPECT_EQ(merged.order, "1initialize 2accept 1end 2end ");
  EXPECT_EQ(merged.peers, (std::vector<std::uint16_t>{2, 1, 2, 1}));
  EXPECT_EQ(merged.names, (std::map<std::uint16_t, std::string>{{1, "client"}, {2, "server"}}));
}

TEST(TraceMergeTest, TellsActorsOfOneNameApart) {
  const Merged merged = Merge({Writer("app").Call(Call::kEnd, 1), Writer("app").Call(Call::kEnd, 2)});
  EXPECT_EQ(merged.names.at(1), "a app");
  EXPECT_EQ(merged.names.at(2), "b app");
}

}  // namespace
}  // namespace legwork::trace

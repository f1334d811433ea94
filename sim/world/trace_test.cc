#include "sim/world/trace.h"

#include <gtest/gtest.h>

namespace legwork {
namespace {

constexpr Ticks kLater = kWorldStart + 2'500;

void Play(Trace& trace, ByteView token) {
  trace.Call(kWorldStart, "client", "initialize", "req=MUTUAL_AUTH", "SEC_I_CONTINUE_NEEDED");
  trace.Detail(kWorldStart, "sends", "KRB_AP_REQ  1,248 bytes", token);
  trace.Fault(kLater, "client>server", "truncate", "at=17");
  trace.Call(kLater, "server", "accept", "", "SEC_E_INVALID_TOKEN");
  trace.Note(kLater + 12 * kTicksPerSecond, "over");
}

TEST(TraceTest, PrintsTheScenarioSyntaxBehindTheTime) {
  Trace trace;
  trace.set_mode(Trace::Mode::kEntries);
  Play(trace, Bytes{1});
  EXPECT_EQ(trace.Text(),
            "+0.000000  client  initialize  req=MUTUAL_AUTH           = SEC_I_CONTINUE_NEEDED\n"
            "+0.000000    sends    KRB_AP_REQ  1,248 bytes\n"
            "+0.000250  fault   truncate    client>server  at=17\n"
            "+0.000250  server  accept                                = SEC_E_INVALID_TOKEN\n"
            "+12.000250  # over\n");
}

TEST(TraceTest, LongAttributesPushTheStatusAside) {
  const TraceEntry entry{.kind = TraceEntry::Kind::kCall,
                         .at = kWorldStart,
                         .actor = "client",
                         .word = "initialize",
                         .text = "req=MUTUAL_AUTH|CONFIDENTIALITY|INTEGRITY",
                         .result = "SEC_E_OK"};
  EXPECT_EQ(TraceLine(entry), "+0.000000  client  initialize  req=MUTUAL_AUTH|CONFIDENTIALITY|INTEGRITY = SEC_E_OK");
}

TEST(TraceTest, OffKeepsNothing) {
  Trace trace;
  Play(trace, Bytes{1});
  EXPECT_EQ(trace.hash(), Trace().hash());
  EXPECT_TRUE(trace.entries().empty());
}

TEST(TraceTest, HashAloneIsTheHashOfTheEntries) {
  Trace hash, entries;
  hash.set_mode(Trace::Mode::kHash);
  entries.set_mode(Trace::Mode::kEntries);
  Play(hash, Bytes{1, 2});
  Play(entries, Bytes{1, 2});
  EXPECT_EQ(hash.hash(), entries.hash());
  EXPECT_TRUE(hash.entries().empty());
  EXPECT_EQ(entries.entries()[1].token, (Bytes{1, 2}));
}

TEST(TraceTest, EveryOctetOfATokenCounts) {
  Trace a, b;
  a.set_mode(Trace::Mode::kHash);
  b.set_mode(Trace::Mode::kHash);
  Play(a, Bytes{1, 2});
  Play(b, Bytes{1, 3});
  EXPECT_NE(a.hash(), b.hash());
}

TEST(TraceTest, WhereATextEndsCounts) {
  Trace a, b;
  a.set_mode(Trace::Mode::kHash);
  b.set_mode(Trace::Mode::kHash);
  a.Call(kWorldStart, "ab", "c", "", "");
  b.Call(kWorldStart, "a", "bc", "", "");
  EXPECT_NE(a.hash(), b.hash());
}

TEST(TraceTest, ClearStartsAfresh) {
  Trace trace;
  trace.set_mode(Trace::Mode::kEntries);
  Play(trace, {});
  trace.Clear();
  EXPECT_EQ(trace.hash(), Trace().hash());
  EXPECT_EQ(trace.Text(), "");
}

}  // namespace
}  // namespace legwork

#include "tools/clauses/wrap.h"

#include <gtest/gtest.h>

namespace legwork::clauses {
namespace {

TEST(Wrap, KeepsWhatFitsOnOneLine) { EXPECT_EQ(Wrapped("  a ", "one two", 20), "  a one two\n"); }

TEST(Wrap, BreaksAtBlanksAndAlignsWithTheFirstWord) {
  EXPECT_EQ(Wrapped("id ", "one two three", 10), "id one two\n   three\n");
}

TEST(Wrap, LeavesALongWordAlone) { EXPECT_EQ(Wrapped("", "a wordwithoutend b", 6), "a\nwordwithoutend\nb\n"); }

TEST(Wrap, PrintsTheHeadOfAnEmptyText) { EXPECT_EQ(Wrapped("head", "", 10), "head\n"); }

}  // namespace
}  // namespace legwork::clauses

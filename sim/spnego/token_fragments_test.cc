#include "sim/spnego/token_fragments.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace legwork::spnego {
namespace {

using State = FragmentAssembly::State;

// A token whose header says how long it is, over one, two or three octets.
Bytes TokenOf(std::size_t size) {
  Bytes token = {0xA1};
  if (size >= 0x100) {
    token.insert(token.end(), {0x82, static_cast<std::uint8_t>(size >> 8), static_cast<std::uint8_t>(size)});
  } else if (size >= 0x80) {
    token.insert(token.end(), {0x81, static_cast<std::uint8_t>(size)});
  } else {
    token.push_back(static_cast<std::uint8_t>(size));
  }
  for (std::size_t i = 0; i < size; ++i) token.push_back(static_cast<std::uint8_t>(i));
  return token;
}

TEST(TokenFragmentsTest, AWholeTokenPassesAtOnce) {
  FragmentAssembly assembly;
  for (const std::size_t size : {0, 100, 200, 300}) {
    const Bytes sent = TokenOf(size);
    ByteView token;
    ASSERT_EQ(assembly.Take(sent, &token), State::kWhole);
    EXPECT_TRUE(SameBytes(token, sent));
  }
}

// What is no header is for the reader of tokens to refuse.
TEST(TokenFragmentsTest, NoTokenOfNegotiateIsWaitedFor) {
  for (const Bytes& sent : {Bytes{}, Bytes{0x60}, Bytes{0x4E, 0x54, 0x4C}, Bytes{0x60, 0x82, 0x01}, Bytes{0x60, 0x80},
                            Bytes{0x60, 0x84, 0, 0, 1, 0}, Bytes{0x60, 0x83, 0xFF, 0xFF, 0xFF}}) {
    FragmentAssembly assembly;
    ByteView token;
    EXPECT_EQ(assembly.Take(sent, &token), State::kWhole);
    EXPECT_TRUE(SameBytes(token, sent));
  }
}

TEST(TokenFragmentsTest, TooMuchIsNoToken) {
  FragmentAssembly assembly;
  ByteView token;
  const Bytes sent = TokenOf(50);
  EXPECT_EQ(assembly.Take(ByteView(sent).first(20), &token), State::kMissing);
  EXPECT_TRUE(assembly.has_begun());
  EXPECT_EQ(assembly.Take({}, &token), State::kTooMuch);
  EXPECT_EQ(assembly.Take(Bytes(33), &token), State::kTooMuch);
  EXPECT_EQ(assembly.Take(ByteView(sent).subspan(20), &token), State::kWhole);
  EXPECT_TRUE(SameBytes(token, sent));
}

RC_GTEST_PROP(TokenFragmentsTest, PiecesMakeTheTokenAgain, ()) {
  const Bytes sent = TokenOf(*rc::gen::inRange<std::size_t>(1, 2000));
  const auto piece_size = *rc::gen::inRange<std::size_t>(5, 400);
  FragmentQueue queue;
  FragmentAssembly assembly;
  Bytes piece = sent;
  queue.Cut(piece_size, piece);
  ByteView token;
  State state = assembly.Take(piece, &token);
  while (!queue.empty()) {
    RC_ASSERT(state == State::kMissing);
    piece.clear();
    queue.TakeNext(piece);
    RC_ASSERT(piece.size() <= piece_size);
    state = assembly.Take(piece, &token);
  }
  RC_ASSERT(state == State::kWhole);
  RC_ASSERT(SameBytes(token, sent));
}

}  // namespace
}  // namespace legwork::spnego

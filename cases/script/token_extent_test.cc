#include "cases/script/token_extent.h"

#include <gtest/gtest.h>

#include "sim/base/bytes.h"
#include "sim/ntlm/challenge_message.h"
#include "sim/wire/writer.h"

namespace legwork::script {
namespace {

Bytes Challenge() {
  const Bytes name(14, 'x');
  ntlm::ChallengeMessage message;
  message.target_name = name;
  Bytes token;
  Writer out(token);
  ntlm::WriteChallengeMessage(message, out);
  return token;
}

TEST(TokenExtent, EveryBeginningOfADerTokenIsCut) {
  const Bytes whole = {0x60, 0x81, 0x03, 1, 2, 3};
  EXPECT_FALSE(IsCut(whole));
  for (std::size_t size = 3; size < whole.size(); ++size) EXPECT_TRUE(IsCut(ByteView(whole).first(size))) << size;
  EXPECT_FALSE(IsCut(ByteView(whole).first(2))) << "the length itself is not there";
}

TEST(TokenExtent, ANtlmMessageIsCutInsideItsPayload) {
  const Bytes whole = Challenge();
  EXPECT_FALSE(IsCut(whole));
  EXPECT_TRUE(IsCut(ByteView(whole).first(whole.size() - 1)));
  EXPECT_TRUE(IsCut(ByteView(whole).first(10)));
}

TEST(TokenExtent, WhatHasNoLengthIsNotCut) {
  EXPECT_FALSE(IsCut({}));
  EXPECT_FALSE(IsCut(Bytes{0x60, 0x80, 1})) << "an indefinite length";
  EXPECT_FALSE(IsCut(Bytes{'h', 'e', 'l', 'l', 'o'}));
}

}  // namespace
}  // namespace legwork::script

#include "sim/wire/code_page.h"

#include <gtest/gtest.h>

#include "sim/base/text.h"
#include "sim/wire/utf16.h"

namespace legwork {
namespace {

std::string Hex(const std::optional<Bytes>& bytes) { return bytes ? ToHex(*bytes) : "none"; }

TEST(CodePageTest, KnowsTheCharactersThatDiffer) {
  EXPECT_EQ(Hex(OemFromUtf8(CodePageOf(437), "J\u00FCrgen")), "4a817267656e");
  EXPECT_EQ(Hex(OemFromUtf8(CodePageOf(850), "J\u00FCrgen")), "4a817267656e");
  EXPECT_EQ(Hex(OemFromUtf8(CodePageOf(850), "\u00D8")), "9d");  // 437 has a yen sign in its place
  EXPECT_EQ(Hex(OemFromUtf8(CodePageOf(437), "\u00D8")), "none");
  EXPECT_EQ(Hex(OemFromUtf8(CodePageOf(437), "\u00A5")), "9d");
  EXPECT_EQ(CodePageOf(1).number, 437);
}

TEST(CodePageTest, RefusesWhatIsOutside) {
  EXPECT_EQ(Hex(OemFromUtf8(CodePageOf(437), "\u044E\u0437\u0435\u0440")), "none");
  EXPECT_EQ(Hex(OemFromUtf8(CodePageOf(437), "\U0001D11E")), "none");
  EXPECT_EQ(Hex(OemFromUtf8(CodePageOf(437), "\xFF")), "none");
  EXPECT_EQ(Hex(OemFromUtf16Le(CodePageOf(437), Bytes{0x41})), "none");
}

TEST(CodePageTest, UpperCaseIsThatOfTheCodePage) {
  EXPECT_EQ(Hex(UpcaseOemFromUtf8(CodePageOf(437), "p\u00E4ss")), "508e5353");
  EXPECT_EQ(Hex(UpcaseOemFromUtf8(CodePageOf(437), "\u00E1")), "a0");  // 437 lacks the capital letter
  EXPECT_EQ(Hex(UpcaseOemFromUtf8(CodePageOf(850), "\u00E1")), "b5");
  EXPECT_EQ(Hex(UpcaseOemFromUtf8(CodePageOf(850), "\u00DF")), "e1");
}

TEST(CodePageTest, EveryOctetComesBack) {
  for (const int number : {437, 850}) {
    Bytes all;
    for (int octet = 0; octet < 256; ++octet) all.push_back(static_cast<std::uint8_t>(octet));
    EXPECT_EQ(OemFromUtf16Le(CodePageOf(number), Utf16LeFromOem(CodePageOf(number), all)), all) << number;
  }
}

}  // namespace
}  // namespace legwork

#include "sim/wire/upcase.h"

#include <gtest/gtest.h>

#include "sim/base/text.h"

namespace legwork {
namespace {

TEST(UpcaseTest, MapsTheScriptsItCovers) {
  EXPECT_EQ(*UpcaseUtf8("user@Example"), "USER@EXAMPLE");
  EXPECT_EQ(*UpcaseUtf8("j\u00FCrgen \u00E9\u00F8\u00FE\u00FF"), "J\u00DCRGEN \u00C9\u00D8\u00DE\u0178");
  EXPECT_EQ(*UpcaseUtf8("\u0101\u012F\u0137\u013A\u0148\u014B\u0177\u017A\u017E"),
            "\u0100\u012E\u0136\u0139\u0147\u014A\u0176\u0179\u017D");
  EXPECT_EQ(*UpcaseUtf8("\u03AC\u03AF\u03B1\u03C1\u03C2\u03C9\u03CC\u03CE"),
            "\u0386\u038A\u0391\u03A1\u03A3\u03A9\u038C\u038F");
  EXPECT_EQ(*UpcaseUtf8("\u0430\u044F\u0450\u045F\u0461\u04CF\u052F"), "\u0410\u042F\u0400\u040F\u0460\u04C0\u052E");
  EXPECT_EQ(*UpcaseUtf8("\u0561\u0586"), "\u0531\u0556");
  EXPECT_EQ(*UpcaseUtf8("\u01CE\u01F5\u0219\u021B\u1EA1\u1EF9\u2170\uFF55"),
            "\u01CD\u01F4\u0218\u021A\u1EA0\u1EF8\u2160\uFF35");
}

TEST(UpcaseTest, LeavesWhatHasNoSingleUpperCaseUnitOfItsScript) {
  const std::string_view same = "\u00B5\u00DF\u00F7\u00D7\u0131\u0138\u0149\u017F\u0390\u03B0\u0482\u0587";
  EXPECT_EQ(*UpcaseUtf8(same), same);
}

TEST(UpcaseTest, UpperCaseStaysAndMapsToItself) {
  for (unsigned unit = 0; unit <= 0xFFFF; ++unit) {
    const char16_t upper = UpcaseUnit(static_cast<char16_t>(unit));
    EXPECT_EQ(UpcaseUnit(upper), upper) << unit;
  }
}

TEST(UpcaseTest, SurrogatePairsAndOddOctetsStay) {
  Bytes units = *FromHex("34d81edd610061");
  UpcaseUtf16Le(units);
  EXPECT_EQ(ToHex(units), "34d81edd410061");
}

}  // namespace
}  // namespace legwork

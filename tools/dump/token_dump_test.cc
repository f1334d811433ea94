#include "tools/dump/token_dump.h"

#include <gtest/gtest.h>

#include "sim/base/text.h"
#include "sim/wire/writer.h"

namespace legwork::dump {
namespace {

// NegTokenInit with one mechanism, NTLM, and no token, framed.
constexpr const char* kInit = "601c06062b0601050502a0123010a00e300c060a2b06010401823702020a";
constexpr const char* kAcceptCompleted = "a1073005a0030a0100";

std::string Dump(const char* hex) { return DumpText(DumpToken(FromHex(hex).value())); }

TEST(DumpToken, NamesTheFieldsOfNegTokenInit) {
  const std::string text = Dump(kInit);
  EXPECT_NE(text.find("thisMech: 1.3.6.1.5.5.2 (SPNEGO)"), std::string::npos) << text;
  EXPECT_NE(text.find("mechTypes"), std::string::npos) << text;
  EXPECT_NE(text.find("1.3.6.1.4.1.311.2.2.10 (NTLMSSP)"), std::string::npos) << text;
}

TEST(DumpToken, NamesNegState) {
  EXPECT_NE(Dump(kAcceptCompleted).find("ENUMERATED: 0 (accept-completed)"), std::string::npos);
}

TEST(DumpToken, SaysWhereAnythingElseStopsMakingSense) {
  EXPECT_NE(Dump("a1073005a003").find("malformed"), std::string::npos);
}

TEST(DumpToken, SurvivesEveryTruncationAndEveryChangedOctet) {
  const Bytes whole = FromHex(kInit).value();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(DumpToken(ByteView(whole).first(size)).empty());
  }
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (int value = 0; value < 256; ++value) {
      Bytes changed = whole;
      changed[at] = static_cast<std::uint8_t>(value);
      EXPECT_FALSE(DumpText(DumpToken(changed)).empty());
    }
  }
}

TEST(DumpToken, BoundsItsDepth) {
  Bytes bomb = {0x30, 0x00};
  for (int i = 0; i < 100; ++i) {
    Bytes outer;
    Writer(outer).PutBytes(
        Bytes{0x30, 0x82, static_cast<std::uint8_t>(bomb.size() >> 8), static_cast<std::uint8_t>(bomb.size() & 0xFF)});
    if (bomb.size() < 128) outer = {0x30, static_cast<std::uint8_t>(bomb.size())};
    if (bomb.size() >= 128 && bomb.size() < 256) outer = {0x30, 0x81, static_cast<std::uint8_t>(bomb.size())};
    outer.insert(outer.end(), bomb.begin(), bomb.end());
    bomb = outer;
  }
  EXPECT_EQ(DumpToken(bomb).back().name, "malformed");
}

}  // namespace
}  // namespace legwork::dump

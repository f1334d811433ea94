#include "tools/shim/host/foreign_text.h"

#include <gtest/gtest.h>
#include <sys/mman.h>

#include <cstring>

namespace legwork::host {
namespace {

TEST(ForeignText, ReadsUtf16AndUtf8) {
  std::string text;
  ASSERT_TRUE(ReadForeignText(u"EXAMPLE\\j\u00f6rg", false, text));
  EXPECT_EQ(text, "EXAMPLE\\j\xC3\xB6rg");
  ASSERT_TRUE(ReadForeignText("alice", true, text));
  EXPECT_EQ(text, "alice");
}

TEST(ForeignText, ReplacesSurrogatesWithoutPartner) {
  const char16_t units[] = {u'a', 0xD800, u'b', 0xDC00, 0xD83D, 0xDE00, 0};
  std::string text;
  ASSERT_TRUE(ReadForeignText(units, false, text));
  EXPECT_EQ(text,
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD\xF0\x9F\x98\x80");
}

TEST(ForeignText, RefusesPointersThatLeadNowhere) {
  std::string text;
  EXPECT_FALSE(ReadForeignText(nullptr, false, text));
  EXPECT_FALSE(ReadForeignText(reinterpret_cast<const void*>(0x1234), false, text));
  EXPECT_FALSE(ReadForeignText(reinterpret_cast<const void*>(0xA5A5A5A5A5A5A5A5), true, text));
}

TEST(ForeignText, ReadsUpToTheEndOfMemoryAndNoFurther) {
  char* const pages =
      static_cast<char*>(mmap(nullptr, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
  ASSERT_EQ(mprotect(pages + 4096, 4096, PROT_NONE), 0);
  std::string text;
  std::memcpy(pages + 4096 - 8, "u\0s\0r\0\0\0", 8);
  EXPECT_TRUE(ReadForeignText(pages + 4096 - 8, false, text));
  EXPECT_EQ(text, "usr");
  std::memcpy(pages + 4096 - 8, "u\0s\0r\0x\0", 8);
  EXPECT_FALSE(ReadForeignText(pages + 4096 - 8, false, text));
  munmap(pages, 8192);
}

TEST(ForeignText, EncodesWithTheZeroAtTheEnd) {
  const CallerText wide = EncodeText("ab", false);
  EXPECT_EQ(wide.bytes, (Bytes{'a', 0, 'b', 0, 0, 0}));
  EXPECT_EQ(wide.characters, 2u);
  EXPECT_EQ(EncodeText("", true).bytes, Bytes{0});
  EXPECT_EQ(EncodeText("\xFF", false).bytes, (Bytes{0xFD, 0xFF, 0, 0}));
}

}  // namespace
}  // namespace legwork::host

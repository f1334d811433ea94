#include "tools/report/html_text.h"

#include <gtest/gtest.h>

namespace legwork::report {
namespace {

TEST(HtmlText, EscapesWhatHtmlWouldRead) {
  EXPECT_EQ(HtmlText("<script>alert('&\"')</script>"), "&lt;script&gt;alert(&#39;&amp;&quot;&#39;)&lt;/script&gt;");
}

TEST(HtmlText, KeepsWholeCharacters) {
  const std::string_view text = "a\n\t\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80";
  EXPECT_EQ(HtmlText(text), text);
}

TEST(HtmlText, ReplacesWhatIsNoCharacter) {
  const std::string_view kReplaced = "\xEF\xBF\xBD";
  for (const std::string_view text : {std::string_view("\0", 1), std::string_view("\x1B"), std::string_view("\x7F"),
                                      std::string_view("\xFF"), std::string_view("\x80"), std::string_view("\xC3")}) {
    EXPECT_EQ(HtmlText(text), kReplaced);
  }
  for (const std::string_view text :
       {"\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE0\x80\x80", "\xF0\x80\x80\x80"}) {
    EXPECT_EQ(HtmlText(text).size(), 3 * text.size()) << "each octet stands alone";
  }
}

}  // namespace
}  // namespace legwork::report

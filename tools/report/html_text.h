#ifndef LEGWORK_TOOLS_REPORT_HTML_TEXT_H_
#define LEGWORK_TOOLS_REPORT_HTML_TEXT_H_

#include <string>
#include <string_view>

namespace legwork::report {

// HtmlText is a text that may stand in an element or in a quoted attribute: whatever HTML would read is escaped, and
// control characters and octets that are no UTF-8 are replaced by U+FFFD. Foreign subjects choose some of the words of
// a report, so that everything that is no literal of ours goes through here.
std::string HtmlText(std::string_view text);

}  // namespace legwork::report

#endif  // LEGWORK_TOOLS_REPORT_HTML_TEXT_H_

#ifndef LEGWORK_TOOLS_PROVIDER_TEXT_H_
#define LEGWORK_TOOLS_PROVIDER_TEXT_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "sim/base/bytes.h"

// Strings of the SSPI: UTF-16LE for the W functions, UTF-8 for the A functions.
namespace legwork::provider {

// kTextMax is how many characters a string may have before its zero, in units of its form.
inline constexpr std::size_t kTextMax = 65'536;

// kNobody is what a text that is no text becomes: U+FFFD, which nobody is called. The status then is the one that the
// documentation gives for an unknown name.
inline constexpr std::string_view kNobody = "\xEF\xBF\xBD";

// ReadText reads up to the zero. Null gives the empty text; what is too long or not well formed gives kNobody.
std::string ReadText(const void* text, bool ansi);

// ReadCounted reads `length` characters of a text that may lack its zero. False if they are not well formed, or if
// there are none although the length says so.
bool ReadCounted(const void* text, std::uint32_t length, bool ansi, std::string& read);

// Encoded is the text with its zero, in the form of a function.
Bytes Encoded(std::string_view text, bool ansi);

}  // namespace legwork::provider

#endif  // LEGWORK_TOOLS_PROVIDER_TEXT_H_

#ifndef LEGWORK_SIM_WIRE_UPCASE_H_
#define LEGWORK_SIM_WIRE_UPCASE_H_

#include <string>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/base/result.h"

namespace legwork {

// UpcaseUnit maps one UTF-16 unit to upper case without any locale, one unit to one unit, as the upper-casing of names
// in MS-NLMP section 3.3.2 asks for. Covered are Latin with its extensions, as far as
// pairs go, Greek, Cyrillic and Armenian; letters whose upper case is longer, lies outside their script or is ASCII
// (U+00DF, U+0131, U+017F) stay as they are.
char16_t UpcaseUnit(char16_t unit);

// UpcaseUtf16Le maps every unit in place; an odd last octet stays.
void UpcaseUtf16Le(ByteSpan units);

// UpcaseUtf8 maps a text in UTF-8; the error is that of Utf16LeFromUtf8.
Result<std::string> UpcaseUtf8(std::string_view text);

}  // namespace legwork

#endif  // LEGWORK_SIM_WIRE_UPCASE_H_

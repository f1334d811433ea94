#ifndef LEGWORK_SIM_WIRE_CODE_PAGE_H_
#define LEGWORK_SIM_WIRE_CODE_PAGE_H_

#include <array>
#include <optional>
#include <string_view>

#include "sim/base/bytes.h"

namespace legwork {

// CodePage is an OEM code page of one octet a character: the characters of protocols older than Unicode, in which both
// sides have to be configured alike because nothing on the wire names it.
struct CodePage {
  using Upper = std::array<char16_t, 128>;

  int number;   // 437 (United States), 850 (Western Europe)
  Upper upper;  // units of the octets 80 to FF; those below are ASCII
};

// CodePageOf gives 437 for a number it does not know.
const CodePage& CodePageOf(int number);

// Utf16LeFromOem always succeeds: every octet is a character.
Bytes Utf16LeFromOem(const CodePage& page, ByteView text);

// OemFrom... give nothing for a text that has a character outside the code page, or is malformed.
std::optional<Bytes> OemFromUtf16Le(const CodePage& page, ByteView units);
std::optional<Bytes> OemFromUtf8(const CodePage& page, std::string_view text);

// UpcaseOemFromUtf8 upper-cases each character whose upper case the code page has, as LAN Manager does with passwords.
std::optional<Bytes> UpcaseOemFromUtf8(const CodePage& page, std::string_view text);

}  // namespace legwork

#endif  // LEGWORK_SIM_WIRE_CODE_PAGE_H_

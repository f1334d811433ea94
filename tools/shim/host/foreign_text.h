#ifndef LEGWORK_TOOLS_SHIM_HOST_FOREIGN_TEXT_H_
#define LEGWORK_TOOLS_SHIM_HOST_FOREIGN_TEXT_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "sim/base/bytes.h"

// Strings that a foreign library points at, and those it is given. Nothing here is followed before the system said that
// it can be read.
namespace legwork::host {

// ReadForeignText reads a string up to its zero, 32,767 characters at most: UTF-16 or, if `ansi`, UTF-8. Surrogates
// without a partner become U+FFFD. False if `from` is null, unreadable, or has no end.
bool ReadForeignText(const void* from, bool ansi, std::string& text);

// CallerText is a string as the caller of the API passes it, with its zero at the end; `characters` counts without it.
struct CallerText {
  Bytes bytes;
  std::uint32_t characters = 0;
};
// EncodeText writes UTF-16 or, if `ansi`, UTF-8. Octets that are not UTF-8 become U+FFFD in UTF-16.
CallerText EncodeText(std::string_view text, bool ansi);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_FOREIGN_TEXT_H_

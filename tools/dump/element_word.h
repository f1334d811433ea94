#ifndef LEGWORK_TOOLS_DUMP_ELEMENT_WORD_H_
#define LEGWORK_TOOLS_DUMP_ELEMENT_WORD_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "tools/dump/part.h"

namespace legwork::dump {

// ElementWord is how a tag is written: "sequence", "[3]", "application 14", "tag 0x9f".
std::string ElementWord(std::uint8_t tag);

// TagOfWord is the tag of a single word ("sequence", "[3]"); nothing for "application" and "tag", which need a number.
std::optional<std::uint8_t> TagOfWord(std::string_view word);

// LiteralForm is the form of what may stand behind the word for a tag; kHex if nothing may.
Form LiteralForm(std::uint8_t tag);

}  // namespace legwork::dump

#endif  // LEGWORK_TOOLS_DUMP_ELEMENT_WORD_H_

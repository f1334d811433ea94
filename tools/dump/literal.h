#ifndef LEGWORK_TOOLS_DUMP_LITERAL_H_
#define LEGWORK_TOOLS_DUMP_LITERAL_H_

#include <optional>
#include <string>
#include <string_view>

#include "tools/dump/part.h"

namespace legwork::dump {

// LiteralText writes the octets of a leaf as one word: 41, 1.2.840.48018.1.2.2, "HTTP", 0x50800000.
//
//   kHex       digits in pairs                       kDerNumber   decimal
//   kText      "…", \" \\ and \xNN for an octet      kDerOid      arcs
//   kUtf16     "…" in UTF-8, \xNN for a character    kDerBoolean  TRUE or FALSE
//   kUnsigned  decimal, or 0x and hexadecimal        kDerBits     0x and octets, /N if N bits at their end are unused
std::string LiteralText(const Part& leaf);

// ReadLiteral is the inverse: the octets of a word, or nothing if it is no such literal. `count` is the size of an
// unsigned number in octets.
std::optional<Bytes> ReadLiteral(Form form, std::size_t count, std::string_view word);

// LiteralLeaf is a leaf of the form if that says exactly these octets, and of kHex if it does not.
Part LiteralLeaf(Form form, ByteView octets, std::size_t offset);

}  // namespace legwork::dump

#endif  // LEGWORK_TOOLS_DUMP_LITERAL_H_

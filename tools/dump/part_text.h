#ifndef LEGWORK_TOOLS_DUMP_PART_TEXT_H_
#define LEGWORK_TOOLS_DUMP_PART_TEXT_H_

#include <span>
#include <string>

#include "tools/dump/part.h"

namespace legwork::dump {

// PartText writes parts down, a line each, what is inside deeper by two blanks (tools/docs/dump.md):
//
//      35      9 |     ap-options: [2] bits 0x20000000  # mutual-required
//
// Offset and size stand left of the bar for the reader. ReadParts makes the same parts of it again.
std::string PartText(std::span<const Part> parts);

// PartWords is the line of a part without label and note: "[2] bits 0x20000000".
std::string PartWords(const Part& part);

}  // namespace legwork::dump

#endif  // LEGWORK_TOOLS_DUMP_PART_TEXT_H_

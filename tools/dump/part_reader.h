#ifndef LEGWORK_TOOLS_DUMP_PART_READER_H_
#define LEGWORK_TOOLS_DUMP_PART_READER_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/crypto/key.h"
#include "tools/dump/part.h"

namespace legwork::dump {

// PartsRead is the parts of a text, or what is wrong with it and where, lines and columns counted from 1.
struct PartsRead {
  std::vector<Part> parts;
  std::string error;  // "" if it went well
  int line = 0;
  int column = 0;
};

// ReadParts reads what PartText writes and what people make of it. What is left of a bar and behind a # does not count.
// A "sealed" without a key takes the first one of its type from `keys`.
PartsRead ReadParts(std::string_view text, std::span<const Key> keys);

// ErrorText shows the line with a caret below the place:
//
//   file.txt:3:12: "intger" is no form of a part; ...
//     pvno: [0] intger 5
//               ^
std::string ErrorText(std::string_view file, std::string_view text, const PartsRead& read);

}  // namespace legwork::dump

#endif  // LEGWORK_TOOLS_DUMP_PART_READER_H_

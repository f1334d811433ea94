#ifndef LEGWORK_TOOLS_DUMP_PART_WRITER_H_
#define LEGWORK_TOOLS_DUMP_PART_WRITER_H_

#include <span>
#include <string>

#include "tools/dump/part.h"

namespace legwork::dump {

// Written is a token, or what keeps its parts from making one and in which line of the text.
struct Written {
  Bytes token;
  std::string error;  // "" if it went well
  int line = 0;
};

// WriteParts puts the parts side by side. Lengths that are not pinned follow from what is inside, sizes and offsets
// from the part they mean; what is sealed is encrypted again.
Written WriteParts(std::span<const Part> parts);

// LengthOctets is the shortest definite length (X.690 section 8.1.3).
Bytes LengthOctets(std::size_t length);

}  // namespace legwork::dump

#endif  // LEGWORK_TOOLS_DUMP_PART_WRITER_H_

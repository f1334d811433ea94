#ifndef LEGWORK_SIM_WIRE_DUMP_LINE_H_
#define LEGWORK_SIM_WIRE_DUMP_LINE_H_

#include <cstddef>
#include <string>
#include <vector>

namespace legwork {

// DumpLine is one field of a token as a person reads it. The lines of a token are in the order of reading; a line that
// is deeper than the one before it is a part of that one.
struct DumpLine {
  std::size_t offset = 0;  // bytes from the start of the token
  std::size_t length = 0;  // bytes
  int depth = 0;           // 0 for the token itself
  std::string name;        // the field's name in its document: "NegotiateFlags"
  std::string value;       // "" for a field that only has parts
};
using DumpLines = std::vector<DumpLine>;

}  // namespace legwork

#endif  // LEGWORK_SIM_WIRE_DUMP_LINE_H_

#ifndef LEGWORK_TOOLS_DUMP_PAYLOAD_PARTS_H_
#define LEGWORK_TOOLS_DUMP_PAYLOAD_PARTS_H_

#include <string>
#include <vector>

#include "tools/dump/part.h"

namespace legwork::dump {

// Payload is a stretch of a message that a field of its header points at. `part` is what it holds.
struct Payload {
  std::size_t at = 0;  // from the beginning of the message, octets
  Part part;
};

// PlacePayloads appends payloads behind a header that ends at `header_size`, and as octets what lies between and behind
// them. It says which of them have found a place: one that overlaps another, or begins outside, has not, and its field
// cannot refer to it. `base` is where the message begins in the token.
std::vector<bool> PlacePayloads(ByteView message, std::size_t base, std::size_t header_size,
                                std::vector<Payload> payloads, std::vector<Part>& parts);

}  // namespace legwork::dump

#endif  // LEGWORK_TOOLS_DUMP_PAYLOAD_PARTS_H_

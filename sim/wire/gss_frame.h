#ifndef LEGWORK_SIM_WIRE_GSS_FRAME_H_
#define LEGWORK_SIM_WIRE_GSS_FRAME_H_

#include "sim/base/bytes.h"
#include "sim/wire/der_reader.h"
#include "sim/wire/der_writer.h"

namespace legwork {

// The frame of an initial token (RFC 2743 section 3.1):
//
//   60 length  06 length mechanism  inner octets, whose format is the mechanism's

// ReadGssFrame takes one frame and shows its mechanism, as contents octets, and what is inside.
bool ReadGssFrame(DerReader& in, ByteView* mechanism, DerReader* inner);

// ExpectGssFrame takes one frame of this mechanism.
bool ExpectGssFrame(DerReader& in, ByteView mechanism, DerReader* inner);

// OpenGssFrame writes the frame's head; what follows is inside until the scope closes. `expected` guesses its size.
DerScope OpenGssFrame(DerWriter& out, ByteView mechanism, std::size_t expected = 0);

}  // namespace legwork

#endif  // LEGWORK_SIM_WIRE_GSS_FRAME_H_

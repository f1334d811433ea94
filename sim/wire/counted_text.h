#ifndef LEGWORK_SIM_WIRE_COUNTED_TEXT_H_
#define LEGWORK_SIM_WIRE_COUNTED_TEXT_H_

#include <string>
#include <string_view>

#include "sim/wire/reader.h"
#include "sim/wire/writer.h"

// Texts of exported contexts: a length of two octets, little-endian, and as many octets.
namespace legwork {

// PutCountedText cuts what the length cannot say; no name that the wire can carry is that long.
void PutCountedText(std::string_view text, Writer& out);

// GetCountedText is false, and the reader failed, if less is there than the length says.
bool GetCountedText(Reader& in, std::string& text);

}  // namespace legwork

#endif  // LEGWORK_SIM_WIRE_COUNTED_TEXT_H_

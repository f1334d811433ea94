#ifndef LEGWORK_SIM_BASE_TEXT_H_
#define LEGWORK_SIM_BASE_TEXT_H_

#include <string>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/base/result.h"

namespace legwork {

// ToHex prints two lower-case digits for each octet, without separators.
std::string ToHex(ByteView bytes);

// FromHex reads what ToHex prints; upper-case digits are accepted, nothing else is. The error's offset counts
// characters.
Result<Bytes> FromHex(std::string_view text);

// ToBase64 prints RFC 4648 section 4: the standard alphabet, padded, on one line.
std::string ToBase64(ByteView bytes);

// FromBase64 reads what ToBase64 prints and only that: padding is required, unused bits are zero, no white space.
Result<Bytes> FromBase64(std::string_view text);

}  // namespace legwork

#endif  // LEGWORK_SIM_BASE_TEXT_H_

#ifndef LEGWORK_SIM_WIRE_UTF16_H_
#define LEGWORK_SIM_WIRE_UTF16_H_

#include <string>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/base/result.h"

namespace legwork {

// Utf16LeFromUtf8 refuses overlong forms, surrogates and values beyond U+10FFFF. The error's offset counts octets.
Result<Bytes> Utf16LeFromUtf8(std::string_view text);

// Utf8FromUtf16Le refuses an odd number of octets and surrogates without their partner.
Result<std::string> Utf8FromUtf16Le(ByteView units);

}  // namespace legwork

#endif  // LEGWORK_SIM_WIRE_UTF16_H_

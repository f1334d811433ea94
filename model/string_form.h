#ifndef LEGWORK_MODEL_STRING_FORM_H_
#define LEGWORK_MODEL_STRING_FORM_H_

#include <cstdint>

namespace legwork {

// StringForm is the form of the texts in a structure, or of the function that was called: A or W (QCA-026).
enum class StringForm : std::uint8_t { kUnknown, kAnsi, kWide };

}  // namespace legwork

#endif  // LEGWORK_MODEL_STRING_FORM_H_

#ifndef LEGWORK_TOOLS_SHIM_TESTING_MISBEHAVIOUR_H_
#define LEGWORK_TOOLS_SHIM_TESTING_MISBEHAVIOUR_H_

#include <cstdint>
#include <string_view>

namespace legwork::host {

// Misbehave does what the word says, in the midst of answering the request of the number. Any other word does nothing.
void Misbehave(std::string_view word, std::uint32_t sequence);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_TESTING_MISBEHAVIOUR_H_

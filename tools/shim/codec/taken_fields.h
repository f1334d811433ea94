#ifndef LEGWORK_TOOLS_SHIM_CODEC_TAKEN_FIELDS_H_
#define LEGWORK_TOOLS_SHIM_CODEC_TAKEN_FIELDS_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace legwork::host {

// A shim may name the fields of calls that it takes, in its hello's `fields`. It is then sent no others, and need not
// look for what it does not know: a scenario that needs another one is skipped (protocol.md).

// FieldWords are all that can be named, those inside of identities, descriptors and buffers among them.
std::span<const std::string_view> FieldWords();

// Untaken gives the first field of the call that a shim taking `fields` would not understand, "" if there is none. The
// line is one that WriteRequest wrote. Whoever names no fields takes all.
std::string Untaken(std::string_view line, const std::vector<std::string>& fields);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_CODEC_TAKEN_FIELDS_H_

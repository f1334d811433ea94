#ifndef LEGWORK_TOOLS_CLAUSES_WRAP_H_
#define LEGWORK_TOOLS_CLAUSES_WRAP_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace legwork::clauses {

// Wrapped breaks a text at blanks into lines of at most `width` columns: the first begins with `head`, the others with
// as many blanks. A word that is longer than a line stands alone.
std::string Wrapped(std::string_view head, std::string_view text, std::size_t width);

}  // namespace legwork::clauses

#endif  // LEGWORK_TOOLS_CLAUSES_WRAP_H_

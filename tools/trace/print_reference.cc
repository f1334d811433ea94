#include <iostream>

#include "tools/trace/format_reference.h"

// Prints what the end of tools/docs/trace_format.md has to be, from its heading "Members" on.
int main() { std::cout << legwork::trace::FormatReference(); }

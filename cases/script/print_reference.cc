#include <iostream>

#include "cases/script/reference.h"

// Prints what the end of tools/docs/scenario_language.md has to be, from its heading "Statements" on.
int main() { std::cout << legwork::script::StatementReference(); }

#ifndef LEGWORK_SIM_PACKAGE_PACKAGE_TABLE_H_
#define LEGWORK_SIM_PACKAGE_PACKAGE_TABLE_H_

#include <span>
#include <string_view>

#include "sim/package/package.h"

namespace legwork {

// AllPackages is the only list of packages. A new mechanism is one row here and a folder of its own.
std::span<const Package* const> AllPackages();

// AllMisbehaviours lists those of all packages, in the order of the packages. FindMisbehaviour gives null for a name
// that none has.
MisbehaviourList AllMisbehaviours();
const Misbehaviour* FindMisbehaviour(std::string_view name);

}  // namespace legwork

#endif  // LEGWORK_SIM_PACKAGE_PACKAGE_TABLE_H_

#ifndef LEGWORK_SIM_PACKAGE_PACKAGE_TABLE_H_
#define LEGWORK_SIM_PACKAGE_PACKAGE_TABLE_H_

#include <span>

#include "sim/package/package.h"

namespace legwork {

// AllPackages is the only list of packages. A new mechanism is one row here and a folder of its own.
std::span<const Package* const> AllPackages();

}  // namespace legwork

#endif  // LEGWORK_SIM_PACKAGE_PACKAGE_TABLE_H_

#ifndef LEGWORK_SIM_SCRIPTED_SCRIPTED_PACKAGE_H_
#define LEGWORK_SIM_SCRIPTED_SCRIPTED_PACKAGE_H_

#include "sim/package/package.h"

namespace legwork::scripted {

// kScriptedPackage is the row of a package that has no protocol: a credential is acquired with a script
// (CredentialRequest::script), and each context made with it answers that script from its first leg on. It can return
// what no real package does, above all SEC_I_COMPLETE_NEEDED and SEC_I_COMPLETE_AND_CONTINUE.
extern const Package kScriptedPackage;

}  // namespace legwork::scripted

#endif  // LEGWORK_SIM_SCRIPTED_SCRIPTED_PACKAGE_H_

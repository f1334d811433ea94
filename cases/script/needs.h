#ifndef LEGWORK_CASES_SCRIPT_NEEDS_H_
#define LEGWORK_CASES_SCRIPT_NEEDS_H_

#include <string>

#include "cases/script/script.h"
#include "sim/peer/peer.h"

namespace legwork::script {

// Needs is what a scenario asks of its actors' implementations.
struct Needs {
  bool clock = false;     // an actor's clock is off, or time passes
  bool kdc = false;       // the package is Kerberos, or Negotiate with a service principal
  bool accounts = false;  // somebody logs on
  bool ntlm = false;      // the package is Negotiate, and NTLM is what it has to find
};
Needs NeedsOf(const Script& script);

// MissingFor says why an implementation cannot play the role in the scenario; "" if it can. The reason is a whole
// phrase: "winpr offers no Kerberos".
std::string MissingFor(const Script& script, const PeerTraits& traits, Role role);

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_NEEDS_H_

#ifndef LEGWORK_TOOLS_SHIM_HOST_GSS_GSS_STATE_H_
#define LEGWORK_TOOLS_SHIM_HOST_GSS_GSS_STATE_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "model/call.h"
#include "sim/peer/peer.h"
#include "tools/shim/host/gss/gss_library.h"

namespace legwork::host {

// HeldCredential is what AcquireCredentialsHandle stands for. The logon itself waits for the first call of
// InitializeSecurityContext, as the SSPI has it (ACH-N-002).
struct HeldCredential {
  PackageName package = PackageName::kNone;
  std::uint32_t use = 0;
  IdentityArgument identity;
  bool acquired = false;
  GssCredential credential = nullptr;
};

// HeldContext is a context under way, or established.
struct HeldContext {
  Role role = Role::kInitiator;
  GssContext context = nullptr;  // null: gone with a failure, only to be deleted
  std::uint64_t credential = 0;
  bool established = false;
  std::uint32_t flags = 0;  // GSS_C_…_FLAG, as of the last leg
  std::string target;       // of the first call
  GssCredential delegated = nullptr;
  bool withheld = false;  // a message was made that the peer never gets: what follows it would be out of sequence
  const GssOid* mechanism = nullptr;  // of the context, as the library tells
};

// GssState is what a session holds. Handles of the protocol are numbers here, so that one that is unknown or gone is
// never handed to a library that would follow it as a pointer.
class GssState {
 public:
  std::uint64_t AddCredential(HeldCredential held);
  std::uint64_t AddContext(HeldContext held);
  HeldCredential* FindCredential(const HandleArgument& handle);
  HeldContext* FindContext(const HandleArgument& handle);
  void ForgetCredential(const HandleArgument& handle) { credentials_.erase(handle.value.lower); }
  void ForgetContext(const HandleArgument& handle) { contexts_.erase(handle.value.lower); }

  std::int64_t now = 0;             // FILETIME ticks, of the call
  std::vector<std::string> realms;  // of the world, the actor's first

 private:
  std::map<std::uint64_t, HeldCredential> credentials_;
  std::map<std::uint64_t, HeldContext> contexts_;
  std::uint64_t last_ = 0;
};

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_GSS_GSS_STATE_H_

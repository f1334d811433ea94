#ifndef LEGWORK_TOOLS_PROVIDER_IDENTITY_H_
#define LEGWORK_TOOLS_PROVIDER_IDENTITY_H_

#include "sim/peer/peer.h"

namespace legwork::provider {

// ReadIdentity reads pAuthData: SEC_WINNT_AUTH_IDENTITY or its _EX, in the form that its Flags say. Null is the account
// that the caller runs as, and so is an _EX with a PackageList and three NULL strings. False for anything that is
// neither, or whose strings are not well formed: an opaque identity, one that is encrypted or marshalled, invalid
// UTF-16, a NULL string with a length.
bool ReadIdentity(const void* auth_data, bool ansi, IdentityArgument& identity);

}  // namespace legwork::provider

#endif  // LEGWORK_TOOLS_PROVIDER_IDENTITY_H_

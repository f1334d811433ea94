#ifndef LEGWORK_SIM_PEER_IDENTITY_CHECK_H_
#define LEGWORK_SIM_PEER_IDENTITY_CHECK_H_

#include <optional>
#include <string_view>

#include "model/profile.h"
#include "model/sec_status.h"
#include "sim/base/bytes.h"
#include "sim/peer/peer.h"

namespace legwork {

// CheckIdentity judges what AcquireCredentialsHandle and AddCredentials are told of whose credentials are meant, before
// any package hears of it: a principal other than the one the actor runs as (ACH-N-004), another logon session
// (ACH-N-011), and a pAuthData of no known form, with texts too long or not in the encoding that its Flags name
// (ACH-N-012, ACH-N-013, ACH-N-019). `own_user` is whom the actor runs as.
SecStatus CheckIdentity(const CallRequest& request, std::string_view own_user, const Profile& profile);

// A PKG_PARAMS element holds three UTF-8 texts, each with a NUL behind it: user, domain, password. That is the format
// of the simulated packages (ISC-N-076). nullopt: these octets are something else.
std::optional<Identity> ReadSuppliedCredentials(ByteView octets);

}  // namespace legwork

#endif  // LEGWORK_SIM_PEER_IDENTITY_CHECK_H_

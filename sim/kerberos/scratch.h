#ifndef LEGWORK_SIM_KERBEROS_SCRATCH_H_
#define LEGWORK_SIM_KERBEROS_SCRATCH_H_

#include "sim/base/bytes.h"

namespace legwork::kerberos {

// Scratch is room that the legs of all contexts of a credential use one after the other, so that none allocates. What a
// leg leaves in it is void with the next one.
struct Scratch {
  Bytes ticket;         // a ticket's plaintext
  Bytes authenticator;  // an authenticator's plaintext
  Bytes plaintext;      // of anything else
  Bytes cipher;
  Bytes checksum;    // the GSS checksum of an authenticator
  Bytes delegation;  // a KRB-CRED
};

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_SCRATCH_H_

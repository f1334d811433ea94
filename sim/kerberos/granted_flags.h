#ifndef LEGWORK_SIM_KERBEROS_GRANTED_FLAGS_H_
#define LEGWORK_SIM_KERBEROS_GRANTED_FLAGS_H_

#include <cstdint>

#include "model/context_flags.h"

namespace legwork::kerberos {

// GrantedToInitiator is what a Kerberos context has of the requests; delegation is not among it, as it depends on the
// ticket and the KDC. Requests are a lower bound (AMB-26):
//
// - replay and sequence detection imply integrity (CTX-006, CTX-007), and so does confidentiality, as sealing signs;
// - NO_INTEGRITY takes back the request for integrity and nothing else (ISC-N-024, CTX-010), so what implies integrity
//   still brings it, confidentiality excepted;
// - DCE style needs the AP-REP, so it implies mutual authentication (KRB-002);
// - every context is a connection (ISC-G-001), unless datagrams were requested (CTX-017).
ContextFlags GrantedToInitiator(ContextFlags requested);

// GrantedToAcceptor is what the initiator's checksum tells, whatever the acceptor asked for: the services exist only if
// both ends have them. Only for datagrams the checksum has no flag. Delegation is not among it.
//
// Initiators are about (Java without requestInteg) whose checksum tells of detection and not of integrity. What is
// detected is a protected message that comes twice or out of order (RFC 2743 section 1.2.3), RFC 4121 gives every
// context a key to protect it with, and detection implies integrity (CTX-006, CTX-007): so it is granted along.
ContextFlags GrantedToAcceptor(std::uint32_t gss_flags, ContextFlags requested);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_GRANTED_FLAGS_H_

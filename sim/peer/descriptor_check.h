#ifndef LEGWORK_SIM_PEER_DESCRIPTOR_CHECK_H_
#define LEGWORK_SIM_PEER_DESCRIPTOR_CHECK_H_

#include "model/profile.h"
#include "model/sec_status.h"
#include "sim/peer/peer.h"

namespace legwork {

// kDescriptorElementsMax is more elements than any message has; a count beyond it is taken for memory that nobody has
// set up, and not walked through.
inline constexpr std::uint32_t kDescriptorElementsMax = 64;

// CheckMessageDescriptor judges pMessage before anything is read through it: NULL, without an array, with more elements
// than kDescriptorElementsMax or of an unknown version it is no message (SIG-003, VER-004, ENC-010; the version as the
// profile says).
SecStatus CheckMessageDescriptor(const DescriptorArgument& message, const Profile& profile);

}  // namespace legwork

#endif  // LEGWORK_SIM_PEER_DESCRIPTOR_CHECK_H_

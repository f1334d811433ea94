#ifndef LEGWORK_SIM_NTLM_FLAG_MAPPING_H_
#define LEGWORK_SIM_NTLM_FLAG_MAPPING_H_

#include "model/context_flags.h"
#include "sim/ntlm/negotiate_flags.h"
#include "sim/package/habits.h"

namespace legwork::ntlm {

// FlagsToOffer is what an initiator puts into its NegotiateMessage (NLM-001 to NLM-003). ALWAYS_SIGN and extended
// session security are always offered; keys are exchanged if messages are to be protected.
NegotiateFlags FlagsToOffer(ContextFlags requested);

// FlagsToAnswer is what an acceptor puts into its ChallengeMessage: all that was offered and is known here, SIGN above
// all (NLM-005), with what excludes each other decided. TARGET_TYPE_… and TARGET_INFO are the acceptor's to add.
NegotiateFlags FlagsToAnswer(NegotiateFlags offered);

// WithHabits is what a party of these habits puts into its first message instead.
NegotiateFlags WithHabits(NegotiateFlags flags, const NtlmHabits& habits);

// GrantedFlags is what ISC or ASC reports of a context with these negotiated flags. Integrity comes with replay and
// sequence detection if they were asked for (CTX-006, CTX-007); delegation and mutual authentication never come
// (ISC-L-002, ASC-L-001, AMB-15).
ContextFlags GrantedFlags(NegotiateFlags negotiated, ContextFlags requested);

}  // namespace legwork::ntlm

#endif  // LEGWORK_SIM_NTLM_FLAG_MAPPING_H_

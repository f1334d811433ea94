#ifndef LEGWORK_SIM_SPNEGO_OFFERED_MECHS_H_
#define LEGWORK_SIM_SPNEGO_OFFERED_MECHS_H_

#include "sim/base/bytes.h"
#include "sim/package/habits.h"
#include "sim/world/random_streams.h"

namespace legwork::spnego {

// OidOf is the object identifier of a mechanism that habits name, as contents octets; empty for kNone.
ByteView OidOf(OfferedMech mech);

// HasOffers says whether the party has a list of its own; CountOf is how long it is.
inline bool HasOffers(const SpnegoHabits& habits) { return habits.offers[0] != OfferedMech::kNone; }
std::size_t CountOf(const OfferedMechs& offers);

// WriteNegoExOffer appends what NegoEx sends first: an INITIATOR_NEGO without extensions, for one authentication scheme
// that nobody here has, and its empty INITIATOR_META_DATA (MS-NEGOEX 3.1.5.1 and 3.1.5.2).
void WriteNegoExOffer(RandomStream stream, Bytes& out);

}  // namespace legwork::spnego

#endif  // LEGWORK_SIM_SPNEGO_OFFERED_MECHS_H_

#ifndef LEGWORK_SIM_PEER_PEER_PROFILE_H_
#define LEGWORK_SIM_PEER_PEER_PROFILE_H_

#include <span>
#include <string_view>

#include "sim/package/habits.h"

// What is known of how implementations behave on the wire, as data: a scenario gives an actor one of these profiles by
// `habits=`. Nothing here is about what is right (that is model/profile.h); every quirk is legal or at least common,
// and says who saw it.
namespace legwork {

// Quirk is one habit of an implementation. `evidence` is the id of an observation: of windows-observed (G18), of a
// failure in the field ("failures 21"), or a document's section.
struct Quirk {
  std::string_view summary;
  std::string_view evidence;
  void (*set)(Habits& habits);
};

struct PeerProfile {
  std::string_view name;     // "windows"
  std::string_view summary;  // one sentence
  std::span<const Quirk> quirks;
};

std::span<const PeerProfile> PeerProfiles();

// FindPeerProfile gives null for a name that no profile has.
const PeerProfile* FindPeerProfile(std::string_view name);

// HabitsOf are the usual habits with those of the profile.
Habits HabitsOf(const PeerProfile& profile);

}  // namespace legwork

#endif  // LEGWORK_SIM_PEER_PEER_PROFILE_H_

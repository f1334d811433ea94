#ifndef LEGWORK_SIM_WORLD_WORLD_H_
#define LEGWORK_SIM_WORLD_WORLD_H_

#include <cstdint>

#include "model/profile.h"
#include "sim/crypto/string_to_key.h"
#include "sim/world/directory.h"
#include "sim/world/event_queue.h"
#include "sim/world/local_calls.h"
#include "sim/world/logon_sessions.h"
#include "sim/world/random_streams.h"
#include "sim/world/trace.h"
#include "sim/world/virtual_clock.h"

namespace legwork {

// World owns all that a run depends on: time, chance, accounts, what is due, and the trace of what happened. One seed
// fixes it. `keys` outlives the world, because deriving a key from a password takes longer than a whole run.
struct World {
  World(std::uint64_t seed, const Profile& profile, StringToKeyCache& keys)
      : random(seed), directory(keys), queue(clock), profile(profile) {}
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  VirtualClock clock;
  RandomStreams random;
  Directory directory;
  LogonSessions sessions;
  LocalCalls local_calls;
  EventQueue queue;
  Trace trace;
  const Profile& profile;
};

}  // namespace legwork

#endif  // LEGWORK_SIM_WORLD_WORLD_H_

#ifndef LEGWORK_TOOLS_PROVIDER_OWN_WORLD_H_
#define LEGWORK_TOOLS_PROVIDER_OWN_WORLD_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/script/run.h"
#include "sim/peer/simulated_factory.h"
#include "tools/provider/settings.h"

namespace legwork::provider {

// DefaultWorldText is the world without LEGWORK_WORLD.
std::string_view DefaultWorldText();

// OwnWorld is the simulated world of this process: accounts, KDC, clock, and one peer per actor. It is made from the
// headers of a scenario file; the steps of the file are for others.
//
// A world without actors gets two: `client`, who runs as its first user, and `server`, who runs as its first service.
class OwnWorld {
 public:
  // Open gives null with one line that says what is wrong, and what would be right.
  static std::unique_ptr<OwnWorld> Open(const Settings& settings, std::string& trouble);
  OwnWorld(const OwnWorld&) = delete;
  OwnWorld& operator=(const OwnWorld&) = delete;

  // Actors are numbered from 1, as their records are.
  std::vector<std::unique_ptr<script::Actor>>& actors() { return run_->actors(); }
  script::Actor* Find(std::uint16_t index);

  // ActorFor is who acquires a credential: an actor of the role that runs as the user, else the first of the role, else
  // the first of all.
  script::Actor& ActorFor(Role role, std::string_view user);

  // PeerOf is whom an actor talks to; 0 for nobody.
  std::uint16_t PeerOf(const script::Actor& actor);

  // Now is the world's time. It moves only with the machine's clock, and only if the settings say so.
  Ticks Now();

  // Settle forgets what nobody asks for after a call.
  void Settle() { run_->realm().TakeExchanges(); }

  const Profile& profile() const { return run_->input().profile; }

 private:
  OwnWorld(script::Script script, const Settings& settings);
  std::string Make();
  void AddUsualActors();

  script::Script script_;
  SimulatedFactory factory_;
  StringToKeyCache keys_;
  std::optional<script::RunInput> input_;
  std::unique_ptr<script::Run> run_;
  bool follows_machine_;
};

}  // namespace legwork::provider

#endif  // LEGWORK_TOOLS_PROVIDER_OWN_WORLD_H_

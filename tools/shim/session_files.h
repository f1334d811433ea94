#ifndef LEGWORK_TOOLS_SHIM_SESSION_FILES_H_
#define LEGWORK_TOOLS_SHIM_SESSION_FILES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/peer/peer.h"
#include "sim/world/world.h"
#include "tools/shim/private_folder.h"

// What a foreign implementation of Kerberos reads, in a folder that is made anew for each session: krb5.conf, which
// leads to the scenario's KDC and nowhere else, and own.keytab with the keys of the account that the actor runs as.
namespace legwork::host {

// SessionFolder is where the files of a process's sessions are.
std::string SessionFolder(const PrivateFolder& folder);

// SessionEnvironment is the "NAME=value" by which Kerberos libraries find them and keep what they write with them. It
// is the same in all sessions of a process.
std::vector<std::string> SessionEnvironment(const PrivateFolder& folder);

// WorldRealms are the realms that the world has a ticket-granting service of, the actor's own first.
std::vector<std::string> WorldRealms(const Directory& directory, const ActorSetup& actor);

// WriteSessionFiles empties the folder and writes the files for a KDC at `port` on loopback, 0 for none. `transport`
// is Adapter::kdc_transport. The text says what is wrong; it is empty if nothing is.
[[nodiscard]] std::string WriteSessionFiles(const PrivateFolder& folder, const World& world, const ActorSetup& actor,
                                            std::uint16_t port, std::string_view transport = "");

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_SESSION_FILES_H_

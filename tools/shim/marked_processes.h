#ifndef LEGWORK_TOOLS_SHIM_MARKED_PROCESSES_H_
#define LEGWORK_TOOLS_SHIM_MARKED_PROCESSES_H_

#include <chrono>
#include <cstdint>
#include <string_view>

// The processes of this machine that bear a mark, a "NAME=value", in the environment that they were started with. They
// keep it whatever group or session they move to, and whoever their parent becomes.
namespace legwork::host {

// KillMarked kills them, and those that they start meanwhile.
void KillMarked(std::string_view mark);

// ResidentOfMarked is the memory that they have, in octets.
std::uint64_t ResidentOfMarked(std::string_view mark);

// StalledTimeOfMarked is how long they have waited for a processor (fair_limit.h).
std::chrono::nanoseconds StalledTimeOfMarked(std::string_view mark);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_MARKED_PROCESSES_H_

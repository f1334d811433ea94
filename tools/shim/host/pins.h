#ifndef LEGWORK_TOOLS_SHIM_HOST_PINS_H_
#define LEGWORK_TOOLS_SHIM_HOST_PINS_H_

#include <cstdint>
#include <string>

// What the loaded library draws from, held fast. The host exports functions of the C library and of OpenSSL under their
// own names; the program's symbols come before those of any library, so a library that imports them gets these.
//
//   fopen, fopen64                          a path below `redirect_from` is opened below `redirect_to`
//   time, gettimeofday, clock_gettime       the world's time, once SetTime was called
//   poll, select                            waits of the pinned clock: what does not come within kWait counts as
//                                           not coming, and the time waited for has passed
//   RAND_bytes, getrandom, getentropy       the session's stream, once SetSeed was called
//   gethostname                             the host name of the simulated world
namespace legwork::host {

struct Pins {
  std::string redirect_from;  // a folder with its last slash; empty: none
  std::string redirect_to;
  bool clock = false;   // SetTime has an effect
  bool random = false;  // SetSeed has an effect
};

// SetPins must come before the library is loaded.
void SetPins(const Pins& pins);

// SetTime takes FILETIME ticks; 0 leaves the time as it is.
void SetTime(std::int64_t ticks);
void SetSeed(std::uint64_t seed);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_PINS_H_

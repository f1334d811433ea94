#ifndef LEGWORK_TOOLS_PROVIDER_SETTINGS_H_
#define LEGWORK_TOOLS_PROVIDER_SETTINGS_H_

#include <cstdint>
#include <string>

#include "model/profile.h"

namespace legwork::provider {

// Settings are what the environment says (tools/docs/provider.md). A program under test is not changed, so there is no
// other way to tell the library anything.
struct Settings {
  std::string world;                 // LEGWORK_WORLD: a file; "": the default world
  std::string trace;                 // LEGWORK_TRACE: a file; "": none
  const Profile* profile = nullptr;  // LEGWORK_PROFILE; null: the world's, else `documented`
  std::uint64_t seed = 0;            // LEGWORK_SEED; 0: the world's, else 1
  bool follows_machine = false;      // LEGWORK_CLOCK=machine: time is the machine's, not the world's
  std::uint32_t required = 0;        // LEGWORK_NEEDS: ISC_RET bits that the program's policy insists on
};

// Environment gives a variable's value, null if it is not set: getenv, or a test's own.
using Environment = const char* (*)(const char* name);

// ReadSettings gives one line that names the variable, says what is wrong and what would be right; "" if all is well.
// An empty value is as good as none.
std::string ReadSettings(Environment environment, Settings& settings);

}  // namespace legwork::provider

#endif  // LEGWORK_TOOLS_PROVIDER_SETTINGS_H_

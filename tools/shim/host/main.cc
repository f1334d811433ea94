// legwork-host loads an SSPI library and answers the line protocol (tools/shim/protocol.md).
//
//   legwork-host [--redirect FROM=TO] [--pin-clock] [--pin-random] LIBRARY
//
// Exit status: 0 when the input ends, 2 for a wrong command line, 3 if the library cannot be used.
#include <sys/personality.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>
#include <string>
#include <string_view>

#include "tools/shim/host/caller.h"
#include "tools/shim/host/forked_sessions.h"
#include "tools/shim/host/library.h"
#include "tools/shim/host/line_channel.h"
#include "tools/shim/host/pins.h"
#include "tools/shim/host/server.h"

namespace legwork::host {
namespace {

bool ReadOptions(int count, char** arguments, Pins& pins, std::string& library) {
  for (int i = 1; i < count; ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "--pin-clock") {
      pins.clock = true;
    } else if (argument == "--pin-random") {
      pins.random = true;
    } else if (argument == "--redirect" && i + 1 < count) {
      const std::string_view pair = arguments[++i];
      const std::size_t equals = pair.find('=');
      if (equals == std::string_view::npos) return false;
      pins.redirect_from = pair.substr(0, equals);
      pins.redirect_to = pair.substr(equals + 1);
    } else if (library.empty() && !argument.starts_with("--")) {
      library = argument;
    } else {
      return false;
    }
  }
  return !library.empty();
}

Hello MakeHello(const Library& library, const Pins& pins) {
  Hello hello;
  hello.version = kProtocolVersion;
  hello.name = library.path;
  hello.packages = PackageNames(library);
  hello.able = {"session", "bench", "kdc"};
  if (pins.clock) hello.able.push_back("clock");
  if (pins.random) hello.able.push_back("random");
  return hello;
}

// FixAddresses starts the program anew with the same addresses every time, because handles are often addresses. Where
// that is forbidden, handles differ from run to run, and nothing else.
void FixAddresses(char** arguments) {
  const int before = personality(0xffffffff);
  if (before < 0 || (before & ADDR_NO_RANDOMIZE) != 0) return;
  if (personality(static_cast<unsigned long>(before) | ADDR_NO_RANDOMIZE) < 0) return;
  execv("/proc/self/exe", arguments);
}

int Main(int count, char** arguments) {
  Pins pins;
  std::string path;
  if (!ReadOptions(count, arguments, pins, path)) {
    std::fputs("usage: legwork-host [--redirect FROM=TO] [--pin-clock] [--pin-random] LIBRARY\n", stderr);
    return 2;
  }
  if (pins.random) FixAddresses(arguments);
  const rlimit no_core = {0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  LineChannel channel;
  if (!channel.TakeStandardStreams()) return 3;
  SetPins(pins);
  Library library;
  const std::string error = LoadLibrary(path, library);
  if (!error.empty()) return RefuseRequests(channel, error);
  Caller caller(library);
  ForkedSessions sessions(channel.input());
  Server server(channel, caller, sessions, MakeHello(library, pins));
  return server.Serve();
}

}  // namespace
}  // namespace legwork::host

// _exit, because the library's own clean-up is not what is judged here and may crash or hang.
int main(int count, char** arguments) { _exit(legwork::host::Main(count, arguments)); }

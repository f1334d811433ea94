// legwork-host loads an SSPI or GSS-API library and answers the line protocol (tools/shim/protocol.md).
//
//   legwork-host [--redirect FROM=TO] [--pin-clock] [--pin-random] [--gss [--mechanism LIBRARY]] LIBRARY
//
// With --gss the library is a GSS-API; a mechanism of NTLM may be put behind it.
//
// Exit status: 0 when the input ends, 2 for a wrong command line, 3 if the library cannot be used.
#include <sys/personality.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tools/shim/codec/optional_arguments.h"
#include "tools/shim/host/caller.h"
#include "tools/shim/host/forked_sessions.h"
#include "tools/shim/host/gss/gss_caller.h"
#include "tools/shim/host/gss/gss_library.h"
#include "tools/shim/host/library.h"
#include "tools/shim/host/line_channel.h"
#include "tools/shim/host/pins.h"
#include "tools/shim/host/server.h"

namespace legwork::host {
namespace {

// Options is the command line.
struct Options {
  Pins pins;
  std::string library;
  std::string mechanism;
  bool is_gss = false;
};

bool ReadRedirection(std::string_view pair, Pins& pins) {
  const std::size_t equals = pair.find('=');
  if (equals == std::string_view::npos) return false;
  pins.redirect_from = pair.substr(0, equals);
  pins.redirect_to = pair.substr(equals + 1);
  return true;
}

bool ReadOptions(int count, char** arguments, Options& options) {
  for (int i = 1; i < count; ++i) {
    const std::string_view argument = arguments[i];
    const bool has_next = i + 1 < count;
    if (argument == "--pin-clock") {
      options.pins.clock = true;
    } else if (argument == "--pin-random") {
      options.pins.random = true;
    } else if (argument == "--gss") {
      options.is_gss = true;
    } else if (argument == "--mechanism" && has_next) {
      options.mechanism = arguments[++i];
    } else if (argument == "--redirect" && has_next) {
      if (!ReadRedirection(arguments[++i], options.pins)) return false;
    } else if (options.library.empty() && !argument.starts_with("--")) {
      options.library = argument;
    } else {
      return false;
    }
  }
  return !options.library.empty();
}

Hello MakeHello(const std::string& name, std::vector<std::string> packages, const Pins& pins) {
  Hello hello;
  hello.version = kProtocolVersion;
  hello.name = name;
  hello.packages = std::move(packages);
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

int ServeSspi(LineChannel& channel, const Options& options) {
  Library library;
  const std::string error = LoadLibrary(options.library, library);
  if (!error.empty()) return RefuseRequests(channel, error);
  Caller caller(library);
  ForkedSessions sessions(channel.input());
  Hello hello = MakeHello(library.path, PackageNames(library), options.pins);
  hello.arguments = AllArguments();
  return Server(channel, caller, sessions, std::move(hello)).Serve();
}

int ServeGss(LineChannel& channel, const Options& options) {
  GssLibrary library;
  const char* const folder = getenv("TMPDIR");
  const std::string error =
      LoadGssLibrary(options.library, options.mechanism, folder == nullptr ? "/tmp" : folder, library);
  if (!error.empty()) return RefuseRequests(channel, error);
  GssCaller caller(library);
  ForkedSessions sessions(channel.input());
  return Server(channel, caller, sessions, MakeHello(library.path, GssPackageNames(library), options.pins)).Serve();
}

int Main(int count, char** arguments) {
  Options options;
  if (!ReadOptions(count, arguments, options)) {
    std::fputs(
        "usage: legwork-host [--redirect FROM=TO] [--pin-clock] [--pin-random] [--gss [--mechanism LIBRARY]] LIBRARY\n",
        stderr);
    return 2;
  }
  if (options.pins.random) FixAddresses(arguments);
  const rlimit no_core = {0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  LineChannel channel;
  if (!channel.TakeStandardStreams()) return 3;
  SetPins(options.pins);
  return options.is_gss ? ServeGss(channel, options) : ServeSspi(channel, options);
}

}  // namespace
}  // namespace legwork::host

// _exit, because the library's own clean-up is not what is judged here and may crash or hang.
int main(int count, char** arguments) { _exit(legwork::host::Main(count, arguments)); }

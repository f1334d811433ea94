// legwork-host.exe loads an SSPI library on Windows, or under Wine, and answers the line protocol (tools/shim/protocol.md)
// on its standard input and output.
//
//   legwork-host.exe [LIBRARY]     secur32.dll, if none is named
//
// Exit status: 0 when the input ends, 2 for a wrong command line, 3 if the library cannot be used.
#include <cstdio>
#include <string>
#include <utility>

#include "tools/shim/host/caller.h"
#include "tools/shim/host/library.h"
#include "tools/shim/host/line_channel.h"
#include "tools/shim/host/server.h"
#include "tools/shim/windows/one_process_sessions.h"

namespace legwork::host {
namespace {

Hello MakeHello(const Library& library) {
  Hello hello;
  hello.version = kProtocolVersion;
  hello.name = library.path;
  hello.packages = PackageNames(library);
  hello.able = {"session", "bench"};
  hello.control = "accounts, clock and chance: the machine's; all sessions in one process";
  return hello;
}

int Main(int count, char** arguments) {
  if (count > 2) {
    std::fputs("usage: legwork-host.exe [LIBRARY]\n", stderr);
    return 2;
  }
  LineChannel channel;
  if (!channel.TakeStandardStreams()) return 3;
  Library library;
  const std::string error = LoadLibrary(count == 2 ? arguments[1] : "secur32.dll", library);
  if (!error.empty()) return RefuseRequests(channel, error);
  Caller caller(library);
  OneProcessSessions sessions;
  return Server(channel, caller, sessions, MakeHello(library)).Serve();
}

}  // namespace
}  // namespace legwork::host

int main(int count, char** arguments) { return legwork::host::Main(count, arguments); }

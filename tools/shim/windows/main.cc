// legwork-host.exe loads an SSPI library on Windows, or under Wine, and answers the line protocol
// (tools/shim/protocol.md) on its standard input and output.
//
//   legwork-host.exe [--password-file FILE] [LIBRARY]     secur32.dll, if none is named
//
// With --password-file it says that acceptors know the scenario's accounts: something reads the user's password there
// (ntlm_auth under Wine). On Windows itself the accounts are made beforehand, and --accounts says that they were.
//
// Exit status: 0 when the input ends, 2 for a wrong command line, 3 if the library cannot be used.
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>

#include "tools/shim/codec/optional_arguments.h"
#include "tools/shim/host/caller.h"
#include "tools/shim/host/library.h"
#include "tools/shim/host/line_channel.h"
#include "tools/shim/host/server.h"
#include "tools/shim/windows/one_process_sessions.h"

namespace legwork::host {
namespace {

struct Options {
  StandIns files;
  bool has_accounts = false;
  bool has_kdc = false;
  std::string library;
};

bool ReadOptions(int count, char** arguments, Options& options) {
  for (int i = 1; i < count; ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "--password-file" && i + 1 < count) {
      options.files.password_file = arguments[++i];
      options.has_accounts = true;
    } else if (argument == "--clock-file" && i + 1 < count) {
      options.files.clock_file = arguments[++i];
    } else if (argument == "--accounts") {
      options.has_accounts = true;
    } else if (argument == "--kdc") {
      options.has_kdc = true;
    } else if (options.library.empty() && !argument.starts_with("--")) {
      options.library = argument;
    } else {
      return false;
    }
  }
  if (options.library.empty()) options.library = "secur32.dll";
  return true;
}

std::string_view WhomAcceptorsKnow(const Options& options) {
  if (!options.files.password_file.empty()) return "the password of the scenario's first user, for any name";
  return options.has_accounts ? "the machine's accounts, made beforehand" : "the machine's accounts";
}

Hello MakeHello(const Library& library, const Options& options) {
  Hello hello;
  hello.version = kProtocolVersion;
  hello.name = library.path;
  hello.packages = PackageNames(library);
  hello.able = {"session", "bench"};
  if (options.has_accounts) hello.able.emplace_back("accounts");
  if (!options.files.clock_file.empty()) hello.able.emplace_back("clock");
  if (options.has_kdc) hello.able.emplace_back("kdc");
  hello.arguments = AllArguments();
  hello.control = "no logon session: the actor's account is passed as pAuthData; acceptors: ";
  hello.control += WhomAcceptorsKnow(options);
  if (options.has_kdc) hello.control += "; KDC: the scenario's, by the session's krb5.conf and keytab";
  hello.control += options.files.clock_file.empty() ? "; clock: the machine's" : "; clock: the world's";
  hello.control += "; chance: the machine's; all sessions in one process";
  return hello;
}

int Main(int count, char** arguments) {
  Options options;
  if (!ReadOptions(count, arguments, options)) {
    std::fputs("usage: legwork-host.exe [--accounts | --password-file FILE] [--clock-file FILE] [--kdc] [LIBRARY]\n",
               stderr);
    return 2;
  }
  LineChannel channel;
  if (!channel.TakeStandardStreams()) return 3;
  Library library;
  const std::string error = LoadLibrary(options.library, library);
  if (!error.empty()) return RefuseRequests(channel, error);
  Caller caller(library, true);
  OneProcessSessions sessions(options.files);
  LoggedOn performer(caller, sessions);
  return Server(channel, performer, sessions, MakeHello(library, options)).Serve();
}

}  // namespace
}  // namespace legwork::host

int main(int count, char** arguments) { return legwork::host::Main(count, arguments); }

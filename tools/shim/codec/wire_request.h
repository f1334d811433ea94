#ifndef LEGWORK_TOOLS_SHIM_CODEC_WIRE_REQUEST_H_
#define LEGWORK_TOOLS_SHIM_CODEC_WIRE_REQUEST_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/peer/peer.h"

// A request is one line of JSON from the harness to a shim (protocol.md).
namespace legwork::host {

inline constexpr std::uint32_t kProtocolVersion = 2;

// BenchRequest asks for handshakes in a loop, both roles inside the shim.
struct BenchRequest {
  PackageName package = PackageName::kNtlm;
  std::uint32_t milliseconds = 1000;  // the loop ends after this time, or
  std::uint32_t handshakes = 0;       // after so many, whichever comes first; 0: no such limit
  std::string user, domain, password;
  std::vector<std::string> realms;    // of the world
};

// WireAccount is an account of the scenario as a shim may need it.
struct WireAccount {
  std::string user, domain, realm, password;  // UTF-8; a service's user is its principal, "HTTP/web"
  bool disabled = false;
};

// SessionSetup is what a shim is told of the actor whose calls follow, and of the world around it.
struct SessionSetup {
  Role role = Role::kInitiator;
  std::string host;                   // NetBIOS name of the computer; "": the one all others share
  WireAccount account;                // the one it runs as; no user: nobody
  std::vector<WireAccount> accounts;  // all that there are
};

// WireRequest is one line. Only the member that belongs to `kind` is looked at.
struct WireRequest {
  enum class Kind : std::uint8_t {
    kHello,
    kSession,  // a fresh state; the shim serves it in a process of its own
    kEnd,      // the session's end
    kBench,
    kCall,
  };
  std::uint32_t sequence = 0;
  Kind kind = Kind::kCall;
  std::uint32_t version = kProtocolVersion;  // hello
  std::uint64_t seed = 0;                    // session
  SessionSetup session;
  std::int64_t now = 0;             // session, call: the world's time in FILETIME ticks; 0: not said
  std::string folder;               // session: where the files of this session are; "" there are none
  std::vector<std::string> realms;  // session: those of the world, the actor's first
  BenchRequest bench;
  CallRequest call;
};

// WriteRequest appends the line with its end of line.
void WriteRequest(const WireRequest& request, std::string& line);

// ReadRequest reads one line without its end. It gives a sentence that says what is wrong, empty if nothing is.
[[nodiscard]] std::string ReadRequest(std::string_view line, WireRequest& request);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_CODEC_WIRE_REQUEST_H_

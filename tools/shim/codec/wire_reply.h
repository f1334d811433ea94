#ifndef LEGWORK_TOOLS_SHIM_CODEC_WIRE_REPLY_H_
#define LEGWORK_TOOLS_SHIM_CODEC_WIRE_REPLY_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/peer/peer.h"

// A reply is one line of JSON from a shim to the harness (protocol.md).
namespace legwork::host {

// Hello is what a shim says of itself.
struct Hello {
  std::uint32_t version = 0;
  std::string name;                   // what is driven: the library's path, or the shim's own name
  std::vector<std::string> packages;  // as the implementation spells them
  std::vector<std::string> able;      // "session", "bench", "clock", "random"
  std::vector<std::string> calls;     // the calls it offers; empty: each may turn out to be unsupported
  std::vector<std::string> arguments;  // the optional arguments that it takes (optional_arguments.h)
  std::string control;                // one line: what the shim pins, and how
  std::vector<std::string> fields;    // of calls, that it takes; empty: all (taken_fields.h)
};

// BenchReply counts what happened in the loop.
struct BenchReply {
  std::uint64_t handshakes = 0;
  std::uint64_t tokens = 0;
  std::uint64_t bytes = 0;  // of all tokens
  double seconds = 0;
  std::string failure;  // not empty: why no handshake was possible
};

// WireReply is one line. Only the member that belongs to `kind` is looked at.
struct WireReply {
  enum class Kind : std::uint8_t {
    kHello,
    kSession,  // it has begun
    kEnded,    // an event that answers nothing: how the session's process ended
    kBench,
    kCall,
    kError,  // the request could not be served at all; `text` says why
  };
  std::uint32_t sequence = 0;
  Kind kind = Kind::kCall;
  Hello hello;
  BenchReply bench;
  CallReply call;
  bool leaves_changes_out = false;  // kCall: of some buffer it is not said whether it changed
  std::string text;                 // kEnded, kError
};

// WriteReply appends the line with its end of line.
void WriteReply(const WireReply& reply, std::string& line);

// ReadReply reads one line without its end. It gives a sentence that says what is wrong, empty if nothing is.
[[nodiscard]] std::string ReadReply(std::string_view line, WireReply& reply);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_CODEC_WIRE_REPLY_H_

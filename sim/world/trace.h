#ifndef LEGWORK_SIM_WORLD_TRACE_H_
#define LEGWORK_SIM_WORLD_TRACE_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/bytes.h"
#include "sim/world/virtual_clock.h"

namespace legwork {

// TraceEntry is one line of a trace and the token that belongs to it.
struct TraceEntry {
  enum class Kind : std::uint8_t {
    kCall,    // actor, word = call, text = attributes, result = status
    kDetail,  // word = "sends", "returns", …; text = the rest. It speaks of the call above it
    kFault,   // actor = "client>server", word = fault, text = parameters
    kNote,    // text
  };
  Kind kind = Kind::kNote;
  Ticks at = 0;
  std::string actor = {};
  std::string word = {};
  std::string text = {};
  std::string result = {};
  Bytes token = {};
};

// TraceLine prints an entry in the syntax of scenario files, behind its virtual time in seconds since kWorldStart.
std::string TraceLine(const TraceEntry& entry);

// Trace keeps what happened in a run and a hash of it. The hash runs over every field of every entry and all octets of
// the tokens, so two runs with the same hash did the same. While it is off it keeps nothing and costs a comparison; who
// has to build text for it asks `on` first.
class Trace {
 public:
  enum class Mode : std::uint8_t { kOff, kHash, kEntries };  // kHash keeps no entries

  void set_mode(Mode mode) { mode_ = mode; }
  bool on() const { return mode_ != Mode::kOff; }

  void Call(Ticks at, std::string_view actor, std::string_view call, std::string_view attributes,
            std::string_view status);
  void Detail(Ticks at, std::string_view word, std::string_view text, ByteView token = {});
  void Fault(Ticks at, std::string_view direction, std::string_view fault, std::string_view parameters);
  void Note(Ticks at, std::string_view text);

  std::uint64_t hash() const { return hash_; }
  std::span<const TraceEntry> entries() const { return entries_; }
  std::string Text() const;
  void Clear();

 private:
  struct Parts {
    TraceEntry::Kind kind;
    Ticks at;
    std::string_view actor, word, text, result;
    ByteView token;
  };
  void Add(const Parts& parts);
  void Mix(std::uint64_t number);
  void Mix(ByteView octets);

  static constexpr std::uint64_t kHashOfNothing = 0x6C656777'6F726B01;

  Mode mode_ = Mode::kOff;
  std::uint64_t hash_ = kHashOfNothing;
  std::vector<TraceEntry> entries_;
};

}  // namespace legwork

#endif  // LEGWORK_SIM_WORLD_TRACE_H_

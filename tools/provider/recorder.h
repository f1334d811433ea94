#ifndef LEGWORK_TOOLS_PROVIDER_RECORDER_H_
#define LEGWORK_TOOLS_PROVIDER_RECORDER_H_

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "model/call_record.h"
#include "sim/peer/peer.h"
#include "tools/provider/traffic.h"

namespace legwork::provider {

// RecordSink takes finished records: a trace file, or a test's oracle.
class RecordSink {
 public:
  virtual ~RecordSink() = default;
  virtual void Put(const CallRecord& record) = 0;
};

// CallerSetup is what is known of one caller before its first call.
struct CallerSetup {
  std::uint16_t index = 0;
  std::uint16_t peer = 0;  // whom it talks to; 0 for nobody
  Role role = Role::kInitiator;
  std::uint32_t required = 0;  // ISC_RET bits that its policy insists on
};

// CallMoment is when a call ran and who made it.
struct CallMoment {
  std::uint16_t actor = 0;
  Ticks began_at = 0;
  Ticks ended_at = 0;
  std::uint64_t arrived_after = kAfterAll;  // calls that were over when this one was made, before it had to wait

  static constexpr std::uint64_t kAfterAll = ~0ull;
};

// Recorder makes the records of a program's calls. What a library cannot see it derives: a token was sent when another
// actor's call takes its octets (traffic.h), and a session ends with the process.
class Recorder {
 public:
  // calls is how many have been observed.
  std::uint64_t calls() const { return calls_; }

  // The sink outlives the recorder. Callers are in the order of their indexes, from 1.
  Recorder(RecordSink& sink, std::vector<CallerSetup> callers) : sink_(sink), callers_(std::move(callers)) {}

  void Observe(const CallRequest& request, const CallReply& reply, const CallMoment& moment);

  // End writes what is left to say: tokens that left the process, and the end of every caller's session.
  void End(Ticks now);

 private:
  struct HandleKey {
    std::uint16_t actor;
    SecHandle handle;
    bool operator<(const HandleKey& other) const {
      return std::tie(actor, handle.lower, handle.upper) <
             std::tie(other.actor, other.handle.lower, other.handle.upper);
    }
  };
  // Tracked is what the recorder knows of a context or a credential beyond its records.
  struct Tracked {
    PackageName package = PackageName::kNone;
    PackageName selected = PackageName::kNone;  // the mechanism behind it, as the tokens tell
    std::optional<Sender> partner = {};         // the other end: each has taken a token of the other, or will
    bool awaits_reply = false;
    // The number of the call that ended last, of any, of encryptions, and of decryptions, and the time it ended.
    struct LastCall {
      std::uint64_t number = 0;
      Ticks ended_at = 0;
    };
    std::array<LastCall, 3> last_calls = {};
  };

  CallRecord Begin(const CallMoment& moment);
  void ObserveOverlap(const CallRequest& request, const CallMoment& moment, Tracked& tracked, CallRecord& record);
  TokenOrigin OriginOf(const CallRequest& request, const Traffic::Taken& taken, const CallRecord& record);
  void ObserveHandshake(const CallRequest& request, const CallReply& reply, CallRecord& record);
  void ObserveMessage(const CallRequest& request, const CallReply& reply, CallRecord& record);
  void Track(const CallRequest& request, const CallReply& reply, const CallRecord& record);
  void ObserveExport(const CallRequest& request, const CallReply& reply, CallRecord& record);
  void StateMechanism(const Tracked& tracked, CallRecord& record) const;
  void PutSend(const Sender& sender, const TokenFacts& token, bool is_application_data, const CallMoment& moment);
  void Put(CallRecord& record);
  bool PeerIsHere(std::uint16_t actor) const;

  RecordSink& sink_;
  std::vector<CallerSetup> callers_;
  std::vector<bool> called_ = std::vector<bool>(callers_.size() + 1);
  std::uint64_t records_ = 0;
  std::uint64_t calls_ = 0;
  std::map<HandleKey, Tracked> tracked_;
  std::map<std::uint64_t, ExportedContext> exported_;  // by the id of the octets
  Traffic traffic_;
};

}  // namespace legwork::provider

#endif  // LEGWORK_TOOLS_PROVIDER_RECORDER_H_

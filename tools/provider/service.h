#ifndef LEGWORK_TOOLS_PROVIDER_SERVICE_H_
#define LEGWORK_TOOLS_PROVIDER_SERVICE_H_

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "sim/peer/peer.h"
#include "tools/provider/ledger.h"
#include "tools/provider/own_world.h"
#include "tools/provider/recorder.h"
#include "tools/provider/settings.h"

namespace legwork::provider {

// kOwnBlocks and above are the numbers of blocks that no peer has numbered.
inline constexpr std::uint32_t kOwnBlocks = 1 << 20;

// Service is what stands behind the functions of this process: one world, one ledger, one trace, and one lock, because
// the simulated packages know no threads. After a fork the child has a service of its own, which reads the environment
// anew: handles of the parent mean nothing there.
class Service {
 public:
  static Service& Instance();

  Service() = default;
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  std::mutex& lock() { return lock_; }

  // Calls that are over. Whoever asks before it takes the lock knows which ones have ended since.
  std::uint64_t calls_over() const { return calls_over_.load(std::memory_order_acquire); }

  // All that follows needs the lock.

  // Open makes the world, once. False if the environment is wrong; the first time that is said on standard error.
  bool Open();

  // Answer has the peer of the right actor answer, unless the arguments alone have `decided` what is in `reply`, and
  // records the call. Handles are those that the program knows: every actor's are different. `arrived_after` is what
  // calls_over said when the program called.
  void Answer(CallRequest& request, CallReply& reply, bool decided, std::uint64_t arrived_after);

  // The actor that the last call belonged to. The next one belongs to it, too, if neither handles nor what it is for
  // tell. Setting nobody changes nothing.
  std::uint16_t actor() const { return actor_; }
  void set_actor(std::uint16_t actor) { actor_ = actor == 0 ? actor_ : actor; }
  Ledger& ledger() { return ledger_; }

  // End closes every caller's session and the trace.
  void End();

 private:
  std::string TryOpen();
  std::string OpenTrace(const Settings& settings);
  std::uint16_t Route(const CallRequest& request);
  void Dictate(CallRequest& request);
  void NumberBlocks(CallReply& reply);
  void Ask(const CallRequest& request, CallReply& reply);

  std::mutex lock_;
  std::atomic<std::uint64_t> calls_over_ = 0;  // written under the lock
  bool is_tried_ = false;
  std::unique_ptr<OwnWorld> world_;
  Ledger ledger_;
  std::unique_ptr<RecordSink> sink_;
  std::unique_ptr<Recorder> recorder_;
  std::uint16_t actor_ = 1;
  std::map<std::uint64_t, std::uint16_t> exporters_;  // by the id of an exported context's octets
  std::uint32_t blocks_ = 0;                          // numbered here
};

}  // namespace legwork::provider

#endif  // LEGWORK_TOOLS_PROVIDER_SERVICE_H_

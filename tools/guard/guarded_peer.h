#ifndef LEGWORK_TOOLS_GUARD_GUARDED_PEER_H_
#define LEGWORK_TOOLS_GUARD_GUARDED_PEER_H_

#include <memory>
#include <mutex>
#include <utility>

#include "sim/peer/peer.h"

// What several threads of an application need before they may call the simulated packages.
//
// The simulation has no threads: a peer (or the SecuritySupport behind it) and everything it reaches, its world
// included, takes one call at a time. Peers of different worlds share nothing and may be called at once.
namespace legwork::guard {

// GuardedPeer lets any number of threads call one peer, one after the other. Calls on one context come in the order in
// which they got the lock, so each is whole: two EncryptMessage calls at once, which the page forbids (ENC-001), give
// two good messages in some order.
class GuardedPeer final : public Peer {
 public:
  // All peers of one world share one mutex, which outlives them.
  GuardedPeer(std::unique_ptr<Peer> peer, std::mutex& mutex) : peer_(std::move(peer)), mutex_(mutex) {}

  // The traits never change.
  const PeerTraits& traits() const override { return peer_->traits(); }

  void Answer(const CallRequest& request, CallReply& reply) override {
    const std::lock_guard<std::mutex> lock(mutex_);
    peer_->Answer(request, reply);
  }

 private:
  std::unique_ptr<Peer> peer_;
  std::mutex& mutex_;
};

}  // namespace legwork::guard

#endif  // LEGWORK_TOOLS_GUARD_GUARDED_PEER_H_

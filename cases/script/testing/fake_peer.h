#ifndef LEGWORK_CASES_SCRIPT_TESTING_FAKE_PEER_H_
#define LEGWORK_CASES_SCRIPT_TESTING_FAKE_PEER_H_

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sim/peer/peer_factory.h"

namespace legwork::script {

// FakeAnswer is one dictated reply of a handshake call.
struct FakeAnswer {
  SecStatus status = SecStatus::kOk;
  std::string token;
  std::uint32_t granted = 0;
  CallReply::Outcome outcome = CallReply::Outcome::kReturned;
};

// FakePeerFactory makes peers that answer as they are told: handshake calls from a list per actor, all else with
// SEC_E_OK where nothing else is said. It notes what it was asked.
class FakePeerFactory : public PeerFactory {
 public:
  FakePeerFactory();
  const PeerTraits& traits() const override { return traits_; }
  std::unique_ptr<Peer> Make(World& world, KdcPort* kdc, const ActorSetup& actor) override;

  PeerTraits traits_;
  SecStatus second_delete = SecStatus::kOk;                  // of every deletion but the first
  std::map<Call, SecStatus> statuses;                        // of calls that are not the handshake's
  bool overruns = false;                                     // a token is written past its buffer
  ContextFacts facts;                                        // what queries tell
  std::map<std::string, std::deque<FakeAnswer>> answers;     // by actor
  std::map<std::string, std::vector<CallRequest>> requests;  // by actor, all calls in order
  std::vector<ActorSetup> setups;
};

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_TESTING_FAKE_PEER_H_

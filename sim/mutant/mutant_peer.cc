#include "sim/mutant/mutant_peer.h"

namespace legwork::mutant {

void MutantPeer::Answer(const CallRequest& request, CallReply& reply) {
  if (mutant_.prepare == nullptr) {
    beneath_->Answer(request, reply);
  } else {
    CallRequest asked = request;
    mutant_.prepare(asked);
    beneath_->Answer(asked, reply);
  }
  if (reply.outcome != CallReply::Outcome::kReturned) return;
  Deed deed{actor_, request, reply, memory_};
  const bool issues_context = deed.IsFirstLeg() && deed.Succeeded();
  const SecHandle issued = reply.new_handle;
  if (mutant_.apply != nullptr) mutant_.apply(deed);
  if (issues_context && !memory_.has_first_context) {
    memory_.first_context = issued;
    memory_.has_first_context = true;
  }
  if (request.call == Call::kFree && deed.Succeeded()) memory_.freed_a_credential = true;
}

}  // namespace legwork::mutant

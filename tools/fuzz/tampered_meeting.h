#ifndef LEGWORK_TOOLS_FUZZ_TAMPERED_MEETING_H_
#define LEGWORK_TOOLS_FUZZ_TAMPERED_MEETING_H_

#include <functional>
#include <span>
#include <vector>

#include "bench/meeting.h"
#include "sim/crypto/key.h"
#include "tools/dump/part.h"

namespace legwork::fuzz {

// MeetingKinds are the handshakes whose both sides are fed: each mechanism, alone and in SPNEGO.
std::span<const bench::MeetingKind> MeetingKinds();

// AcceptorKeys are the long-term keys of the account that accepts, with which its tickets can be opened.
std::vector<Key> AcceptorKeys();

// TamperedMeeting is two correct callers that meet again and again while one token of each handshake is changed on its
// way. The keys of the service are known, so what is sealed can be changed, too.
class TamperedMeeting {
 public:
  explicit TamperedMeeting(const bench::MeetingKind& kind);

  // Meet performs a handshake whose token number `leg`, from 0, is what `change` makes of it, and protected messages if
  // both sides think that they are through. It gives the first failure, or SEC_E_OK.
  SecStatus Meet(std::uint32_t leg, const std::function<void(Bytes&)>& change);

  // The same with a change of the parts of the token.
  SecStatus MeetParts(std::uint32_t leg, const std::function<void(std::vector<dump::Part>&)>& change);

  // Tokens of a handshake that nobody changes.
  std::vector<Bytes> Tokens();

 private:
  SecStatus Run();

  bench::MeetingKind kind_;
  bench::Meeting meeting_;
  std::vector<Key> keys_;
};

// IsDocumentedFailure says whether a handshake may end so because of what the peer has sent: the return codes of the
// pages of InitializeSecurityContext and AcceptSecurityContext that tokens can cause, and those of the message
// functions; never SEC_E_INTERNAL_ERROR or SEC_E_INSUFFICIENT_MEMORY.
bool IsDocumentedFailure(SecStatus status);

}  // namespace legwork::fuzz

#endif  // LEGWORK_TOOLS_FUZZ_TAMPERED_MEETING_H_

#ifndef LEGWORK_BENCH_MEETING_H_
#define LEGWORK_BENCH_MEETING_H_

#include <string_view>

#include "model/context_flags.h"
#include "sim/crypto/encryption_type.h"
#include "sim/crypto/string_to_key.h"
#include "sim/kdc/kdc.h"
#include "sim/package/security_support.h"
#include "sim/peer/handshake.h"
#include "sim/world/world.h"

namespace legwork::bench {

// MeetingKind is a kind of handshake worth measuring.
struct MeetingKind {
  std::string_view name;       // "kerberos_mutual"
  std::string_view package;    // pszPackage
  std::string_view target;     // pszTargetName; "": NULL, for which Negotiate chooses NTLM
  bool fresh_tickets = false;  // each handshake logs on and asks for its ticket anew
  std::size_t message_size = 0;
  ContextFlags style = {};                          // that both sides ask for in addition
  EncryptionType key_type = EncryptionType::kNone;  // the only one that the accounts have; kNone: all
  bool user_to_user = false;                        // the acceptor has no key but that of its TGT
  bool initiator_goes_on = false;                   // HandshakePlan's: a datagram context of Kerberos
};

// Meeting is alice and HTTP/web in a world of their own, meeting again and again. Time moves on between handshakes, so
// that tickets end and replay caches forget as they would.
class Meeting {
 public:
  // The kind outlives it.
  explicit Meeting(const MeetingKind& kind);

  // Run performs one handshake. The status is SEC_E_OK, or that of the first call that failed.
  HandshakeCounts Run();

  // The caller on both ends, for parts of a handshake.
  HandshakeDriver& driver() { return driver_; }

 private:
  static HandshakePlan PlanOf(const MeetingKind& kind);

  const MeetingKind& kind_;
  StringToKeyCache keys_;
  World world_;
  Clock clock_;
  RandomStreams client_random_;
  RandomStreams server_random_;
  kdc::Kdc kdc_;
  Surroundings client_surroundings_;
  Surroundings server_surroundings_;
  SecuritySupport client_;
  SecuritySupport server_;
  HandshakeDriver driver_;
};

}  // namespace legwork::bench

#endif  // LEGWORK_BENCH_MEETING_H_

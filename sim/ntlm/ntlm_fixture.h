#ifndef LEGWORK_SIM_NTLM_NTLM_FIXTURE_H_
#define LEGWORK_SIM_NTLM_NTLM_FIXTURE_H_

#include <memory>
#include <string>
#include <string_view>

#include "model/profile.h"
#include "sim/crypto/string_to_key.h"
#include "sim/ntlm/ntlm_package.h"
#include "sim/package/package.h"
#include "sim/world/directory.h"
#include "sim/world/random_streams.h"
#include "sim/world/virtual_clock.h"

// A world for tests of the mechanism: alice and bob of EXAMPLE, a client and a server called WEB.
namespace legwork::ntlm {

class NtlmWorld {
 public:
  explicit NtlmWorld(const Profile& profile = DocumentedProfile());

  // Acquire ends the test if the package refuses.
  std::unique_ptr<Credential> Acquire(const Identity& identity, std::uint32_t use) const;

  static Identity Alice(std::string_view password = "alice-pw") {
    return {"alice", "EXAMPLE", std::string(password), true, false};
  }
  static Identity Server() { return {"HTTP/web", "EXAMPLE.COM", "web-pw", true, false}; }
  static Identity Anonymous() { return {"", "", "", true, true}; }

  VirtualClock time;
  Clock client_clock{time};
  Clock server_clock{time};
  RandomStreams client_random{1};
  RandomStreams server_random{2};
  StringToKeyCache cache;
  Directory directory{cache};
  Surroundings client;
  Surroundings server;
};

// Pair is an initiator and an acceptor with credentials of their own. Exchange runs the handshake; what each leg
// answered stays to be looked at.
class Pair {
 public:
  explicit Pair(NtlmWorld& world, const Identity& client = NtlmWorld::Alice(),
                const Identity& server = NtlmWorld::Server());

  void Negotiate();  // each of the four wants the one before it
  void Challenge();
  void Authenticate();
  void Accept();
  SecStatus Exchange();  // all four; the status of the first that fails, or of the last

  // What the next legs are asked with.
  LegRequest client_request;
  LegRequest server_request;

  LegReply negotiate;
  LegReply challenge;
  LegReply authenticate;
  LegReply accept;

  std::unique_ptr<Credential> client_credential;
  std::unique_ptr<Credential> server_credential;
  std::unique_ptr<Context> initiator;
  std::unique_ptr<Context> acceptor;
};

// Message is one signed or sealed message on its way.
struct Message {
  Bytes token = Bytes(16);
  Bytes data;
};
Message SignedBy(Context& sender, std::string_view text, SecStatus expected = SecStatus::kOk);
Message SealedBy(Context& sender, std::string_view text, SecStatus expected = SecStatus::kOk);
SecStatus Verify(Context& receiver, Message& message);
SecStatus Decrypt(Context& receiver, Message& message);

}  // namespace legwork::ntlm

#endif  // LEGWORK_SIM_NTLM_NTLM_FIXTURE_H_

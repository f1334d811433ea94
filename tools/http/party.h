#ifndef LEGWORK_TOOLS_HTTP_PARTY_H_
#define LEGWORK_TOOLS_HTTP_PARTY_H_

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "model/call.h"
#include "sim/base/bytes.h"
#include "sim/peer/peer.h"
#include "tools/provider/own_world.h"
#include "tools/provider/recorder.h"

namespace legwork::http {

// Exchange is one handshake of a party, as far as it has come.
struct Exchange {
  PackageName package = PackageName::kNegotiate;
  std::string target;           // an initiator's; "HTTP/web.example.com"
  std::string password;         // an initiator's, if not the account's own
  std::uint32_t requested = 0;  // ISC_REQ or ASC_REQ bits
  HandleArgument context;       // null before the first leg and after Drop
  HandleArgument credential;
  std::uint32_t granted = 0;
  bool done = false;  // the last leg ended it well
};

// Leg is what one call made of a token.
struct Leg {
  SecStatus status = SecStatus::kOk;
  Bytes token;  // for the other side; may be empty
};

// Party is a correct caller of the simulated packages, for one actor of a world. What it calls is recorded, if there is
// a recorder. Exchanges are dropped before it ends.
class Party {
 public:
  // All of them outlive it.
  Party(provider::OwnWorld& world, provider::Recorder* recorder, script::Actor& actor);
  ~Party();
  Party(const Party&) = delete;
  Party& operator=(const Party&) = delete;

  // Step gives the exchange the other side's token, none for an initiator's first, and completes what has to be.
  Leg Step(Exchange& exchange, ByteView token);

  // UserOf is whom an acceptor's finished exchange stands for: "alice", without realm or domain.
  std::string UserOf(const Exchange& exchange);

  // Drop deletes the context, whatever state it is in.
  void Drop(Exchange& exchange);

  const script::Actor& actor() const { return actor_; }

 private:
  void Call(const CallRequest& request, CallReply& reply);
  bool Acquire(Exchange& exchange);
  // FreeBlocks gives back memory that the package handed out (QCA-002).
  void FreeBlocks(const std::vector<std::uint32_t>& blocks);

  provider::OwnWorld& world_;
  provider::Recorder* recorder_;
  script::Actor& actor_;
  std::map<std::pair<PackageName, std::string>, HandleArgument> credentials_;  // by package and password
};

}  // namespace legwork::http

#endif  // LEGWORK_TOOLS_HTTP_PARTY_H_

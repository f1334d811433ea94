#ifndef LEGWORK_TOOLS_HTTP_ORIGIN_H_
#define LEGWORK_TOOLS_HTTP_ORIGIN_H_

#include <array>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "model/token_facts.h"
#include "tools/http/behaviour.h"
#include "tools/http/client_judge.h"
#include "tools/http/credentials.h"
#include "tools/http/message.h"
#include "tools/http/party.h"

namespace legwork::http {

// Reply is an answer as it goes out, and what becomes of the connection behind it.
struct Reply {
  Message message;
  bool closes = false;   // after the answer
  bool dies = false;     // instead of it
  bool tunnels = false;  // the connection leads to the origin from now on
};

// Standing is who a connection is authenticated as, and the exchange that is under way on it.
struct Standing {
  Exchange exchange;
  bool under_way = false;
  std::string user;  // "" nobody
};

// Caller is one connection as an origin sees it. Behind a balancer there are two origins: requests take turns.
struct Caller {
  unsigned number = 0;  // from 1
  bool in_tunnel = false;
  unsigned requests = 0;
  std::array<Standing, 2> standings;  // one per origin; a proxy's own is the first, its tunnel's the second
};

// Station is where a server stands.
enum class Station : std::uint8_t { kOrigin, kProxy, kBalancer };

// Origin authenticates those who ask and answers them, as its behaviour says. What it sees of a client goes to the
// judge.
class Origin {
 public:
  // All of them outlive it.
  Origin(Party& acceptor, Station station, const Behaviour& behaviour, ClientJudge& judge)
      : acceptor_(acceptor), station_(station), behaviour_(behaviour), judge_(judge) {}

  Reply Answer(Caller& caller, const Message& request);

  // Leave is the end of a connection: what was under way there is dropped.
  void Leave(Caller& caller);

 private:
  bool Is(BehaviourId id) const { return behaviour_.number == id; }
  bool IsProxyLeg(const Caller& caller) const { return station_ == Station::kProxy && !caller.in_tunnel; }
  Standing& StandingOf(Caller& caller);
  Seen Look(const Caller& caller, const Message& request, const Standing& standing) const;
  Reply Challenge(const Caller& caller) const;
  Reply Refuse(Caller& caller, Standing& standing);
  Reply TakeToken(Caller& caller, Standing& standing, const Message& request, const Seen& seen);
  Reply Continue(const Caller& caller, const Seen& seen, const Bytes& token) const;
  Reply LetIn(Caller& caller, const Standing& standing, const Message& request) const;
  void AddFinalToken(const Caller& caller, const Seen& seen, Bytes token, Reply& reply) const;
  bool IsStray(const Standing& standing, const Seen& seen) const;
  void AddField(std::string name, std::string value, Reply& reply) const;
  std::string ChallengeField(const Caller& caller) const;

  Party& acceptor_;
  Station station_;
  const Behaviour& behaviour_;
  ClientJudge& judge_;
  std::string shared_user_;
  Standing shared_;                // shared_exchanges
  std::set<std::uint64_t> taken_;  // ids of tokens that ended an exchange well
};

}  // namespace legwork::http

#endif  // LEGWORK_TOOLS_HTTP_ORIGIN_H_

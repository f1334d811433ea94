#ifndef LEGWORK_TOOLS_HTTP_CLIENT_JUDGE_H_
#define LEGWORK_TOOLS_HTTP_CLIENT_JUDGE_H_

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "model/token_facts.h"
#include "tools/http/behaviour.h"
#include "tools/http/credentials.h"
#include "tools/http/message.h"
#include "tools/http/sheet.h"

namespace legwork::http {

// Seen is a request as a server took it, before it is answered.
struct Seen {
  unsigned connection = 0;
  bool is_proxy = false;                 // it is for the proxy to authenticate
  std::vector<Credentials> credentials;  // in the right field
  std::vector<Credentials> misplaced;    // in the other one
  TokenFacts token;                      // of the first credentials
  bool asks_mutual = false;              // an AP-REQ with MUTUAL_REQUIRED
  std::string user;                      // the connection is authenticated as; "" nobody
  std::vector<std::string> offered;      // schemes that this server offers
};

// ClientJudge holds what an HTTP client does against the rules for clients. One judge sees one run of a client.
class ClientJudge {
 public:
  explicit ClientJudge(const Behaviour& behaviour) : behaviour_(behaviour) {}

  void Request(const Message& request, const Seen& seen);

  // Answered is what the server made of it: `status` of the answer, `token` whether it held one that goes on with the
  // exchange, `user` who the connection is authenticated as now.
  void Answered(const Message& request, const Seen& seen, int status, bool goes_on, const std::string& user);

  // Refused is what the packages of this server said to a token: "AUTHENTICATE was refused as SEC_E_LOGON_DENIED".
  void Refused(std::string what) { last_refused_ = std::move(what); }

  // BadRequest is what came over a connection and was no request.
  void BadRequest(unsigned connection, const std::string& problem);

  // Ended is how a client that we started came out: its exit status, -1 if it had to be stopped. `reachable` says that
  // nothing but the client keeps it from what it asks for.
  void Ended(int status, bool reachable);

  unsigned requests() const { return requests_; }
  const Sheet& sheet() const { return sheet_; }

 private:
  std::string Where(const Seen& seen) const;
  void JudgeFields(const Message& request, const Seen& seen);
  void JudgeToken(const Seen& seen);
  void JudgeOrder(const Seen& seen);

  // kRefusalsMax is how often a client may try what is refused, over all schemes: three for each.
  static constexpr unsigned kRefusalsMax = 6;

  struct Connection {
    bool asked = false;  // the last answer held a token that goes on
    bool is_ntlm = false;
  };

  const Behaviour& behaviour_;
  Sheet sheet_;
  unsigned requests_ = 0;
  unsigned refusals_ = 0;
  bool challenged_ = false;
  bool reached_ = false;
  bool was_redirected_ = false;  // by the last answer: nobody says that a client must follow
  bool asks_mutual_ = false;
  std::string last_refused_;
  std::map<unsigned, Connection> connections_;
  std::map<std::string, std::size_t> bodies_;  // the largest by target
  std::map<std::uint64_t, unsigned> refused_;  // how often, by the id of the token
};

}  // namespace legwork::http

#endif  // LEGWORK_TOOLS_HTTP_CLIENT_JUDGE_H_

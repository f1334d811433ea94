#ifndef LEGWORK_TOOLS_HTTP_CLIENT_JUDGE_H_
#define LEGWORK_TOOLS_HTTP_CLIENT_JUDGE_H_

#include <cstdint>
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
  bool in_tunnel = false;                // it came through a CONNECT
  std::vector<Credentials> credentials;  // in the right field
  std::vector<Credentials> misplaced;    // in the other one
  TokenFacts token;                      // of the first credentials
  bool asks_mutual = false;              // an AP-REQ with MUTUAL_REQUIRED
  bool is_ntlm_version_1 = false;        // an AUTHENTICATE with a response of 24 octets
  std::string user;                      // the connection is authenticated as; "" nobody
  std::vector<std::string> offered;      // schemes that this server offers
};

// ClientControl tells what a client does where nothing depends on how it authenticates. Without it, what a client's
// exit status says, and which schemes it knows, could only be guessed. Each answer may cost a run of the client.
class ClientControl {
 public:
  virtual ~ClientControl() = default;
  virtual bool ShowsSuccess() { return true; }  // its status is 0 at a server that asks nobody for credentials
  virtual bool ShowsFailure() { return true; }  // its status is not 0 at a server that refuses everybody
  // Takes: it sends credentials of one of the schemes to a server that offers nothing else.
  virtual bool Takes(const std::set<std::string>& /*schemes*/) { return true; }
};

// ClientEnd is how a client that we started came out.
struct ClientEnd {
  int status = 0;         // its exit status, -1 if it had to be stopped
  bool reachable = true;  // nothing but the client keeps it from what it asks for
};

// ClientJudge holds what an HTTP client does against the rules for clients. One judge sees one run of a client.
class ClientJudge {
 public:
  explicit ClientJudge(const Behaviour& behaviour) : behaviour_(behaviour) {}

  void Request(const Message& request, const Seen& seen);

  // Answered is what the server made of it: `status` of the answer, 0 if the connection was closed instead, `goes_on`
  // whether it held a token that goes on with the exchange, `user` who the connection is authenticated as now.
  void Answered(const Message& request, const Seen& seen, int status, bool goes_on, const std::string& user);

  // Refused is what the packages of this server said to a token: "AUTHENTICATE was refused as SEC_E_LOGON_DENIED".
  void Refused(std::string what) { last_refused_ = std::move(what); }

  // BadRequest is what came over a connection and was no request.
  void BadRequest(unsigned connection, const std::string& problem);

  void Ended(const ClientEnd& end, ClientControl& control);

  unsigned requests() const { return requests_; }
  const Sheet& sheet() const { return sheet_; }
  // sent are the schemes that the client used, in lower case.
  const std::set<std::string>& sent() const { return sent_; }

 private:
  struct Connection {
    bool asked = false;  // the last answer held a token that goes on
    bool began = false;  // an exchange, whatever became of it
  };

  std::string Where(const Seen& seen) const;
  void JudgeFields(const Message& request, const Seen& seen);
  void JudgePlace(const Message& request, const Seen& seen);
  void JudgeScheme(const Seen& seen);
  void JudgeToken(const Seen& seen);
  void JudgeOrder(const Seen& seen);
  void GiveUp(const std::string& where);
  void JudgeContent(const Message& request, const Seen& seen, const std::string& user);
  void JudgeLostContent(const ClientEnd& end, ClientControl& control);
  void JudgeReach(const ClientEnd& end, ClientControl& control);

  // kRefusalsMax is how often a client may try what is refused, over all schemes: three for each.
  static constexpr unsigned kRefusalsMax = 6;

  const Behaviour& behaviour_;
  Sheet sheet_;
  unsigned requests_ = 0;
  unsigned refusals_ = 0;
  unsigned silences_ = 0;  // connections that were closed instead of an answer
  unsigned given_up_ = 0;  // exchanges that the client left although it was given a token
  bool challenged_ = false;
  bool reached_ = false;
  bool was_redirected_ = false;  // by the last answer: nobody says that a client must follow
  bool asks_mutual_ = false;
  bool is_misplaced_ = false;  // credentials were in the wrong field
  std::string last_refused_;
  std::set<std::string> sent_;
  std::set<std::string> offered_;  // in lower case
  std::map<unsigned, Connection> connections_;
  std::map<std::string, std::size_t> bodies_;  // the largest by target that was refused
  std::map<std::uint64_t, unsigned> refused_;  // how often, by the id of the token
  std::set<std::uint64_t> accepted_;           // ids of tokens
  std::set<bool> asked_legs_;                  // those that answered 401 or 407: the proxy's, the origin's
  std::set<bool> unprompted_legs_;             // those where the other field came before that
};

}  // namespace legwork::http

#endif  // LEGWORK_TOOLS_HTTP_CLIENT_JUDGE_H_

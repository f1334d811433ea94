#ifndef LEGWORK_TOOLS_HTTP_KNOCKER_H_
#define LEGWORK_TOOLS_HTTP_KNOCKER_H_

#include <string>
#include <string_view>
#include <vector>

#include "tools/http/credentials.h"
#include "tools/http/link.h"
#include "tools/http/party.h"
#include "tools/http/sheet.h"

namespace legwork::http {

// Knock says which server is judged, and how it is called.
struct Knock {
  Place place;
  std::string address;  // to connect to; "" the place's host
  std::string target;   // "HTTP/web.example.com"
  std::string scheme = "Negotiate";
  PackageName package = PackageName::kNegotiate;
  bool is_proxy = false;      // the server is a proxy, the place what it is asked for
  std::string proxy_address;  // where the proxy is
  std::uint16_t proxy_port = 0;
  std::string identity_field;  // a field of the answer that names the user; "" none
  bool is_lower_case = false;  // fields and schemes are written so
};

// Talked is what an exchange with a server came to.
struct Talked {
  Message answer;           // the last one
  std::string trouble;      // what kept it from coming; "" nothing
  Bytes first_token;        // the initiator's
  std::string refused;      // what our initiator said to a token that it did not take; "" nothing
  bool is_done = false;     // the initiator's context is established
  bool is_let_in = false;   // the last answer is no refusal
  bool token_came = false;  // with the last answer
  bool is_short = false;    // the last answer lets in, though our initiator has more to say
  std::string user;         // who the server says asked; "" it does not say
};

// Knocker is a client that does all as it should, and what the checks of servers are made of.
class Knocker {
 public:
  Knocker(const Knock& knock, Party& user, Party& other) : knock_(knock), user_(user), other_(other) {}

  const Knock& knock() const { return knock_; }
  Party& user() { return user_; }
  Party& other() { return other_; }

  // Open gives a fresh connection; false with the trouble in `trouble`.
  bool Open(Link& link);

  // Request is one for the path, with a value for the field of credentials, none if it is empty.
  Message Request(std::string_view method, const std::string& path, const std::string& credentials) const;

  // Ask sends it; the trouble is in `answer.reason` and the status 0 if nothing came.
  Message Ask(Link& link, const Message& request);

  // Talk shakes hands over the link. What is wrong with tokens and fields on the way is noted.
  struct Manner {
    std::string method = "GET";
    std::string path;
    std::string password;  // "" the account's own
  };
  Talked Talk(Link& link, Party& party, const Manner& manner, Sheet& sheet);
  Talked Talk(Link& link, Party& party, Sheet& sheet) {
    return Talk(link, party, {"GET", knock_.place.path, ""}, sheet);
  }

  // FirstToken is what an exchange of the package begins with.
  Bytes FirstToken(PackageName package);

  // Offers says whether the server offers the scheme at all.
  bool Offers(std::string_view scheme);

  // Refuses: 400, 401, or 407.
  static bool Refuses(const Message& answer);
  std::string UserIn(const Message& answer) const;
  std::vector<Credentials> Challenges(const Message& answer) const;
  const std::string& trouble() const { return trouble_; }

 private:
  bool TakeAnswer(Party& party, Exchange& exchange, Talked& talked, Bytes& next, Sheet& sheet);
  void NoteChallenges(const Talked& talked, const std::vector<Credentials>& challenges, Sheet& sheet) const;

  const Knock& knock_;
  Party& user_;
  Party& other_;
  std::string trouble_;
};

// OutcomeText is the status of the last answer, or the trouble, and why the exchange did not go on.
std::string OutcomeText(const Talked& talked);

// StatusText is "status 401", or why nothing came.
std::string StatusText(const Message& answer);

}  // namespace legwork::http

#endif  // LEGWORK_TOOLS_HTTP_KNOCKER_H_

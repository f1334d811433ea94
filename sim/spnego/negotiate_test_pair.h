#ifndef LEGWORK_SIM_SPNEGO_NEGOTIATE_TEST_PAIR_H_
#define LEGWORK_SIM_SPNEGO_NEGOTIATE_TEST_PAIR_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/package/package.h"
#include "sim/spnego/fake_mechanism.h"
#include "sim/spnego/negotiate_package.h"
#include "sim/wire/oid.h"

namespace legwork::spnego {

// Party is one side of a handshake in a test: what its mechanisms are, its Negotiate row, credential and context.
struct Party {
  FakeMechanism kerberos{PackageName::kKerberos, kOidKerberos, kOidMsKerberos, 2};
  FakeMechanism ntlm{PackageName::kNtlm, kOidNtlmssp, {}, 3};
  std::vector<const Package*> inner = {&kerberos, &ntlm};
  Package negotiate;
  std::string package_list;
  std::string target = "HTTP/web";
  ContextFlags requested;
  Habits habits;
  std::unique_ptr<Surroundings> surroundings;
  std::unique_ptr<Credential> credential;
  std::unique_ptr<Context> context;
  LegReply last;  // what the latest Step answered

  ContextFacts Facts() const;
};

// NegotiateTestPair is a client and a server over fake mechanisms, and everything around them.
class NegotiateTestPair {
 public:
  // Make acquires both credentials and makes both contexts, after the test has set the parties up.
  void Make();
  SecStatus Acquire(Party& party, std::uint32_t use);

  // Send makes one leg of a party with this token, null for none; the answer is in its `last`.
  SecStatus Send(Party& party, const Bytes* token);

  // PassTokens passes tokens to and fro, the client first, until both are through, one fails or nothing is left to say.
  // It counts the legs.
  int PassTokens();

  // Both are established on the same mechanism.
  bool IsSettledOn(PackageName package) const;

  Party client;
  Party server;
  const Profile* profile = &DocumentedProfile();

 private:
  void Surround(Party& party) const;

  VirtualClock world_clock_;
  Clock clock_{world_clock_};
  RandomStreams random_{1};
  StringToKeyCache keys_;
  Directory directory_{keys_};
};

}  // namespace legwork::spnego

#endif  // LEGWORK_SIM_SPNEGO_NEGOTIATE_TEST_PAIR_H_

#ifndef LEGWORK_SIM_SPNEGO_FAKE_MECHANISM_H_
#define LEGWORK_SIM_SPNEGO_FAKE_MECHANISM_H_

#include <memory>
#include <string>
#include <vector>

#include "sim/package/package.h"

namespace legwork::spnego {

// FakeMechanism is an inner package for tests. Its tokens are numbered, odd ones from the initiator, and each side
// takes the one that is due and no other. A MIC names the role that made it and the list it is over.
struct FakeMechanism : Package {
  FakeMechanism(PackageName name, ByteView oid, ByteView alias, int token_count);
  FakeMechanism(const FakeMechanism&) = delete;

  int token_count;                           // in both directions together
  SecStatus acquired = SecStatus::kOk;       // what acquiring a credential answers
  SecStatus first_leg = SecStatus::kOk;      // a failure of the initiator's first leg
  SecStatus accepting = SecStatus::kOk;      // a failure of the acceptor's first leg
  bool sends_error_token = false;            // with `accepting`: a text, which the initiator understands
  bool signs = true;                         // has integrity
  bool corrupts_mic = false;                 // its MICs verify nowhere
  mutable int mic_rounds = 0;                // calls of AfterMechListMic, both roles together
  mutable std::vector<std::string> targets;  // of first legs
};

// FakeToken is the token of this number, from 1. NTLM's begins with its signature, any other's is in a GSS frame.
Bytes FakeToken(const FakeMechanism& mechanism, int number);

}  // namespace legwork::spnego

#endif  // LEGWORK_SIM_SPNEGO_FAKE_MECHANISM_H_

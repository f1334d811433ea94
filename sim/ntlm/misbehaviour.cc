#include "sim/ntlm/misbehaviour.h"

namespace legwork::ntlm {

MisbehaviourList NtlmMisbehaviours() {
  MisbehaviourList list;
  for (const auto rows : {NegotiateMisbehaviours(), ChallengeMisbehaviours(), AuthenticateMisbehaviours(),
                          SignatureMisbehaviours()}) {
    const MisbehaviourList part = AboutAll(rows);
    list.insert(list.end(), part.begin(), part.end());
  }
  return list;
}

}  // namespace legwork::ntlm

#include "sim/spnego/misbehaviour.h"

namespace legwork::spnego {

MisbehaviourList SpnegoMisbehaviours() {
  MisbehaviourList list = AboutAll(InitiatorMisbehaviours());
  const MisbehaviourList rest = AboutAll(AcceptorMisbehaviours());
  list.insert(list.end(), rest.begin(), rest.end());
  return list;
}

}  // namespace legwork::spnego

#include "sim/spnego/misbehaviour.h"

namespace legwork::spnego {

MisbehaviourList SpnegoMisbehaviours() {
  MisbehaviourList list = AboutAll(InitiatorMisbehaviours());
  for (const auto rows : {AcceptorMisbehaviours(), NegoExMisbehaviours()}) {
    const MisbehaviourList rest = AboutAll(rows);
    list.insert(list.end(), rest.begin(), rest.end());
  }
  return list;
}

}  // namespace legwork::spnego

#include "sim/kerberos/misbehaviour.h"

namespace legwork::kerberos {

MisbehaviourList KerberosMisbehaviours() {
  MisbehaviourList list;
  for (const auto rows :
       {ApReqMisbehaviours(), AuthenticatorMisbehaviours(), ApRepMisbehaviours(), MessageMisbehaviours(),
        Rc4Misbehaviours()}) {
    const MisbehaviourList part = AboutAll(rows);
    list.insert(list.end(), part.begin(), part.end());
  }
  return list;
}

}  // namespace legwork::kerberos

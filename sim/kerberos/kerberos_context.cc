#include "sim/kerberos/kerberos_context.h"

namespace legwork::kerberos {

void KerberosContext::Protect(SessionSetup setup, ContextFlags granted) {
  setup.datagram = granted.Has(ContextFlag::kDatagram);
  setup.detect_replay = granted.Has(ContextFlag::kReplayDetect);
  setup.detect_sequence = granted.Has(ContextFlag::kSequenceDetect) && !setup.datagram;  // the caller's number tells
  setup.integrity = granted.Has(ContextFlag::kIntegrity);
  setup.confidentiality = granted.Has(ContextFlag::kConfidentiality);
  setup.dce_style = granted.Has(ContextFlag::kUseDceStyle);
  if (setup.datagram && session().started()) setup.send_first = session().send_next();
  set_start(surroundings().clock.Now());
  session().Start(setup, credential_.confounders(), surroundings().profile);
  session().set_misconduct(surroundings().misconduct);
}

}  // namespace legwork::kerberos

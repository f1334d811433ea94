#ifndef LEGWORK_TOOLS_KDC_RESPONDER_H_
#define LEGWORK_TOOLS_KDC_RESPONDER_H_

#include "sim/base/bytes.h"
#include "sim/kdc/transport.h"

namespace legwork::kdc {

// Responder makes the answers that a server carries. It is called from one thread.
class Responder {
 public:
  virtual ~Responder() = default;
  virtual Answer Receive(Transport transport, ByteView request) = 0;

  // HangsUp says what a stream gets whose request is never answered: its end, or silence until its time is over.
  virtual bool HangsUp() const { return false; }

  // RefuseLength is the message to a stream whose announced length cannot be (RFC 4120 section 7.2.2).
  virtual Bytes RefuseLength() = 0;
};

}  // namespace legwork::kdc

#endif  // LEGWORK_TOOLS_KDC_RESPONDER_H_

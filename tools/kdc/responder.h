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

  // HangsUp says whether a stream ends with its first request, behind the answer or in place of one (RFC 4120 section
  // 7.2.2 leaves that to the KDC). Otherwise further requests may come, and one that is never answered gets silence.
  virtual bool HangsUp() const { return false; }

  // RefuseLength is the message to a stream whose announced length cannot be (RFC 4120 section 7.2.2).
  virtual Bytes RefuseLength() = 0;
};

}  // namespace legwork::kdc

#endif  // LEGWORK_TOOLS_KDC_RESPONDER_H_

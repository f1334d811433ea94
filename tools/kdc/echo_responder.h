#ifndef LEGWORK_TOOLS_KDC_ECHO_RESPONDER_H_
#define LEGWORK_TOOLS_KDC_ECHO_RESPONDER_H_

#include "tools/kdc/responder.h"

namespace legwork::kdc {

// EchoResponder answers with the request; one that begins with 'S' gets no answer, one with 'L' a late one, one with
// 'B' an answer of 100,000 octets.
class EchoResponder : public Responder {
 public:
  static constexpr Ticks kLate = kTicksPerSecond / 20;
  static constexpr std::size_t kBig = 100'000;

  Answer Receive(Transport, ByteView request) override {
    ++received;
    const char kind = request.empty() ? '-' : static_cast<char>(request[0]);
    if (kind == 'S') return {};
    if (kind == 'B') return {Bytes(kBig, 'b'), 0};
    return {ToBytes(request), kind == 'L' ? kLate : 0};
  }
  Bytes RefuseLength() override { return ToBytes(AsBytes("too long")); }

  int received = 0;
};

}  // namespace legwork::kdc

#endif  // LEGWORK_TOOLS_KDC_ECHO_RESPONDER_H_

#ifndef LEGWORK_TOOLS_KDC_REALM_RESPONDER_H_
#define LEGWORK_TOOLS_KDC_REALM_RESPONDER_H_

#include <functional>

#include "sim/kdc/kdc.h"
#include "sim/world/virtual_clock.h"
#include "tools/kdc/responder.h"

namespace legwork::kdc {

// WallTicks is the machine's clock in the simulation's units: the one place that reads it.
Ticks WallTicks();

// RealmResponder lets a simulated KDC answer at the machine's time. `offset` is how far the KDC's clock is off it. What
// became of each request goes to `note`, if there is one.
class RealmResponder : public Responder {
 public:
  // The KDC and the world's clock, which stands still, outlive the responder.
  RealmResponder(Kdc& kdc, const VirtualClock& world, Ticks offset, std::function<void(const KdcEvent&)> note)
      : kdc_(kdc), world_(world), offset_(offset), note_(std::move(note)) {}

  Answer Receive(Transport transport, ByteView request) override;
  Bytes RefuseLength() override;

 private:
  void SetClock();

  Kdc& kdc_;
  const VirtualClock& world_;
  Ticks offset_;
  std::function<void(const KdcEvent&)> note_;
};

}  // namespace legwork::kdc

#endif  // LEGWORK_TOOLS_KDC_REALM_RESPONDER_H_

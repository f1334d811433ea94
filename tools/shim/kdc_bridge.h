#ifndef LEGWORK_TOOLS_SHIM_KDC_BRIDGE_H_
#define LEGWORK_TOOLS_SHIM_KDC_BRIDGE_H_

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "sim/package/kdc_port.h"
#include "tools/kdc/server.h"

namespace legwork::host {

// KdcBridge lets a foreign process reach the KDC of a scenario's world, by streams on loopback. It has no thread: it
// answers while the harness waits for the process, and the world moves by nothing but the calls themselves. A KDC that
// is not reachable hangs up, so that nobody waits for it by the machine's clock; time that a reply takes passes in the
// world only.
class KdcBridge {
 public:
  // Open listens. The port outlives the bridge. `trouble` says why there is none, when the answer is null.
  static std::unique_ptr<KdcBridge> Open(KdcPort& kdc, std::string& trouble);
  ~KdcBridge();

  std::uint16_t port() const { return port_; }

  // ServeUntil answers whoever asks until the descriptor has something to read, or the time is over.
  void ServeUntil(int descriptor, std::chrono::milliseconds limit);

 private:
  class PortResponder;
  KdcBridge(KdcPort& kdc, kdc::Doors doors);

  std::uint16_t port_;
  std::unique_ptr<PortResponder> responder_;
  kdc::Server server_;
};

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_KDC_BRIDGE_H_

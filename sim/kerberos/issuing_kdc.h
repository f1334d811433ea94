#ifndef LEGWORK_SIM_KERBEROS_ISSUING_KDC_H_
#define LEGWORK_SIM_KERBEROS_ISSUING_KDC_H_

#include <cstdint>
#include <optional>
#include <string>

#include "sim/kerberos/message/kdc_rep.h"
#include "sim/kerberos/message/kdc_req.h"
#include "sim/kerberos/message/ticket_flags.h"
#include "sim/package/kdc_port.h"
#include "sim/world/directory.h"
#include "sim/world/random_streams.h"
#include "sim/world/virtual_clock.h"

namespace legwork::kerberos {

// IssuingKdc stands in for a KDC in the tests of this folder: it issues whatever it is asked for and checks nothing.
// Public members are what a test changes.
class IssuingKdc : public KdcPort {
 public:
  IssuingKdc(const Directory& directory, const Clock& clock) : directory_(directory), clock_(clock) {}

  std::optional<Bytes> Exchange(std::string_view realm, ByteView request) override;

  bool reachable = true;
  std::int32_t refusal = 0;          // answer every request with this error
  std::int32_t forward_refusal = 0;  // answer requests for a forwarded TGT with this error
  std::uint32_t flags = kTicketForwardable | kTicketOkAsDelegate;
  Ticks start_offset = 0;  // of tickets, against now
  Ticks lifetime = 10 * 3600 * kTicksPerSecond;
  int exchanges = 0;

 private:
  // Grant is one ticket to issue and the key under which the client reads of it.
  struct Grant {
    std::string client;
    std::string server;
    DerivedKeys reply_keys;
  };
  Bytes Refuse(std::string_view realm, std::int32_t code) const;
  Bytes Issue(std::string_view realm, const KdcReq& request, const Grant& grant);
  Grant GrantForTgs(std::string_view realm, const KdcReq& request);
  Key NewKey();

  const Directory& directory_;
  const Clock& clock_;
  RandomStream random_ = RandomStream(7, "issuing_kdc");
};

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_ISSUING_KDC_H_

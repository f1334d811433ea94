#ifndef LEGWORK_CASES_SCRIPT_AP_REQ_OPENER_H_
#define LEGWORK_CASES_SCRIPT_AP_REQ_OPENER_H_

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "sim/base/bytes.h"
#include "sim/world/directory.h"
#include "sim/world/virtual_clock.h"

namespace legwork::script {

// OpenedApReq is what nobody but its acceptor can read in an AP-REQ.
struct OpenedApReq {
  std::uint32_t checksum_flags = 0;  // GSS flags in the authenticator's checksum (RFC 4121 section 4.1.1.1)
  bool has_pac = false;              // in the ticket
  std::string delegated_to;          // the PAC's S4U_DELEGATION_INFO: whose ticket it is
  std::string delegated_by;          // and the services that have acted for the user, joined by |
};

// ApReqOpener reads what an AP-REQ says under encryption, for a harness that holds every account's password.
class ApReqOpener {
 public:
  // The directory outlives this.
  explicit ApReqOpener(const Directory& directory);
  ~ApReqOpener();

  // Open gives nothing but defaults if the message cannot be opened, or its acceptor would refuse it.
  OpenedApReq Open(ByteView ap_req, Ticks now);

 private:
  struct Service;
  Service& ServiceOf(const std::string& name, const std::string& realm);

  const Directory& directory_;
  std::map<std::string, std::unique_ptr<Service>, std::less<>> services_;
};

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_AP_REQ_OPENER_H_

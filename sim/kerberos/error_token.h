#ifndef LEGWORK_SIM_KERBEROS_ERROR_TOKEN_H_
#define LEGWORK_SIM_KERBEROS_ERROR_TOKEN_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/kerberos/message/krb_error_code.h"
#include "sim/world/virtual_clock.h"

namespace legwork::kerberos {

// ErrorReport is what a KRB_ERROR tells the peer.
struct ErrorReport {
  KrbErrorCode code = KrbErrorCode::kGeneric;
  std::optional<std::uint32_t> extended = {};  // an NTSTATUS, see extended_error.h
  Ticks now = 0;                               // of the sender; by it the peer sees how far the clocks are apart
  std::string_view server = {};                // "HTTP/web"
  std::string_view realm = {};
};

void WriteErrorToken(const ErrorReport& report, bool framed, Bytes& token);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_ERROR_TOKEN_H_

#ifndef LEGWORK_SIM_KERBEROS_GSS_CHECKSUM_H_
#define LEGWORK_SIM_KERBEROS_GSS_CHECKSUM_H_

#include <array>
#include <cstdint>

#include "sim/base/bytes.h"
#include "sim/base/result.h"

namespace legwork::kerberos {

// BindingHash is the MD5 over channel bindings; all zero if the initiator has none.
using BindingHash = std::array<std::uint8_t, 16>;

// HashChannelBindings hashes the bindings in the form of RFC 1964 section 1.1.1: both addresses of type 0 and empty, as
// the API's SEC_CHANNEL_BINDINGS has them, then the size and the octets of the application data.
BindingHash HashChannelBindings(ByteView application_data);

// GssChecksum is what an authenticator of a GSS context carries instead of a checksum, under the type kChecksumGss (RFC
// 4121 section 4.1.1, all little endian):
//
//   10 00 00 00  bindings (16)  flags (4)  [01 00  size (2)  KRB-CRED]  [extensions]
//
// The delegation part is there if and only if `flags` has kGssDelegate. The views look into the octets read.
struct GssChecksum {
  BindingHash bindings = {};
  std::uint32_t flags = 0;
  ByteView delegation = {};  // KRB-CRED, at most 65,535 octets
  ByteView extensions = {};  // to be ignored by who does not know them

  bool HasBindings() const { return bindings != BindingHash{}; }
};

std::size_t GssChecksumSize(const GssChecksum& checksum);
void WriteGssChecksum(const GssChecksum& checksum, Bytes& out);
Result<GssChecksum> ReadGssChecksum(ByteView bytes);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_GSS_CHECKSUM_H_

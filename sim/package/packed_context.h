#ifndef LEGWORK_SIM_PACKAGE_PACKED_CONTEXT_H_
#define LEGWORK_SIM_PACKAGE_PACKED_CONTEXT_H_

#include <cstdint>
#include <string>

#include "model/call.h"
#include "sim/base/bytes.h"
#include "sim/base/result.h"
#include "sim/world/virtual_clock.h"

namespace legwork {

// PackedContext is the packed context of ExportSecurityContext: what the API keeps of a context, and the state of the
// mechanism behind it (Context::Export). Little-endian:
//
//   "LWXC"  format 1 (1)  package 1  role 1  granted 4  began 8  host size 1  host  state size 4  state  SHA-256 32
//
// The digest over all that stands before it finds what was altered or cut short. It is no proof against a forger, who
// could make one as well: the pages ask only that the packed context be handed over unmodified (IMX-001).
struct PackedContext {
  PackageName package = PackageName::kNone;
  Role role = Role::kInitiator;
  std::uint32_t granted = 0;  // *pfContextAttr, in the namespace of the role
  Ticks began = 0;
  std::string host;  // NetBIOS name of the computer (EXP-001); no more than 255 octets count
  Bytes state;
};

void WritePackedContext(const PackedContext& context, Bytes& packed);

// ReadPackedContext takes exactly one packed context.
Result<PackedContext> ReadPackedContext(ByteView packed);

}  // namespace legwork

#endif  // LEGWORK_SIM_PACKAGE_PACKED_CONTEXT_H_

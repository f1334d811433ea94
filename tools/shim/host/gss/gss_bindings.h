#ifndef LEGWORK_TOOLS_SHIM_HOST_GSS_GSS_BINDINGS_H_
#define LEGWORK_TOOLS_SHIM_HOST_GSS_GSS_BINDINGS_H_

#include <optional>

#include "sim/peer/peer.h"
#include "tools/shim/host/gss/gss_abi.h"

namespace legwork::host {

// GssChannel is the CHANNEL_BINDINGS element of a descriptor as GSS-API takes it. It points into the request.
struct GssChannel {
  bool present = false;
  GssBindings value;

  const GssBindings* bindings() const { return present ? &value : nullptr; }
};

// ReadChannel reads SEC_CHANNEL_BINDINGS; nullopt if an offset leads out of it.
std::optional<GssChannel> ReadChannel(const DescriptorArgument& input);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_GSS_GSS_BINDINGS_H_

#ifndef LEGWORK_TOOLS_SHIM_HOST_GSS_GSS_CALLER_H_
#define LEGWORK_TOOLS_SHIM_HOST_GSS_GSS_CALLER_H_

#include "tools/shim/host/gss/gss_library.h"
#include "tools/shim/host/gss/gss_state.h"
#include "tools/shim/host/performer.h"

namespace legwork::host {

// GssCaller says the calls of the SSPI in GSS-API (tools/docs/gssapi_mapping.md). What has no words there is
// unsupported.
class GssCaller : public Performer {
 public:
  explicit GssCaller(const GssLibrary& library) : library_(library) {}

  void BeginSession(const WireRequest& request) override;
  void SetNow(std::int64_t now) override { state_.now = now; }
  void Answer(const CallRequest& request, CallReply& reply) override;
  BenchReply Bench(const BenchRequest& request) override;

 private:
  const GssLibrary& library_;
  GssState state_;
};

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_GSS_GSS_CALLER_H_

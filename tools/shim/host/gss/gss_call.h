#ifndef LEGWORK_TOOLS_SHIM_HOST_GSS_GSS_CALL_H_
#define LEGWORK_TOOLS_SHIM_HOST_GSS_GSS_CALL_H_

#include <string>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/peer/peer.h"
#include "tools/shim/host/gss/gss_library.h"
#include "tools/shim/host/gss/gss_state.h"

namespace legwork::host {

// GssCall is one call of the SSPI, to be said in GSS-API, and the reply that grows from it.
class GssCall {
 public:
  GssCall(const GssLibrary& library, GssState& state, const CallRequest& request, CallReply& reply)
      : library(library), gss(library.functions), state(state), request(request), reply(reply) {}

  void Unsupported(std::string_view why);

  // Finish records what the function returned, and what the library says of it where it failed.
  void Finish(GssMajor major, GssMinor minor, Role role, const GssOid* mechanism);

  // Credential and Context find what the request's handle stands for; null, the call being unsupported, if it stands
  // for nothing that GSS-API could be given.
  HeldCredential* Credential();
  HeldContext* Context();

  // Import makes a name of the library, null if it refuses; Take copies a buffer of the library and releases it.
  GssName Import(std::string_view text, const GssOid& form);
  Bytes Take(GssBuffer& buffer);
  std::string Display(GssName name);  // as far as a C string goes, for such are the SSPI's; "" for no name

  // ExpiryIn is the world's time in so many seconds.
  std::int64_t ExpiryIn(std::uint32_t seconds) const;

  const GssLibrary& library;
  const GssFunctions& gss;
  GssState& state;
  const CallRequest& request;
  CallReply& reply;
};

// View is octets as an argument of the library's.
inline GssBuffer GssView(ByteView octets) { return {octets.size(), const_cast<std::uint8_t*>(octets.data())}; }
inline GssBuffer GssView(std::string_view text) { return {text.size(), const_cast<char*>(text.data())}; }

// The calls, a file for each kind.
void GssAcquire(GssCall& call);
void GssFree(GssCall& call);
void GssInitialize(GssCall& call);
void GssAccept(GssCall& call);
void GssDelete(GssCall& call);
void GssExport(GssCall& call);
void GssImport(GssCall& call);
void GssSign(GssCall& call);
void GssVerify(GssCall& call);
void GssEncrypt(GssCall& call);
void GssDecrypt(GssCall& call);
void GssQuery(GssCall& call);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_GSS_GSS_CALL_H_

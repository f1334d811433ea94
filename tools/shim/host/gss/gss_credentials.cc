#include "tools/shim/host/gss/gss_credentials.h"

#include <utility>

#include "tools/shim/host/gss/gss_mapping.h"
#include "tools/shim/host/gss/gss_names.h"

namespace legwork::host {
namespace {

void Refuse(GssCall& call, SecStatus status, std::string_view why) {
  call.reply.status = status;
  call.reply.message = why;
}

// AcquireFor asks for a credential of one mechanism.
GssMajor AcquireFor(GssCall& call, HeldCredential& held, PackageName package, GssMinor& minor) {
  const GssOidSet mechanisms = {1, MechanismOf(package)};
  const int use = held.use == kUseBoth ? kGssBoth : held.use == kUseInbound ? kGssAccept : kGssInitiate;
  if (held.identity.absent) {
    return call.gss.acquire_cred(&minor, nullptr, kGssIndefinite, &mechanisms, use, &held.credential, nullptr, nullptr);
  }
  GssName name = UserName(call, package, held.identity);
  const GssBuffer password = GssView(held.identity.password);
  const GssMajor major = call.gss.acquire_cred_with_password(&minor, name, &password, kGssIndefinite, &mechanisms, use,
                                                             &held.credential, nullptr, nullptr);
  GssMinor ignored = 0;
  if (name != nullptr) call.gss.release_name(&ignored, &name);
  return major;
}

// AcquireByTickets logs on for Kerberos, leaves the tickets where the session's default ones are, and asks for a
// credential by them.
GssMajor AcquireByTickets(GssCall& call, HeldCredential& held, GssMinor& minor) {
  GssMajor major = AcquireFor(call, held, PackageName::kKerberos, minor);
  if (GssFailed(major)) return major;
  // Both objects live as long as the session's process.
  void* kerberos = nullptr;
  void* tickets = nullptr;
  if (call.gss.new_kerberos(&kerberos) != 0 || call.gss.default_tickets(kerberos, &tickets) != 0) return kGssFailure;
  major = call.gss.copy_tickets(&minor, held.credential, tickets);
  if (GssFailed(major)) return major;
  GssMinor ignored = 0;
  call.gss.release_cred(&ignored, &held.credential);
  const GssOidSet mechanisms = {1, MechanismOf(held.package)};
  return call.gss.acquire_cred(&minor, nullptr, kGssIndefinite, &mechanisms, kGssInitiate, &held.credential, nullptr,
                               nullptr);
}

}  // namespace

GssMajor ObtainCredential(GssCall& call, HeldCredential& held, GssMinor& minor) {
  minor = 0;
  if (held.acquired) return 0;
  const bool by_tickets = call.library.negotiates_by_tickets && held.package == PackageName::kNegotiate &&
                          !held.identity.absent && held.use == kUseOutbound;
  const GssMajor major =
      by_tickets ? AcquireByTickets(call, held, minor) : AcquireFor(call, held, held.package, minor);
  held.acquired = !GssFailed(major);
  return major;
}

void GssAcquire(GssCall& call) {
  const CallRequest& request = call.request;
  if (MechanismOf(request.package) == nullptr || !request.package_text.empty()) {
    return Refuse(call, SecStatus::kSecpkgNotFound, "GSS-API has no mechanism for this package");
  }
  if (request.new_handle_is_null) return call.Unsupported("the host keeps GSS-API's handles and needs room for one");
  if ((request.credential_use & ~kUseBoth) != 0) return call.Unsupported("GSS-API has no such use of a credential");
  if (!request.identity.package_list.empty()) return call.Unsupported("GSS-API has no list of packages by name");
  if (!request.identity.absent && request.identity.user.empty()) {
    return call.Unsupported("GSS-API has no logon without a name by a password");
  }
  if (!request.identity.absent && call.gss.acquire_cred_with_password == nullptr) {
    return call.Unsupported("the library takes no passwords");
  }
  HeldCredential held;
  held.package = request.package;
  held.use = request.credential_use;
  held.identity = request.identity;
  if (held.identity.absent) {
    GssMinor minor = 0;
    const GssMajor major = ObtainCredential(call, held, minor);
    call.Finish(major, minor, Role::kInitiator, MechanismOf(held.package));
    if (GssFailed(major)) return;
  }
  call.reply.new_handle = {call.state.AddCredential(std::move(held)), 0};
  call.reply.new_handle_written = true;
  call.reply.expiry = call.ExpiryIn(kGssIndefinite);
  call.reply.expiry_written = !request.expiry_is_null;
}

void GssFree(GssCall& call) {
  HeldCredential* const held = call.Credential();
  if (held == nullptr) return;
  GssMinor minor = 0;
  GssMajor major = 0;
  if (held->credential != nullptr) major = call.gss.release_cred(&minor, &held->credential);
  call.Finish(major, minor, Role::kInitiator, MechanismOf(held->package));
  call.state.ForgetCredential(call.request.credential);
}

}  // namespace legwork::host

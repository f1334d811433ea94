#include "cases/script/ap_req_opener.h"

#include "sim/kerberos/acceptor_keys.h"
#include "sim/kerberos/ap_req_check.h"
#include "sim/kerberos/message/ap_req.h"
#include "sim/kerberos/own_principal.h"
#include "sim/kerberos/replay_cache.h"
#include "sim/kerberos/scratch.h"

namespace legwork::script {
namespace {

// A day: whether clocks agree is the acceptor's affair, not a reader's.
constexpr Ticks kSkewMax = 24 * 3600 * kTicksPerSecond;

}  // namespace

// Service is one acceptor as far as reading goes.
struct ApReqOpener::Service {
  Service(const Directory& directory, kerberos::OwnPrincipal own)
      : principal(std::move(own)), keys(directory, principal), replays(kSkewMax) {}

  kerberos::OwnPrincipal principal;
  kerberos::AcceptorKeys keys;
  kerberos::ReplayCache replays;
  kerberos::Scratch scratch;
};

ApReqOpener::ApReqOpener(const Directory& directory) : directory_(directory) {}
ApReqOpener::~ApReqOpener() = default;

ApReqOpener::Service& ApReqOpener::ServiceOf(const std::string& name, const std::string& realm) {
  std::unique_ptr<Service>& service = services_[name + "@" + realm];
  if (service == nullptr) service = std::make_unique<Service>(directory_, kerberos::OwnPrincipal{name, realm});
  return *service;
}

std::uint32_t ApReqOpener::ChecksumFlags(ByteView ap_req, Ticks now) {
  const Result<kerberos::ApReq> read = kerberos::ReadApReq(ap_req);
  if (!read) return 0;
  Service& service = ServiceOf(kerberos::NameText(read->ticket.sname), std::string(read->ticket.realm));
  kerberos::ApReqCheck check = {.keys = service.keys,
                                .replays = service.replays,
                                .scratch = service.scratch,
                                .now = now,
                                .skew_max = kSkewMax};
  kerberos::CheckedApReq checked;
  const bool opens = check.Run(ap_req, &checked) == kerberos::KrbErrorCode::kNone;
  return opens ? checked.checksum.flags : 0;
}

}  // namespace legwork::script

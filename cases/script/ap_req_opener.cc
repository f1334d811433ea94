#include "cases/script/ap_req_opener.h"

#include "sim/kdc/evidence_pac.h"
#include "sim/kerberos/acceptor_keys.h"
#include "sim/kerberos/ap_req_check.h"
#include "sim/kerberos/message/ap_req.h"
#include "sim/kerberos/message/pac.h"
#include "sim/kerberos/own_principal.h"
#include "sim/kerberos/replay_cache.h"
#include "sim/kerberos/scratch.h"

namespace legwork::script {
namespace {

// A day: whether clocks agree is the acceptor's affair, not a reader's.
constexpr Ticks kSkewMax = 24 * 3600 * kTicksPerSecond;

void ReadDelegation(const kerberos::EncTicketPart& ticket, OpenedApReq& opened) {
  kdc::EvidencePac pac;
  opened.has_pac = ticket.authorization_data && kerberos::UnwrapPac(ticket.authorization_data->encoding);
  if (ReadEvidencePac(ticket, &pac) != kerberos::KrbErrorCode::kNone || !pac.delegation) return;
  opened.delegated_to = pac.delegation->proxy_target;
  for (const std::string& service : pac.delegation->transited_services) {
    if (!opened.delegated_by.empty()) opened.delegated_by += '|';
    opened.delegated_by += service;
  }
}

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

OpenedApReq ApReqOpener::Open(ByteView ap_req, Ticks now) {
  const Result<kerberos::ApReq> read = kerberos::ReadApReq(ap_req);
  if (!read) return {};
  Service& service = ServiceOf(kerberos::NameText(read->ticket.sname), std::string(read->ticket.realm));
  kerberos::ApReqCheck check = {.keys = service.keys,
                                .replays = service.replays,
                                .scratch = service.scratch,
                                .now = now,
                                .skew_max = kSkewMax};
  kerberos::CheckedApReq checked;
  if (check.Run(ap_req, &checked) != kerberos::KrbErrorCode::kNone) return {};
  OpenedApReq opened;
  opened.checksum_flags = checked.checksum.flags;
  ReadDelegation(checked.ticket, opened);
  return opened;
}

}  // namespace legwork::script

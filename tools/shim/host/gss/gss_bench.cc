#include "tools/shim/host/gss/gss_bench.h"

#include <cstdlib>

#include "tools/shim/host/bench_rounds.h"
#include "tools/shim/host/gss/gss_call.h"
#include "tools/shim/host/gss/gss_credentials.h"
#include "tools/shim/host/gss/gss_names.h"

namespace legwork::host {
namespace {

constexpr std::uint32_t kAsked = 0x2 | 0x10 | 0x20;  // GSS_C_MUTUAL_FLAG, GSS_C_CONF_FLAG, GSS_C_INTEG_FLAG
constexpr int kLegsMax = 8;

// Side is one role's part of a handshake.
struct Side {
  HeldCredential credential;
  GssContext context = nullptr;
  GssBuffer token;
  bool done = false;
};

class Loop {
 public:
  Loop(const GssLibrary& library, const BenchRequest& request, BenchReply& reply)
      : call_(library, state_, no_request_, no_reply_), reply_(reply), package_(request.package) {
    initiator_.credential.package = acceptor_.credential.package = package_;
    initiator_.credential.use = kUseOutbound;
    acceptor_.credential.use = kUseInbound;
    IdentityArgument& identity = initiator_.credential.identity;
    identity.absent = false;
    identity.user = request.user;
    identity.domain = request.domain;
    identity.password = request.password;
    state_.realms = request.realms;
  }

  bool Begin() {
    GssMinor minor = 0;
    for (Side* const side : {&initiator_, &acceptor_}) {
      const GssMajor major = ObtainCredential(call_, side->credential, minor);
      if (GssFailed(major)) return Fail(major, minor);
    }
    target_ = TargetName(call_, package_, "HTTP/web");
    return target_ != nullptr;
  }
  void End() {
    GssMinor ignored = 0;
    call_.gss.release_name(&ignored, &target_);
    call_.gss.release_cred(&ignored, &initiator_.credential.credential);
    call_.gss.release_cred(&ignored, &acceptor_.credential.credential);
  }

  // Handshake is one from the first call to both deletions; false, with the reason, if it failed.
  bool Handshake() {
    bool good = true;
    for (int leg = 0; good && leg < kLegsMax && !(initiator_.done && acceptor_.done); ++leg) {
      good = leg % 2 == 0 ? initiator_.done || Initiate() : acceptor_.done || Accept();
    }
    good = good && initiator_.done && acceptor_.done;
    if (good) ++reply_.handshakes;
    if (!good && reply_.failure.empty()) reply_.failure = "the handshake does not end";
    Delete(initiator_);
    Delete(acceptor_);
    return good;
  }

 private:
  bool Fail(GssMajor major, GssMinor minor) {
    reply_.failure = "GSS-API answers " + std::to_string(major >> 16) + ", " +
                     std::to_string(static_cast<std::int32_t>(minor)) + ": " +
                     GssText(call_.library, minor, MechanismOf(package_));
    return false;
  }

  bool Initiate() {
    GssMinor minor = 0;
    Release(initiator_);
    const GssMajor major = call_.gss.initialize(&minor, initiator_.credential.credential, &initiator_.context, target_,
                                                MechanismOf(package_), kAsked, 0, nullptr, &acceptor_.token, nullptr,
                                                &initiator_.token, nullptr, nullptr);
    return EndLeg(initiator_, major, minor);
  }

  bool Accept() {
    GssMinor minor = 0;
    Release(acceptor_);
    const GssMajor major =
        call_.gss.accept(&minor, &acceptor_.context, acceptor_.credential.credential, &initiator_.token, nullptr,
                         nullptr, nullptr, &acceptor_.token, nullptr, nullptr, nullptr);
    return EndLeg(acceptor_, major, minor);
  }

  bool EndLeg(Side& side, GssMajor major, GssMinor minor) {
    if (GssFailed(major)) return Fail(major, minor);
    side.done = (major & kGssContinueNeeded) == 0;
    reply_.tokens += side.token.length != 0;
    reply_.bytes += side.token.length;
    return true;
  }

  void Release(Side& side) {
    GssMinor ignored = 0;
    if (side.token.value != nullptr) call_.gss.release_buffer(&ignored, &side.token);
    side.token = {};
  }
  void Delete(Side& side) {
    GssMinor ignored = 0;
    Release(side);
    if (side.context != nullptr) call_.gss.delete_context(&ignored, &side.context, nullptr);
    side.context = nullptr;
    side.done = false;
  }

  GssState state_;
  CallRequest no_request_;
  CallReply no_reply_;
  GssCall call_;
  BenchReply& reply_;
  PackageName package_;
  Side initiator_, acceptor_;
  GssName target_ = nullptr;
};

}  // namespace

BenchReply RunGssBench(const GssLibrary& library, const BenchRequest& request) {
  BenchReply reply;
  setenv("KRB5RCACHENAME", "none:", 1);  // the simulation's cache is in memory, MIT's is a file
  Loop loop(library, request, reply);
  RunRounds(request, loop, reply);
  return reply;
}

}  // namespace legwork::host

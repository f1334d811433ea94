#include "tools/cli/foreign_meeting.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "model/profile.h"

namespace legwork::cli {
namespace {

constexpr std::string_view kRealm = "EXAMPLE.COM";
constexpr std::string_view kDomain = "EXAMPLE";
constexpr std::string_view kUser = "alice";
constexpr std::string_view kService = "HTTP/web";

// kWorld is the same for a subject that makes a world of its own.
constexpr std::string_view kWorld =
    "package    Negotiate\n"
    "realm      EXAMPLE.COM\n"
    "principal  alice     password=alice-pw\n"
    "principal  HTTP/web  password=HTTP/web-pw\n"
    "initiator  client    as=alice\n"
    "acceptor   server    as=HTTP/web\n";

std::string PasswordOf(std::string_view name) { return std::string(name) + "-pw"; }

Account MakeAccount(std::string_view name) {
  Account account;
  account.name = name;
  account.realm = kRealm;
  account.domain = kDomain;
  account.password = PasswordOf(name);
  return account;
}

ActorSetup Service() {
  ActorSetup service;
  service.name = "server";
  service.role = Role::kAcceptor;
  service.identity.user = kService;
  service.identity.domain = kRealm;
  service.identity.password = PasswordOf(kService);
  service.identity.present = true;
  service.world = kWorld;
  return service;
}

}  // namespace

ForeignMeeting::ForeignMeeting()
    : world_(1, DocumentedProfile(), keys_),
      clock_(world_.clock),
      kdc_(world_.directory, clock_, world_.random.Child("kdc")) {
  world_.directory.Add(MakeAccount(kUser));
  world_.directory.Add(MakeAccount(kService));
  kdc_.AddRealm(kRealm);
}

host::BenchReply ForeignMeeting::Run(host::ProcessFactory& subject, PackageName package, double seconds) {
  const auto& offered = subject.traits().packages;
  if (std::find(offered.begin(), offered.end(), package) == offered.end()) {
    host::BenchReply none;
    none.failure = "it does not offer " + std::string(PackageText(package));
    return none;
  }
  host::BenchRequest request;
  request.package = package;
  request.milliseconds = static_cast<std::uint32_t>(seconds * 1000);
  request.user = kUser;
  request.domain = package == PackageName::kKerberos ? kRealm : kDomain;
  request.password = PasswordOf(kUser);
  return subject.RunBench(request, world_, &kdc_, Service());
}

}  // namespace legwork::cli

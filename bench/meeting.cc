#include "bench/meeting.h"

#include <string>

#include "model/context_flags.h"
#include "sim/package/package_table.h"

namespace legwork::bench {
namespace {

constexpr std::string_view kRealm = "EXAMPLE.COM";
constexpr std::string_view kDomain = "EXAMPLE";
constexpr Ticks kBetween = kTicksPerSecond / 10;

Account& AddAccount(Directory& directory, std::string_view name, EncryptionType key_type) {
  Account account;
  account.name = name;
  account.realm = kRealm;
  account.domain = kDomain;
  account.password = std::string(name) + "-pw";
  if (key_type != EncryptionType::kNone) account.enctypes = {key_type};
  return directory.Add(std::move(account));
}

CredentialRequest RequestOf(std::string_view name, std::string_view domain, std::uint32_t use) {
  CredentialRequest request;
  request.identity.user = name;
  request.identity.domain = domain;
  request.identity.password = std::string(name) + "-pw";
  request.identity.present = true;
  request.use = use;
  return request;
}

}  // namespace

HandshakePlan Meeting::PlanOf(const MeetingKind& kind) {
  const bool is_kerberos = kind.package == "Kerberos";
  HandshakePlan plan;
  plan.package = kind.package;
  plan.initiator = RequestOf("alice", is_kerberos ? kRealm : kDomain, kUseOutbound);
  plan.acceptor = RequestOf("HTTP/web", kRealm, kUseInbound);
  plan.target = kind.target;
  const ContextFlags wanted =
      ContextFlag::kMutualAuth | ContextFlag::kIntegrity | ContextFlag::kConfidentiality | kind.style;
  plan.initiator_requests = MaskFromFlags(wanted, Role::kInitiator, FlagDirection::kRequest);
  plan.acceptor_requests = MaskFromFlags(wanted, Role::kAcceptor, FlagDirection::kRequest);
  plan.message_size = kind.message_size;
  plan.initiator_goes_on = kind.initiator_goes_on;
  return plan;
}

Meeting::Meeting(const MeetingKind& kind)
    : kind_(kind),
      world_(1, DocumentedProfile(), keys_),
      clock_(world_.clock),
      client_random_(world_.random.Child("client")),
      server_random_(world_.random.Child("server")),
      kdc_(world_.directory, clock_, world_.random.Child("kdc")),
      client_surroundings_{.clock = clock_,
                           .random = client_random_,
                           .directory = world_.directory,
                           .kdc = &kdc_,
                           .profile = world_.profile},
      server_surroundings_{.clock = clock_,
                           .random = server_random_,
                           .directory = world_.directory,
                           .kdc = &kdc_,
                           .profile = world_.profile},
      client_(AllPackages(), client_surroundings_),
      server_(AllPackages(), server_surroundings_),
      driver_(client_, server_, PlanOf(kind)) {
  AddAccount(world_.directory, "alice", kind.key_type);
  AddAccount(world_.directory, "HTTP/web", kind.key_type).wants_user_to_user = kind.user_to_user;
  kdc_.AddRealm(kRealm);
  driver_.Acquire(Role::kAcceptor);
  driver_.Acquire(Role::kInitiator);
}

HandshakeCounts Meeting::Run() {
  world_.clock.Advance(kBetween);
  if (kind_.fresh_tickets) driver_.Acquire(Role::kInitiator);
  const HandshakeCounts counts = driver_.Run();
  kdc_.TakeEvents();
  return counts;
}

}  // namespace legwork::bench

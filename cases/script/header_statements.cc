#include "cases/script/header_statements.h"

#include <string>
#include <utility>

#include "cases/script/handle_argument.h"
#include "cases/script/value_shape.h"
#include "model/context_flags.h"
#include "model/sec_status.h"
#include "sim/package/package_table.h"
#include "sim/peer/peer_profile.h"

namespace legwork::script {
namespace {

std::vector<EncryptionType> ReadEncryptionTypes(std::string_view value) {
  std::vector<EncryptionType> types;
  for (std::string_view word : SplitAlternatives(value)) {
    if (const EncryptionTypeRow* row = FindEncryptionType(word)) types.push_back(row->type);
    for (const RefusedEncryptionType& refused : RefusedEncryptionTypes()) {
      if (refused.alias == word) types.push_back(refused.type);
    }
  }
  return types;
}

std::vector<std::string> TakeNames(StatementReader& statement, std::string_view attribute) {
  std::vector<std::string> names;
  const auto value = statement.Take(attribute);
  if (!value) return names;
  for (std::string_view name : SplitAlternatives(*value)) names.emplace_back(name);
  return names;
}

std::uint32_t TakeNumber(StatementReader& statement, std::string_view attribute, std::uint32_t fallback) {
  const auto value = statement.Take(attribute);
  return value ? static_cast<std::uint32_t>(ReadNumber(*value).value_or(fallback)) : fallback;
}

std::vector<EncryptionType> UsualEncryptionTypes() {
  std::vector<EncryptionType> types;
  for (const EncryptionTypeRow& row : EncryptionTypes()) {
    if (row.is_usual) types.push_back(row.type);
  }
  return types;
}

// FillIdentity makes of `as=` and what overrides it the account the actor runs as.
void FillIdentity(Run& run, StatementReader& statement, Identity& identity) {
  identity.user = statement.TakeOr("as", "");
  identity.domain = statement.TakeOr("domain", run.realm().name());
  const Directory& directory = run.world().directory;
  const Account* account = directory.FindPrincipal(identity.user, run.realm().name());
  if (account == nullptr) account = directory.FindPrincipal(identity.user, identity.domain);
  identity.password = account == nullptr ? "" : account->password;
  if (auto password = statement.Take("password")) identity.password = *password;
  identity.present = !identity.user.empty();
  identity.impersonates = statement.TakeOr("impersonates", "");
}

// FillCredentials decides what Acquire is given: an initiator its identity in full, an acceptor the account it runs as.
void FillCredentials(StatementReader& statement, Actor& actor) {
  bool initiates = actor.setup.role == Role::kInitiator;
  const bool names_itself = initiates && actor.setup.identity.impersonates.empty();
  std::string_view kind = statement.TakeOr("credentials", names_itself ? "explicit" : "default");
  actor.identity.package_list = statement.TakeOr("package_list", "");
  if (kind == "explicit") {
    actor.identity.absent = false;
    actor.identity.user = actor.setup.identity.user;
    actor.identity.domain = actor.setup.identity.domain;
    actor.identity.password = actor.setup.identity.password;
  } else if (kind == "anonymous") {
    actor.identity.absent = false;
  } else if (kind == "none") {
    actor.setup.identity = Identity{};
  }
}

// SetKdcPolicy takes what a KDC does to everybody. What the statement does not name stays as it is.
void SetKdcPolicy(Run& run, StatementReader& statement) {
  kdc::KdcPolicy& policy = run.realm().policy();
  if (auto clock = statement.Take("clock")) run.realm().set_clock_offset(ReadDuration(*clock).value_or(0));
  if (auto life = statement.Take("lifetime")) policy.ticket_lifetime = *ReadDuration(*life);
  if (auto life = statement.Take("renewable")) policy.renew_lifetime = *ReadDuration(*life);
  policy.datagram_max = TakeNumber(statement, "datagram", static_cast<std::uint32_t>(policy.datagram_max));
  if (statement.Has("no_forwarding")) policy.allows_forwarding = false;
  if (auto pac = statement.Take("pac")) policy.pac = kdc::FindPacKind(*pac);
  policy.pac_size = TakeNumber(statement, "pac_size", policy.pac_size);
}

}  // namespace

void DeclareNothing(Run&, StatementReader&) {}

void DeclareRealm(Run& run, StatementReader& statement) { run.realm().set_name(std::string(statement.subject())); }

void DeclarePrincipal(Run& run, StatementReader& statement) {
  Account account;
  account.name = statement.subject();
  account.realm = run.realm().name();
  account.domain = statement.TakeOr("domain", run.realm().Domain());
  account.password = statement.TakeOr("password", "password of " + account.name);
  auto types = statement.Take("key");
  account.enctypes = types ? ReadEncryptionTypes(*types) : UsualEncryptionTypes();
  account.disabled = statement.Has("disabled");
  account.guest = statement.Has("guest");
  account.not_delegated = statement.Has("not_delegated");
  account.ok_as_delegate = statement.Has("ok_as_delegate");
  account.requires_preauth = !statement.Has("no_preauth");
  account.password_expired = statement.Has("expired");
  account.aliases = TakeNames(statement, "alias");
  account.salt = statement.TakeOr("salt", "");
  account.iterations = TakeNumber(statement, "iterations", 0);
  account.kvno = TakeNumber(statement, "kvno", 1);
  account.delegates_to = TakeNames(statement, "delegates_to");
  account.accepts_from = TakeNames(statement, "accepts_from");
  account.protocol_transition = statement.Has("protocol_transition");
  account.old_passwords = TakeNames(statement, "old_password");
  if (auto offers = statement.Take("offers")) account.offers = ReadEncryptionTypes(*offers);
  account.protected_user = statement.Has("protected_user");
  account.wants_user_to_user = statement.Has("user_to_user");
  account.pac = statement.TakeOr("pac", "");
  account.pac_size = TakeNumber(statement, "pac_size", 0);
  run.world().directory.Add(std::move(account));
}

void DeclareKdcRule(Run& run, StatementReader& statement) {
  if (statement.subject() == "policy") return SetKdcPolicy(run, statement);
  KdcRule rule;
  rule.message = statement.subject();
  rule.target = statement.TakeOr("for", "");
  rule.client = statement.TakeOr("client", "");
  rule.transport = statement.TakeOr("over", "");
  rule.times = TakeNumber(statement, "times", 0);
  if (auto delay = statement.Take("by")) rule.delay = ReadDuration(*delay);
  rule.answer = statement.result();
  if (rule.answer.empty() && rule.message != "unreachable") {
    return run.Refuse(statement.statement(), "a KDC rule must say what the KDC does: = KDC_ERR_… or a misdeed");
  }
  run.realm().AddRule(std::move(rule));
}

void DeclareActor(Run& run, StatementReader& statement) {
  auto actor = std::make_unique<Actor>();
  actor->index = static_cast<std::uint16_t>(run.actors().size() + 1);
  ActorSetup& setup = actor->setup;
  setup.name = statement.subject();
  setup.role = statement.statement().word.text == "initiator" ? Role::kInitiator : Role::kAcceptor;
  setup.package = ParsePackageName(statement.TakeOr("package", run.input().script.Package()));
  setup.host = statement.TakeOr("host", "");
  setup.clock_offset = ReadDuration(statement.TakeOr("clock", "+0s")).value_or(0);
  setup.seed = run.input().seed + actor->index;
  const PeerProfile* habits = FindPeerProfile(statement.TakeOr("habits", ""));
  if (habits != nullptr) setup.habits = HabitsOf(*habits);
  actor->peer_name = statement.TakeOr("peer", "");
  if (auto target = statement.Take("target")) actor->target = std::string(*target);
  actor->credential_use = setup.role == Role::kInitiator ? kUseOutbound : kUseInbound;
  if (auto use = statement.Take("use")) actor->credential_use = ReadCredentialUse(*use);
  FillIdentity(run, statement, setup.identity);
  FillCredentials(statement, *actor);
  run.actors().push_back(std::move(actor));
}

void DeclareAnswer(Run& run, StatementReader& statement) {
  Actor* actor = run.FindActor(statement.subject());
  if (actor == nullptr) return run.Refuse(statement.statement(), "no such actor is declared above");
  std::uint64_t number = *ReadNumber(statement.TakeOr("leg", std::to_string(actor->setup.script.size() + 1)));
  if (number != actor->setup.script.size() + 1) {
    return run.Refuse(statement.statement(), "the answers of an actor stand in the order of its legs, from 1");
  }
  ScriptedLeg leg;
  leg.status = ParseSecStatus(statement.TakeOr("status", "SEC_E_OK")).value_or(SecStatus::kOk);
  if (auto token = statement.Take("token")) {
    leg.has_token = true;
    leg.token = *ReadBytes(*token);
  }
  std::string_view granted = statement.TakeOr("granted", "0");
  std::uint32_t mask = ParseFlags(granted, actor->setup.role, FlagDirection::kReturn).value_or(0);
  leg.granted = FlagsFromMask(mask, actor->setup.role, FlagDirection::kReturn);
  leg.complete = ParseSecStatus(statement.TakeOr("complete", "SEC_E_OK")).value_or(SecStatus::kOk);
  leg.fails_message_calls = statement.Has("fails_messages");
  actor->setup.script.push_back(std::move(leg));
}

namespace {

// OffenderOf is the first actor that can misbehave so, if the statement names none.
std::string OffenderOf(Run& run, const Misbehaviour& row) {
  for (const std::unique_ptr<Actor>& actor : run.actors()) {
    const bool initiates = actor->setup.role == Role::kInitiator;
    const auto other = initiates ? Misbehaviour::Offender::kAcceptor : Misbehaviour::Offender::kInitiator;
    if (row.offender != other) return actor->setup.name;
  }
  return "";
}

// SetParameter reads durations too where ticks are meant.
bool SetParameter(PlannedFault& fault, std::string_view name, std::string_view value) {
  const std::optional<std::int64_t> duration = name == "by" ? ReadDuration(value) : std::nullopt;
  if (!duration) return SetFaultParameter(fault, name, value);
  if (!SetFaultParameter(fault, name, "0")) return false;
  fault.parameters.by = duration;
  return true;
}

}  // namespace

void DeclareFault(Run& run, StatementReader& statement) {
  if (const Misbehaviour* row = FindMisbehaviour(statement.subject())) {
    const std::string offender = OffenderOf(run, *row);
    run.misbehaviours().push_back({row, std::string(statement.TakeOr("from", offender)), &statement.statement()});
    return;
  }
  PlannedLinkFault planned;
  planned.statement = &statement.statement();
  planned.fault.fault = FindFault(statement.subject());
  planned.from = statement.TakeOr("from", "client");
  planned.context = statement.TakeOr("context", kMainSlot);
  planned.fault.leg = static_cast<std::uint32_t>(*ReadNumber(statement.TakeOr("leg", "1")));
  for (std::string_view name : {"at", "with", "by", "bytes", "field"}) {
    auto value = statement.Take(name);
    if (value && !SetParameter(planned.fault, name, *value)) {
      return run.Refuse(statement.statement(), "this fault takes no such parameter or value: " + std::string(name));
    }
  }
  run.faults().push_back(std::move(planned));
}

}  // namespace legwork::script

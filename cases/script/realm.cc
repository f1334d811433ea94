#include "cases/script/realm.h"

#include "sim/kdc/kdc.h"
#include "sim/kerberos/message/krb_error.h"
#include "sim/kerberos/message/krb_error_code.h"

namespace legwork::script {
namespace {

constexpr std::string_view kPrefix = "KRB_";

// WordOf is a message's name as scenarios write it, without "KRB_".
std::string_view WordOf(kerberos::MessageType type) {
  std::string_view name = kerberos::NameOf(type);
  return name.starts_with(kPrefix) ? name.substr(kPrefix.size()) : name;
}

std::string CodeOf(const kdc::KdcEvent& event) {
  if (event.refused()) return kerberos::KrbErrorText(event.error_code);
  return event.reply == kerberos::MessageType::kNone ? "unreachable" : "OK";
}

constexpr Ticks kLateBy = 3 * kTicksPerSecond;  // unless the rule says how late

kdc::KdcRule MakeRule(const KdcRule& written) {
  kdc::KdcRule rule;
  rule.request = written.message == "AS_REQ" ? kerberos::MessageType::kAsReq : kerberos::MessageType::kTgsReq;
  rule.server = written.target;
  rule.client = written.client;
  if (written.transport == "udp") rule.transport = kdc::Transport::kDatagram;
  if (written.transport == "tcp") rule.transport = kdc::Transport::kStream;
  rule.misdeed = kdc::FindMisdeed(written.answer);
  const bool late = rule.misdeed != nullptr && rule.misdeed->kind == kdc::Misdeed::Kind::kLate;
  rule.delay = written.delay.value_or(late ? kLateBy : 0);
  rule.times = written.times;
  const kerberos::KrbErrorRow* row = kerberos::FindKrbError(written.answer);
  rule.error = row == nullptr ? kerberos::KrbErrorCode::kGeneric : row->code;
  return rule;
}

bool IsTooBig(const kdc::Answer& answer) {
  if (!answer.reply || kerberos::PeekMessageType(*answer.reply) != kerberos::MessageType::kError) return false;
  const auto error = kerberos::ReadKrbError(*answer.reply);
  return error.ok() && error->error_code == NumberOf(kerberos::KrbErrorCode::kResponseTooBig);
}

}  // namespace

struct Realm::Authority {
  explicit Authority(World& world) : kdc(world.directory, Clock(world.clock), world.random) {}
  kdc::Kdc kdc;
};

Realm::Realm(World& world) : world_(world) {}
Realm::~Realm() = default;

std::string Realm::Domain() const { return name_.substr(0, name_.find('.')); }

void Realm::set_name(std::string name) {
  names_.push_back(name);
  name_ = std::move(name);
}

void Realm::Open() {
  authority_ = std::make_unique<Authority>(world_);
  kdc::Kdc& kdc = authority_->kdc;
  for (const std::string& name : names_) kdc.AddRealm(name);
  kdc.AddRealm(name_);
  kdc.set_policy(policy_);
  kdc.set_clock_offset(clock_offset_);
  for (const KdcRule& rule : rules_) {
    if (rule.message == "unreachable") {
      kdc.set_reachable(false);
    } else {
      kdc.AddRule(MakeRule(rule));
    }
  }
}

kdc::Kdc& Realm::authority() { return authority_->kdc; }

std::optional<Bytes> Realm::Exchange(std::string_view realm, ByteView request) {
  if (authority_ == nullptr || !authority_->kdc.Serves(realm)) return std::nullopt;
  kdc::Answer answer = authority_->kdc.Receive(kdc::Transport::kDatagram, request);
  world_.clock.Advance(answer.delay);
  if (!IsTooBig(answer)) return std::move(answer.reply);
  answer = authority_->kdc.Receive(kdc::Transport::kStream, request);
  world_.clock.Advance(answer.delay);
  return std::move(answer.reply);
}

std::vector<KdcExchange> Realm::TakeExchanges() {
  std::vector<KdcExchange> exchanges;
  if (authority_ == nullptr || authority_->kdc.events().empty()) return exchanges;
  for (const kdc::KdcEvent& event : authority_->kdc.TakeEvents()) {
    exchanges.push_back({WordOf(event.request), event.server, CodeOf(event)});
  }
  return exchanges;
}

std::vector<std::string_view> KdcErrorWords() {
  std::vector<std::string_view> words = {"OK", "unreachable"};
  for (const kerberos::KrbErrorRow& row : kerberos::KrbErrorRows()) words.push_back(row.name);
  return words;
}

std::vector<std::string_view> KdcAnswerWords() {
  std::vector<std::string_view> words;
  for (const kerberos::KrbErrorRow& row : kerberos::KrbErrorRows()) words.push_back(row.name);
  for (const kdc::Misdeed& row : kdc::Misdeeds()) words.push_back(row.name);
  return words;
}

}  // namespace legwork::script

#include "cases/script/realm.h"

#include "sim/kdc/kdc.h"
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

kdc::KdcRule MakeRule(const KdcRule& written) {
  kdc::KdcRule rule;
  rule.request = written.message == "AS_REQ" ? kerberos::MessageType::kAsReq : kerberos::MessageType::kTgsReq;
  rule.server = written.target;
  const kerberos::KrbErrorRow* row = kerberos::FindKrbError(written.code);
  rule.error = row == nullptr ? kerberos::KrbErrorCode::kGeneric : row->code;
  return rule;
}

}  // namespace

struct Realm::Authority {
  explicit Authority(World& world) : kdc(world.directory, Clock(world.clock), world.random) {}
  kdc::Kdc kdc;
};

Realm::Realm(World& world) : world_(world) {}
Realm::~Realm() = default;

std::string Realm::Domain() const { return name_.substr(0, name_.find('.')); }

void Realm::Open() {
  authority_ = std::make_unique<Authority>(world_);
  authority_->kdc.AddRealm(name_);
  for (const KdcRule& rule : rules_) {
    if (rule.message == "unreachable") {
      authority_->kdc.set_reachable(false);
    } else {
      authority_->kdc.AddRule(MakeRule(rule));
    }
  }
}

std::optional<Bytes> Realm::Exchange(std::string_view realm, ByteView request) {
  return authority_ == nullptr ? std::nullopt : authority_->kdc.Exchange(realm, request);
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

}  // namespace legwork::script

#include "sim/kdc/kdc.h"

#include <algorithm>
#include <utility>

#include "sim/kdc/as_exchange.h"
#include "sim/kdc/error_reply.h"
#include "sim/kdc/exchange_answer.h"
#include "sim/kdc/presented_tgt.h"
#include "sim/kdc/tgs_exchange.h"
#include "sim/kerberos/message/krb_error_code.h"
#include "sim/kerberos/message/principal_name.h"

namespace legwork::kdc {
namespace {

using kerberos::KdcReq;
using kerberos::MessageType;

constexpr std::uint8_t kGarbage[] = {0xDE, 0xAD, 0xBE, 0xEF};

void NoteError(KdcEvent& event, kerberos::KrbErrorCode error) {
  event.reply = MessageType::kError;
  event.error_code = NumberOf(error);
}

}  // namespace

Kdc::Kdc(Directory& directory, const Clock& clock, const RandomStreams& random, const KdcPolicy& policy)
    : authority_(directory, clock, random, policy), accounts_(directory) {}

Kdc::~Kdc() = default;

void Kdc::AddRealm(std::string_view realm) {
  if (Serves(realm)) return;
  realms_.emplace_back(realm);
  const std::string name = "krbtgt/" + realms_.back();
  if (accounts_.FindPrincipal(name, realm) != nullptr) return;
  Account account;
  account.name = name;
  account.realm = realm;
  account.password = "the password of " + name;  // not drawn, so that its key is derived once for all seeds
  account.enctypes = {EncryptionType::kAes256CtsHmacSha1, EncryptionType::kAes128CtsHmacSha1};
  accounts_.Add(std::move(account));
}

bool Kdc::Serves(std::string_view realm) const { return std::ranges::find(realms_, realm) != realms_.end(); }

std::vector<KdcEvent> Kdc::TakeEvents() { return std::exchange(events_, {}); }

std::optional<Bytes> Kdc::Exchange(std::string_view realm, ByteView request) {
  if (!reachable_ || !Serves(realm)) return std::nullopt;
  KdcEvent event;
  event.realm = realm;
  std::optional<Bytes> reply;
  const auto read = kerberos::ReadKdcReq(request);
  if (read.ok()) {
    reply = Answer(realm, *read, event);
  } else {
    NoteError(event, kerberos::KrbErrorCode::kGeneric);
    reply = MalformedReply(realm, authority_.clock.Now(), read.error().at);
  }
  if (authority_.policy.records_events) events_.push_back(std::move(event));
  return reply;
}

std::optional<Bytes> Kdc::Answer(std::string_view realm, const KdcReq& request, KdcEvent& event) {
  std::optional<PresentedTgt> tgt;
  if (request.msg_type == MessageType::kTgsReq) tgt = ReadPresentedTgt(authority_, realm, request);
  NoteRequest(request, tgt ? &*tgt : nullptr, event);
  if (const KdcRule* rule = RuleFor(event)) return Obey(*rule, realm, request, event);
  ExchangeAnswer answer =
      tgt ? AnswerTgsReq(authority_, realm, request, *tgt) : AnswerAsReq(authority_, realm, request);
  if (answer.error != kerberos::KrbErrorCode::kNone) {
    NoteError(event, answer.error);
    return ErrorReply(realm, authority_.clock.Now(), request, answer.error, answer.e_data);
  }
  event.reply = tgt ? MessageType::kTgsRep : MessageType::kAsRep;
  event.ticket_flags = answer.ticket_flags;
  LastReply(request.msg_type) = answer.reply;
  return std::move(answer.reply);
}

void Kdc::NoteRequest(const KdcReq& request, const PresentedTgt* tgt, KdcEvent& event) const {
  event.request = request.msg_type;
  if (rules_.empty() && !authority_.policy.records_events) return;
  event.kdc_options = request.req_body.kdc_options;
  if (request.req_body.cname) AppendName(*request.req_body.cname, event.client);
  if (request.req_body.sname) AppendName(*request.req_body.sname, event.server);
  if (tgt != nullptr && tgt->ticket) event.client = NameText(tgt->ticket->cname);
}

const KdcRule* Kdc::RuleFor(const KdcEvent& event) {
  for (LaidRule& laid : rules_) {
    const bool is_over = laid.rule.times != 0 && laid.used == laid.rule.times;
    if (is_over || !laid.rule.Fits(event)) continue;
    ++laid.used;
    return &laid.rule;
  }
  return nullptr;
}

std::optional<Bytes> Kdc::Obey(const KdcRule& rule, std::string_view realm, const KdcReq& request, KdcEvent& event) {
  switch (rule.action) {
    case KdcRule::Action::kAnswerError:
      NoteError(event, rule.error);
      return ErrorReply(realm, authority_.clock.Now(), request, rule.error, {});
    case KdcRule::Action::kStaySilent:
      return std::nullopt;
    case KdcRule::Action::kAnswerGarbage:
      return Bytes(std::begin(kGarbage), std::end(kGarbage));
    case KdcRule::Action::kRepeatReply:
      event.reply = kerberos::PeekMessageType(LastReply(request.msg_type));
      return LastReply(request.msg_type);
  }
  return std::nullopt;
}

Bytes& Kdc::LastReply(MessageType request) { return request == MessageType::kAsReq ? last_as_reply_ : last_tgs_reply_; }

}  // namespace legwork::kdc

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

bool IsRequest(ByteView octets) {
  const MessageType type = kerberos::PeekMessageType(octets);
  return type == MessageType::kAsReq || type == MessageType::kTgsReq;
}

}  // namespace

Kdc::Kdc(Directory& directory, const Clock& clock, const RandomStreams& random, const KdcPolicy& policy)
    : authority_(directory, clock, random, policy), accounts_(directory) {}

Kdc::~Kdc() = default;

void Kdc::AddRealm(std::string_view realm) {
  if (Serves(realm)) return;
  realms_.emplace_back(realm);
  AddOwnAccount("krbtgt/" + realms_.back());
  AddOwnAccount(std::string(kPasswordService));
}

void Kdc::AddOwnAccount(const std::string& name) {
  const std::string& realm = realms_.back();
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

Answer Kdc::Receive(Transport transport, ByteView request) {
  if (!reachable_ || realms_.empty()) return {};
  if (transport == Transport::kDatagram && !IsRequest(request)) return {};
  const auto read = kerberos::ReadKdcReq(request);
  return Serve(read.ok() ? RealmFor(*read) : std::string_view(realms_.front()), transport, read);
}

Bytes Kdc::RefuseLength() const {
  return ErrorReply(realms_.empty() ? std::string_view() : std::string_view(realms_.front()), authority_.clock.Now(),
                    KdcReq(), kerberos::KrbErrorCode::kFieldTooLong, {});
}

std::optional<Bytes> Kdc::Exchange(std::string_view realm, ByteView request) {
  if (!reachable_ || !Serves(realm)) return std::nullopt;
  return Serve(realm, Transport::kStream, kerberos::ReadKdcReq(request)).reply;
}

std::string_view Kdc::RealmFor(const KdcReq& request) const {
  for (const std::string_view wanted : {RealmOfTgt(request), request.req_body.realm}) {
    const auto served = std::ranges::find(realms_, wanted);
    if (served != realms_.end()) return *served;
  }
  return realms_.front();
}

Answer Kdc::Serve(std::string_view realm, Transport transport, const Result<KdcReq>& request) {
  KdcEvent event;
  event.realm = realm;
  event.transport = transport;
  Answer answer;
  if (request.ok()) {
    answer = AnswerRequest(realm, *request, event);
  } else {
    NoteError(event, kerberos::KrbErrorCode::kGeneric);
    answer.reply = MalformedReply(realm, authority_.clock.Now(), request.error().at);
  }
  if (authority_.policy.records_events) events_.push_back(std::move(event));
  return answer;
}

Answer Kdc::AnswerRequest(std::string_view realm, const KdcReq& request, KdcEvent& event) {
  std::optional<PresentedTgt> tgt;
  if (request.msg_type == MessageType::kTgsReq) tgt = ReadPresentedTgt(authority_, realm, request);
  const PresentedTgt* presented = tgt ? &*tgt : nullptr;
  NoteRequest(request, presented, event);
  Answer answer;
  if (const KdcRule* rule = RuleFor(event)) {
    answer = {Obey(*rule, realm, request, presented, event), rule->delay};
  } else {
    answer.reply = AnswerRight(realm, request, presented, event);
  }
  const bool too_big =
      event.transport == Transport::kDatagram && answer.reply && answer.reply->size() > authority_.policy.datagram_max;
  if (too_big) answer.reply = Refuse(realm, request, kerberos::KrbErrorCode::kResponseTooBig, event);
  return answer;
}

// AnswerRight answers as a right KDC does, but for the authority's misdeed.
Bytes Kdc::AnswerRight(std::string_view realm, const KdcReq& request, const PresentedTgt* tgt, KdcEvent& event) {
  ExchangeAnswer answer =
      tgt != nullptr ? AnswerTgsReq(authority_, realm, request, *tgt) : AnswerAsReq(authority_, realm, request);
  if (answer.error != kerberos::KrbErrorCode::kNone) {
    NoteError(event, answer.error);
    return ErrorReply(realm, authority_.clock.Now(), request, answer.error, answer.e_data, answer.referral);
  }
  event.reply = tgt != nullptr ? MessageType::kTgsRep : MessageType::kAsRep;
  event.ticket_flags = answer.ticket_flags;
  LastReply(request.msg_type) = answer.reply;
  return std::move(answer.reply);
}

Bytes Kdc::Refuse(std::string_view realm, const KdcReq& request, kerberos::KrbErrorCode error, KdcEvent& event) {
  NoteError(event, error);
  return ErrorReply(realm, authority_.clock.Now(), request, error, {});
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

std::optional<Bytes> Kdc::Obey(const KdcRule& rule, std::string_view realm, const KdcReq& request,
                               const PresentedTgt* tgt, KdcEvent& event) {
  if (rule.misdeed == nullptr) return Refuse(realm, request, rule.error, event);
  switch (rule.misdeed->kind) {
    case Misdeed::Kind::kSilence:
      return std::nullopt;
    case Misdeed::Kind::kGarbage:
      return Bytes(std::begin(kGarbage), std::end(kGarbage));
    case Misdeed::Kind::kRepeat:
      event.reply = kerberos::PeekMessageType(LastReply(request.msg_type));
      return LastReply(request.msg_type);
    case Misdeed::Kind::kLie:
    case Misdeed::Kind::kLate:
      break;
  }
  authority_.misdeed = rule.misdeed;
  Bytes reply = AnswerRight(realm, request, tgt, event);
  authority_.misdeed = nullptr;
  return reply;
}

Bytes& Kdc::LastReply(MessageType request) { return request == MessageType::kAsReq ? last_as_reply_ : last_tgs_reply_; }

}  // namespace legwork::kdc

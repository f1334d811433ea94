#include "sim/kerberos/kerberos_acceptor.h"

#include "sim/kerberos/ap_rep_token.h"
#include "sim/kerberos/binding_check.h"
#include "sim/kerberos/context_token.h"
#include "sim/kerberos/delegated_tgt.h"
#include "sim/kerberos/error_token.h"
#include "sim/kerberos/extended_error.h"
#include "sim/kerberos/granted_flags.h"
#include "sim/kerberos/gss_flags.h"
#include "sim/kerberos/krb_status.h"
#include "sim/kerberos/message/key_usage_numbers.h"
#include "sim/kerberos/message/tgt_exchange.h"
#include "sim/kerberos/misbehaviour.h"

namespace legwork::kerberos {

void KerberosAcceptor::Step(const LegRequest& request, LegReply& reply) {
  switch (phase_) {
    case Phase::kExpectFirst:
      return DoReadFirst(request, reply);
    case Phase::kExpectApReq:
      return DoReadApReq(request, reply);
    case Phase::kExpectApRep:
      return DoReadApRep(request, reply);
    case Phase::kEstablished:
      return DoAcceptAgain(request, reply);
    case Phase::kFailed:
      return Fail(reply, SecStatus::kInvalidHandle);
  }
}

void KerberosAcceptor::DoReadFirst(const LegRequest& request, LegReply& reply) {
  const auto token = ReadContextToken(request.token);
  if (!token || token->type != MessageType::kTgtReq) return DoReadApReq(request, reply);
  if (!credential().acceptor_keys().HasAccount()) return Fail(reply, SecStatus::kNoCredentials);
  if (!ReadTgtRequest(token->message)) return Fail(reply, SecStatus::kInvalidToken);
  DoShowTgt(reply);
}

// The TGT itself is no secret, its session key is.
void KerberosAcceptor::DoShowTgt(LegReply& reply) {
  const IssuedTicket* tgt = nullptr;
  const SecStatus status = credential().tickets().OwnTgt(&tgt);
  if (status != SecStatus::kOk) return Fail(reply, status);
  own_tgt_key_ = tgt->session_key;
  PutContextToken(reply.token, MessageType::kTgtRep, true, [&](DerWriter& out) { WriteTgtReply(out, tgt->encoding); });
  phase_ = Phase::kExpectApReq;
  reply.status = SecStatus::kContinueNeeded;
}

void KerberosAcceptor::DoReadApReq(const LegRequest& request, LegReply& reply) {
  if (!credential().acceptor_keys().HasAccount()) return Fail(reply, SecStatus::kNoCredentials);
  CheckedApReq checked;
  const Refusal refusal = Judge(request, &checked);
  if (refusal.status != SecStatus::kOk) {
    const bool waits = (checked.request.ap_options & kApMutualRequired) != 0;
    if (waits || request.requested.Has(ContextFlag::kExtendedError)) TellPeer(refusal, reply.token);
    return Fail(reply, refusal.status);
  }
  Take(request, checked);
  if (granted_.Has(ContextFlag::kMutualAuth)) WriteAnswer(checked, reply.token);
  if (granted_.Has(ContextFlag::kUseDceStyle)) {
    phase_ = Phase::kExpectApRep;
    return Succeed(reply, SecStatus::kContinueNeeded);
  }
  Establish();
  Succeed(reply, SecStatus::kOk);
}

void KerberosAcceptor::DoReadApRep(const LegRequest& request, LegReply& reply) {
  if (!ThirdTokenIsGood(request.token)) return Fail(reply, SecStatus::kInvalidToken);
  Establish();
  Succeed(reply, SecStatus::kOk);
}

void KerberosAcceptor::DoAcceptAgain(const LegRequest& request, LegReply& reply) {
  const SecStatus answer = surroundings().profile.Answer(Question::kAcceptEstablished);
  if (answer == SecStatus::kOk) return DoReadApReq(request, reply);
  reply.status = answer;
}

KerberosAcceptor::Refusal KerberosAcceptor::Judge(const LegRequest& request, CheckedApReq* checked) {
  const auto token = ReadContextToken(request.token);
  if (!token || token->type != MessageType::kApReq) return Because(KrbErrorCode::kMessageType);
  framed_ = token->framed;
  ApReqCheck check = {.keys = credential().acceptor_keys(),
                      .replays = credential().replays(),
                      .scratch = credential().scratch(),
                      .now = surroundings().clock.Now(),
                      .skew_max = surroundings().skew_max,
                      .tgt_key = own_tgt_key_ ? &*own_tgt_key_ : nullptr};
  const KrbErrorCode code = check.Run(token->message, checked);
  return code == KrbErrorCode::kNone ? JudgeContents(request, *checked) : Because(code);
}

KerberosAcceptor::Refusal KerberosAcceptor::JudgeContents(const LegRequest& request, const CheckedApReq& checked) {
  const std::uint32_t flags = checked.checksum.flags;
  // The flag under the checksum guards the option that lies open, so that nobody on the way can forbid our proof.
  const bool is_mutual = (checked.request.ap_options & kApMutualRequired) != 0;
  if (is_mutual != ((flags & kGssMutual) != 0)) return Because(KrbErrorCode::kMessageType);
  // DCE style is the frame missing, and an AP-REP wanted (KRB-002).
  const bool is_dce_style = (flags & kGssDceStyle) != 0;
  if (is_dce_style == framed_ || (is_dce_style && !is_mutual)) return Because(KrbErrorCode::kMessageType);
  const SecStatus bindings = CheckBindings(checked.checksum, request);
  if (bindings != SecStatus::kOk) return {bindings, KrbErrorCode::kGeneric};
  delegated_.reset();
  if ((flags & kGssDelegate) == 0) return {};
  const bool is_read =
      ReadDelegatedTgt(checked.session_key, checked.checksum.delegation, credential().scratch(), &delegated_.emplace());
  return is_read ? Refusal{} : Because(KrbErrorCode::kBadIntegrity);
}

KerberosAcceptor::Refusal KerberosAcceptor::Because(KrbErrorCode code) const {
  return {StatusOfRefusal(code, surroundings().profile), code};
}

void KerberosAcceptor::Take(const LegRequest& request, const CheckedApReq& checked) {
  granted_ = GrantedToAcceptor(checked.checksum.flags, request.requested);
  is_bound_ = request.has_bindings;
  // The mask reports what was achieved (ASC-N-012); mutual authentication is, once the answer is written (AMB-11).
  if (delegated_) granted_ |= ContextFlag::kDelegate;
  moment_ = {checked.authenticator.ctime, checked.authenticator.cusec};
  session_key_ = checked.session_key;
  initiator_subkey_ = checked.subkey;
  subkey_ = Key{};
  receive_sequence_ = checked.authenticator.seq_number.value_or(0);
  send_sequence_ = receive_sequence_;
  set_expiry(checked.ticket.endtime);
  client_.clear();
  AppendName(checked.ticket.cname, client_);
  client_ += '@';
  client_ += checked.ticket.crealm;
  server_.clear();
  AppendName(checked.request.ticket.sname, server_);
  realm_ = checked.request.ticket.realm;
  if (surroundings().sessions == nullptr) return;
  accepted_ = std::make_shared<AcceptedClient>();
  accepted_->evidence = ToBytes(checked.request.ticket.encoding);
  accepted_->tgt = delegated_;
}

void KerberosAcceptor::WriteAnswer(const CheckedApReq& checked, Bytes& token) {
  // The key of datagrams that were signed before our answer cannot be changed by it. In DCE style it is all the same:
  // our subkey tells our own AP-REP from the initiator's.
  // The tokens of RFC 4757 cannot say whose subkey they are under; they keep to the initiator's.
  const bool fixes_key = granted_.Has(ContextFlag::kDatagram) || checked.subkey.type == EncryptionType::kRc4Hmac;
  const bool keeps_key = fixes_key && !granted_.Has(ContextFlag::kUseDceStyle);
  if (!keeps_key) subkey_ = credential().NewSubkey(checked.subkey.type);
  send_sequence_ = credential().NewSequenceNumber();
  EncApRepPart part;
  part.ctime = moment_.ctime;
  part.cusec = moment_.cusec;
  if (!subkey_.empty()) part.subkey = TravellingKey(subkey_);
  part.seq_number = send_sequence_;
  Misconduct* const misconduct = surroundings().misconduct;
  Misbehave(misconduct, &KerberosMisbehaviour::alter_ap_rep_part, part);
  KeyUsage usage = kUsageApRepPart;
  Misbehave(misconduct, &KerberosMisbehaviour::alter_ap_rep_usage, usage);
  const DerivedKeys keys(session_key_, usage, KeyPurpose::kEncrypt);
  WriteApRepToken(keys, credential().confounders(), part, framed_, credential().scratch(), token, misconduct);
  Misbehave(misconduct, &KerberosMisbehaviour::alter_ap_rep_token, token);
}

// The initiator's own AP-REP repeats its time and our number, as our answer did; with our subkey it would be that
// answer sent back.
bool KerberosAcceptor::ThirdTokenIsGood(ByteView bytes) {
  const auto token = ReadContextToken(bytes);
  if (!token || token->type != MessageType::kApRep || token->framed) return false;
  const DerivedKeys keys(session_key_, kUsageApRepPart, KeyPurpose::kDecrypt);
  EncApRepPart part;
  if (!ReadApRepToken(keys, token->message, credential().scratch(), &part)) return false;
  const bool is_ours = part.subkey && SameBytes(part.subkey->keyvalue, subkey_.View());
  return !is_ours && Moment{part.ctime, part.cusec} == moment_ && part.seq_number == send_sequence_;
}

void KerberosAcceptor::TellPeer(const Refusal& refusal, Bytes& token) const {
  ErrorReport report = {.code = refusal.code,
                        .now = surroundings().clock.Now(),
                        .server = credential().principal().name,
                        .realm = credential().principal().realm};
  if (refusal.status == SecStatus::kBadBindings) report.extended = kStatusBadBindings;
  Misbehave(surroundings().misconduct, &KerberosMisbehaviour::alter_error, report);
  WriteErrorToken(report, framed_, token);
}

void KerberosAcceptor::Establish() {
  SessionSetup setup;
  setup.role = Role::kAcceptor;
  setup.acceptor_subkey = !subkey_.empty();
  setup.key = setup.acceptor_subkey ? subkey_ : initiator_subkey_;
  setup.send_first = send_sequence_;
  setup.receive_first = receive_sequence_;
  Protect(setup, granted_);
  phase_ = Phase::kEstablished;
  if (accepted_ == nullptr) return;
  const OwnPrincipal& own = credential().principal();
  surroundings().sessions->Put(own.name + "@" + own.realm, client_, accepted_);
}

void KerberosAcceptor::Succeed(LegReply& reply, SecStatus status) const {
  reply.status = status;
  reply.granted = granted_;
  reply.expiry = expiry();
}

void KerberosAcceptor::Fail(LegReply& reply, SecStatus status) {
  phase_ = Phase::kFailed;
  reply.status = status;
}

void KerberosAcceptor::Describe(ContextFacts& facts) const {
  KerberosContext::Describe(facts);
  // After the AP-REQ nothing more comes, in DCE style one token does (QCA-020).
  if (phase_ == Phase::kEstablished) facts.last_client_token = 0;
  if (phase_ == Phase::kExpectApRep) facts.last_client_token = 1;
}

void KerberosAcceptor::DescribeParties(ContextFacts& facts) const {
  facts.user = facts.client_name = client_;
  facts.server_name = server_ + "@" + realm_;
  facts.authority = realm_;
  facts.client_specified_target = server_;
  facts.delegated = delegated_.has_value();
  facts.is_bound = is_bound_;
}

}  // namespace legwork::kerberos

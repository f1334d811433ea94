#include "sim/kerberos/kerberos_initiator.h"

#include "model/target_name.h"
#include "sim/kerberos/ap_rep_token.h"
#include "sim/kerberos/context_token.h"
#include "sim/kerberos/error_token.h"
#include "sim/kerberos/extended_error.h"
#include "sim/kerberos/granted_flags.h"
#include "sim/kerberos/gss_checksum.h"
#include "sim/kerberos/gss_flags.h"
#include "sim/kerberos/krb_status.h"
#include "sim/kerberos/message/ap_req.h"
#include "sim/kerberos/message/authenticator.h"
#include "sim/kerberos/message/key_usage_numbers.h"
#include "sim/kerberos/message/krb_error.h"
#include "sim/kerberos/message/tgt_exchange.h"
#include "sim/kerberos/message/ticket_flags.h"
#include "sim/kerberos/misbehaviour.h"

namespace legwork::kerberos {

void KerberosInitiator::Step(const LegRequest& request, LegReply& reply) {
  switch (phase_) {
    case Phase::kStart:
      return request.requested.Has(ContextFlag::kDatagram) ? DoPrepareDatagrams(request, reply)
                                                           : DoSendApReq(request, reply);
    case Phase::kExpectSecondCall:
      return SendApReq(request, reply);
    case Phase::kExpectTgt:
      return DoReadTgt(request, reply);
    case Phase::kExpectApRep:
      return DoReadApRep(request, reply);
    case Phase::kEstablished:
      return DoReauthenticate(request, reply);
    case Phase::kFailed:
      return Fail(reply, SecStatus::kInvalidHandle);
  }
}

void KerberosInitiator::DoSendApReq(const LegRequest& request, LegReply& reply) {
  const SecStatus status = Prepare(request);
  if (status != SecStatus::kOk && credential().tickets().must_ask_peer()) return AskForTgt(reply);
  if (status != SecStatus::kOk) return Fail(reply, status);
  SendApReq(request, reply);
}

void KerberosInitiator::AskForTgt(LegReply& reply) {
  PutContextToken(reply.token, MessageType::kTgtReq, true, [](DerWriter& out) { WriteTgtRequest(out, {}); });
  phase_ = Phase::kExpectTgt;
  is_user_to_user_ = true;
  reply.status = SecStatus::kContinueNeeded;
}

void KerberosInitiator::DoReadTgt(const LegRequest& request, LegReply& reply) {
  const auto token = ReadContextToken(request.token);
  if (!token || token->type != MessageType::kTgtRep) return Fail(reply, SecStatus::kInvalidToken);
  const auto tgt = ReadTgtReply(token->message);
  if (!tgt) return Fail(reply, SecStatus::kInvalidToken);
  const SecStatus found = credential().tickets().FindUserToUser(request.target, *tgt, &ticket_);
  if (found != SecStatus::kOk) return Fail(reply, found);
  MakeKeys(request);
  SendApReq(request, reply);
}

void KerberosInitiator::DoPrepareDatagrams(const LegRequest& request, LegReply& reply) {
  const SecStatus status = Prepare(request);
  if (status != SecStatus::kOk) return Fail(reply, status);
  receive_sequence_ = send_sequence_;
  Protect(Setup(Key{}), granted_);
  phase_ = Phase::kExpectSecondCall;
  Succeed(reply, SecStatus::kContinueNeeded);
}

void KerberosInitiator::SendApReq(const LegRequest& request, LegReply& reply) {
  WriteApReqToken(request, reply.token);
  if (granted_.Has(ContextFlag::kMutualAuth)) {  // KRB-003
    phase_ = Phase::kExpectApRep;
    return Succeed(reply, SecStatus::kContinueNeeded);
  }
  // Without an answer the acceptor counts from our number too.
  receive_sequence_ = send_sequence_;
  Establish(Key{});
  Succeed(reply, SecStatus::kOk);
}

void KerberosInitiator::DoReadApRep(const LegRequest& request, LegReply& reply) {
  const SecStatus status = ReadAnswer(request.token);
  if (status != SecStatus::kOk) {
    // Only what the peer does not know yet is worth telling, and only if that was asked for (ISC-N-020).
    if (status == SecStatus::kInvalidToken && granted_.Has(ContextFlag::kExtendedError)) TellPeer(reply.token);
    return Fail(reply, status);
  }
  if (granted_.Has(ContextFlag::kUseDceStyle)) WriteThirdToken(reply.token);
  Succeed(reply, SecStatus::kOk);
}

// A second exchange on an established context is a new one with the same credential (ISC-N-080).
void KerberosInitiator::DoReauthenticate(const LegRequest& request, LegReply& reply) {
  const SecStatus answer = surroundings().profile.Answer(Question::kReauthentication);
  if (answer == SecStatus::kOk) return DoSendApReq(request, reply);
  reply.status = answer;
}

SecStatus KerberosInitiator::CheckRequest(const LegRequest& request) const {
  const Profile& profile = surroundings().profile;
  if (request.requested.Has(ContextFlag::kPromptForCreds)) {
    const SecStatus answer = profile.Answer(Question::kPromptForCreds);
    if (answer != SecStatus::kOk) return answer;
  }
  if (!request.has_target) return profile.Answer(Question::kKerberosWithoutTarget);
  // Only an SPN names a service; the host-based form of GSS is not recognised (KRB-004, ISC-N-062).
  return TargetFormOf(request.target) == TargetForm::kSpn ? SecStatus::kOk : SecStatus::kTargetUnknown;
}

// Prepare gets the ticket and makes the keys of a new exchange.
SecStatus KerberosInitiator::Prepare(const LegRequest& request) {
  if (const SecStatus status = CheckRequest(request); status != SecStatus::kOk) return status;
  const SecStatus found = credential().tickets().Find(request.target, &ticket_);
  if (found != SecStatus::kOk) return found;
  MakeKeys(request);
  return SecStatus::kOk;
}

void KerberosInitiator::MakeKeys(const LegRequest& request) {
  subkey_ = credential().NewSubkey(ticket_->issued.session_key.type);
  send_sequence_ = credential().NewSequenceNumber();
  granted_ = GrantedToInitiator(request.requested);
  set_expiry(ticket_->issued.end_time);
}

void KerberosInitiator::WriteApReqToken(const LegRequest& request, Bytes& token) {
  Misconduct* const misconduct = surroundings().misconduct;
  Scratch& scratch = credential().scratch();
  const IssuedTicket& issued = ticket_->issued;
  moment_ = credential().NextMoment();
  is_bound_ = request.has_bindings;

  Authenticator authenticator;
  authenticator.crealm = issued.client_realm;
  authenticator.cname = UserName(issued.client);
  authenticator.cksum = WriteChecksumField(request, scratch.checksum);
  authenticator.cusec = moment_.cusec;
  authenticator.ctime = moment_.ctime;
  authenticator.subkey = TravellingKey(subkey_);
  authenticator.seq_number = send_sequence_;
  Misbehave(misconduct, &KerberosMisbehaviour::alter_authenticator, authenticator);
  scratch.plaintext.clear();
  DerWriter plaintext(scratch.plaintext);
  WriteAuthenticator(plaintext, authenticator);
  Misbehave(misconduct, &KerberosMisbehaviour::alter_authenticator_octets, scratch.plaintext);

  ApReq ap_req;
  ap_req.ap_options = granted_.Has(ContextFlag::kMutualAuth) ? kApMutualRequired : 0;
  if (is_user_to_user_) ap_req.ap_options |= kApUseSessionKey;
  ap_req.ticket.encoding = issued.encoding;
  KeyUsage usage = kUsageApReqAuthenticator;
  Misbehave(misconduct, &KerberosMisbehaviour::alter_authenticator_usage, usage);
  ap_req.authenticator = Seal(ticket_->session.ForEncrypt(usage), std::nullopt, credential().confounders(),
                              scratch.plaintext, scratch.cipher);
  Misbehave(misconduct, &KerberosMisbehaviour::alter_authenticator_cipher, scratch.cipher);
  ap_req.authenticator.cipher = scratch.cipher;
  Misbehave(misconduct, &KerberosMisbehaviour::alter_ap_req, ap_req);
  PutContextToken(
      token, MessageType::kApReq, IsFramed(), [&](DerWriter& out) { WriteApReq(out, ap_req); },
      ap_req.ticket.encoding.size() + scratch.cipher.size());
  Misbehave(misconduct, &KerberosMisbehaviour::alter_ap_req_token, token);
}

// The checksum field tells the acceptor flags and bindings, and carries what is delegated (KRB-001).
Checksum KerberosInitiator::WriteChecksumField(const LegRequest& request, Bytes& octets) {
  GssChecksum checksum;
  if (request.has_bindings) checksum.bindings = HashChannelBindings(request.channel_bindings);
  if (Delegates(request)) {
    granted_ |= ContextFlag::kDelegate;
    checksum.delegation = credential().scratch().delegation;
  }
  checksum.flags = GssFlagsFromContext(granted_);
  Misbehave(surroundings().misconduct, &KerberosMisbehaviour::alter_checksum, checksum);
  octets.clear();
  WriteGssChecksum(checksum, octets);
  Misbehave(surroundings().misconduct, &KerberosMisbehaviour::alter_checksum_octets, octets);
  return {.cksumtype = kChecksumGss, .checksum = octets};
}

// Delegation that cannot be had is left out in silence (windows-observed C12): it needs mutual authentication
// (ISC-N-017), a service that is trusted for it (CTX-005) and a KDC that forwards the TGT. The KRB-CRED stays in the
// scratch room.
bool KerberosInitiator::Delegates(const LegRequest& request) {
  if (!request.requested.HasAll(ContextFlag::kDelegate | ContextFlag::kMutualAuth)) return false;
  if (!ticket_->issued.HasFlags(kTicketOkAsDelegate)) return false;
  Scratch& scratch = credential().scratch();
  return credential().tickets().Forward(*ticket_, moment_, credential().confounders(), scratch, scratch.delegation) &&
         scratch.delegation.size() <= UINT16_MAX;
}

SecStatus KerberosInitiator::ReadAnswer(ByteView bytes) {
  const auto token = ReadContextToken(bytes);
  if (!token || token->framed != IsFramed()) return SecStatus::kInvalidToken;
  if (token->type == MessageType::kApRep) return ReadApRepMessage(token->message);
  return token->type == MessageType::kError ? ReadErrorMessage(token->message) : SecStatus::kInvalidToken;
}

// An answer that was made without the session key cannot be told from one that was corrupted on the way: neither opens
// or repeats our time. It is a malformed token (ISC-N-057); WRONG_PRINCIPAL is kept for the case in which the acceptor
// itself says that the ticket is for somebody else (ISC-N-064).
SecStatus KerberosInitiator::ReadApRepMessage(ByteView message) {
  EncApRepPart part;
  const DerivedKeys& keys = ticket_->session.ForDecrypt(kUsageApRepPart);
  if (!ReadApRepToken(keys, message, credential().scratch(), &part)) return SecStatus::kInvalidToken;
  if (Moment{part.ctime, part.cusec} != moment_) return SecStatus::kInvalidToken;
  Key acceptor_subkey;
  if (part.subkey && !KeyOf(*part.subkey, &acceptor_subkey)) return SecStatus::kInvalidToken;
  // RFC 4757's tokens are under our subkey, whatever else an acceptor sends.
  const bool keeps_key = subkey_.type == EncryptionType::kRc4Hmac && acceptor_subkey.type == subkey_.type;
  if (keeps_key && !granted_.Has(ContextFlag::kUseDceStyle)) acceptor_subkey = Key{};
  receive_sequence_ = part.seq_number.value_or(0);
  Establish(acceptor_subkey);
  return SecStatus::kOk;
}

SecStatus KerberosInitiator::ReadErrorMessage(ByteView message) {
  const auto error = ReadKrbError(message);
  if (!error || error->pvno != kProtocolVersion || error->msg_type != static_cast<int>(MessageType::kError)) {
    return SecStatus::kInvalidToken;
  }
  if (error->e_data && ReadExtendedError(*error->e_data) == kStatusBadBindings) return SecStatus::kBadBindings;
  return StatusOfKrbError(error->error_code, surroundings().profile);
}

// The third token repeats the acceptor's number, which shows that its answer was read.
void KerberosInitiator::WriteThirdToken(Bytes& token) {
  EncApRepPart part;
  part.ctime = moment_.ctime;
  part.cusec = moment_.cusec;
  part.seq_number = receive_sequence_;
  Misconduct* const misconduct = surroundings().misconduct;
  Misbehave(misconduct, &KerberosMisbehaviour::alter_third_part, part);
  WriteApRepToken(ticket_->session.ForEncrypt(kUsageApRepPart), credential().confounders(), part, IsFramed(),
                  credential().scratch(), token, misconduct);
  Misbehave(misconduct, &KerberosMisbehaviour::alter_third_token, token);
}

void KerberosInitiator::TellPeer(Bytes& token) const {
  ErrorReport report = {.code = KrbErrorCode::kMutualFailed,
                              .now = surroundings().clock.Now(),
                              .server = ticket_->issued.server,
                              .realm = ticket_->issued.server_realm};
  Misbehave(surroundings().misconduct, &KerberosMisbehaviour::alter_error, report);
  WriteErrorToken(report, IsFramed(), token);
}

SessionSetup KerberosInitiator::Setup(const Key& acceptor_subkey) const {
  SessionSetup setup;
  setup.role = Role::kInitiator;
  setup.acceptor_subkey = !acceptor_subkey.empty();
  setup.key = setup.acceptor_subkey ? acceptor_subkey : subkey_;
  setup.send_first = send_sequence_;
  setup.receive_first = receive_sequence_;
  return setup;
}

void KerberosInitiator::Establish(const Key& acceptor_subkey) {
  Protect(Setup(acceptor_subkey), granted_);
  phase_ = Phase::kEstablished;
}

void KerberosInitiator::Succeed(LegReply& reply, SecStatus status) const {
  reply.status = status;
  reply.granted = granted_;
  reply.expiry = expiry();
}

void KerberosInitiator::Fail(LegReply& reply, SecStatus status) {
  phase_ = Phase::kFailed;
  reply.status = status;
}

void KerberosInitiator::DescribeParties(ContextFacts& facts) const {
  if (ticket_ == nullptr) return;
  const IssuedTicket& issued = ticket_->issued;
  facts.user = facts.client_name = issued.client + "@" + issued.client_realm;
  facts.server_name = issued.server + "@" + issued.server_realm;
  facts.authority = issued.server_realm;
  facts.client_specified_target = ticket_->target;
  facts.is_bound = is_bound_;
}

}  // namespace legwork::kerberos

#include "sim/kerberos/ticket_client/ticket_client.h"

#include <string>
#include <utility>

#include "sim/crypto/cipher.h"
#include "sim/crypto/encryption_type.h"
#include "sim/kerberos/message/ap_req.h"
#include "sim/kerberos/message/authenticator.h"
#include "sim/kerberos/message/encrypted_data.h"
#include "sim/kerberos/message/kerberos_time.h"
#include "sim/kerberos/message/key_usage_numbers.h"
#include "sim/kerberos/message/krb_error.h"
#include "sim/kerberos/message/krb_error_code.h"
#include "sim/kerberos/message/s4u.h"
#include "sim/wire/der_writer.h"
#include "sim/wire/file_time.h"

namespace legwork::kerberos {
namespace {

// Tickets are asked for until 2037-09-13 02:48:05 UTC, the time Windows asks for: as long as the KDC gives them.
constexpr Ticks kAskedUntil = FileTimeFromUnixSeconds(2'136'422'885);

// A KDC that asks for more iterations than this, a hundred times the usual, is not to be obeyed.
constexpr std::uint32_t kIterationsMax = 409'600;

constexpr std::string_view kUndecipherable = "the reply does not decrypt";

TicketOutcome Bad(std::string_view reason) { return {TicketOutcome::Kind::kBadReply, 0, reason}; }
TicketOutcome Issued() { return {TicketOutcome::Kind::kIssued, 0, ""}; }

PrincipalName TicketGranting(std::string_view realm) {
  return {kNameServiceInstance, {std::string_view("krbtgt"), realm}};
}

const EtypeInfo2Entry* FindEntry(const EtypeInfo2& info, std::int32_t etype) {
  for (const EtypeInfo2Entry& entry : info) {
    if (entry.etype == etype) return &entry;
  }
  return nullptr;
}

// IterationsOf is nullopt if the parameters are not four octets or ask for too much; 0 is the default of the type.
std::optional<std::uint32_t> IterationsOf(const EtypeInfo2Entry* entry) {
  if (entry == nullptr || !entry->s2kparams) return 0;
  Reader in(*entry->s2kparams);
  std::uint32_t iterations = 0;
  if (!in.GetU32Be(&iterations) || !in.ExpectEmpty()) return std::nullopt;
  if (iterations == 0 || iterations > kIterationsMax) return std::nullopt;
  return iterations;
}

// A client that was referred more often than this is being led in circles.
constexpr int kHopsMax = 8;

// RealmServedBy is the realm whose tickets a TGT gets: X of krbtgt/X. Of any other ticket it is who made it.
std::string_view RealmServedBy(const IssuedTicket& tgt) {
  constexpr std::string_view kTicketGranting = "krbtgt/";
  const std::string_view server = tgt.server;
  return server.starts_with(kTicketGranting) ? server.substr(kTicketGranting.size()) : tgt.server_realm;
}

std::string DefaultSalt(const Logon& logon) {
  std::string salt(logon.realm);
  for (const std::string_view component : UserName(logon.user).components) salt += component;
  return salt;
}

}  // namespace

TicketOutcome TicketClient::GetTgt(const Logon& logon, IssuedTicket& ticket) {
  const TicketOutcome first = SendAsReq(logon, std::nullopt, ticket);
  if (!first.IsRefusal(KrbErrorCode::kPreauthRequired)) return first;
  const std::optional<Key> proof = ProofFromError(logon);
  if (!proof) return Bad("no key can be made of the KDC's ETYPE-INFO2");
  const TicketOutcome second = SendAsReq(logon, proof, ticket);
  if (!second.IsRefusal(KrbErrorCode::kSkew) || !follows_kdc_clock_ || !TakeKdcClock()) return second;
  return SendAsReq(logon, proof, ticket);
}

// TakeKdcClock reads the KDC's time from the error in reply_.
bool TicketClient::TakeKdcClock() {
  const auto error = ReadKrbError(reply_);
  if (!error.ok()) return false;
  kdc_clock_ahead_ = error->stime - WholeSecond(clock_.Now());
  return true;
}

TicketOutcome TicketClient::GetServiceTicket(const IssuedTicket& tgt, std::string_view server, std::string_view realm,
                                             IssuedTicket& ticket) {
  const std::uint32_t options = (tgt.HasFlags(kTicketForwardable) ? kOptionForwardable : 0) | kOptionCanonicalize;
  const TicketWish wish = {.server = server, .options = options};
  if (realm.empty() || realm == RealmServedBy(tgt)) return FollowReferrals(tgt, wish, ticket);
  IssuedTicket way = tgt;
  const TicketOutcome outcome = GoTo(realm, options, way);
  return outcome.issued() ? FollowReferrals(way, wish, ticket) : outcome;
}

TicketOutcome TicketClient::FollowReferrals(const IssuedTicket& tgt, const TicketWish& wish, IssuedTicket& ticket) {
  const IssuedTicket* at = &tgt;
  IssuedTicket way;
  for (int hop = 0; hop <= kHopsMax; ++hop) {
    IssuedTicket got;
    const TicketOutcome outcome = SendTgsReq(*at, wish, got);
    if (!outcome.issued()) return outcome;
    if (got.server == wish.server) {
      ticket = std::move(got);
      return outcome;
    }
    if (RealmServedBy(got) == RealmServedBy(*at)) return Bad("a referral to the realm that was asked");
    way = std::move(got);
    at = &way;
  }
  return Bad("more referrals than there can be realms on the way");
}

// GoTo makes the TGT one of the realm, step by step: each realm may know a nearer one only.
TicketOutcome TicketClient::GoTo(std::string_view realm, std::uint32_t options, IssuedTicket& tgt) {
  const std::string server = "krbtgt/" + std::string(realm);
  for (int hop = 0; hop <= kHopsMax; ++hop) {
    if (RealmServedBy(tgt) == realm) return Issued();
    IssuedTicket got;
    const TicketOutcome outcome = SendTgsReq(tgt, {.server = server, .options = options}, got);
    if (outcome.IsRefusal(KrbErrorCode::kServerUnknown)) return {.kind = TicketOutcome::Kind::kNoPath};
    if (!outcome.issued()) return outcome;
    tgt = std::move(got);
  }
  return Bad("more referrals than there can be realms on the way");
}

TicketOutcome TicketClient::GetTicketToSelf(const IssuedTicket& tgt, std::string_view user, std::string_view realm,
                                            IssuedTicket& ticket) {
  TicketWish wish = {.server = tgt.client,
                     .options = kOptionForwardable,
                     .user = user,
                     .user_realm = realm,
                     .names_user = true};
  if (realm == RealmServedBy(tgt)) return SendTgsReq(tgt, wish, ticket);
  wish.options |= kOptionCanonicalize;
  IssuedTicket way = tgt;
  const TicketOutcome outcome = GoTo(realm, wish.options, way);
  return outcome.issued() ? FollowReferrals(way, wish, ticket) : outcome;
}

TicketOutcome TicketClient::GetTicketFor(const IssuedTicket& tgt, std::string_view user, std::string_view realm,
                                         ByteView evidence, std::string_view server, IssuedTicket& ticket) {
  constexpr std::uint32_t kWay = kOptionForwardable | kOptionCanonicalize;
  TicketWish wish = {.server = server,
                     .options = kWay | kOptionConstrainedDelegation,
                     .additional_ticket = evidence,
                     .user = user,
                     .user_realm = realm};
  IssuedTicket way = tgt, proof;
  for (int hop = 0; hop <= kHopsMax; ++hop) {
    IssuedTicket got;
    TicketOutcome outcome = SendTgsReq(way, wish, got);
    if (!outcome.issued()) return outcome;
    if (got.server == server) {
      ticket = std::move(got);
      return outcome;
    }
    // The next realm is asked with the own ticket for it, and with the referral, which has the user in its PAC.
    proof = std::move(got);
    wish.additional_ticket = proof.encoding;
    way = tgt;
    outcome = GoTo(RealmServedBy(proof), kWay, way);
    if (!outcome.issued()) return outcome;
  }
  return Bad("more referrals than there can be realms on the way");
}

TicketOutcome TicketClient::GetUserToUserTicket(const IssuedTicket& tgt, std::string_view server, ByteView peer_tgt,
                                                IssuedTicket& ticket) {
  return SendTgsReq(tgt, {.server = server, .options = kOptionEncTktInSkey, .additional_ticket = peer_tgt}, ticket);
}

TicketOutcome TicketClient::GetForwardedTgt(const IssuedTicket& tgt, IssuedTicket& ticket) {
  const std::string server = "krbtgt/" + tgt.server_realm;
  return SendTgsReq(tgt, {.server = server, .options = kOptionForwardable | kOptionForwarded}, ticket);
}

TicketOutcome TicketClient::SendAsReq(const Logon& logon, const std::optional<Key>& proof, IssuedTicket& ticket) {
  Question question = {MessageType::kAsRep,         logon.realm, UserName(logon.user), logon.realm,
                       TicketGranting(logon.realm), DrawNonce()};
  KdcReq request;
  request.msg_type = MessageType::kAsReq;
  request.req_body = MakeBody(question, kOptionForwardable | kOptionRenewable);
  request.req_body.cname = question.cname;
  request.req_body.rtime = kAskedUntil;
  Bytes timestamp;
  if (proof) {
    WriteTimestamp(*proof, timestamp);
    request.padata.Add({kPaEncTimestamp, timestamp});
  }
  KdcRep reply;
  const TicketOutcome outcome = Ask(question, request, &reply);
  if (!outcome.issued()) return outcome;
  const std::optional<Key> key = AsReplyKey(logon, reply, proof);
  if (!key) return Bad("no key can be made for the reply's etype");
  return Take(question, reply, DerivedKeys(*key, kUsageAsRepPart, KeyPurpose::kDecrypt), ticket);
}

TicketOutcome TicketClient::SendTgsReq(const IssuedTicket& tgt, const TicketWish& wish, IssuedTicket& ticket) {
  const bool is_own = wish.user.empty();
  Question question = {.reply = MessageType::kTgsRep,
                       .crealm = is_own ? std::string_view(tgt.client_realm) : wish.user_realm,
                       .cname = UserName(is_own ? std::string_view(tgt.client) : wish.user),
                       .srealm = RealmServedBy(tgt),
                       .sname = ServiceName(wish.server),
                       .nonce = DrawNonce(),
                       .may_refer = (wish.options & kOptionCanonicalize) != 0,
                       .asker_realm = tgt.client_realm,
                       .asker = UserName(tgt.client)};
  KdcReq request;
  request.msg_type = MessageType::kTgsReq;
  request.req_body = MakeBody(question, wish.options);
  Ticket additional;
  additional.encoding = wish.additional_ticket;
  if (!wish.additional_ticket.empty()) request.req_body.additional_tickets.Add(additional);
  const Key subkey = DrawKey(tgt.session_key.type);
  Bytes padata, x509_user, for_user, pac_options;
  WriteTgsPaData(tgt, subkey, request.req_body, padata);
  request.padata.Add({kPaTgsReq, padata});
  if (wish.names_user) {
    WriteX509User(subkey, wish, question.nonce, x509_user);
    WriteForUser(tgt, wish, for_user);
    request.padata.Add({kPaS4uX509User, x509_user});
    request.padata.Add({kPaForUser, for_user});
  } else if (!is_own) {
    DerWriter out(pac_options);
    WritePaPacOptions(out, kPacOptionResourceBased);
    request.padata.Add({kPaPacOptions, pac_options});
  }
  KdcRep reply;
  const TicketOutcome outcome = Ask(question, request, &reply);
  if (!outcome.issued()) return outcome;
  if (wish.names_user && !IsUserConfirmed(reply, subkey, question.nonce)) return Bad("a reply about another user");
  return Take(question, reply, DerivedKeys(subkey, kUsageTgsRepPartSubkey, KeyPurpose::kDecrypt), ticket);
}

// Ask sends the request; kIssued means that a reply came whose readable part answers the question.
TicketOutcome TicketClient::Ask(Question& question, const KdcReq& request, KdcRep* reply) {
  request_.clear();
  DerWriter out(request_);
  WriteKdcReq(out, request);
  std::optional<Bytes> answer;
  if (kdc_ != nullptr) answer = kdc_->Exchange(question.srealm, request_);
  if (!answer) return {};
  reply_ = std::move(*answer);
  if (PeekMessageType(reply_) == MessageType::kError) {
    const auto error = ReadKrbError(reply_);
    if (!error.ok()) return Bad("malformed KRB_ERROR");
    return {TicketOutcome::Kind::kRefused, error->error_code, ""};
  }
  const auto read = ReadKdcRep(reply_);
  if (!read.ok()) return Bad("neither a well-formed reply nor a KRB_ERROR");
  *reply = *read;
  if (reply->pvno != kProtocolVersion || reply->msg_type != question.reply) return Bad("another type of reply");
  const bool is_referral = question.may_refer && !TicketGrantingRealm(reply->ticket.sname).empty();
  const std::string_view crealm = is_referral ? question.asker_realm : question.crealm;
  const PrincipalName& cname = is_referral ? question.asker : question.cname;
  if (reply->crealm != crealm || !SameName(reply->cname, cname)) return Bad("another client");
  if (is_referral) question.sname = reply->ticket.sname;
  if (reply->ticket.realm != question.srealm || !SameName(reply->ticket.sname, question.sname)) {
    return Bad("a ticket for another server");
  }
  return Issued();
}

// Take opens what only this client can read and holds it against the question (RFC 4120 sections 3.1.5 and 3.3.4).
TicketOutcome TicketClient::Take(const Question& question, const KdcRep& reply, const DerivedKeys& keys,
                                 IssuedTicket& ticket) {
  if (!Open(keys, reply.enc_part, plaintext_)) {
    const bool by_password = question.reply == MessageType::kAsRep;
    return by_password ? TicketOutcome{TicketOutcome::Kind::kWrongKey, 0, kUndecipherable} : Bad(kUndecipherable);
  }
  const auto part = ReadEncKdcRepPart(plaintext_);
  if (!part.ok()) return Bad("malformed EncKDCRepPart");
  if (part->nonce != question.nonce) return Bad("the nonce of another request");
  if (part->srealm != question.srealm || !SameName(part->sname, question.sname)) return Bad("a key for another server");
  Key session_key;
  if (!KeyOf(part->key, &session_key)) return Bad("a session key of an unknown type");
  const Ticks start = part->starttime.value_or(part->authtime);
  if (part->endtime <= start) return Bad("a ticket that ends before it starts");
  ticket.encoding.assign(reply.ticket.encoding.begin(), reply.ticket.encoding.end());
  ticket.session_key = session_key;
  ticket.flags = part->flags;
  ticket.auth_time = part->authtime;
  ticket.start_time = start;
  ticket.end_time = part->endtime;
  ticket.renew_till = part->renew_till;
  ticket.client = NameText(reply.cname);
  ticket.client_realm = reply.crealm;
  ticket.server = NameText(reply.ticket.sname);
  ticket.server_realm = reply.ticket.realm;
  return Issued();
}

KdcReqBody TicketClient::MakeBody(const Question& question, std::uint32_t options) const {
  KdcReqBody body;
  body.kdc_options = options;
  body.realm = question.srealm;
  body.sname = question.sname;
  body.till = kAskedUntil;
  body.nonce = question.nonce;
  for (const EncryptionType type : offers_) body.etype.Add(static_cast<std::int32_t>(type));
  if (!body.etype.empty()) return body;
  for (const EncryptionTypeRow& row : EncryptionTypes()) body.etype.Add(static_cast<std::int32_t>(row.type));
  return body;
}

void TicketClient::WriteTimestamp(const Key& key, Bytes& padata) {
  const Ticks now = Now();
  plaintext_.clear();
  DerWriter plaintext(plaintext_);
  WritePaEncTsEnc(plaintext, {WholeSecond(now), MicrosecondOf(now)});
  Bytes cipher;
  const DerivedKeys keys(key, kUsagePaEncTimestamp, KeyPurpose::kEncrypt);
  DerWriter out(padata);
  WriteEncryptedData(out, Seal(keys, std::nullopt, random_, plaintext_, cipher));
}

// WriteTgsPaData writes an AP-REQ whose checksum covers the request's body.
void TicketClient::WriteTgsPaData(const IssuedTicket& tgt, const Key& subkey, const KdcReqBody& body, Bytes& padata) {
  request_.clear();
  DerWriter body_out(request_);
  WriteKdcReqBody(body_out, body);
  const EncryptionTypeRow& row = RowOf(tgt.session_key.type);
  Bytes checksum(ChecksumSize(row.type));
  const ByteView body_bytes = request_;
  legwork::Checksum(DerivedKeys(tgt.session_key, kUsageTgsReqChecksum, KeyPurpose::kChecksum), {body_bytes}, checksum);

  const Ticks now = Now();
  Authenticator authenticator;
  authenticator.crealm = tgt.client_realm;
  authenticator.cname = UserName(tgt.client);
  authenticator.cksum = kerberos::Checksum{static_cast<std::int32_t>(row.checksum_type), checksum};
  authenticator.ctime = WholeSecond(now);
  authenticator.cusec = MicrosecondOf(now);
  authenticator.subkey = TravellingKey(subkey);
  plaintext_.clear();
  DerWriter plaintext(plaintext_);
  WriteAuthenticator(plaintext, authenticator);

  Bytes cipher;
  const DerivedKeys keys(tgt.session_key, kUsageTgsReqAuthenticator, KeyPurpose::kEncrypt);
  ApReq ap_req;
  ap_req.ticket.encoding = tgt.encoding;
  ap_req.authenticator = Seal(keys, std::nullopt, random_, plaintext_, cipher);
  DerWriter out(padata);
  WriteApReq(out, ap_req);
}

void TicketClient::WriteForUser(const IssuedTicket& tgt, const TicketWish& wish, Bytes& padata) const {
  PaForUser for_user;
  for_user.user_name = UserName(wish.user);
  for_user.user_realm = wish.user_realm;
  const Digest<16> checksum = SignForUser(for_user, tgt.session_key);
  for_user.cksum = {static_cast<std::int32_t>(ChecksumType::kHmacMd5), checksum};
  DerWriter out(padata);
  WritePaForUser(out, for_user);
}

void TicketClient::WriteX509User(const Key& subkey, const TicketWish& wish, std::uint32_t nonce, Bytes& padata) const {
  PaS4uX509User user;
  user.user_id.nonce = nonce;
  user.user_id.cname = UserName(wish.user);
  user.user_id.crealm = wish.user_realm;
  user.user_id.options = kS4uReplyKeyUsage;
  Bytes encoding;
  DerWriter encoding_out(encoding);
  WriteS4uUserId(encoding_out, user.user_id);
  Bytes checksum(ChecksumSize(subkey.type));
  legwork::Checksum(DerivedKeys(subkey, kUsageS4uRequest, KeyPurpose::kChecksum), {encoding}, checksum);
  user.checksum = {static_cast<std::int32_t>(RowOf(subkey.type).checksum_type), checksum};
  DerWriter out(padata);
  WritePaS4uX509User(out, user);
}

// A KDC that knows PA-S4U-X509-USER gives it back under a checksum of its own; an older one does not.
bool TicketClient::IsUserConfirmed(const KdcRep& reply, const Key& subkey, std::uint32_t nonce) const {
  const PaData* padata = FindPaData(reply.padata, kPaS4uX509User);
  if (padata == nullptr) return true;
  const auto user = ReadPaS4uX509User(padata->padata_value);
  if (!user.ok() || user->user_id.nonce != nonce) return false;
  const DerivedKeys keys(subkey, kUsageS4uReply, KeyPurpose::kChecksum);
  return VerifyChecksum(keys, {user->user_id_encoding}, user->checksum.checksum);
}

Key TicketClient::DrawKey(EncryptionType type) {
  Key key;
  key.type = type;
  key.size = RowOf(type).key_size;
  random_.Fill(ByteSpan(key.bytes).first(key.size));
  return key;
}

// Nonces keep below 2^31, because some KDCs read them as signed.
std::uint32_t TicketClient::DrawNonce() { return random_.Below(0x7FFFFFFF) + 1; }

// ProofFromError makes the key that KDC_ERR_PREAUTH_REQUIRED, which lies in reply_, asks for: that of the first entry
// of a type known here.
std::optional<Key> TicketClient::ProofFromError(const Logon& logon) const {
  const auto error = ReadKrbError(reply_);
  if (!error.ok() || !error->e_data) return std::nullopt;
  const auto method_data = ReadMethodData(*error->e_data);
  if (!method_data.ok()) return std::nullopt;
  const PaData* padata = FindPaData(*method_data, kPaEtypeInfo2);
  if (padata == nullptr) return std::nullopt;
  const auto info = ReadEtypeInfo2(padata->padata_value);
  if (!info.ok()) return std::nullopt;
  for (const EtypeInfo2Entry& entry : *info) {
    if (FindEncryptionType(entry.etype) != nullptr) return KeyOfPassword(logon, entry.etype, &entry);
  }
  return std::nullopt;
}

std::optional<Key> TicketClient::AsReplyKey(const Logon& logon, const KdcRep& reply,
                                            const std::optional<Key>& proof) const {
  if (proof && static_cast<std::int32_t>(proof->type) == reply.enc_part.etype) return proof;
  const PaData* padata = FindPaData(reply.padata, kPaEtypeInfo2);
  if (padata == nullptr) return KeyOfPassword(logon, reply.enc_part.etype, nullptr);
  const auto info = ReadEtypeInfo2(padata->padata_value);
  if (!info.ok()) return std::nullopt;
  return KeyOfPassword(logon, reply.enc_part.etype, FindEntry(*info, reply.enc_part.etype));
}

std::optional<Key> TicketClient::KeyOfPassword(const Logon& logon, std::int32_t etype,
                                               const EtypeInfo2Entry* entry) const {
  const EncryptionTypeRow* row = FindEncryptionType(etype);
  const std::optional<std::uint32_t> iterations = IterationsOf(entry);
  if (row == nullptr || !iterations) return std::nullopt;
  const bool has_salt = entry != nullptr && entry->salt;
  return keys_.Get(row->type, logon.password, has_salt ? std::string(*entry->salt) : DefaultSalt(logon), *iterations);
}

}  // namespace legwork::kerberos

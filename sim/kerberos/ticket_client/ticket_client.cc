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

std::string DefaultSalt(const Logon& logon) {
  std::string salt(logon.realm);
  for (const std::string_view component : UserName(logon.user).components) salt += component;
  return salt;
}

}  // namespace

TicketOutcome TicketClient::GetTgt(const Logon& logon, IssuedTicket& ticket) {
  const TicketOutcome first = SendAsReq(logon, std::nullopt, ticket);
  const bool must_prove =
      first.kind == TicketOutcome::Kind::kRefused && first.error_code == NumberOf(KrbErrorCode::kPreauthRequired);
  if (!must_prove) return first;
  const std::optional<Key> proof = ProofFromError(logon);
  if (!proof) return Bad("no key can be made of the KDC's ETYPE-INFO2");
  return SendAsReq(logon, proof, ticket);
}

TicketOutcome TicketClient::GetServiceTicket(const IssuedTicket& tgt, std::string_view server, IssuedTicket& ticket) {
  const std::uint32_t options = tgt.HasFlags(kTicketForwardable) ? kOptionForwardable : 0;
  return SendTgsReq(tgt, server, options, ticket);
}

TicketOutcome TicketClient::GetForwardedTgt(const IssuedTicket& tgt, IssuedTicket& ticket) {
  const std::string server = "krbtgt/" + tgt.server_realm;
  return SendTgsReq(tgt, server, kOptionForwardable | kOptionForwarded, ticket);
}

TicketOutcome TicketClient::SendAsReq(const Logon& logon, const std::optional<Key>& proof, IssuedTicket& ticket) {
  const Question question = {MessageType::kAsRep,         logon.realm, UserName(logon.user), logon.realm,
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

TicketOutcome TicketClient::SendTgsReq(const IssuedTicket& tgt, std::string_view server, std::uint32_t options,
                                       IssuedTicket& ticket) {
  const Question question = {MessageType::kTgsRep, tgt.client_realm,    UserName(tgt.client),
                             tgt.server_realm,     ServiceName(server), DrawNonce()};
  KdcReq request;
  request.msg_type = MessageType::kTgsReq;
  request.req_body = MakeBody(question, options);
  const Key subkey = DrawKey(tgt.session_key.type);
  Bytes padata;
  WriteTgsPaData(tgt, subkey, request.req_body, padata);
  request.padata.Add({kPaTgsReq, padata});
  KdcRep reply;
  const TicketOutcome outcome = Ask(question, request, &reply);
  if (!outcome.issued()) return outcome;
  return Take(question, reply, DerivedKeys(subkey, kUsageTgsRepPartSubkey, KeyPurpose::kDecrypt), ticket);
}

// Ask sends the request; kIssued means that a reply came whose readable part answers the question.
TicketOutcome TicketClient::Ask(const Question& question, const KdcReq& request, KdcRep* reply) {
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
  if (reply->crealm != question.crealm || !SameName(reply->cname, question.cname)) return Bad("another client");
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
  for (const EncryptionTypeRow& row : EncryptionTypes()) {
    if (row.is_usual) body.etype.Add(static_cast<std::int32_t>(row.type));
  }
  return body;
}

void TicketClient::WriteTimestamp(const Key& key, Bytes& padata) {
  const Ticks now = clock_.Now();
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

  const Ticks now = clock_.Now();
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

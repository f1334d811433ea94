#include "sim/kdc/ticket_grant.h"

#include <string>

#include "sim/crypto/encryption_type.h"
#include "sim/kdc/etype_choice.h"
#include "sim/kdc/pac_maker.h"
#include "sim/kerberos/message/encrypted_data.h"
#include "sim/kerberos/message/encryption_key.h"
#include "sim/kerberos/message/kdc_rep.h"
#include "sim/kerberos/message/key_usage_numbers.h"
#include "sim/kerberos/message/pac.h"
#include "sim/wire/der_writer.h"

namespace legwork::kdc {
namespace {

using kerberos::EncryptedData;

// Random octets of the right number are a key (RFC 3961 section 3, random-to-key of the AES types).
Key DrawSessionKey(Authority& authority, EncryptionType type) {
  Key key;
  key.type = type;
  key.size = RowOf(type).key_size;
  authority.session_keys.Fill(ByteSpan(key.bytes).first(key.size));
  return key;
}

// SealPlaintext makes the ticket's ciphertext of authority.plaintext. A session key has no version.
EncryptedData SealPlaintext(Authority& authority, const TicketGrant& grant) {
  if (grant.peer_key != nullptr) {
    return kerberos::Seal(DerivedKeys(*grant.peer_key, kerberos::kUsageTicket, KeyPurpose::kEncrypt), std::nullopt,
                          authority.confounders, authority.plaintext, authority.ticket_cipher);
  }
  const EncryptionType type = StrongestType(*grant.server).value_or(EncryptionType::kAes256CtsHmacSha1);
  const Misdeed* misdeed = authority.misdeed;
  if (misdeed != nullptr && misdeed->uses_previous_key && !grant.server->old_passwords.empty()) {
    const Key& old = *authority.directory.KeyOfVersion(*grant.server, type, grant.server->kvno - 1);
    return kerberos::Seal(DerivedKeys(old, kerberos::kUsageTicket, KeyPurpose::kEncrypt), grant.server->kvno - 1,
                          authority.confounders, authority.plaintext, authority.ticket_cipher);
  }
  KeySchedule& key = authority.keys.Of(*grant.server, type);
  return kerberos::Seal(key.ForEncrypt(kerberos::kUsageTicket), grant.server->kvno, authority.confounders,
                        authority.plaintext, authority.ticket_cipher);
}

const Key& StrongestKey(Authority& authority, const Account& account) {
  const EncryptionType type = StrongestType(account).value_or(EncryptionType::kAes256CtsHmacSha1);
  return authority.keys.Of(account, type).key();
}

// What the server's account names goes before what the user's does, and both before the policy.
const PacKind* PacKindOf(const Authority& authority, const TicketGrant& grant) {
  for (const Account* account : {grant.server, grant.user}) {
    if (account != nullptr && !account->pac.empty()) return FindPacKind(account->pac);
  }
  return authority.policy.pac;
}

std::uint32_t PacSizeOf(const Authority& authority, const TicketGrant& grant) {
  for (const Account* account : {grant.server, grant.user}) {
    if (account != nullptr && account->pac_size != 0) return account->pac_size;
  }
  return authority.policy.pac_size;
}

void WritePart(Authority& authority, const kerberos::EncTicketPart& part) {
  authority.plaintext.clear();
  DerWriter out(authority.plaintext);
  WriteEncTicketPart(out, part);
}

// AddPac makes the PAC of the ticket, which `authorization_data` then holds.
void AddPac(Authority& authority, const TicketGrant& grant, kerberos::EncTicketPart& part, Bytes& authorization_data) {
  const PacKind* kind = PacKindOf(authority, grant);
  const bool has_none = kind == nullptr || !kind->is_there;
  if (has_none && !grant.pac_is_foreign) return;
  if (has_none) kind = FindPacKind("full");  // nothing else would name the user
  const Account* krbtgt = authority.directory.FindPrincipal("krbtgt/" + std::string(grant.srealm), grant.srealm);
  if (krbtgt == nullptr) return;
  const std::uint8_t nothing[] = {0};
  const Bytes placeholder = kerberos::WrapPac(nothing);
  part.authorization_data = kerberos::TypedDataList{placeholder};
  WritePart(authority, part);
  const std::string user = NameText(grant.pac_is_foreign ? grant.pac_name : grant.cname);
  const std::string_view realm = grant.pac_is_foreign ? grant.pac_realm : grant.crealm;
  const std::string asked = std::string(grant.pac_asked_name) + "@" + std::string(realm);
  const Key kdc_key = StrongestKey(authority, *krbtgt);
  const Key server_key = grant.peer_key != nullptr ? *grant.peer_key : StrongestKey(authority, *grant.server);
  const PacOrder order = {.kind = *kind,
                          .size_wanted = PacSizeOf(authority, grant),
                          .user_name = user,
                          .user_realm = realm,
                          .client_info = grant.pac_is_foreign ? std::string_view(asked) : user,
                          .user = grant.user,
                          .is_asserted_by_service = grant.pac_history.is_asserted_by_service,
                          .delegation = grant.pac_history.delegation ? &*grant.pac_history.delegation : nullptr,
                          .authtime = grant.authtime,
                          .unsigned_ticket = authority.plaintext,
                          .is_for_tgs = !TicketGrantingRealm(grant.sname).empty(),
                          .server_key = server_key,
                          .kdc_key = kdc_key};
  authorization_data = kerberos::WrapPac(MakePac(order, authority.directory));
  part.authorization_data = kerberos::TypedDataList{authorization_data};
}

EncryptedData SealTicket(Authority& authority, const TicketGrant& grant, const Key& session_key) {
  kerberos::EncTicketPart part;
  part.flags = grant.flags;
  part.key = kerberos::TravellingKey(session_key);
  part.crealm = grant.crealm;
  part.cname = grant.cname;
  part.transited = grant.transited;
  part.authtime = grant.authtime;
  part.starttime = grant.times.start;
  part.endtime = grant.times.end;
  part.renew_till = grant.times.renew_till;
  part.caddr = grant.addresses;
  const Misdeed* misdeed = authority.misdeed;
  if (misdeed != nullptr && misdeed->alter_ticket != nullptr) misdeed->alter_ticket(part);
  Bytes authorization_data;
  AddPac(authority, grant, part, authorization_data);
  WritePart(authority, part);
  const EncryptedData sealed = SealPlaintext(authority, grant);
  if (misdeed != nullptr && misdeed->alter_sealed_ticket != nullptr) {
    misdeed->alter_sealed_ticket(authority.ticket_cipher);
  }
  return sealed;
}

EncryptedData SealReplyPart(Authority& authority, const TicketGrant& grant, const Key& session_key,
                            const ReplyKey& reply_key) {
  kerberos::EncKdcRepPart part;
  const bool is_as = grant.reply == kerberos::MessageType::kAsRep;
  part.application = is_as ? kerberos::kEncAsRepPart : kerberos::kEncTgsRepPart;
  part.key = kerberos::TravellingKey(session_key);
  part.last_req = {{0, grant.times.start}};
  part.nonce = grant.nonce;
  part.flags = grant.flags;
  part.authtime = grant.authtime;
  part.starttime = grant.times.start;
  part.endtime = grant.times.end;
  part.renew_till = grant.times.renew_till;
  part.srealm = grant.srealm;
  part.sname = grant.sname;
  part.caddr = grant.addresses;
  part.encrypted_pa_data = grant.encrypted_padata;
  const Misdeed* misdeed = authority.misdeed;
  if (misdeed != nullptr && misdeed->alter_part != nullptr) misdeed->alter_part(part);
  authority.plaintext.clear();
  DerWriter out(authority.plaintext);
  WriteEncKdcRepPart(out, part);
  return kerberos::Seal(reply_key.keys, reply_key.kvno, authority.confounders, authority.plaintext,
                        authority.reply_cipher);
}

}  // namespace

void WriteGrant(Authority& authority, const TicketGrant& grant, const ReplyKey& reply_key,
                const kerberos::PaDataList& padata, Bytes& reply) {
  const Key session_key = DrawSessionKey(authority, grant.session_type);
  kerberos::KdcRep message;
  message.msg_type = grant.reply;
  message.padata = padata;
  message.crealm = grant.crealm;
  message.cname = grant.cname;
  message.ticket.realm = grant.srealm;
  message.ticket.sname = grant.sname;
  message.ticket.enc_part = SealTicket(authority, grant, session_key);
  message.enc_part = SealReplyPart(authority, grant, session_key, reply_key);
  const Misdeed* misdeed = authority.misdeed;
  if (misdeed != nullptr && misdeed->alter_reply != nullptr) misdeed->alter_reply(message);
  DerWriter out(reply);
  WriteKdcRep(out, message);
  if (misdeed != nullptr && misdeed->alter_octets != nullptr) misdeed->alter_octets(reply);
}

}  // namespace legwork::kdc

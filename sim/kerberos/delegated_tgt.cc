#include "sim/kerberos/delegated_tgt.h"

#include "sim/kerberos/message/key_usage_numbers.h"
#include "sim/kerberos/message/krb_cred.h"

namespace legwork::kerberos {
namespace {

constexpr std::int32_t kNotEncrypted = 0;  // RFC 6448: what is around it keeps it secret, here the authenticator

KrbCredInfo InfoOf(const IssuedTicket& tgt) {
  KrbCredInfo info;
  info.key = TravellingKey(tgt.session_key);
  info.prealm = tgt.client_realm;
  info.pname = UserName(tgt.client);
  info.flags = tgt.flags;
  info.authtime = tgt.auth_time;
  info.starttime = tgt.start_time;
  info.endtime = tgt.end_time;
  info.renew_till = tgt.renew_till;
  info.srealm = tgt.server_realm;
  info.sname = ServiceName(tgt.server);
  return info;
}

// The fields of a KrbCredInfo are optional; a TGT is of no use without them.
bool IsComplete(const KrbCredInfo& info) {
  return info.prealm && info.pname && info.flags && info.endtime && info.srealm && info.sname;
}

bool TakeInfo(const KrbCredInfo& info, IssuedTicket* tgt) {
  if (!IsComplete(info) || !KeyOf(info.key, &tgt->session_key)) return false;
  tgt->client_realm = *info.prealm;
  tgt->client = NameText(*info.pname);
  tgt->flags = *info.flags;
  tgt->auth_time = info.authtime.value_or(0);
  tgt->start_time = info.starttime.value_or(tgt->auth_time);
  tgt->end_time = *info.endtime;
  tgt->renew_till = info.renew_till;
  tgt->server_realm = *info.srealm;
  tgt->server = NameText(*info.sname);
  return true;
}

bool OpenCredPart(const Key& session_key, const EncryptedData& data, Bytes& plaintext) {
  if (data.etype != kNotEncrypted) {
    return Open(DerivedKeys(session_key, kUsageKrbCred, KeyPurpose::kDecrypt), data, plaintext);
  }
  plaintext.assign(data.cipher.begin(), data.cipher.end());
  return true;
}

}  // namespace

void WriteDelegatedTgt(KeySchedule& session, const IssuedTicket& tgt, const Moment& moment, RandomStream& confounders,
                       Scratch& scratch, Bytes& krb_cred) {
  EncKrbCredPart part;
  part.ticket_info.Add(InfoOf(tgt));
  part.timestamp = moment.ctime;
  part.usec = moment.cusec;
  scratch.plaintext.clear();
  DerWriter plaintext(scratch.plaintext);
  WriteEncKrbCredPart(plaintext, part);
  KrbCred cred;
  Ticket ticket;
  ticket.encoding = tgt.encoding;
  cred.tickets.Add(ticket);
  cred.enc_part = Seal(session.ForEncrypt(kUsageKrbCred), std::nullopt, confounders, scratch.plaintext, scratch.cipher);
  krb_cred.clear();
  DerWriter out(krb_cred);
  WriteKrbCred(out, cred);
}

bool ReadDelegatedTgt(const Key& session_key, ByteView krb_cred, Scratch& scratch, IssuedTicket* tgt) {
  const auto cred = ReadKrbCred(krb_cred);
  if (!cred || cred->tickets.size() != 1) return false;
  if (!OpenCredPart(session_key, cred->enc_part, scratch.plaintext)) return false;
  const auto part = ReadEncKrbCredPart(scratch.plaintext);
  if (!part || part->ticket_info.size() != 1 || !TakeInfo(part->ticket_info[0], tgt)) return false;
  tgt->encoding = ToBytes(cred->tickets[0].encoding);
  return true;
}

}  // namespace legwork::kerberos

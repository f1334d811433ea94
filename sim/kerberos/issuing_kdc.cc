#include "sim/kerberos/issuing_kdc.h"

#include "sim/kerberos/message/ap_req.h"
#include "sim/kerberos/message/authenticator.h"
#include "sim/kerberos/message/key_usage_numbers.h"
#include "sim/kerberos/message/krb_error.h"
#include "sim/kerberos/moment.h"

namespace legwork::kerberos {
namespace {

Key LongTermKey(const Directory& directory, std::string_view name, std::string_view realm) {
  const Account* account = directory.FindPrincipal(name, realm);
  return account == nullptr ? Key{} : directory.LongTermKey(*account, account->enctypes.front());
}

}  // namespace

std::optional<Bytes> IssuingKdc::Exchange(std::string_view realm, ByteView bytes) {
  ++exchanges;
  if (!reachable) return std::nullopt;
  if (refusal != 0) return Refuse(realm, refusal);
  const auto request = ReadKdcReq(bytes);
  if (!request) return std::nullopt;
  const bool forwards = (request->req_body.kdc_options & kOptionForwarded) != 0;
  if (forwards && forward_refusal != 0) return Refuse(realm, forward_refusal);
  Grant grant;
  if (request->msg_type == MessageType::kAsReq) {
    grant.client = NameText(*request->req_body.cname);
    grant.reply_keys = DerivedKeys(LongTermKey(directory_, grant.client, realm), kUsageAsRepPart, KeyPurpose::kEncrypt);
  } else {
    grant = GrantForTgs(realm, *request);
  }
  grant.server = NameText(*request->req_body.sname);
  if (directory_.FindPrincipal(grant.server, realm) == nullptr) {
    return Refuse(realm, NumberOf(KrbErrorCode::kServerUnknown));
  }
  return Issue(realm, *request, grant);
}

Bytes IssuingKdc::Refuse(std::string_view realm, std::int32_t code) const {
  KrbError error;
  error.stime = MomentOf(clock_.Now()).ctime;
  error.error_code = code;
  error.realm = realm;
  error.sname = ServiceName("krbtgt");
  Bytes reply;
  DerWriter out(reply);
  WriteKrbError(out, error);
  return reply;
}

IssuingKdc::Grant IssuingKdc::GrantForTgs(std::string_view realm, const KdcReq& request) {
  Grant grant;
  const auto ap_req = ReadApReq(FindPaData(request.padata, kPaTgsReq)->padata_value);
  const Key tgs_key = LongTermKey(directory_, "krbtgt/" + std::string(realm), realm);
  Bytes ticket_octets, authenticator_octets;
  if (!Open(DerivedKeys(tgs_key, kUsageTicket, KeyPurpose::kDecrypt), ap_req->ticket.enc_part, ticket_octets)) {
    return grant;
  }
  const auto ticket = ReadEncTicketPart(ticket_octets);
  Key session, subkey;
  KeyOf(ticket->key, &session);
  if (!Open(DerivedKeys(session, kUsageTgsReqAuthenticator, KeyPurpose::kDecrypt), ap_req->authenticator,
            authenticator_octets)) {
    return grant;
  }
  const auto authenticator = ReadAuthenticator(authenticator_octets);
  grant.client = NameText(ticket->cname);
  const bool has_subkey = authenticator->subkey && KeyOf(*authenticator->subkey, &subkey);
  grant.reply_keys = has_subkey ? DerivedKeys(subkey, kUsageTgsRepPartSubkey, KeyPurpose::kEncrypt)
                                : DerivedKeys(session, kUsageTgsRepPartSession, KeyPurpose::kEncrypt);
  return grant;
}

Bytes IssuingKdc::Issue(std::string_view realm, const KdcReq& request, const Grant& grant) {
  const Ticks start = MomentOf(clock_.Now() + start_offset).ctime;
  const Key session = NewKey();
  const Account& service = *directory_.FindPrincipal(grant.server, realm);

  EncTicketPart part;
  part.flags = flags;
  part.key = TravellingKey(session);
  part.crealm = realm;
  part.cname = UserName(grant.client);
  part.authtime = start;
  part.starttime = start;
  part.endtime = start + lifetime;
  Bytes plaintext, ticket_cipher, reply_cipher;
  DerWriter plaintext_out(plaintext);
  WriteEncTicketPart(plaintext_out, part);

  KdcRep reply;
  reply.msg_type = request.msg_type == MessageType::kAsReq ? MessageType::kAsRep : MessageType::kTgsRep;
  reply.crealm = realm;
  reply.cname = part.cname;
  reply.ticket.realm = realm;
  reply.ticket.sname = ServiceName(grant.server);
  const Key& service_key = directory_.LongTermKey(service, service.enctypes.front());
  reply.ticket.enc_part = Seal(DerivedKeys(service_key, kUsageTicket, KeyPurpose::kEncrypt), service.kvno, random_,
                               plaintext, ticket_cipher);

  EncKdcRepPart told;
  told.application = reply.msg_type == MessageType::kAsRep ? kEncAsRepPart : kEncTgsRepPart;
  told.key = part.key;
  told.last_req.Add({0, start});
  told.nonce = request.req_body.nonce;
  told.flags = flags;
  told.authtime = start;
  told.starttime = start;
  told.endtime = part.endtime;
  told.srealm = realm;
  told.sname = reply.ticket.sname;
  plaintext.clear();
  DerWriter told_out(plaintext);
  WriteEncKdcRepPart(told_out, told);
  reply.enc_part = Seal(grant.reply_keys, std::nullopt, random_, plaintext, reply_cipher);
  Bytes bytes;
  DerWriter out(bytes);
  WriteKdcRep(out, reply);
  return bytes;
}

Key IssuingKdc::NewKey() {
  Key key;
  key.type = EncryptionType::kAes256CtsHmacSha1;
  key.size = 32;
  random_.Fill(key.bytes);
  return key;
}

}  // namespace legwork::kerberos

#ifndef LEGWORK_SIM_KDC_TGS_REQUEST_MAKER_H_
#define LEGWORK_SIM_KDC_TGS_REQUEST_MAKER_H_

#include <functional>

#include "sim/base/bytes.h"
#include "sim/crypto/cipher.h"
#include "sim/crypto/derived_keys.h"
#include "sim/crypto/encryption_type.h"
#include "sim/kerberos/message/ap_req.h"
#include "sim/kerberos/message/authenticator.h"
#include "sim/kerberos/message/checksum.h"
#include "sim/kerberos/message/encrypted_data.h"
#include "sim/kerberos/message/kdc_req.h"
#include "sim/kerberos/message/key_usage_numbers.h"
#include "sim/kerberos/ticket_client/issued_ticket.h"
#include "sim/wire/der_writer.h"
#include "sim/world/random_streams.h"

namespace legwork::kdc {

// TgsRequestMaker writes TGS requests that a right client would send, but for what a test changes. Changes of the body
// are covered by the checksum, those of the authenticator are sealed.
struct TgsRequestMaker {
  std::function<void(kerberos::KdcReqBody&)> change_body = [](kerberos::KdcReqBody&) {};
  std::function<void(kerberos::Authenticator&)> change_authenticator = [](kerberos::Authenticator&) {};
  std::function<void(kerberos::ApReq&)> change_ap_req = [](kerberos::ApReq&) {};
  std::function<void(kerberos::KdcReq&)> change_request = [](kerberos::KdcReq&) {};

  Bytes Make(const kerberos::IssuedTicket& tgt) const {
    kerberos::KdcReq request;
    request.msg_type = kerberos::MessageType::kTgsReq;
    request.req_body.realm = tgt.server_realm;
    request.req_body.sname = kerberos::ServiceName("HTTP/web");
    request.req_body.till = tgt.end_time;
    request.req_body.etype = {18, 17};
    change_body(request.req_body);
    const Bytes ap_req = MakeApReq(tgt, request.req_body);
    request.padata = {{kerberos::kPaTgsReq, ap_req}};
    change_request(request);
    Bytes bytes;
    DerWriter out(bytes);
    WriteKdcReq(out, request);
    return bytes;
  }

 private:
  Bytes MakeApReq(const kerberos::IssuedTicket& tgt, const kerberos::KdcReqBody& body) const {
    Bytes body_bytes, plaintext, cipher, bytes;
    DerWriter body_out(body_bytes);
    WriteKdcReqBody(body_out, body);
    const Key& key = tgt.session_key;
    Bytes tag(ChecksumSize(key.type));
    const ByteView covered = body_bytes;
    Checksum(DerivedKeys(key, kerberos::kUsageTgsReqChecksum, KeyPurpose::kChecksum), {covered}, tag);
    kerberos::Authenticator authenticator;
    authenticator.crealm = tgt.client_realm;
    authenticator.cname = kerberos::UserName(tgt.client);
    authenticator.ctime = tgt.start_time;
    authenticator.cksum = kerberos::Checksum{static_cast<std::int32_t>(RowOf(key.type).checksum_type), tag};
    change_authenticator(authenticator);
    DerWriter authenticator_out(plaintext);
    WriteAuthenticator(authenticator_out, authenticator);
    RandomStream random(1, "test");
    kerberos::ApReq ap_req;
    ap_req.ticket = *kerberos::ReadTicket(tgt.encoding);
    ap_req.ticket.encoding = {};
    ap_req.authenticator = kerberos::Seal(DerivedKeys(key, kerberos::kUsageTgsReqAuthenticator, KeyPurpose::kEncrypt),
                                          std::nullopt, random, plaintext, cipher);
    change_ap_req(ap_req);
    DerWriter out(bytes);
    WriteApReq(out, ap_req);
    return bytes;
  }
};

}  // namespace legwork::kdc

#endif  // LEGWORK_SIM_KDC_TGS_REQUEST_MAKER_H_

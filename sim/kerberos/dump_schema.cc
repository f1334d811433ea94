#include "sim/kerberos/dump_schema.h"

#include "sim/kerberos/message/key_usage_numbers.h"

namespace legwork::kerberos {
namespace {

using enum Shape;

constexpr ShapeRow kShapes[] = {
    {kPrincipalName, 0, "PrincipalName"},
    {kEncryptedData, 0, "EncryptedData"},
    {kEncryptionKey, 0, "EncryptionKey"},
    {kChecksum, 0, "Checksum"},
    {kTransited, 0, "TransitedEncoding"},
    {kTypedData, 0, "TypedData"},
    {kPaData, 0, "PA-DATA"},
    {kLastReqEntry, 0, "LastReqEntry"},
    {kEtypeInfo2Entry, 0, "ETYPE-INFO2-ENTRY"},
    {kKrbCredInfo, 0, "KrbCredInfo"},
    {kKdcReqBody, 0, "KDC-REQ-BODY"},
    {kPaEncTsEnc, 0, "PA-ENC-TS-ENC"},
    {kTicket, 1, "Ticket"},
    {kAuthenticator, 2, "Authenticator"},
    {kEncTicketPart, 3, "EncTicketPart"},
    {kAsReq, 10, "AS-REQ"},
    {kAsRep, 11, "AS-REP"},
    {kTgsReq, 12, "TGS-REQ"},
    {kTgsRep, 13, "TGS-REP"},
    {kApReq, 14, "AP-REQ"},
    {kApRep, 15, "AP-REP"},
    {kCred, 22, "KRB-CRED"},
    {kEncAsRepPart, 25, "EncASRepPart"},
    {kEncTgsRepPart, 26, "EncTGSRepPart"},
    {kEncApRepPart, 27, "EncAPRepPart"},
    {kEncKrbCredPart, 29, "EncKrbCredPart"},
    {kError, 30, "KRB-ERROR"},
};

// Fields in the order of RFC 4120 section 5. AS and TGS messages share their rows (OwnerOf).
constexpr FieldRow kFields[] = {
    {kPrincipalName, 0, "name-type", kInteger},
    {kPrincipalName, 1, "name-string", kText, true},
    {kEncryptedData, 0, "etype", kInteger},
    {kEncryptedData, 1, "kvno", kInteger},
    {kEncryptedData, 2, "cipher", kOctets},
    {kEncryptionKey, 0, "keytype", kInteger},
    {kEncryptionKey, 1, "keyvalue", kOctets},
    {kChecksum, 0, "cksumtype", kInteger},
    {kChecksum, 1, "checksum", kOctets},
    {kTransited, 0, "tr-type", kInteger},
    {kTransited, 1, "contents", kOctets},
    {kTypedData, 0, "type", kInteger},
    {kTypedData, 1, "data", kOctets},
    {kPaData, 1, "padata-type", kInteger},
    {kPaData, 2, "padata-value", kOctets},
    {kLastReqEntry, 0, "lr-type", kInteger},
    {kLastReqEntry, 1, "lr-value", kTime},
    {kEtypeInfo2Entry, 0, "etype", kInteger},
    {kEtypeInfo2Entry, 1, "salt", kText},
    {kEtypeInfo2Entry, 2, "s2kparams", kOctets},
    {kPaEncTsEnc, 0, "patimestamp", kTime},
    {kPaEncTsEnc, 1, "pausec", kInteger},

    {kTicket, 0, "tkt-vno", kInteger},
    {kTicket, 1, "realm", kText},
    {kTicket, 2, "sname", kPrincipalName},
    {kTicket, 3, "enc-part", kEncryptedData, false, kEncTicketPart},
    {kEncTicketPart, 0, "flags", kTicketFlags},
    {kEncTicketPart, 1, "key", kEncryptionKey},
    {kEncTicketPart, 2, "crealm", kText},
    {kEncTicketPart, 3, "cname", kPrincipalName},
    {kEncTicketPart, 4, "transited", kTransited},
    {kEncTicketPart, 5, "authtime", kTime},
    {kEncTicketPart, 6, "starttime", kTime},
    {kEncTicketPart, 7, "endtime", kTime},
    {kEncTicketPart, 8, "renew-till", kTime},
    {kEncTicketPart, 9, "caddr", kTypedData, true},
    {kEncTicketPart, 10, "authorization-data", kTypedData, true},

    {kAuthenticator, 0, "authenticator-vno", kInteger},
    {kAuthenticator, 1, "crealm", kText},
    {kAuthenticator, 2, "cname", kPrincipalName},
    {kAuthenticator, 3, "cksum", kChecksum},
    {kAuthenticator, 4, "cusec", kInteger},
    {kAuthenticator, 5, "ctime", kTime},
    {kAuthenticator, 6, "subkey", kEncryptionKey},
    {kAuthenticator, 7, "seq-number", kInteger},
    {kAuthenticator, 8, "authorization-data", kTypedData, true},

    {kApReq, 0, "pvno", kInteger},
    {kApReq, 1, "msg-type", kInteger},
    {kApReq, 2, "ap-options", kFlags},
    {kApReq, 3, "ticket", kTicket},
    {kApReq, 4, "authenticator", kEncryptedData, false, kAuthenticator},
    {kApRep, 0, "pvno", kInteger},
    {kApRep, 1, "msg-type", kInteger},
    {kApRep, 2, "enc-part", kEncryptedData, false, kEncApRepPart},
    {kEncApRepPart, 0, "ctime", kTime},
    {kEncApRepPart, 1, "cusec", kInteger},
    {kEncApRepPart, 2, "subkey", kEncryptionKey},
    {kEncApRepPart, 3, "seq-number", kInteger},

    {kAsReq, 1, "pvno", kInteger},
    {kAsReq, 2, "msg-type", kInteger},
    {kAsReq, 3, "padata", kPaData, true},
    {kAsReq, 4, "req-body", kKdcReqBody},
    {kKdcReqBody, 0, "kdc-options", kFlags},
    {kKdcReqBody, 1, "cname", kPrincipalName},
    {kKdcReqBody, 2, "realm", kText},
    {kKdcReqBody, 3, "sname", kPrincipalName},
    {kKdcReqBody, 4, "from", kTime},
    {kKdcReqBody, 5, "till", kTime},
    {kKdcReqBody, 6, "rtime", kTime},
    {kKdcReqBody, 7, "nonce", kInteger},
    {kKdcReqBody, 8, "etype", kInteger, true},
    {kKdcReqBody, 9, "addresses", kTypedData, true},
    {kKdcReqBody, 10, "enc-authorization-data", kEncryptedData},
    {kKdcReqBody, 11, "additional-tickets", kTicket, true},

    {kAsRep, 0, "pvno", kInteger},
    {kAsRep, 1, "msg-type", kInteger},
    {kAsRep, 2, "padata", kPaData, true},
    {kAsRep, 3, "crealm", kText},
    {kAsRep, 4, "cname", kPrincipalName},
    {kAsRep, 5, "ticket", kTicket},
    {kAsRep, 6, "enc-part", kEncryptedData, false, kEncAsRepPart},
    {kEncAsRepPart, 0, "key", kEncryptionKey},
    {kEncAsRepPart, 1, "last-req", kLastReqEntry, true},
    {kEncAsRepPart, 2, "nonce", kInteger},
    {kEncAsRepPart, 3, "key-expiration", kTime},
    {kEncAsRepPart, 4, "flags", kTicketFlags},
    {kEncAsRepPart, 5, "authtime", kTime},
    {kEncAsRepPart, 6, "starttime", kTime},
    {kEncAsRepPart, 7, "endtime", kTime},
    {kEncAsRepPart, 8, "renew-till", kTime},
    {kEncAsRepPart, 9, "srealm", kText},
    {kEncAsRepPart, 10, "sname", kPrincipalName},
    {kEncAsRepPart, 11, "caddr", kTypedData, true},
    {kEncAsRepPart, 12, "encrypted-pa-data", kPaData, true},

    {kCred, 0, "pvno", kInteger},
    {kCred, 1, "msg-type", kInteger},
    {kCred, 2, "tickets", kTicket, true},
    {kCred, 3, "enc-part", kEncryptedData, false, kEncKrbCredPart},
    {kEncKrbCredPart, 0, "ticket-info", kKrbCredInfo, true},
    {kEncKrbCredPart, 1, "nonce", kInteger},
    {kEncKrbCredPart, 2, "timestamp", kTime},
    {kEncKrbCredPart, 3, "usec", kInteger},
    {kEncKrbCredPart, 4, "s-address", kTypedData},
    {kEncKrbCredPart, 5, "r-address", kTypedData},
    {kKrbCredInfo, 0, "key", kEncryptionKey},
    {kKrbCredInfo, 1, "prealm", kText},
    {kKrbCredInfo, 2, "pname", kPrincipalName},
    {kKrbCredInfo, 3, "flags", kTicketFlags},
    {kKrbCredInfo, 4, "authtime", kTime},
    {kKrbCredInfo, 5, "starttime", kTime},
    {kKrbCredInfo, 6, "endtime", kTime},
    {kKrbCredInfo, 7, "renew-till", kTime},
    {kKrbCredInfo, 8, "srealm", kText},
    {kKrbCredInfo, 9, "sname", kPrincipalName},
    {kKrbCredInfo, 10, "caddr", kTypedData, true},

    {kError, 0, "pvno", kInteger},
    {kError, 1, "msg-type", kInteger},
    {kError, 2, "ctime", kTime},
    {kError, 3, "cusec", kInteger},
    {kError, 4, "stime", kTime},
    {kError, 5, "susec", kInteger},
    {kError, 6, "error-code", kErrorCode},
    {kError, 7, "crealm", kText},
    {kError, 8, "cname", kPrincipalName},
    {kError, 9, "realm", kText},
    {kError, 10, "sname", kPrincipalName},
    {kError, 11, "e-text", kText},
    {kError, 12, "e-data", kOctets},
};

constexpr KeyUsage kTicketUsages[] = {kUsageTicket};
constexpr KeyUsage kAuthenticatorUsages[] = {kUsageApReqAuthenticator, kUsageTgsReqAuthenticator};
constexpr KeyUsage kApRepUsages[] = {kUsageApRepPart};
constexpr KeyUsage kKdcRepUsages[] = {kUsageAsRepPart, kUsageTgsRepPartSubkey, kUsageTgsRepPartSession};
constexpr KeyUsage kCredUsages[] = {kUsageKrbCred};
constexpr KeyUsage kTimestampUsages[] = {kUsagePaEncTimestamp};

// OwnerOf is the shape whose rows describe this one.
Shape OwnerOf(Shape shape) {
  if (shape == kTgsReq) return kAsReq;
  if (shape == kTgsRep) return kAsRep;
  return shape == kEncTgsRepPart ? kEncAsRepPart : shape;
}

}  // namespace

const ShapeRow* FindShape(Shape shape) {
  for (const ShapeRow& row : kShapes) {
    if (row.shape == shape) return &row;
  }
  return nullptr;
}

const ShapeRow* FindShapeOfTag(unsigned application) {
  for (const ShapeRow& row : kShapes) {
    if (row.application != 0 && row.application == application) return &row;
  }
  return nullptr;
}

const FieldRow* FindField(Shape owner, unsigned number) {
  const Shape described = OwnerOf(owner);
  for (const FieldRow& row : kFields) {
    if (row.owner == described && row.number == number) return &row;
  }
  return nullptr;
}

std::span<const KeyUsage> UsagesOf(Shape sealed) {
  if (sealed == kEncTicketPart) return kTicketUsages;
  if (sealed == kAuthenticator) return kAuthenticatorUsages;
  if (sealed == kEncApRepPart) return kApRepUsages;
  if (sealed == kEncAsRepPart) return kKdcRepUsages;
  if (sealed == kEncKrbCredPart) return kCredUsages;
  if (sealed == kPaEncTsEnc) return kTimestampUsages;
  return {};
}

}  // namespace legwork::kerberos

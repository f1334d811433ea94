#include "tools/dump/schema.h"

namespace legwork::dump {
namespace {

// In the order of RFC 4178 section 4.2 and RFC 4120 section 5. Requests and replies of both exchanges share their rows.
// clang-format off
constexpr FieldRow kFields[] = {
    {"NegotiationToken", 0, "negTokenInit", "NegTokenInit"},
    {"NegotiationToken", 1, "negTokenResp", "NegTokenResp"},
    {"NegTokenInit", 0, "mechTypes", "Oid*"},
    {"NegTokenInit", 1, "reqFlags", ""},
    {"NegTokenInit", 2, "mechToken", "Token"},
    {"NegTokenInit", 3, "mechListMIC", "NegHints"},
    {"NegTokenInit", 4, "mechListMIC", "Mic"},
    {"NegHints", 0, "hintName", ""},
    {"NegHints", 1, "hintAddress", ""},
    {"NegTokenResp", 0, "negState", "NegState"},
    {"NegTokenResp", 1, "supportedMech", ""},
    {"NegTokenResp", 2, "responseToken", "Token"},
    {"NegTokenResp", 3, "mechListMIC", "Mic"},
    {"PrincipalName", 0, "name-type", "NameType"},
    {"PrincipalName", 1, "name-string", "Text*"},
    {"EncryptedData", 0, "etype", "EncryptionType"},
    {"EncryptedData", 1, "kvno", ""},
    {"EncryptedData", 2, "cipher", "Cipher"},
    {"EncryptionKey", 0, "keytype", "EncryptionType"},
    {"EncryptionKey", 1, "keyvalue", ""},
    {"Checksum", 0, "cksumtype", ""},
    {"Checksum", 1, "checksum", "Octets"},
    {"TransitedEncoding", 0, "tr-type", ""},
    {"TransitedEncoding", 1, "contents", ""},
    {"HostAddress", 0, "addr-type", ""},
    {"HostAddress", 1, "address", ""},
    {"AuthorizationData", 0, "ad-type", "AdType"},
    {"AuthorizationData", 1, "ad-data", "Octets"},
    {"PA-DATA", 1, "padata-type", "PaType"},
    {"PA-DATA", 2, "padata-value", "Octets"},
    {"LastReq", 0, "lr-type", ""},
    {"LastReq", 1, "lr-value", ""},
    {"ETYPE-INFO2-ENTRY", 0, "etype", "EncryptionType"},
    {"ETYPE-INFO2-ENTRY", 1, "salt", ""},
    {"ETYPE-INFO2-ENTRY", 2, "s2kparams", ""},
    {"PA-ENC-TS-ENC", 0, "patimestamp", ""},
    {"PA-ENC-TS-ENC", 1, "pausec", ""},
    {"PA-FOR-USER", 0, "userName", "PrincipalName"},
    {"PA-FOR-USER", 1, "userRealm", ""},
    {"PA-FOR-USER", 2, "cksum", "Checksum"},
    {"PA-FOR-USER", 3, "auth-package", ""},
    {"KERB-PA-PAC-REQUEST", 0, "include-pac", ""},
    {"KERB-ERROR-DATA", 1, "data-type", ""},
    {"KERB-ERROR-DATA", 2, "data-value", ""},
    {"Ticket", 0, "tkt-vno", ""},
    {"Ticket", 1, "realm", ""},
    {"Ticket", 2, "sname", "PrincipalName"},
    {"Ticket", 3, "enc-part", "EncryptedData", "EncTicketPart"},
    {"EncTicketPart", 0, "flags", "TicketFlags"},
    {"EncTicketPart", 1, "key", "EncryptionKey"},
    {"EncTicketPart", 2, "crealm", ""},
    {"EncTicketPart", 3, "cname", "PrincipalName"},
    {"EncTicketPart", 4, "transited", "TransitedEncoding"},
    {"EncTicketPart", 5, "authtime", ""},
    {"EncTicketPart", 6, "starttime", ""},
    {"EncTicketPart", 7, "endtime", ""},
    {"EncTicketPart", 8, "renew-till", ""},
    {"EncTicketPart", 9, "caddr", "HostAddress*"},
    {"EncTicketPart", 10, "authorization-data", "AuthorizationData*"},
    {"Authenticator", 0, "authenticator-vno", ""},
    {"Authenticator", 1, "crealm", ""},
    {"Authenticator", 2, "cname", "PrincipalName"},
    {"Authenticator", 3, "cksum", "Checksum"},
    {"Authenticator", 4, "cusec", ""},
    {"Authenticator", 5, "ctime", ""},
    {"Authenticator", 6, "subkey", "EncryptionKey"},
    {"Authenticator", 7, "seq-number", ""},
    {"Authenticator", 8, "authorization-data", "AuthorizationData*"},
    {"AP-REQ", 0, "pvno", ""},
    {"AP-REQ", 1, "msg-type", "MessageType"},
    {"AP-REQ", 2, "ap-options", "ApOptions"},
    {"AP-REQ", 3, "ticket", "Ticket"},
    {"AP-REQ", 4, "authenticator", "EncryptedData", "Authenticator"},
    {"AP-REP", 0, "pvno", ""},
    {"AP-REP", 1, "msg-type", "MessageType"},
    {"AP-REP", 2, "enc-part", "EncryptedData", "EncAPRepPart"},
    {"EncAPRepPart", 0, "ctime", ""},
    {"EncAPRepPart", 1, "cusec", ""},
    {"EncAPRepPart", 2, "subkey", "EncryptionKey"},
    {"EncAPRepPart", 3, "seq-number", ""},
    {"KDC-REQ", 1, "pvno", ""},
    {"KDC-REQ", 2, "msg-type", "MessageType"},
    {"KDC-REQ", 3, "padata", "PA-DATA*"},
    {"KDC-REQ", 4, "req-body", "KDC-REQ-BODY"},
    {"KDC-REQ-BODY", 0, "kdc-options", "KdcOptions"},
    {"KDC-REQ-BODY", 1, "cname", "PrincipalName"},
    {"KDC-REQ-BODY", 2, "realm", ""},
    {"KDC-REQ-BODY", 3, "sname", "PrincipalName"},
    {"KDC-REQ-BODY", 4, "from", ""},
    {"KDC-REQ-BODY", 5, "till", ""},
    {"KDC-REQ-BODY", 6, "rtime", ""},
    {"KDC-REQ-BODY", 7, "nonce", ""},
    {"KDC-REQ-BODY", 8, "etype", "EncryptionType*"},
    {"KDC-REQ-BODY", 9, "addresses", "HostAddress*"},
    {"KDC-REQ-BODY", 10, "enc-authorization-data", "EncryptedData", "EncAuthorizationData"},
    {"KDC-REQ-BODY", 11, "additional-tickets", "Ticket*"},
    {"KDC-REP", 0, "pvno", ""},
    {"KDC-REP", 1, "msg-type", "MessageType"},
    {"KDC-REP", 2, "padata", "PA-DATA*"},
    {"KDC-REP", 3, "crealm", ""},
    {"KDC-REP", 4, "cname", "PrincipalName"},
    {"KDC-REP", 5, "ticket", "Ticket"},
    {"KDC-REP", 6, "enc-part", "EncryptedData", "EncKDCRepPart"},
    {"EncKDCRepPart", 0, "key", "EncryptionKey"},
    {"EncKDCRepPart", 1, "last-req", "LastReq*"},
    {"EncKDCRepPart", 2, "nonce", ""},
    {"EncKDCRepPart", 3, "key-expiration", ""},
    {"EncKDCRepPart", 4, "flags", "TicketFlags"},
    {"EncKDCRepPart", 5, "authtime", ""},
    {"EncKDCRepPart", 6, "starttime", ""},
    {"EncKDCRepPart", 7, "endtime", ""},
    {"EncKDCRepPart", 8, "renew-till", ""},
    {"EncKDCRepPart", 9, "srealm", ""},
    {"EncKDCRepPart", 10, "sname", "PrincipalName"},
    {"EncKDCRepPart", 11, "caddr", "HostAddress*"},
    {"EncKDCRepPart", 12, "encrypted-pa-data", "PA-DATA*"},
    {"KRB-CRED", 0, "pvno", ""},
    {"KRB-CRED", 1, "msg-type", "MessageType"},
    {"KRB-CRED", 2, "tickets", "Ticket*"},
    {"KRB-CRED", 3, "enc-part", "EncryptedData", "EncKrbCredPart"},
    {"EncKrbCredPart", 0, "ticket-info", "KrbCredInfo*"},
    {"EncKrbCredPart", 1, "nonce", ""},
    {"EncKrbCredPart", 2, "timestamp", ""},
    {"EncKrbCredPart", 3, "usec", ""},
    {"EncKrbCredPart", 4, "s-address", "HostAddress"},
    {"EncKrbCredPart", 5, "r-address", "HostAddress"},
    {"KrbCredInfo", 0, "key", "EncryptionKey"},
    {"KrbCredInfo", 1, "prealm", ""},
    {"KrbCredInfo", 2, "pname", "PrincipalName"},
    {"KrbCredInfo", 3, "flags", "TicketFlags"},
    {"KrbCredInfo", 4, "authtime", ""},
    {"KrbCredInfo", 5, "starttime", ""},
    {"KrbCredInfo", 6, "endtime", ""},
    {"KrbCredInfo", 7, "renew-till", ""},
    {"KrbCredInfo", 8, "srealm", ""},
    {"KrbCredInfo", 9, "sname", "PrincipalName"},
    {"KrbCredInfo", 10, "caddr", "HostAddress*"},
    {"KRB-ERROR", 0, "pvno", ""},
    {"KRB-ERROR", 1, "msg-type", "MessageType"},
    {"KRB-ERROR", 2, "ctime", ""},
    {"KRB-ERROR", 3, "cusec", ""},
    {"KRB-ERROR", 4, "stime", ""},
    {"KRB-ERROR", 5, "susec", ""},
    {"KRB-ERROR", 6, "error-code", "ErrorCode"},
    {"KRB-ERROR", 7, "crealm", ""},
    {"KRB-ERROR", 8, "cname", "PrincipalName"},
    {"KRB-ERROR", 9, "realm", ""},
    {"KRB-ERROR", 10, "sname", "PrincipalName"},
    {"KRB-ERROR", 11, "e-text", ""},
    {"KRB-ERROR", 12, "e-data", "Octets"},
    {"TGT-REQ", 0, "pvno", ""},
    {"TGT-REQ", 1, "msg-type", "MessageType"},
    {"TGT-REQ", 2, "server-name", "PrincipalName"},
    {"TGT-REQ", 3, "realm", ""},
    {"TGT-REP", 0, "pvno", ""},
    {"TGT-REP", 1, "msg-type", "MessageType"},
    {"TGT-REP", 2, "ticket", "Ticket"},
};
// clang-format on

struct ApplicationRow {
  unsigned number;
  std::string_view type;
};

constexpr ApplicationRow kApplications[] = {
    {1, "Ticket"},          {2, "Authenticator"}, {3, "EncTicketPart"},  {10, "KDC-REQ"},       {11, "KDC-REP"},
    {12, "KDC-REQ"},        {13, "KDC-REP"},      {14, "AP-REQ"},        {15, "AP-REP"},        {16, "TGT-REQ"},
    {17, "TGT-REP"},        {22, "KRB-CRED"},     {25, "EncKDCRepPart"}, {26, "EncKDCRepPart"}, {27, "EncAPRepPart"},
    {29, "EncKrbCredPart"}, {30, "KRB-ERROR"},
};

struct OctetsRow {
  std::string_view parent;
  std::int64_t selector;
  std::string_view type;
};

// Of KRB-ERROR the selector is the error code.
constexpr OctetsRow kOctets[] = {
    {"PA-DATA", 1, "Token"},                         // PA-TGS-REQ
    {"PA-DATA", 2, "PA-ENC-TIMESTAMP"},              // sealed
    {"PA-DATA", 19, "ETYPE-INFO2-ENTRY*"},           //
    {"PA-DATA", 128, "KERB-PA-PAC-REQUEST"},         // MS-KILE 2.2.3
    {"PA-DATA", 129, "PA-FOR-USER"},                 // MS-SFU 2.2.1
    {"AuthorizationData", 1, "AuthorizationData*"},  // AD-IF-RELEVANT
    {"AuthorizationData", 128, "PAC"},               // AD-WIN2K-PAC
    {"Checksum", 0x8003, "GssChecksum"},             // RFC 4121 4.1.1
    {"KRB-ERROR", 25, "PA-DATA*"},                   // KDC_ERR_PREAUTH_REQUIRED: METHOD-DATA
    {"KRB-ERROR", 24, "PA-DATA*"},                   // KDC_ERR_PREAUTH_FAILED
};

constexpr KeyUsage kTicket[] = {2};
constexpr KeyUsage kAuthenticator[] = {11, 7};
constexpr KeyUsage kApRepPart[] = {12};
constexpr KeyUsage kKdcRepPart[] = {3, 9, 8};
constexpr KeyUsage kCredPart[] = {14};
constexpr KeyUsage kTimestamp[] = {1};
constexpr KeyUsage kAuthorization[] = {4, 5};

struct UsageRow {
  std::string_view sealed;
  std::span<const KeyUsage> usages;
};

constexpr UsageRow kUsages[] = {
    {"EncTicketPart", kTicket},
    {"Authenticator", kAuthenticator},
    {"EncAPRepPart", kApRepPart},
    {"EncKDCRepPart", kKdcRepPart},
    {"EncKrbCredPart", kCredPart},
    {"PA-ENC-TS-ENC", kTimestamp},
    {"EncAuthorizationData", kAuthorization},
};

}  // namespace

const FieldRow* FindField(std::string_view parent, unsigned number) {
  for (const FieldRow& row : kFields) {
    if (row.parent == parent && row.number == number) return &row;
  }
  return nullptr;
}

std::string_view ApplicationType(unsigned number) {
  for (const ApplicationRow& row : kApplications) {
    if (row.number == number) return row.type;
  }
  return {};
}

std::string_view OctetsType(std::string_view parent, std::int64_t selector) {
  for (const OctetsRow& row : kOctets) {
    if (row.parent == parent && row.selector == selector) return row.type;
  }
  return {};
}

std::span<const KeyUsage> UsagesOf(std::string_view sealed) {
  for (const UsageRow& row : kUsages) {
    if (row.sealed == sealed) return row.usages;
  }
  return {};
}

}  // namespace legwork::dump

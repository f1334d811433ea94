#include "tools/dump/schema.h"

namespace legwork::dump {
namespace {

// clang-format off
constexpr FieldRow kFields[] = {
    {"NegotiationToken", 0, "negTokenInit",   "NegTokenInit"},
    {"NegotiationToken", 1, "negTokenResp",   "NegTokenResp"},
    {"NegTokenInit",     0, "mechTypes",      ""},
    {"NegTokenInit",     1, "reqFlags",       ""},
    {"NegTokenInit",     2, "mechToken",      "Token"},
    {"NegTokenInit",     3, "mechListMIC or negHints", "NegHints"},
    {"NegTokenInit",     4, "mechListMIC",    ""},
    {"NegHints",         0, "hintName",       ""},
    {"NegHints",         1, "hintAddress",    ""},
    {"NegTokenResp",     0, "negState",       "NegState"},
    {"NegTokenResp",     1, "supportedMech",  ""},
    {"NegTokenResp",     2, "responseToken",  "Token"},
    {"NegTokenResp",     3, "mechListMIC",    ""},
    {"AP-REQ",           0, "pvno",           ""},
    {"AP-REQ",           1, "msg-type",       ""},
    {"AP-REQ",           2, "ap-options",     ""},
    {"AP-REQ",           3, "ticket",         "Ticket"},
    {"AP-REQ",           4, "authenticator",  "EncryptedData"},
    {"AP-REP",           0, "pvno",           ""},
    {"AP-REP",           1, "msg-type",       ""},
    {"AP-REP",           2, "enc-part",       "EncryptedData"},
    {"Ticket",           0, "tkt-vno",        ""},
    {"Ticket",           1, "realm",          ""},
    {"Ticket",           2, "sname",          "PrincipalName"},
    {"Ticket",           3, "enc-part",       "EncryptedData"},
    {"PrincipalName",    0, "name-type",      ""},
    {"PrincipalName",    1, "name-string",    ""},
    {"EncryptedData",    0, "etype",          ""},
    {"EncryptedData",    1, "kvno",           ""},
    {"EncryptedData",    2, "cipher",         ""},
    {"KRB-ERROR",        0, "pvno",           ""},
    {"KRB-ERROR",        1, "msg-type",       ""},
    {"KRB-ERROR",        2, "ctime",          ""},
    {"KRB-ERROR",        3, "cusec",          ""},
    {"KRB-ERROR",        4, "stime",          ""},
    {"KRB-ERROR",        5, "susec",          ""},
    {"KRB-ERROR",        6, "error-code",     "ErrorCode"},
    {"KRB-ERROR",        7, "crealm",         ""},
    {"KRB-ERROR",        8, "cname",          "PrincipalName"},
    {"KRB-ERROR",        9, "realm",          ""},
    {"KRB-ERROR",       10, "sname",          "PrincipalName"},
    {"KRB-ERROR",       11, "e-text",         ""},
    {"KRB-ERROR",       12, "e-data",         ""},
    {"KDC-REQ",          1, "pvno",           ""},
    {"KDC-REQ",          2, "msg-type",       ""},
    {"KDC-REQ",          3, "padata",         "PA-DATA"},
    {"KDC-REQ",          4, "req-body",       "KDC-REQ-BODY"},
    {"KDC-REQ-BODY",     0, "kdc-options",    ""},
    {"KDC-REQ-BODY",     1, "cname",          "PrincipalName"},
    {"KDC-REQ-BODY",     2, "realm",          ""},
    {"KDC-REQ-BODY",     3, "sname",          "PrincipalName"},
    {"KDC-REQ-BODY",     4, "from",           ""},
    {"KDC-REQ-BODY",     5, "till",           ""},
    {"KDC-REQ-BODY",     6, "rtime",          ""},
    {"KDC-REQ-BODY",     7, "nonce",          ""},
    {"KDC-REQ-BODY",     8, "etype",          ""},
    {"KDC-REQ-BODY",    10, "enc-authorization-data", "EncryptedData"},
    {"KDC-REQ-BODY",    11, "additional-tickets",     "Ticket"},
    {"PA-DATA",          1, "padata-type",    ""},
    {"PA-DATA",          2, "padata-value",   "Token"},
    {"KDC-REP",          0, "pvno",           ""},
    {"KDC-REP",          1, "msg-type",       ""},
    {"KDC-REP",          2, "padata",         "PA-DATA"},
    {"KDC-REP",          3, "crealm",         ""},
    {"KDC-REP",          4, "cname",          "PrincipalName"},
    {"KDC-REP",          5, "ticket",         "Ticket"},
    {"KDC-REP",          6, "enc-part",       "EncryptedData"},
};
// clang-format on

struct ApplicationRow {
  unsigned number;
  std::string_view type;
};

constexpr ApplicationRow kApplications[] = {{1, "Ticket"},   {10, "KDC-REQ"}, {11, "KDC-REP"}, {12, "KDC-REQ"},
                                            {13, "KDC-REP"}, {14, "AP-REQ"},  {15, "AP-REP"},  {30, "KRB-ERROR"}};

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

}  // namespace legwork::dump

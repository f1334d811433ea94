#include <algorithm>
#include <cstdio>

#include "sim/crypto/encryption_type.h"
#include "sim/kerberos/message/krb_error_code.h"
#include "sim/kerberos/message/ticket_flags.h"
#include "sim/wire/oid.h"
#include "tools/dump/schema.h"

namespace legwork::dump {
namespace {

struct NumberRow {
  std::string_view type;
  std::int64_t value;
  std::string_view name;
};

constexpr NumberRow kNumbers[] = {
    {"NegState", 0, "accept-completed"},
    {"NegState", 1, "accept-incomplete"},
    {"NegState", 2, "reject"},
    {"NegState", 3, "request-mic"},
    {"MessageType", 10, "KRB_AS_REQ"},
    {"MessageType", 11, "KRB_AS_REP"},
    {"MessageType", 12, "KRB_TGS_REQ"},
    {"MessageType", 13, "KRB_TGS_REP"},
    {"MessageType", 14, "KRB_AP_REQ"},
    {"MessageType", 15, "KRB_AP_REP"},
    {"MessageType", 16, "KRB_TGT_REQ"},
    {"MessageType", 17, "KRB_TGT_REP"},
    {"MessageType", 22, "KRB_CRED"},
    {"MessageType", 30, "KRB_ERROR"},
    {"NameType", 1, "NT-PRINCIPAL"},
    {"NameType", 2, "NT-SRV-INST"},
    {"NameType", 3, "NT-SRV-HST"},
    {"NameType", 10, "NT-ENTERPRISE"},
    {"PaType", 1, "PA-TGS-REQ"},
    {"PaType", 2, "PA-ENC-TIMESTAMP"},
    {"PaType", 3, "PA-PW-SALT"},
    {"PaType", 11, "PA-ETYPE-INFO"},
    {"PaType", 19, "PA-ETYPE-INFO2"},
    {"PaType", 128, "PA-PAC-REQUEST"},
    {"PaType", 129, "PA-FOR-USER"},
    {"PaType", 149, "PA-REQ-ENC-PA-REP"},
    {"PaType", 165, "PA-SUPPORTED-ENCTYPES"},
    {"PaType", 167, "PA-PAC-OPTIONS"},
    {"AdType", 1, "AD-IF-RELEVANT"},
    {"AdType", 128, "AD-WIN2K-PAC"},
    {"AdType", 129, "AD-ETYPE-NEGOTIATION"},
    {"AdType", 141, "AD-AUTH-DATA-TOKEN-RESTRICTIONS"},
    {"AdType", 143, "AD-AUTH-DATA-AP-OPTIONS"},
};

struct OidRow {
  ByteView oid;
  std::string_view name;
};

const OidRow kOids[] = {
    {kOidSpnego, "SPNEGO"},   {kOidKerberos, "Kerberos"}, {kOidMsKerberos, "MS-Kerberos"},
    {kOidNtlmssp, "NTLMSSP"}, {kOidNegoEx, "NEGOEX"},     {kOidKerberosUserToUser, "Kerberos user-to-user"},
};

std::string WithBits(std::uint32_t bits, std::initializer_list<std::pair<std::uint32_t, std::string_view>> names) {
  std::string text;
  for (const auto& [bit, name] : names) {
    if ((bits & bit) != 0) text += (text.empty() ? "" : "|") + std::string(name);
  }
  return text;
}

}  // namespace

std::string NumberNote(std::string_view type, std::int64_t value) {
  if (type == "ErrorCode") return kerberos::KrbErrorText(static_cast<std::int32_t>(value));
  if (type == "EncryptionType") {
    const EncryptionTypeRow* row = FindEncryptionType(static_cast<std::int32_t>(value));
    return row != nullptr ? std::string(row->name) : "";
  }
  for (const NumberRow& row : kNumbers) {
    if (row.type == type && row.value == value) return std::string(row.name);
  }
  return {};
}

std::string BitsNote(std::string_view type, std::uint32_t bits) {
  if (type == "TicketFlags") return kerberos::TicketFlagsText(bits);
  if (type == "ApOptions") return WithBits(bits, {{0x40000000, "use-session-key"}, {0x20000000, "mutual-required"}});
  if (type == "KdcOptions") {
    return WithBits(bits, {{0x40000000, "forwardable"},
                           {0x20000000, "forwarded"},
                           {0x10000000, "proxiable"},
                           {0x00800000, "renewable"},
                           {0x00020000, "cname-in-addl-tkt"},
                           {0x00010000, "canonicalize"},
                           {0x00000010, "renewable-ok"},
                           {0x00000008, "enc-tkt-in-skey"},
                           {0x00000002, "renew"},
                           {0x00000001, "validate"}});
  }
  if (type == "GssFlags") {
    return WithBits(bits, {{0x1, "delegate"},
                           {0x2, "mutual"},
                           {0x4, "replay"},
                           {0x8, "sequence"},
                           {0x10, "confidentiality"},
                           {0x20, "integrity"},
                           {0x1000, "dce-style"},
                           {0x2000, "identify"},
                           {0x4000, "extended-error"}});
  }
  return {};
}

std::string OidNote(ByteView oid) {
  const auto row = std::ranges::find_if(kOids, [&](const OidRow& known) { return SameBytes(known.oid, oid); });
  return row != std::end(kOids) ? std::string(row->name) : "";
}

}  // namespace legwork::dump

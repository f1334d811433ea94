#include "tools/shim/host/gss/gss_mapping.h"

#include "model/profile.h"
#include "sim/kerberos/krb_status.h"

namespace legwork::host {
namespace {

// FlagRow: RFC 2743 section 1.2.1.3 and the extensions that MIT krb5 and Heimdal share.
struct FlagRow {
  ContextFlag flag;
  std::uint32_t request;
  std::uint32_t result;
};

// GSS_C_PROT_READY_FLAG and GSS_C_TRANS_FLAG have no equal in the SSPI; an established context has both.
constexpr FlagRow kFlags[] = {
    {ContextFlag::kDelegate, 0x8000, 0x0001},         // GSS_C_DELEG_POLICY_FLAG, which heeds OK-AS-DELEGATE
    {ContextFlag::kMutualAuth, 0x0002, 0x0002},       // GSS_C_MUTUAL_FLAG
    {ContextFlag::kReplayDetect, 0x0004, 0x0004},     // GSS_C_REPLAY_FLAG
    {ContextFlag::kSequenceDetect, 0x0008, 0x0008},   // GSS_C_SEQUENCE_FLAG
    {ContextFlag::kConfidentiality, 0x0010, 0x0010},  // GSS_C_CONF_FLAG
    {ContextFlag::kIntegrity, 0x0020, 0x0020},        // GSS_C_INTEG_FLAG
    {ContextFlag::kNullSession, 0x0040, 0x0040},      // GSS_C_ANON_FLAG
    {ContextFlag::kUseDceStyle, 0x1000, 0x1000},      // GSS_C_DCE_STYLE
    {ContextFlag::kIdentify, 0x2000, 0x2000},         // GSS_C_IDENTIFY_FLAG
    {ContextFlag::kExtendedError, 0x4000, 0x4000},    // GSS_C_EXTENDED_ERROR_FLAG
};

struct MajorRow {
  GssMajor routine_error;  // shifted, RFC 2744 section 3.9.1
  SecStatus status;
};
constexpr GssMajor Routine(std::uint32_t number) { return number << 16; }

constexpr MajorRow kMajors[] = {
    {Routine(1), SecStatus::kSecpkgNotFound},           // GSS_S_BAD_MECH; of a token, kInvalidToken
    {Routine(2), SecStatus::kTargetUnknown},            // GSS_S_BAD_NAME
    {Routine(3), SecStatus::kTargetUnknown},            // GSS_S_BAD_NAMETYPE
    {Routine(4), SecStatus::kBadBindings},              // GSS_S_BAD_BINDINGS
    {Routine(6), SecStatus::kMessageAltered},           // GSS_S_BAD_SIG, GSS_S_BAD_MIC
    {Routine(7), SecStatus::kNoCredentials},            // GSS_S_NO_CRED
    {Routine(8), SecStatus::kInvalidHandle},            // GSS_S_NO_CONTEXT
    {Routine(9), SecStatus::kInvalidToken},             // GSS_S_DEFECTIVE_TOKEN
    {Routine(10), SecStatus::kNoCredentials},           // GSS_S_DEFECTIVE_CREDENTIAL
    {Routine(11), SecStatus::kNoCredentials},           // GSS_S_CREDENTIALS_EXPIRED
    {Routine(12), SecStatus::kContextExpired},          // GSS_S_CONTEXT_EXPIRED
    {Routine(14), SecStatus::kQopNotSupported},         // GSS_S_BAD_QOP
    {Routine(15), SecStatus::kLogonDenied},             // GSS_S_UNAUTHORIZED
    {Routine(16), SecStatus::kUnsupportedFunction},     // GSS_S_UNAVAILABLE
    {Routine(18), SecStatus::kTargetUnknown},           // GSS_S_NAME_NOT_MN
};

// com_err numbers of Kerberos libraries: the table's base, then the codes of RFC 4120 section 7.5.9, then their own.
constexpr std::int64_t kKerberosBase = -1765328384;
constexpr std::int64_t kProtocolCodes = 128;

struct MinorRow {
  std::int32_t minor;
  SecStatus at_initiator;
  SecStatus at_acceptor;
};
constexpr std::int32_t kAsn1Base = 1859794432;  // what a reader of DER finds wrong, in both libraries
constexpr std::int32_t kTableSize = 256;
constexpr MinorRow kMinors[] = {
    {-1765328243, SecStatus::kNoCredentials, SecStatus::kNoCredentials},              // KRB5_CC_NOTFOUND
    {-1765328240, SecStatus::kWrongPrincipal, SecStatus::kLogonDenied},               // KRB5KRB_AP_WRONG_PRINC
    {-1765328234, SecStatus::kInternalError, SecStatus::kInternalError},              // KRB5_PROG_ETYPE_NOSUPP
    {-1765328230, SecStatus::kNoAuthenticatingAuthority, SecStatus::kInternalError},  // KRB5_REALM_UNKNOWN
    {-1765328228, SecStatus::kNoAuthenticatingAuthority, SecStatus::kInternalError},  // KRB5_KDC_UNREACH
    {-1765328203, SecStatus::kNoCredentials, SecStatus::kLogonDenied},                // KRB5_KT_NOTFOUND
    {-1765328189, SecStatus::kNoCredentials, SecStatus::kNoCredentials},              // KRB5_FCC_NOFILE
    {-1765328161, SecStatus::kInternalError, SecStatus::kInternalError},              // KRB5_GET_IN_TKT_LOOP
    {-1765328174, SecStatus::kInternalError, SecStatus::kInternalError},              // KRB5_PREAUTH_FAILED: no way to
    {-1765328359, SecStatus::kInternalError, SecStatus::kInternalError},              // KRB5KDC_ERR_PREAUTH_REQUIRED
};

// TextRow tells by the library's words what MIT's mechglue hides behind a number of its own.
struct TextRow {
  std::string_view text;
  std::int32_t minor;
};
constexpr TextRow kTexts[] = {
    {"Message stream modified", -1765328343},          // KRB5KRB_AP_ERR_MODIFIED
    {"Clock skew too great", -1765328347},             // KRB5KRB_AP_ERR_SKEW
    {"Ticket not yet valid", -1765328351},             // KRB5KRB_AP_ERR_TKT_NYV
    {"Ticket expired", -1765328352},                   // KRB5KRB_AP_ERR_TKT_EXPIRED
    {"not found in keytab", -1765328203},              // KRB5_KT_NOTFOUND
    {"Wrong principal in request", -1765328240},       // KRB5KRB_AP_WRONG_PRINC
    {"Server not found", -1765328377},                 // KRB5KDC_ERR_S_PRINCIPAL_UNKNOWN
    {"not found in Kerberos database", -1765328378},   // KRB5KDC_ERR_C_PRINCIPAL_UNKNOWN; a server's comes first
    {"Preauthentication failed", -1765328360},         // KRB5KDC_ERR_PREAUTH_FAILED
    {"Password incorrect", -1765328360},               // the same, where the reply does not open
    {"credentials have been revoked", -1765328366},    // KRB5KDC_ERR_CLIENT_REVOKED
    {"Cannot contact any KDC", -1765328228},           // KRB5_KDC_UNREACH
    {"Token header is malformed", kAsn1Base},          // G_BAD_TOK_HEADER
    {"Invalid token was supplied", kAsn1Base},         // GSS_S_DEFECTIVE_TOKEN
};

std::int32_t NumberOf(const GssFailure& failure) {
  if (!IsPrivateMinor(failure.minor)) return static_cast<std::int32_t>(failure.minor);
  for (const TextRow& row : kTexts) {
    if (failure.text.find(row.text) != std::string_view::npos) return row.minor;
  }
  return 0;
}

// StatusOfMinor is kOk where the minor status says nothing that has an equal.
SecStatus StatusOfMinor(const GssFailure& failure) {
  const std::int32_t code = NumberOf(failure);
  const bool initiates = failure.role == Role::kInitiator;
  for (const MinorRow& row : kMinors) {
    if (row.minor == code) return initiates ? row.at_initiator : row.at_acceptor;
  }
  if (code >= kAsn1Base && code < kAsn1Base + kTableSize) return SecStatus::kInvalidToken;
  const std::int64_t protocol = code - kKerberosBase;
  if (protocol <= 0 || protocol >= kProtocolCodes) return SecStatus::kOk;
  const Profile& profile = DocumentedProfile();
  if (initiates) return kerberos::StatusOfKrbError(static_cast<std::int32_t>(protocol), profile);
  return kerberos::StatusOfRefusal(static_cast<kerberos::KrbErrorCode>(protocol), profile);
}

SecStatus StatusOfRoutineError(GssMajor error, Role role) {
  if (error == Routine(1) && role == Role::kAcceptor) return SecStatus::kInvalidToken;
  for (const MajorRow& row : kMajors) {
    if (row.routine_error == error) return row.status;
  }
  return SecStatus::kInternalError;
}

}  // namespace

std::uint32_t GssFlagsOf(std::uint32_t requested, Role role) {
  const ContextFlags flags = FlagsFromMask(requested, role, FlagDirection::kRequest);
  std::uint32_t gss = 0;
  for (const FlagRow& row : kFlags) gss |= flags.Has(row.flag) ? row.request : 0;
  return gss;
}

std::uint32_t MaskOf(std::uint32_t gss_flags, Role role) {
  ContextFlags flags;
  for (const FlagRow& row : kFlags) {
    if ((gss_flags & row.result) != 0) flags |= row.flag;
  }
  return MaskFromFlags(flags, role, FlagDirection::kReturn);
}

ContextFlags Inexpressible(std::uint32_t requested, Role role) {
  ContextFlags expressible = ContextFlag::kAllocateMemory;
  for (const FlagRow& row : kFlags) expressible |= row.flag;
  return FlagsFromMask(requested, role, FlagDirection::kRequest).Without(expressible);
}

bool IsPrivateMinor(GssMinor minor) { return minor > 100'000 && minor < 200'000; }

SecStatus StatusOf(const GssFailure& failure) {
  const GssMajor major = failure.major;
  if (!GssFailed(major)) {
    // Supplementary bits on a token that is good in itself (RFC 2743 section 1.2.3).
    if ((major & (kGssDuplicateToken | kGssOldToken | kGssUnseqToken | kGssGapToken)) != 0) {
      return SecStatus::kOutOfSequence;
    }
    return (major & kGssContinueNeeded) != 0 ? SecStatus::kContinueNeeded : SecStatus::kOk;
  }
  const GssMajor error = major & kGssRoutineErrors;
  // A routine error of its own meaning outweighs the minor status, except where it only says that something failed.
  const bool vague = error == Routine(13) || error == Routine(7) || error == Routine(9) || error == 0;
  const SecStatus by_minor = vague ? StatusOfMinor(failure) : SecStatus::kOk;
  // What is wrong with a KDC's reply is not wrong with a token, and says nothing of the peer (ISC-N-055).
  const bool blames_peer = by_minor == SecStatus::kInvalidToken || by_minor == SecStatus::kWrongPrincipal;
  if (blames_peer && !failure.reads_token) return SecStatus::kInternalError;
  if (by_minor != SecStatus::kOk) return by_minor;
  return error == 0 ? SecStatus::kInvalidParameter : StatusOfRoutineError(error, failure.role);
}

}  // namespace legwork::host

#include "sim/kerberos/message/krb_error_code.h"

namespace legwork::kerberos {
namespace {

using enum KrbErrorCode;

constexpr KrbErrorRow kRows[] = {
    {kNone, "KDC_ERR_NONE"},
    {kNameExp, "KDC_ERR_NAME_EXP"},
    {kServiceExp, "KDC_ERR_SERVICE_EXP"},
    {kBadPvno, "KDC_ERR_BAD_PVNO"},
    {kClientOldMasterKey, "KDC_ERR_C_OLD_MAST_KVNO"},
    {kServerOldMasterKey, "KDC_ERR_S_OLD_MAST_KVNO"},
    {kClientUnknown, "KDC_ERR_C_PRINCIPAL_UNKNOWN"},
    {kServerUnknown, "KDC_ERR_S_PRINCIPAL_UNKNOWN"},
    {kPrincipalNotUnique, "KDC_ERR_PRINCIPAL_NOT_UNIQUE"},
    {kNullKey, "KDC_ERR_NULL_KEY"},
    {kCannotPostdate, "KDC_ERR_CANNOT_POSTDATE"},
    {kNeverValid, "KDC_ERR_NEVER_VALID"},
    {kPolicy, "KDC_ERR_POLICY"},
    {kBadOption, "KDC_ERR_BADOPTION"},
    {kEtypeNoSupport, "KDC_ERR_ETYPE_NOSUPP"},
    {kSumtypeNoSupport, "KDC_ERR_SUMTYPE_NOSUPP"},
    {kPadataTypeNoSupport, "KDC_ERR_PADATA_TYPE_NOSUPP"},
    {kTrtypeNoSupport, "KDC_ERR_TRTYPE_NOSUPP"},
    {kClientRevoked, "KDC_ERR_CLIENT_REVOKED"},
    {kServiceRevoked, "KDC_ERR_SERVICE_REVOKED"},
    {kTgtRevoked, "KDC_ERR_TGT_REVOKED"},
    {kClientNotYet, "KDC_ERR_CLIENT_NOTYET"},
    {kServiceNotYet, "KDC_ERR_SERVICE_NOTYET"},
    {kKeyExpired, "KDC_ERR_KEY_EXPIRED"},
    {kPreauthFailed, "KDC_ERR_PREAUTH_FAILED"},
    {kPreauthRequired, "KDC_ERR_PREAUTH_REQUIRED"},
    {kServerNoMatch, "KDC_ERR_SERVER_NOMATCH"},
    {kMustUseUserToUser, "KDC_ERR_MUST_USE_USER2USER"},
    {kPathNotAccepted, "KDC_ERR_PATH_NOT_ACCEPTED"},
    {kServiceUnavailable, "KDC_ERR_SVC_UNAVAILABLE"},
    {kBadIntegrity, "KRB_AP_ERR_BAD_INTEGRITY"},
    {kTicketExpired, "KRB_AP_ERR_TKT_EXPIRED"},
    {kTicketNotYetValid, "KRB_AP_ERR_TKT_NYV"},
    {kRepeat, "KRB_AP_ERR_REPEAT"},
    {kNotUs, "KRB_AP_ERR_NOT_US"},
    {kBadMatch, "KRB_AP_ERR_BADMATCH"},
    {kSkew, "KRB_AP_ERR_SKEW"},
    {kBadAddress, "KRB_AP_ERR_BADADDR"},
    {kBadVersion, "KRB_AP_ERR_BADVERSION"},
    {kMessageType, "KRB_AP_ERR_MSG_TYPE"},
    {kModified, "KRB_AP_ERR_MODIFIED"},
    {kBadOrder, "KRB_AP_ERR_BADORDER"},
    {kBadKeyVersion, "KRB_AP_ERR_BADKEYVER"},
    {kNoKey, "KRB_AP_ERR_NOKEY"},
    {kMutualFailed, "KRB_AP_ERR_MUT_FAIL"},
    {kBadDirection, "KRB_AP_ERR_BADDIRECTION"},
    {kMethod, "KRB_AP_ERR_METHOD"},
    {kBadSequence, "KRB_AP_ERR_BADSEQ"},
    {kInappropriateChecksum, "KRB_AP_ERR_INAPP_CKSUM"},
    {kApPathNotAccepted, "KRB_AP_PATH_NOT_ACCEPTED"},
    {kResponseTooBig, "KRB_ERR_RESPONSE_TOO_BIG"},
    {kGeneric, "KRB_ERR_GENERIC"},
    {kFieldTooLong, "KRB_ERR_FIELD_TOOLONG"},
    {kClientNotTrusted, "KDC_ERROR_CLIENT_NOT_TRUSTED"},
    {kKdcNotTrusted, "KDC_ERROR_KDC_NOT_TRUSTED"},
    {kInvalidSignature, "KDC_ERROR_INVALID_SIG"},
    {kKeyTooWeak, "KDC_ERR_KEY_TOO_WEAK"},
    {kCertificateMismatch, "KDC_ERR_CERTIFICATE_MISMATCH"},
    {kNoTgt, "KRB_AP_ERR_NO_TGT"},
    {kWrongRealm, "KDC_ERR_WRONG_REALM"},
    {kUserToUserRequired, "KRB_AP_ERR_USER_TO_USER_REQUIRED"},
    {kCannotVerifyCertificate, "KDC_ERR_CANT_VERIFY_CERTIFICATE"},
    {kInvalidCertificate, "KDC_ERR_INVALID_CERTIFICATE"},
    {kRevokedCertificate, "KDC_ERR_REVOKED_CERTIFICATE"},
    {kRevocationStatusUnknown, "KDC_ERR_REVOCATION_STATUS_UNKNOWN"},
    {kRevocationStatusUnavailable, "KDC_ERR_REVOCATION_STATUS_UNAVAILABLE"},
    {kClientNameMismatch, "KDC_ERR_CLIENT_NAME_MISMATCH"},
    {kKdcNameMismatch, "KDC_ERR_KDC_NAME_MISMATCH"},
};

}  // namespace

std::span<const KrbErrorRow> KrbErrorRows() { return kRows; }

const KrbErrorRow* FindKrbError(std::string_view name) {
  for (const KrbErrorRow& row : kRows) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

const KrbErrorRow* FindKrbError(std::int32_t code) {
  for (const KrbErrorRow& row : kRows) {
    if (NumberOf(row.code) == code) return &row;
  }
  return nullptr;
}

std::string KrbErrorText(std::int32_t code) {
  const KrbErrorRow* row = FindKrbError(code);
  return row != nullptr ? std::string(row->name) : std::to_string(code);
}

}  // namespace legwork::kerberos

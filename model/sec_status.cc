#include "model/sec_status.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace legwork {
namespace {

constexpr SecStatusRow Row(std::uint32_t value, std::string_view name) {
  return {static_cast<SecStatus>(static_cast<std::int32_t>(value)), name};
}

constexpr std::uint32_t LowWord(SecStatus status) { return static_cast<std::uint32_t>(status) & 0xFFFF; }

// kRows repeats winerror.h. SEC_E_OK stands first, so the low words ascend from there; where two values share a low
// word they differ in severity alone (STC-001). SEC_E_POLICY_NLTM_ONLY is spelled as in the header.
constexpr auto kRows = std::to_array<SecStatusRow>({
    Row(0x00000000, "SEC_E_OK"),
    Row(0x80090300, "SEC_E_INSUFFICIENT_MEMORY"),
    Row(0x80090301, "SEC_E_INVALID_HANDLE"),
    Row(0x80090302, "SEC_E_UNSUPPORTED_FUNCTION"),
    Row(0x80090302, "SEC_E_NOT_SUPPORTED"),
    Row(0x80090303, "SEC_E_TARGET_UNKNOWN"),
    Row(0x80090304, "SEC_E_INTERNAL_ERROR"),
    Row(0x80090304, "SEC_E_NO_SPM"),
    Row(0x80090305, "SEC_E_SECPKG_NOT_FOUND"),
    Row(0x80090306, "SEC_E_NOT_OWNER"),
    Row(0x80090307, "SEC_E_CANNOT_INSTALL"),
    Row(0x80090308, "SEC_E_INVALID_TOKEN"),
    Row(0x80090309, "SEC_E_CANNOT_PACK"),
    Row(0x8009030A, "SEC_E_QOP_NOT_SUPPORTED"),
    Row(0x8009030B, "SEC_E_NO_IMPERSONATION"),
    Row(0x8009030C, "SEC_E_LOGON_DENIED"),
    Row(0x8009030D, "SEC_E_UNKNOWN_CREDENTIALS"),
    Row(0x8009030E, "SEC_E_NO_CREDENTIALS"),
    Row(0x8009030F, "SEC_E_MESSAGE_ALTERED"),
    Row(0x80090310, "SEC_E_OUT_OF_SEQUENCE"),
    Row(0x80090311, "SEC_E_NO_AUTHENTICATING_AUTHORITY"),
    Row(0x00090312, "SEC_I_CONTINUE_NEEDED"),
    Row(0x00090313, "SEC_I_COMPLETE_NEEDED"),
    Row(0x00090314, "SEC_I_COMPLETE_AND_CONTINUE"),
    Row(0x00090315, "SEC_I_LOCAL_LOGON"),
    Row(0x00090316, "SEC_I_GENERIC_EXTENSION_RECEIVED"),
    Row(0x80090316, "SEC_E_BAD_PKGID"),
    Row(0x00090317, "SEC_I_CONTEXT_EXPIRED"),
    Row(0x80090317, "SEC_E_CONTEXT_EXPIRED"),
    Row(0x80090318, "SEC_E_INCOMPLETE_MESSAGE"),
    Row(0x00090320, "SEC_I_INCOMPLETE_CREDENTIALS"),
    Row(0x80090320, "SEC_E_INCOMPLETE_CREDENTIALS"),
    Row(0x00090321, "SEC_I_RENEGOTIATE"),
    Row(0x80090321, "SEC_E_BUFFER_TOO_SMALL"),
    Row(0x80090322, "SEC_E_WRONG_PRINCIPAL"),
    Row(0x00090323, "SEC_I_NO_LSA_CONTEXT"),
    Row(0x80090324, "SEC_E_TIME_SKEW"),
    Row(0x80090325, "SEC_E_UNTRUSTED_ROOT"),
    Row(0x80090326, "SEC_E_ILLEGAL_MESSAGE"),
    Row(0x80090327, "SEC_E_CERT_UNKNOWN"),
    Row(0x80090328, "SEC_E_CERT_EXPIRED"),
    Row(0x80090329, "SEC_E_ENCRYPT_FAILURE"),
    Row(0x80090330, "SEC_E_DECRYPT_FAILURE"),
    Row(0x80090331, "SEC_E_ALGORITHM_MISMATCH"),
    Row(0x80090332, "SEC_E_SECURITY_QOS_FAILED"),
    Row(0x80090333, "SEC_E_UNFINISHED_CONTEXT_DELETED"),
    Row(0x80090334, "SEC_E_NO_TGT_REPLY"),
    Row(0x80090335, "SEC_E_NO_IP_ADDRESSES"),
    Row(0x80090336, "SEC_E_WRONG_CREDENTIAL_HANDLE"),
    Row(0x80090337, "SEC_E_CRYPTO_SYSTEM_INVALID"),
    Row(0x80090338, "SEC_E_MAX_REFERRALS_EXCEEDED"),
    Row(0x80090339, "SEC_E_MUST_BE_KDC"),
    Row(0x8009033A, "SEC_E_STRONG_CRYPTO_NOT_SUPPORTED"),
    Row(0x8009033B, "SEC_E_TOO_MANY_PRINCIPALS"),
    Row(0x8009033C, "SEC_E_NO_PA_DATA"),
    Row(0x8009033D, "SEC_E_PKINIT_NAME_MISMATCH"),
    Row(0x8009033E, "SEC_E_SMARTCARD_LOGON_REQUIRED"),
    Row(0x8009033F, "SEC_E_SHUTDOWN_IN_PROGRESS"),
    Row(0x80090340, "SEC_E_KDC_INVALID_REQUEST"),
    Row(0x80090341, "SEC_E_KDC_UNABLE_TO_REFER"),
    Row(0x80090342, "SEC_E_KDC_UNKNOWN_ETYPE"),
    Row(0x80090343, "SEC_E_UNSUPPORTED_PREAUTH"),
    Row(0x80090345, "SEC_E_DELEGATION_REQUIRED"),
    Row(0x80090346, "SEC_E_BAD_BINDINGS"),
    Row(0x80090347, "SEC_E_MULTIPLE_ACCOUNTS"),
    Row(0x80090348, "SEC_E_NO_KERB_KEY"),
    Row(0x80090349, "SEC_E_CERT_WRONG_USAGE"),
    Row(0x80090350, "SEC_E_DOWNGRADE_DETECTED"),
    Row(0x80090351, "SEC_E_SMARTCARD_CERT_REVOKED"),
    Row(0x80090352, "SEC_E_ISSUING_CA_UNTRUSTED"),
    Row(0x80090353, "SEC_E_REVOCATION_OFFLINE_C"),
    Row(0x80090354, "SEC_E_PKINIT_CLIENT_FAILURE"),
    Row(0x80090355, "SEC_E_SMARTCARD_CERT_EXPIRED"),
    Row(0x80090356, "SEC_E_NO_S4U_PROT_SUPPORT"),
    Row(0x80090357, "SEC_E_CROSSREALM_DELEGATION_FAILURE"),
    Row(0x80090358, "SEC_E_REVOCATION_OFFLINE_KDC"),
    Row(0x80090359, "SEC_E_ISSUING_CA_UNTRUSTED_KDC"),
    Row(0x8009035A, "SEC_E_KDC_CERT_EXPIRED"),
    Row(0x8009035B, "SEC_E_KDC_CERT_REVOKED"),
    Row(0x0009035C, "SEC_I_SIGNATURE_NEEDED"),
    Row(0x8009035D, "SEC_E_INVALID_PARAMETER"),
    Row(0x8009035E, "SEC_E_DELEGATION_POLICY"),
    Row(0x8009035F, "SEC_E_POLICY_NLTM_ONLY"),
    Row(0x00090360, "SEC_I_NO_RENEGOTIATION"),
    Row(0x80090361, "SEC_E_NO_CONTEXT"),
    Row(0x80090362, "SEC_E_PKU2U_CERT_FAILURE"),
    Row(0x80090363, "SEC_E_MUTUAL_AUTH_FAILED"),
    Row(0x00090364, "SEC_I_MESSAGE_FRAGMENT"),
    Row(0x80090365, "SEC_E_ONLY_HTTPS_ALLOWED"),
    Row(0x00090366, "SEC_I_CONTINUE_NEEDED_MESSAGE_OK"),
    Row(0x80090367, "SEC_E_APPLICATION_PROTOCOL_MISMATCH"),
    Row(0x00090368, "SEC_I_ASYNC_CALL_PENDING"),
    Row(0x80090369, "SEC_E_INVALID_UPN_NAME"),
    Row(0x8009036A, "SEC_E_EXT_BUFFER_TOO_SMALL"),
    Row(0x8009036B, "SEC_E_INSUFFICIENT_BUFFERS"),
});

}  // namespace

std::span<const SecStatusRow> SecStatusRows() { return kRows; }

std::string_view SecStatusName(SecStatus status) {
  const auto* row = std::lower_bound(kRows.begin(), kRows.end(), LowWord(status),
                                     [](const SecStatusRow& r, std::uint32_t low) { return LowWord(r.value) < low; });
  for (; row != kRows.end() && LowWord(row->value) == LowWord(status); ++row) {
    if (row->value == status) return row->name;
  }
  return {};
}

std::optional<SecStatus> ParseSecStatus(std::string_view name) {
  for (const SecStatusRow& row : kRows) {
    if (row.name == name) return row.value;
  }
  return std::nullopt;
}

std::string SecStatusText(SecStatus status) {
  char number[16];
  std::snprintf(number, sizeof number, "0x%08X", static_cast<unsigned>(status));
  const std::string_view name = SecStatusName(status);
  if (name.empty()) return number;
  return std::string(name) + " (" + number + ")";
}

}  // namespace legwork

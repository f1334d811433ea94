#ifndef LEGWORK_SIM_KERBEROS_MESSAGE_KRB_ERROR_CODE_H_
#define LEGWORK_SIM_KERBEROS_MESSAGE_KRB_ERROR_CODE_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace legwork::kerberos {

// KrbErrorCode is error-code of a KRB_ERROR: every value of RFC 4120 section 7.5.9. A code that arrives is an integer
// and need not be one of these.
enum class KrbErrorCode : std::int32_t {
  kNone = 0,
  kNameExp = 1,
  kServiceExp = 2,
  kBadPvno = 3,
  kClientOldMasterKey = 4,
  kServerOldMasterKey = 5,
  kClientUnknown = 6,
  kServerUnknown = 7,
  kPrincipalNotUnique = 8,
  kNullKey = 9,
  kCannotPostdate = 10,
  kNeverValid = 11,
  kPolicy = 12,
  kBadOption = 13,
  kEtypeNoSupport = 14,
  kSumtypeNoSupport = 15,
  kPadataTypeNoSupport = 16,
  kTrtypeNoSupport = 17,
  kClientRevoked = 18,
  kServiceRevoked = 19,
  kTgtRevoked = 20,
  kClientNotYet = 21,
  kServiceNotYet = 22,
  kKeyExpired = 23,
  kPreauthFailed = 24,
  kPreauthRequired = 25,
  kServerNoMatch = 26,
  kMustUseUserToUser = 27,
  kPathNotAccepted = 28,
  kServiceUnavailable = 29,
  kBadIntegrity = 31,
  kTicketExpired = 32,
  kTicketNotYetValid = 33,
  kRepeat = 34,
  kNotUs = 35,
  kBadMatch = 36,
  kSkew = 37,
  kBadAddress = 38,
  kBadVersion = 39,
  kMessageType = 40,
  kModified = 41,
  kBadOrder = 42,
  kBadKeyVersion = 44,
  kNoKey = 45,
  kMutualFailed = 46,
  kBadDirection = 47,
  kMethod = 48,
  kBadSequence = 49,
  kInappropriateChecksum = 50,
  kApPathNotAccepted = 51,
  kResponseTooBig = 52,
  kGeneric = 60,
  kFieldTooLong = 61,
  kClientNotTrusted = 62,
  kKdcNotTrusted = 63,
  kInvalidSignature = 64,
  kKeyTooWeak = 65,
  kCertificateMismatch = 66,
  kNoTgt = 67,
  kWrongRealm = 68,
  kUserToUserRequired = 69,
  kCannotVerifyCertificate = 70,
  kInvalidCertificate = 71,
  kRevokedCertificate = 72,
  kRevocationStatusUnknown = 73,
  kRevocationStatusUnavailable = 74,
  kClientNameMismatch = 75,
  kKdcNameMismatch = 76,
};

// KrbErrorRow gives a code its RFC name: "KDC_ERR_PREAUTH_FAILED".
struct KrbErrorRow {
  KrbErrorCode code;
  std::string_view name;
};

// KrbErrorRows is in the order of the codes.
std::span<const KrbErrorRow> KrbErrorRows();

// Null if no row has the name, or the number.
const KrbErrorRow* FindKrbError(std::string_view name);
const KrbErrorRow* FindKrbError(std::int32_t code);

// KrbErrorText prints the RFC name, or the number of a code that has none.
std::string KrbErrorText(std::int32_t code);

constexpr std::int32_t NumberOf(KrbErrorCode code) { return static_cast<std::int32_t>(code); }

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MESSAGE_KRB_ERROR_CODE_H_

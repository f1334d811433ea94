#ifndef LEGWORK_MODEL_SEC_STATUS_H_
#define LEGWORK_MODEL_SEC_STATUS_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace legwork {

// SecStatus is SECURITY_STATUS: negative values are failures, the others succeed (winerror.h, STC-001). A value that
// no row names is possible: a foreign implementation may return anything.
enum class SecStatus : std::int32_t {
  kOk = 0x00000000,
  kContinueNeeded = 0x00090312,
  kCompleteNeeded = 0x00090313,
  kCompleteAndContinue = 0x00090314,
  kIncompleteCredentialsInfo = 0x00090320,  // SEC_I_INCOMPLETE_CREDENTIALS
  kInsufficientMemory = static_cast<std::int32_t>(0x80090300),
  kInvalidHandle = static_cast<std::int32_t>(0x80090301),
  kUnsupportedFunction = static_cast<std::int32_t>(0x80090302),
  kTargetUnknown = static_cast<std::int32_t>(0x80090303),
  kInternalError = static_cast<std::int32_t>(0x80090304),
  kSecpkgNotFound = static_cast<std::int32_t>(0x80090305),
  kNotOwner = static_cast<std::int32_t>(0x80090306),
  kInvalidToken = static_cast<std::int32_t>(0x80090308),
  kQopNotSupported = static_cast<std::int32_t>(0x8009030A),
  kNoImpersonation = static_cast<std::int32_t>(0x8009030B),
  kLogonDenied = static_cast<std::int32_t>(0x8009030C),
  kUnknownCredentials = static_cast<std::int32_t>(0x8009030D),
  kNoCredentials = static_cast<std::int32_t>(0x8009030E),
  kMessageAltered = static_cast<std::int32_t>(0x8009030F),
  kOutOfSequence = static_cast<std::int32_t>(0x80090310),
  kNoAuthenticatingAuthority = static_cast<std::int32_t>(0x80090311),
  kContextExpired = static_cast<std::int32_t>(0x80090317),
  kIncompleteMessage = static_cast<std::int32_t>(0x80090318),
  kBufferTooSmall = static_cast<std::int32_t>(0x80090321),
  kWrongPrincipal = static_cast<std::int32_t>(0x80090322),
  kTimeSkew = static_cast<std::int32_t>(0x80090324),
  kCryptoSystemInvalid = static_cast<std::int32_t>(0x80090337),
  kSecurityQosFailed = static_cast<std::int32_t>(0x80090332),
  kWrongCredentialHandle = static_cast<std::int32_t>(0x80090336),
  kKdcUnknownEtype = static_cast<std::int32_t>(0x80090342),
  kBadBindings = static_cast<std::int32_t>(0x80090346),
  kNoKerbKey = static_cast<std::int32_t>(0x80090348),
  kDowngradeDetected = static_cast<std::int32_t>(0x80090350),
  kInvalidParameter = static_cast<std::int32_t>(0x8009035D),
};

// SecStatusRow is one documented value with the name that winerror.h gives it.
struct SecStatusRow {
  SecStatus value;
  std::string_view name;  // "SEC_E_OK"
};

// SecStatusRows lists every registered value, ascending by its low word; aliases follow the name they stand for.
std::span<const SecStatusRow> SecStatusRows();

constexpr bool IsFailure(SecStatus status) { return static_cast<std::int32_t>(status) < 0; }

// SecStatusName is the registered name, empty for a value that has none.
std::string_view SecStatusName(SecStatus status);
std::optional<SecStatus> ParseSecStatus(std::string_view name);

// SecStatusText is the name and, in any case, the number: "SEC_E_OK (0x00000000)".
std::string SecStatusText(SecStatus status);

}  // namespace legwork

#endif  // LEGWORK_MODEL_SEC_STATUS_H_

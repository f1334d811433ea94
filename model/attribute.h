#ifndef LEGWORK_MODEL_ATTRIBUTE_H_
#define LEGWORK_MODEL_ATTRIBUTE_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace legwork {

// Attribute is ulAttribute of QueryContextAttributes, SECPKG_ATTR_*: those that clauses and packages speak of. Any
// other number is possible.
enum class Attribute : std::uint32_t {
  kSizes = 0,
  kNames = 1,
  kLifespan = 2,
  kDceInfo = 3,
  kStreamSizes = 4,
  kKeyInfo = 5,
  kAuthority = 6,
  kProtoInfo = 7,
  kPasswordExpiry = 8,
  kSessionKey = 9,
  kPackageInfo = 10,
  kUserFlags = 11,
  kNegotiationInfo = 12,
  kNativeNames = 13,
  kFlags = 14,
  kCredentialName = 16,
  kTargetInformation = 17,
  kAccessToken = 18,
  kTarget = 19,
  kAuthenticationId = 20,
  kLogoffTime = 21,
  kUniqueBindings = 25,
  kEndpointBindings = 26,
  kClientSpecifiedTarget = 27,
  kLastClientTokenStatus = 30,
  kNegoPkgInfo = 31,
  kRemoteCertContext = 83,
  kLocalCertContext = 84,
  kIssuerListEx = 89,
  kConnectionInfo = 90,
  kEapKeyBlock = 91,
  kSessionInfo = 93,
  kAppData = 94,
  kSupportedSignatures = 102,
  kSubjectSecurityAttributes = 128,
  kCreds2 = 0x80000086,
};

// AttributeRow is one value with its name, without the prefix, and the structure that pBuffer points to; the structure
// is empty where sspi.h gives none, and its size 0 where this project does not know it.
struct AttributeRow {
  std::uint32_t value;
  std::string_view name;
  std::string_view structure;
  std::uint32_t size = 0;  // octets where pointers have eight
};

// AttributeRows lists every registered attribute, ascending by value.
std::span<const AttributeRow> AttributeRows();
std::string_view AttributeName(std::uint32_t attribute);  // empty for a value that has none
std::uint32_t StructureSize(std::uint32_t attribute);     // AttributeRow::size, 0 for a value that has no row
std::optional<std::uint32_t> ParseAttribute(std::string_view name);

// AttributeIsSchannelOnly says whether the page reserves the attribute to Schannel (QCA-024).
bool AttributeIsSchannelOnly(std::uint32_t attribute);

// NegotiationState is SecPkgContext_NegotiationInfo.NegotiationState (AMB-31).
enum class NegotiationState : std::uint32_t {
  kComplete = 0,
  kOptimistic = 1,
  kInProgress = 2,
  kDirect = 3,
  kTryMulticred = 4,
};

// LastClientToken is SecPkgContext_LastClientTokenStatus (QCA-020).
enum class LastClientToken : std::uint32_t { kYes = 0, kNo = 1, kMaybe = 2 };

}  // namespace legwork

#endif  // LEGWORK_MODEL_ATTRIBUTE_H_
